// What stands in an address and in header lines: path, query, cursor, media ranges, origin.
#include "fuzz.h"
#include "http/problem.h"
#include "http/routes.h"
#include "http/text.h"

namespace {
using namespace luwte;

const http::Type& no_type()
{
    static const http::Type type = http::type_of<http::Nothing>();
    return type;
}

const std::vector<http::Route>& routes()
{
    static const std::vector<http::Route> all{
        {.method = "GET", .path = "/incidents", .who = http::signed_in(), .out = &no_type(), .query = http::paged({{"state", ""}})},
        {.method = "GET", .path = "/incidents/{incidentId}", .who = http::signed_in(), .out = &no_type()},
        {.method = "POST", .path = "/incidents/{incidentId}/notes", .who = http::signed_in(), .in = &no_type(), .out = &no_type()},
        {.method = "PUT", .path = "/evidence/{evidenceId}/chunks/{number}", .who = http::signed_in(), .out = &no_type(), .bytes_limit = 10},
        {.method = "DELETE", .path = "/sessions/current", .who = http::signed_in(), .out = &no_type()},
        {.method = "DELETE", .path = "/sessions/{sessionId}", .who = http::signed_in(), .out = &no_type()}};
    return all;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    static constexpr const char* methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "TRACE"};
    http::Request request{.method = methods[input.choose() % 6]};
    const auto parts = http::split(input.text(), '\n');
    request.target = parts[0];
    static constexpr const char* names[] = {"Origin", "Host", "Cookie", "Content-Type", "Accept", "Sec-Fetch-Site", "Accept-Encoding"};
    for (std::size_t n = 1; n < parts.size() && n <= 7; ++n) request.headers.push_back({names[n - 1], std::string{parts[n]}});

    const auto question = std::min(request.target.find('?'), request.target.size());
    const auto path = std::string_view{request.target}.substr(0, question);
    const auto found = http::match(routes(), request.method, path);
    for (const auto& [name, value] : found.values) fuzz::hold(!value.empty() && value.find('/') == std::string::npos, "a parameter is one segment");
    const auto foreign = http::refuse_foreign(request);
    if (!foreign && request.method != "GET" && request.method != "HEAD" && !request.header("Origin").empty())
        fuzz::hold(request.header("Origin").size() > request.header("Host").size(), "another site's write is refused");
    http::accepts_coding(request.header("Accept-Encoding"), "gzip");
    if (!found.route) return 0;
    http::refuse_media(*found.route, request);

    const auto query = http::query_of(*found.route, std::string_view{request.target}.substr(std::min(question + 1, request.target.size())));
    if (!query) {
        http::problem(query.refusal());
        return 0;
    }
    for (const auto& [name, value] : *query) {
        fuzz::hold(is_clean_text(value) && value.size() <= 1024, "a query value is clean text");
        const auto position = from_base64url(value);
        if (name == "cursor" && position) fuzz::hold(from_base64url(base64url(*position)) == position, "a cursor reads back");
    }
    return 0;
}
