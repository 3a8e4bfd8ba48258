#include "http/text.h"

#include <algorithm>

namespace luwte::http {

namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int hex_digit(char c)
{
    if ('0' <= c && c <= '9') return c - '0';
    c = lower(c);
    return 'a' <= c && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_refused(std::string_view parameter)
{
    const auto parts = split(parameter, '=');
    return parts.size() == 2 && same_word(trimmed(parts[0]), "q") && !trimmed(parts[1]).empty() &&
           trimmed(parts[1]).find_first_not_of("0.") == std::string_view::npos;
}

bool covers(std::string_view range, std::string_view media_type)
{
    if (range == "*/*" || same_word(range, media_type)) return true;
    return range.ends_with("/*") && same_word(range.substr(0, range.size() - 1), media_type.substr(0, media_type.find('/') + 1));
}

}  // namespace

bool same_word(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] != '%') {
            plain += text[n];
            continue;
        }
        if (n + 2 >= text.size()) return std::nullopt;
        const int high = hex_digit(text[n + 1]), low = hex_digit(text[n + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        n += 2;
    }
    return plain;
}

bool accepts(std::string_view header, std::string_view media_type)
{
    if (trimmed(header).empty()) return true;
    bool admitted = false;
    for (auto entry : split(header, ',')) {
        const auto parts = split(entry, ';');
        if (!covers(trimmed(parts[0]), media_type)) continue;
        if (std::none_of(parts.begin() + 1, parts.end(), is_refused)) admitted = true;
        else if (same_word(trimmed(parts[0]), media_type)) return false;
    }
    return admitted;
}

bool accepts_coding(std::string_view header, std::string_view coding)
{
    for (auto entry : split(header, ',')) {
        const auto parts = split(entry, ';');
        if (same_word(trimmed(parts[0]), coding)) return std::none_of(parts.begin() + 1, parts.end(), is_refused);
    }
    return false;
}

}  // namespace luwte::http
