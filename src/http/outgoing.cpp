#include "http/outgoing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/require.h"
#include "http/problem.h"
#include "http/text.h"

namespace luwte::http {

namespace {

bool has(const Response& response, std::string_view name)
{
    return std::ranges::any_of(response.headers, [&](const Header& header) { return same_word(header.name, name); });
}

bool is_bodyless(int status) { return status < 200 || status == 204 || status == 304; }

}  // namespace

Framing framing_of(const Response& response, const Outgoing& how)
{
    if (!response.more || has(response, "Content-Length")) return Framing::length;
    return how.is_http_1_0 ? Framing::until_close : Framing::chunks;
}

std::string head_of(const Response& response, const Outgoing& how, Instant now)
{
    auto head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, phrase_of(response.status), http_date(now));
    for (const auto& header : response.headers) {
        require((header.name + header.value).find_first_of(std::string_view{"\r\n\0", 3}) == std::string::npos,
                "a header is one line");
        head += header.name + ": " + header.value + "\r\n";
    }
    if (how.secure) head += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
    const auto framing = framing_of(response, how);
    if (framing == Framing::chunks) head += "Transfer-Encoding: chunked\r\n";
    else if (framing == Framing::length && !is_bodyless(response.status) && !has(response, "Content-Length"))
        head += fmt::format("Content-Length: {}\r\n", response.body.size());
    if (how.close || framing == Framing::until_close) head += "Connection: close\r\n";
    else if (how.is_http_1_0) head += "Connection: keep-alive\r\n";
    return head + "\r\n";
}

std::string chunk_of(std::string_view piece)
{
    if (piece.empty()) return "0\r\n\r\n";
    return fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

std::string http_date(Instant instant)
{
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const auto day = floor<std::chrono::days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(instant - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{day}.c_encoding()], unsigned{date.day()},
                       months[unsigned{date.month()} - 1], int{date.year()}, time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace luwte::http
