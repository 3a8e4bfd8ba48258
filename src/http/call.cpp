// What a handler may ask of its call: versions, pages, headers.
#include <charconv>

#include "base/bytes.h"
#include "http/http.h"
#include "http/text.h"

namespace luwte::http {

std::string_view Request::header(std::string_view name) const
{
    for (const auto& header : headers)
        if (same_word(header.name, name)) return header.value;
    return {};
}

Result<std::int64_t> Call::expected_version() const
{
    auto text = request.header("If-Match");
    if (text.empty()) return Refusal{Kind::precondition, {{"request.if_match_missing", {}}}};
    if (text.size() < 3 || text.front() != '"' || text.back() != '"') return stale("request.stale");
    text = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc{} || end != text.data() + text.size()) return stale("request.stale");
    return version;
}

void Call::etag(std::int64_t version) { reply_headers.push_back({"ETag", "\"" + std::to_string(version) + "\""}); }

std::vector<Query> paged(std::vector<Query> more)
{
    more.push_back({"cursor", "The `next` of the page before; absent for the first page"});
    more.push_back({"limit", "How many items a page holds at most: 1 to 200, 50 when absent"});
    return more;
}

Result<PageRequest> page_of(const Call& call)
{
    PageRequest page;
    if (auto found = call.query.find("cursor"); found != call.query.end())
        page.cursor = TRY(position_of(found->second, "cursor"));
    if (auto found = call.query.find("limit"); found != call.query.end()) {
        const auto& text = found->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page.limit);
        if (error != std::errc{} || end != text.data() + text.size() || page.limit < 1 || page.limit > 200)
            return invalid("request.limit_wrong", "limit");
    }
    return page;
}

Result<std::optional<std::string>> position_of(const std::optional<std::string>& cursor, const char* field)
{
    if (!cursor) return std::optional<std::string>{};
    const auto position = from_base64url(*cursor);
    if (!position || !is_clean_text(as_text(*position))) return invalid("request.cursor_wrong", field);
    return std::optional{as_text(*position)};
}

std::string cursor(std::string_view position) { return base64url(as_bytes(position)); }

}  // namespace luwte::http
