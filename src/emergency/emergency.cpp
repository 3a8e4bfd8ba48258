#include "emergency/emergency.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/require.h"

namespace luwte::emergency {
namespace {

constexpr std::string_view root = "/emergency/";
constexpr std::string_view manifest = "manifest.webmanifest";
constexpr std::size_t enough_of_an_id = 8;

std::string plain(std::string_view name)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> to_latin{
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error)};
    REQUIRE_THAT_HOLDS(U_SUCCESS(error));
    auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    to_latin->transliterate(text);
    std::string latin;
    return text.toUTF8String(latin);
}

std::string start_of(const OrganisationId& id) { return id.text.substr(0, enough_of_an_id); }

bool wants_english(std::string_view accepted)
{
    const auto english = accepted.find("en"), dutch = accepted.find("nl");
    return english != std::string_view::npos && (dutch == std::string_view::npos || english < dutch);
}

}  // namespace

std::string address_from(std::string_view name)
{
    std::string address;
    for (const char c : plain(name)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) address += c;
        else if (!address.empty() && address.back() != '-') address += '-';
    }
    if (!address.empty() && address.back() == '-') address.pop_back();
    return address;
}

std::vector<std::string> addresses(const std::vector<people::Organisation>& organisations)
{
    std::map<std::string, int> times;
    std::vector<std::string> all;
    for (const auto& organisation : organisations) ++times[all.emplace_back(address_from(organisation.name))];
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].empty()) all[i] = start_of(organisations[i].id);
        else if (times[all[i]] > 1) all[i] += "-" + start_of(organisations[i].id);
    }
    return all;
}

Place place_of(std::string_view path, const std::vector<people::Organisation>& organisations, std::string_view accepted_language)
{
    const std::string preferred = wants_english(accepted_language) ? "en" : "nl";
    const auto known = addresses(organisations);
    const auto led_to = [&](std::size_t i) {
        return Place{Place::Kind::elsewhere, i, preferred, std::string{root} + known[i] + (preferred == "en" ? "/en" : "")};
    };
    path.remove_prefix(std::min(path.size(), root.size()));
    if (path.empty()) {
        if (organisations.size() == 1) return led_to(0);
        return {Place::Kind::choice, 0, preferred};
    }
    const auto slash = path.find('/');
    const auto name = path.substr(0, slash);
    const auto rest = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        if (name == organisations[i].id.text && rest.empty()) return led_to(i);
        if (name != known[i]) continue;
        if (slash == std::string_view::npos) return {Place::Kind::page, i, "nl"};
        if (rest == "en") return {Place::Kind::page, i, "en"};
        if (rest == manifest) return {Place::Kind::manifest, i, "nl"};
    }
    return {};
}

}  // namespace luwte::emergency
