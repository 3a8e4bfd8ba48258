// The only file that knows Beast. Its parser is given whole heads and refuses the classic smuggling shapes (both lengths, a
// sign in a length, space before a colon, NUL); what it lets pass — no Host, two Hosts, an unknown transfer coding, folded
// lines — is refused here. Bodies in chunks are not given to it: of one that ends in small pieces it makes an end of the
// whole program (chunks.h reads them).
#include "http/incoming.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

#include "http/text.h"

namespace luwte::http {

namespace {

namespace beast = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool is_origin_form(std::string_view target)
{
    return target.starts_with('/') && !target.starts_with("//") && target.find('#') == std::string_view::npos &&
           std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

}  // namespace

struct Incoming::Parser {
    beast::request_parser<beast::string_body> beast;
};

Incoming::Incoming() : m_parser{new Parser} {}
Incoming::~Incoming() = default;

std::size_t end_of_head(std::string_view buffer)
{
    const auto found = buffer.find("\r\n\r\n");
    return found == std::string_view::npos ? found : found + 4;
}

bool has_broken_line(std::string_view head)
{
    for (std::size_t n = 0; n < head.size(); ++n) {
        const auto c = static_cast<unsigned char>(head[n]);
        const char next = n + 1 < head.size() ? head[n + 1] : '\0';
        if (c == '\n' && (n == 0 || head[n - 1] != '\r')) return true;
        if (c == '\r' && n + 1 < head.size() && next != '\n') return true;
        if (c == '\n' && (next == ' ' || next == '\t')) return true;  // a folded line
        if (n < 2 && (c == '\r' || c == '\n')) return true;           // an empty line in front
        if ((c < 0x20 && c != '\r' && c != '\n' && c != '\t') || c == 0x7f) return true;
    }
    return false;
}

int Incoming::read_head(std::string_view head)
{
    if (has_broken_line(head)) return 400;
    auto& parser = m_parser->beast;
    parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
    parser.body_limit(boost::none);  // checked by us, when the route is known
    parser.eager(false);
    boost::beast::error_code error;
    const auto used = parser.put({head.data(), head.size()}, error);
    if (error == beast::error::bad_version) return 505;
    if (error || !parser.is_header_done() || used != head.size()) return 400;
    return check_head();
}

int Incoming::check_head()
{
    auto& parser = m_parser->beast;
    const auto& message = parser.get();
    int hosts = 0;
    for (const auto& field : message) {
        const auto name = view(field.name_string());
        hosts += same_word(name, "Host");
        if (same_word(name, "Transfer-Encoding") && !same_word(trimmed(view(field.value())), "chunked")) return 501;
        if (same_word(name, "Content-Length") && !is_number(view(field.value()))) return 400;  // "4, 4" is one to Beast
        request.headers.push_back({std::string{name}, std::string{view(field.value())}});
    }
    if (hosts != 1) return 400;
    is_http_1_0 = message.version() == 10;
    chunked = !request.header("Transfer-Encoding").empty();
    if (chunked && (is_http_1_0 || message.count(beast::field::transfer_encoding) > 1)) return 400;
    if (message.count(beast::field::content_length) > 1) return 400;

    request.method = view(message.method_string());
    request.target = view(message.target());
    if (!is_origin_form(request.target)) return 400;
    keep_alive = message.keep_alive();
    content_length = chunked ? 0 : parser.content_length().value_or(0);
    m_done = !chunked && content_length == 0;
    if (const auto expected = request.header("Expect"); !expected.empty()) {
        if (!same_word(expected, "100-continue")) return 417;
        expects_continue = !is_http_1_0;
    }
    return 0;
}

Incoming::Taken Incoming::take_body(std::string_view bytes, std::size_t limit)
{
    if (chunked) {
        const auto used = m_chunks.take(bytes, request.body, limit);
        m_done = m_chunks.done();
        return {.bytes = used, .refused = m_chunks.refused()};
    }
    if (content_length > limit) return {.refused = 413};
    request.body.reserve(content_length);  // the system gives room only where it is written to
    const auto wanted = std::min(bytes.size(), content_length - request.body.size());
    request.body.append(bytes.substr(0, wanted));
    m_done = request.body.size() == content_length;
    return {.bytes = wanted};
}

}  // namespace luwte::http
