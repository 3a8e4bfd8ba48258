#include "http/problem.h"

#include <algorithm>

#include "http/shape_codec.h"
#include "http/text.h"

namespace luwte::http {

namespace {

struct ProblemError {
    std::string code, field;
};
SHAPE(ProblemError, code, field)

struct Problem {
    std::string type, title;
    int status;
    std::string detail, code;
    std::optional<std::string> instance;
    std::vector<ProblemError> errors;
};
SHAPE(Problem, type, title, status, detail, code, instance, errors)

std::string_view detail_of(int status)
{
    switch (status) {
    case 400: return "The request is not what this operation takes; errors lists every fault.";
    case 401: return "Nobody is signed in, or what was given to sign in is not right.";
    case 403: return "This account may not do this here.";
    case 404: return "There is nothing here, or nothing for this account.";
    case 405: return "The resource exists, but not for this method.";
    case 406: return "The answer does not exist in a media type that the request accepts.";
    case 408: return "The request did not arrive in time.";
    case 409: return "The present state does not allow this.";
    case 412: return "Somebody else wrote in between; read it again first.";
    case 413: return "The request is larger than this operation takes.";
    case 415: return "This operation takes another media type.";
    case 417: return "The request expects what this server does not do.";
    case 428: return "Say with If-Match which version is to be changed.";
    case 429: return "Too many of these for now; try again later.";
    case 431: return "The header of the request is too large.";
    case 501: return "The request asks for a way of transport that is not supported.";
    case 505: return "Only HTTP/1.1 is spoken here.";
    case 503: return "The register cannot do this at the moment; try again later.";
    default: return "The register made a mistake. Nothing was changed.";
    }
}

Response made(int status, Problem problem)
{
    problem.type = "about:blank";
    problem.title = phrase_of(status);
    problem.status = status;
    problem.detail = detail_of(status);
    Response response{.status = status, .headers = {{"Content-Type", "application/problem+json"}}, .body = to_json(problem)};
    if (status == 401) set_header(response, "WWW-Authenticate", "Bearer");
    if (status == 503) set_header(response, "Retry-After", "2");
    return response;
}

}  // namespace

int status_of(Kind kind)
{
    switch (kind) {
    case Kind::invalid: return 400;
    case Kind::unauthenticated: return 401;
    case Kind::forbidden: return 403;
    case Kind::not_found: return 404;
    case Kind::conflict: return 409;
    case Kind::stale: return 412;
    case Kind::too_large: return 413;
    case Kind::precondition: return 428;
    case Kind::too_many: return 429;
    }
    return 500;
}

std::string_view phrase_of(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 505: return "HTTP Version Not Supported";
    case 503: return "Service Unavailable";
    default: return "Internal Server Error";
    }
}

Response problem(const Refusal& refusal)
{
    Problem problem{.code = std::string{refusal.code()}};
    for (const auto& fault : refusal.faults) problem.errors.push_back({std::string{fault.code.text()}, fault.field});
    return made(status_of(refusal.kind), std::move(problem));
}

Response problem(int status, Code code)
{
    return made(status, {.code = std::string{code.text()}, .errors = {{std::string{code.text()}, ""}}});
}

Response problem(int status, Code code, const std::string& instance)
{
    return made(status, {.code = std::string{code.text()}, .instance = instance, .errors = {{std::string{code.text()}, ""}}});
}

void set_header(Response& response, std::string name, std::string value)
{
    std::erase_if(response.headers, [&](const Header& header) { return same_word(header.name, name); });
    response.headers.push_back({std::move(name), std::move(value)});
}

void keep_in_place(Response& response)
{
    set_header(response, "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
    set_header(response, "X-Content-Type-Options", "nosniff");
    set_header(response, "X-Frame-Options", "DENY");
    set_header(response, "Referrer-Policy", "no-referrer");
    set_header(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    set_header(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    set_header(response, "X-Permitted-Cross-Domain-Policies", "none");
}

}  // namespace luwte::http
