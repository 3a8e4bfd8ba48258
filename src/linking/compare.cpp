#include "linking/compare.h"

#include <algorithm>
#include <cstdlib>

#include "linking/text.h"

namespace luwte::linking {

namespace {
int surnames(const Prepared& a, const Prepared& b);

bool said_by_account(const std::string& name, const Prepared& other)
{
    if (name.size() < 4) return false;
    return std::any_of(other.account_words.begin(), other.account_words.end(), [&](const auto& word) { return word.find(name) != word.npos; });
}

bool part_of(const Prepared& a, const Prepared& b)
{
    for (const auto& part : a.parts)
        if (part == b.surname || std::find(b.parts.begin(), b.parts.end(), part) != b.parts.end()) return true;
    return std::find(b.parts.begin(), b.parts.end(), a.surname) != b.parts.end();
}

bool swapped(const Prepared& a, const Prepared& b)
{
    auto called = [](const std::string& word, const Prepared& by) {
        return std::any_of(by.given.begin(), by.given.end(), [&](const auto& given) { return given.text == word; });
    };
    return called(a.surname, b) || called(b.surname, a);
}

int surnames(const Prepared& a, const Prepared& b)
{
    if (a.surname.empty() || b.surname.empty()) {
        const auto& named = a.surname.empty() ? b : a;
        const auto& other = a.surname.empty() ? a : b;
        if (named.surname.size() < 4 || other.account_words.empty()) return silent;
        return said_by_account(named.surname, other) ? 7 : 8;
    }
    if (a.surname == b.surname) return 0;
    if (part_of(a, b)) return 3;
    const bool near = one_edit(a.surname, b.surname) && std::min(a.surname.size(), b.surname.size()) > 2;
    if (a.surname_sound == b.surname_sound && (near || jaro_winkler(a.surname, b.surname) > 0.8)) return 1;
    if (near) return 2;
    if (jaro_winkler(a.surname, b.surname) >= 0.9) return 4;
    return swapped(a, b) ? 5 : 6;
}

bool share_family(const GivenName& a, const GivenName& b)
{
    return std::any_of(a.families.begin(), a.families.end(),
                       [&](int f) { return std::find(b.families.begin(), b.families.end(), f) != b.families.end(); });
}

int given_pair(const GivenName& a, const GivenName& b)
{
    if (a.text == b.text) return 0;
    if (share_family(a, b)) return 1;
    if (a.sound == b.sound && jaro_winkler(a.text, b.text) > 0.8) return 2;
    if (one_edit(a.text, b.text) && std::min(a.text.size(), b.text.size()) > 3) return 2;
    return jaro_winkler(a.text, b.text) >= 0.88 ? 3 : 4;
}

int givens(const Prepared& a, const Prepared& b)
{
    if (!a.given.empty() && !b.given.empty()) {
        int best = 4;
        for (const auto& x : a.given)
            for (const auto& y : b.given) best = std::min(best, given_pair(x, y));
        return best;
    }
    if (!a.initials.empty() && !b.initials.empty()) {
        if (a.initials == b.initials) return a.initials.size() > 1 ? 5 : 6;
        return a.initials[0] == b.initials[0] ? 7 : 8;
    }
    const auto& named = a.given.empty() ? b : a;
    const auto& other = a.given.empty() ? a : b;
    if (named.given.empty()) return silent;
    if (!other.initials.empty()) {
        if (other.initials[0] == named.given[0].text[0]) return 9;
        return named.given[0].letters.find(other.initials[0]) != std::string::npos ? 10 : 11;
    }
    if (named.given[0].text.size() < 4 || other.account_words.empty()) return silent;
    return said_by_account(named.given[0].text, other) ? 12 : 13;
}

int births(const Prepared& a, const Prepared& b)
{
    if (a.year && b.year) {
        if (!a.day || !b.day) return a.year == b.year ? 6 : 7;
        const int same = (a.year == b.year) + (a.month == b.month) + (a.day == b.day);
        if (same == 3) return 0;
        if (a.year == b.year && a.day == b.month && a.month == b.day) return 1;
        auto digits_of = [](const Prepared& p) { return std::to_string(p.year * 10000 + p.month * 100 + p.day); };
        if (one_edit(digits_of(a), digits_of(b))) return 2;
        if (same == 2) return 3;
        return a.year == b.year ? 4 : 5;
    }
    const int first = a.year ? a.year : a.about, second = b.year ? b.year : b.about;
    if (!first || !second) return silent;
    const int apart = std::abs(first - second), base = a.year || b.year ? 8 : 12;
    return base + (apart <= 4 ? 0 : apart <= 9 ? 1 : apart <= 15 ? 2 : 3) - (base == 12 && apart > 15 ? 1 : 0);
}

int places(const Prepared& a, const Prepared& b)
{
    if (a.postcode.size() > 3 && b.postcode.size() > 3) {
        if (a.postcode == b.postcode) return 0;
        if (one_edit(a.postcode, b.postcode)) return 1;
        if (a.postcode.size() != b.postcode.size() && (a.postcode.starts_with(b.postcode) || b.postcode.starts_with(a.postcode))) return 1;
        if (!a.city.empty() && a.city == b.city) return 2;
        if (a.postcode.size() > 4 && b.postcode.size() > 4 && a.postcode.compare(0, 4, b.postcode, 0, 4) == 0) return 3;
        return 4;
    }
    if (!a.city.empty() && !b.city.empty()) return a.city == b.city ? 5 : jaro_winkler(a.city, b.city) > 0.88 ? 6 : 7;
    const bool towns = !a.city.empty() || !b.city.empty();
    const auto& first = a.city.empty() ? a.municipality : a.city;
    const auto& second = b.city.empty() ? b.municipality : b.city;
    if (first.empty() || second.empty()) return silent;
    return (towns ? 8 : 10) + (first != second);
}

int streets(const Prepared& a, const Prepared& b)
{
    if (a.street.empty() || b.street.empty()) return silent;
    const bool next_door = a.postcode.size() > 3 && a.postcode == b.postcode;
    const bool close = a.street == b.street || one_edit(a.street, b.street) || jaro_winkler(a.street, b.street) > 0.92;
    const bool house = !a.number.empty() && a.number == b.number;
    const bool apart = !a.addition.empty() && !b.addition.empty() && a.addition != b.addition;
    if (next_door) return close && house && !apart ? 6 : close ? 7 : 8;
    if (!close) return house ? 4 : 5;
    if (house) return apart ? 2 : a.street == b.street ? 0 : 1;
    return 3;
}

int exact_or_near(const std::string& a, const std::string& b)
{
    if (a.empty() || b.empty()) return silent;
    return a == b ? 0 : one_edit(a, b) && a.size() > 4 ? 1 : 2;
}

int words_near(const std::string& a, const std::string& b)
{
    const int level = exact_or_near(a, b);
    return level == 2 && jaro_winkler(a, b) > 0.9 ? 1 : level;
}

int emails(const Prepared& a, const Prepared& b)
{
    if (a.email.empty() || b.email.empty()) return silent;
    if (a.email == b.email) return 0;
    const bool house = a.local == "info" || b.local == "info";
    if (!house && a.local == b.local) return 1;
    return !house && one_edit(a.local, b.local) && a.local.size() > 4 ? 2 : 3;
}

int handles(const Prepared& a, const Prepared& b)
{
    if (!a.handle.empty() && !b.handle.empty()) {
        if (a.handle == b.handle || a.skeleton == b.skeleton) return 0;
        return one_edit(a.skeleton, b.skeleton) && a.skeleton.size() > 4 ? 1 : 2;
    }
    const auto& account = a.handle.empty() ? b : a;
    const auto& mail = a.handle.empty() ? a : b;
    if (account.handle.empty() || mail.local.empty()) return silent;
    return account.skeleton == skeleton(mail.local) ? 3 : 4;
}

int plates(const Prepared& a, const Prepared& b)
{
    if (a.plate.size() < 4 || b.plate.size() < 4) return silent;
    if (a.plate == b.plate) return 0;
    return a.plate.starts_with(b.plate) || b.plate.starts_with(a.plate) || one_edit(a.plate, b.plate) ? 1 : 2;
}
}  // namespace

Agreement compare(const Prepared& a, const Prepared& b)
{
    Agreement out;
    out[surname] = surnames(a, b);
    out[given] = givens(a, b);
    out[birth] = births(a, b);
    out[place] = places(a, b);
    out[street] = streets(a, b);
    out[phone] = exact_or_near(a.phone, b.phone);
    out[email] = emails(a, b);
    out[handle] = handles(a, b);
    out[plate] = plates(a, b);
    out[organisation] = words_near(a.organisation, b.organisation);
    out[alias] = words_near(a.alias, b.alias);
    // A given name that agrees has said the sex already.
    out[sex] = !a.sex || !b.sex || out[given] <= 2 ? silent : a.sex != b.sex;
    out[locality] = words_near(a.locality, b.locality);
    out[region] = words_near(a.region, b.region);
    out[occupation] = words_near(a.occupation, b.occupation);
    return out;
}

const std::string& shared_value(Field field, int level, const Prepared& a, const Prepared& b)
{
    static const std::string none;
    if (field == surname) {
        if (level == 0) return a.surname;
        if (level == 7) return a.surname.empty() ? b.surname : a.surname;
        return none;
    }
    if (field == given && level == 0)
        for (const auto& x : a.given)
            for (const auto& y : b.given)
                if (x.text == y.text) return x.text;
    if (field == given && level == 12) return a.given.empty() ? b.given[0].text : a.given[0].text;
    if (field == place) return level == 0 ? a.postcode : level == 5 || level == 2 ? a.city : none;
    if (field == street && level == 0) return a.street;
    if (field == organisation && level == 0) return a.organisation;
    if (field == alias && level == 0) return a.alias;
    if (field == locality && level == 0) return a.locality;
    if (field == region && level == 0) return a.region;
    if (field == occupation && level == 0) return a.occupation;
    return none;
}

}  // namespace luwte::linking
