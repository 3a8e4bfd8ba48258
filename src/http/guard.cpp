// How a request is sent, before what it says: from which site, in which media type, with which query.
#include <algorithm>

#include "base/bytes.h"
#include "http/problem.h"
#include "http/routes.h"
#include "http/text.h"

namespace luwte::http {

namespace {

bool is_write(std::string_view method) { return method != "GET" && method != "HEAD"; }

/// "https://host:port" names the same host as "host:port". The scheme may differ behind a proxy that ends TLS.
bool is_same_host(std::string_view origin, std::string_view host)
{
    const auto start = origin.find("://");
    return start != std::string_view::npos && !host.empty() && same_word(origin.substr(start + 3), host);
}

std::string_view media_type_of(std::string_view content_type) { return trimmed(split(content_type, ';')[0]); }

}  // namespace

std::optional<Response> refuse_foreign(const Request& request)
{
    if (!is_write(request.method)) return std::nullopt;
    const auto origin = request.header("Origin");
    if (!origin.empty()) {
        if (is_same_host(origin, request.header("Host"))) return std::nullopt;
        return problem(403, "request.foreign_site");
    }
    // A cookie travels by itself, so with one the browser must say where the request comes from. A bearer token does not.
    if (request.header("Cookie").empty() || request.header("Sec-Fetch-Site") == "same-origin") return std::nullopt;
    return problem(403, "request.foreign_site");
}

std::optional<Response> refuse_media(const Route& route, const Request& request)
{
    const auto content_type = request.header("Content-Type");
    if (route.in) {
        const bool may_be_empty = route.in->members.empty();
        if (!(may_be_empty && request.body.empty()) && !same_word(media_type_of(content_type), "application/json"))
            return problem(415, "request.media_type_wrong");
    } else if (route.bytes_limit) {
        if (!same_word(media_type_of(content_type), "application/octet-stream")) return problem(415, "request.media_type_wrong");
    } else if (!request.body.empty()) {
        return problem(400, "request.body_unexpected");
    }
    if (!accepts(request.header("Accept"), route.out || route.media_type.empty() ? "application/json" : route.media_type))
        return problem(406, "request.not_acceptable");
    return std::nullopt;
}

Result<PathValues> query_of(const Route& route, std::string_view query)
{
    PathValues values;
    std::vector<Fault> faults;
    if (query.empty()) return values;
    for (auto pair : split(query, '&')) {
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = percent_decoded(pair.substr(0, equals));
        const auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value || !is_clean_text(*name) || !is_clean_text(*value) || value->size() > 1024)
            faults.push_back({"request.query_wrong", {}});
        else if (std::ranges::none_of(route.query, [&](const Query& known) { return known.name == *name; }))
            faults.push_back({"request.query_unknown", name->size() <= 64 ? *name : std::string{}});
        else if (!values.emplace(*name, *value).second)
            faults.push_back({"request.query_twice", *name});
    }
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    return values;
}

}  // namespace luwte::http
