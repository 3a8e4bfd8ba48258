// The bodies of Router's templates: each wraps a typed handler into one that takes and gives text. Include this in
// *_api.cpp files only.
#pragma once

#include "http/http.h"
#include "http/shape_codec.h"

namespace luwte::http {

namespace detail {

/// What a handler answered, as a response: 201 for what has an id now, 204 for nothing, 200 for the rest.
Response answer(const Type& out, const void* value, bool creates);
/// A _preview or the like changes nothing, so it creates nothing.
bool is_operation(std::string_view path);

template <class Out>
Result<Response> answer(Result<Out> result, bool creates)
{
    static_assert(!holds<Out, Secret>(), "an answer cannot hold a Secret: what a reader may see is a Shown");
    if (!result) return result.refusal();
    return answer(type_of<Out>(), &*result, creates);
}

template <class In, class Out, class Handler>
Route with_body(std::string method, const char* path, Permission who, const char* summary, Handler handler)
{
    static_assert(!holds<In, Shown>(), "a request cannot hold a Shown: what a sender tells is a Secret");
    const bool creates = method == "POST" && !is_operation(path);
    return {.method = std::move(method),
            .path = path,
            .who = who,
            .summary = summary,
            .in = &type_of<In>(),
            .out = &type_of<Out>(),
            .repeatable = creates && !holds<Out, Shown>(),
            .run = [handler = std::move(handler), creates](Call& call) -> Result<Response> {
                In input{};
                if (auto done = read(type_of<In>(), &input, call.request.body); !done) return done.refusal();
                return answer<Out>(handler(call, std::as_const(input)), creates);
            }};
}

}  // namespace detail

template <class In, class Out, class Handler>
void Router::post(const char* path, Permission who, const char* summary, Handler handler)
{
    add(detail::with_body<In, Out>("POST", path, who, summary, std::move(handler)));
}

template <class In, class Out, class Handler>
void Router::post_long(const char* path, Permission who, const char* summary, Handler handler)
{
    static_assert(!detail::holds<In, Shown>(), "a request cannot hold a Shown: what a sender tells is a Secret");
    add({.method = "POST",
         .path = path,
         .who = who,
         .summary = summary,
         .in = &type_of<In>(),
         .out = &type_of<Out>(),
         .run_long = [handler = std::move(handler), creates = !detail::is_operation(path)](LongCall& call) -> Result<Response> {
             In input{};
             if (auto done = read(type_of<In>(), &input, call.request.body); !done) return done.refusal();
             return detail::answer<Out>(handler(call, std::as_const(input)), creates);
         }});
}

template <class In, class Out, class Handler>
void Router::put(const char* path, Permission who, const char* summary, Handler handler)
{
    add(detail::with_body<In, Out>("PUT", path, who, summary, std::move(handler)));
}

template <class In, class Out, class Handler>
void Router::patch(const char* path, Permission who, const char* summary, Handler handler)
{
    add(detail::with_body<In, Out>("PATCH", path, who, summary, std::move(handler)));
}

template <class Out, class Handler>
void Router::get(const char* path, Permission who, const char* summary, Handler handler, std::vector<Query> query)
{
    add({.method = "GET",
         .path = path,
         .who = who,
         .summary = summary,
         .out = &type_of<Out>(),
         .query = std::move(query),
         .run = [handler = std::move(handler)](Call& call) { return detail::answer<Out>(handler(call), false); }});
}

template <class Handler>
void Router::remove(const char* path, Permission who, const char* summary, Handler handler)
{
    add({.method = "DELETE",
         .path = path,
         .who = who,
         .summary = summary,
         .out = &type_of<Nothing>(),
         .run = [handler = std::move(handler)](Call& call) { return detail::answer<Nothing>(handler(call), false); }});
}

}  // namespace luwte::http
