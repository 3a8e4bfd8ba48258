#include "app/security_txt.h"

#include <algorithm>
#include <array>

namespace luwte::app {
namespace {
constexpr std::chrono::days good_for{180};  // the RFC advises less than a year
}

bool is_security_contact(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> schemes{"mailto:", "https://", "tel:"};
    const auto scheme = std::ranges::find_if(schemes, [&](std::string_view one) { return text.starts_with(one) && text.size() > one.size(); });
    return scheme != schemes.end() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string security_txt(const std::vector<std::string>& contacts, const std::string& site, Instant now)
{
    std::string text;
    for (const auto& contact : contacts) text += "Contact: " + contact + "\n";
    text += "Expires: " + iso(std::chrono::floor<std::chrono::days>(now) + good_for) + "\nPreferred-Languages: nl, en\n";
    if (!site.empty()) text += "Canonical: " + site + "/.well-known/security.txt\n";
    return text;
}

}  // namespace luwte::app
