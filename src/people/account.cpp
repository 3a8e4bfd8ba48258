#include "people/account.h"

#include <algorithm>

#include "base/bytes.h"
#include "people/easy_passwords.h"

namespace luwte::people {
namespace {
constexpr std::size_t longest_login = 254;  // RFC 5321
constexpr std::size_t longest_name = 200;
constexpr std::size_t shortest_password = 12;
constexpr std::size_t longest_password = 1024;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string lowered(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; }));
}
}  // namespace

Result<std::string> clean_login(std::string_view login)
{
    const auto text = lowered(trimmed(login));
    const auto at = text.find('@');
    if (text.size() > longest_login) return invalid("request.too_long", "/login");
    if (at == std::string::npos || at == 0 || at + 1 == text.size() || text.find('@', at + 1) != std::string::npos)
        return invalid("people.login_not_an_address", "/login");
    for (char c : text)
        if (is_control(c) || std::string_view{" ,;:<>()[]\\\""}.find(c) != std::string_view::npos)
            return invalid("people.login_not_an_address", "/login");
    return text;
}

Result<std::string> clean_name(std::string_view name)
{
    const auto text = trimmed(name);
    if (text.empty()) return invalid("people.name_missing", "/name");
    if (text.size() > longest_name) return invalid("request.too_long", "/name");
    if (std::ranges::any_of(text, is_control)) return invalid("people.name_not_one", "/name");
    return std::string{text};
}

Result<std::string> clean_language(std::string_view language)
{
    if (language != "nl" && language != "en") return invalid("people.language_unknown", "/language");
    return std::string{language};
}

Result<Done> acceptable(const Secret& password, std::string_view login, const char* field)
{
    const auto words = password.reveal();
    if (words.size() > longest_password) return invalid("people.password_too_long", field);
    if (characters(words) < shortest_password) return invalid("people.password_too_short", field);
    if (is_easy(words, login)) return invalid("people.password_too_easy", field);
    return Done{};
}

Result<Done> acceptable(const Assignment& assignment)
{
    if (assignment.valid_until && *assignment.valid_until < assignment.valid_from)
        return invalid("people.period_ends_before_it_begins", "/validUntil");
    if (assignment.deputy == assignment.account) return invalid("people.deputy_is_the_holder", "/deputy");
    return Done{};
}

bool holds_on(const Assignment& assignment, Day day)
{
    return assignment.valid_from <= day && (!assignment.valid_until || day <= *assignment.valid_until);
}

}  // namespace luwte::people
