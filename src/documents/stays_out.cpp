#include "documents/stays_out.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace luwte::documents {
namespace {

/// Small letters, and one space wherever there is white space.
icu::UnicodeString plain(std::string_view text)
{
    auto folded = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).foldCase();
    icu::UnicodeString plain;
    for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
        const auto c = folded.char32At(at);
        if (!u_isUWhiteSpace(c)) plain.append(c);
        else if (!plain.isEmpty() && plain[plain.length() - 1] != u' ') plain.append(u' ');
    }
    return plain.trim();
}

bool stands_in(const icu::UnicodeString& text, const icu::UnicodeString& words)
{
    for (auto at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const auto end = at + words.length();
        const bool begins = at == 0 || !u_isalnum(text.char32At(at - 1));
        const bool ends = end == text.length() || !u_isalnum(text.char32At(end));
        if (begins && ends) return true;
    }
    return false;
}

}  // namespace

std::set<std::string> slipped_in(std::string_view text, const std::vector<std::string>& keep_out)
{
    constexpr std::int32_t shortest = 3;
    const auto whole = plain(text);
    std::set<std::string> found;
    for (const auto& words : keep_out) {
        const auto wanted = plain(words);
        if (wanted.length() >= shortest && stands_in(whole, wanted)) found.insert(words);
    }
    return found;
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string> parts_of_name(std::string_view name)
{
    std::vector<std::string> parts{std::string{name}};
    const auto space = name.rfind(' ');
    if (space != std::string_view::npos) parts.emplace_back(name.substr(space + 1));
    return parts;
}

}  // namespace luwte::documents
