#include "linking/compare.h"

#include <algorithm>
#include <cstdlib>

#include "linking/levels.h"
#include "linking/text.h"

namespace luwte::linking {

namespace {
/// One account or e-mail address of both: what it calls itself says nothing about two people.
bool share_account(const Prepared& a, const Prepared& b)
{
    return (!a.email.empty() && a.email == b.email) || (!a.skeleton.empty() && a.skeleton == b.skeleton);
}

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

bool share_family(const GivenName& a, const GivenName& b)
{
    return std::any_of(a.families.begin(), a.families.end(),
                       [&](int f) { return std::find(b.families.begin(), b.families.end(), f) != b.families.end(); });
}

int given_pair(const GivenName& a, const GivenName& b)
{
    if (a.text == b.text) return given_same;
    if (share_family(a, b)) return given_call_name;
    if (a.sound == b.sound && jaro_winkler(a.text, b.text) > 0.8) return given_sounds_same;
    if (one_edit(a.text, b.text) && std::min(a.text.size(), b.text.size()) > 3) return given_sounds_same;
    return jaro_winkler(a.text, b.text) >= 0.88 ? given_close : given_differs;
}

int best_pair(const std::vector<GivenName>& a, const std::vector<GivenName>& b)
{
    int best = given_differs;
    for (const auto& x : a)
        for (const auto& y : b) best = std::min(best, given_pair(x, y));
    return best;
}

/// The surname of one typed where the other has the given name.
bool called(const Prepared& by, const std::string& surname)
{
    if (surname.size() < 3) return false;
    return std::any_of(by.given.begin(), by.given.end(), [&](const auto& given) {
        return given.text == surname || (surname.size() > 3 && (one_edit(given.text, surname) || jaro_winkler(given.text, surname) > 0.92));
    });
}

int surnames(const Prepared& a, const Prepared& b)
{
    if (a.surname.empty() || b.surname.empty()) {
        const auto& named = a.surname.empty() ? b : a;
        const auto& other = a.surname.empty() ? a : b;
        if (named.surname.size() < 4 || other.account_words.empty() || share_account(a, b)) return silent;
        return said_by_account(named.surname, other) ? surname_in_account : surname_not_in_account;
    }
    if (a.surname == b.surname) return surname_same;
    if (part_of(a, b)) return surname_part;
    const bool near = one_edit(a.surname, b.surname) && std::min(a.surname.size(), b.surname.size()) > 2;
    if (a.surname_sound == b.surname_sound && (near || jaro_winkler(a.surname, b.surname) > 0.8)) return surname_sounds_same;
    if (near) return surname_one_letter;
    const bool one_way = called(b, a.surname), other_way = called(a, b.surname);
    if (one_way && other_way) return surname_names_swapped;
    if (jaro_winkler(a.surname, b.surname) >= 0.9) return surname_close;
    return one_way || other_way ? surname_swapped : surname_differs;
}

int from_accounts(const Prepared& a, const Prepared& b)
{
    auto names = [](const Prepared& m) -> const std::vector<GivenName>& { return m.given.empty() ? m.account_given : m.given; };
    auto initial = [](const Prepared& m) { return !m.initials.empty() ? m.initials[0] : m.account_initial; };
    if (!names(a).empty() && !names(b).empty()) return best_pair(names(a), names(b)) < given_differs ? given_account_name_fits : given_account_differs;
    auto letters = [&](const Prepared& m) { return names(m).empty() ? std::string(1, initial(m)) : names(m)[0].letters; };
    return letters(a).find_first_of(letters(b)) != std::string::npos ? given_account_initial_fits : given_account_differs;
}

int initials(const std::string& a, const std::string& b)
{
    if (a == b) return a.size() > 1 ? given_same_initials : given_same_initial;
    if (a[0] != b[0]) return given_initials_differ;
    return a.starts_with(b) || b.starts_with(a) ? given_first_initial : given_second_differs;
}

int givens(const Prepared& a, const Prepared& b)
{
    if (!a.given.empty() && !b.given.empty()) return best_pair(a.given, b.given);
    if (!a.initials.empty() && !b.initials.empty()) return initials(a.initials, b.initials);
    const auto& named = a.given.empty() ? b : a;
    const auto& other = a.given.empty() ? a : b;
    if (!named.given.empty() && !other.initials.empty()) {
        if (other.initials[0] == named.given[0].text[0]) return given_initial_fits;
        return named.given[0].letters.find(other.initials[0]) != std::string::npos ? given_initial_of_formal : given_initial_differs;
    }
    if (share_account(a, b)) return silent;
    auto tells = [](const Prepared& m) { return !m.given.empty() || !m.initials.empty() || !m.account_given.empty() || m.account_initial; };
    if (tells(a) && tells(b)) return from_accounts(a, b);
    if (named.given.empty() || named.given[0].text.size() < 4 || other.account_words.empty()) return silent;
    return said_by_account(named.given[0].text, other) ? given_in_account : given_not_in_account;
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
        if (same == 2) return birth_two_of_three;
        // Every part off by one at most, the year also by ten: somebody did not hear it well.
        const int years = std::abs(a.year - b.year);
        if ((years <= 1 || years == 10) && std::abs(a.month - b.month) <= 1 && std::abs(a.day - b.day) <= 1) return birth_parts_near;
        return a.year == b.year ? birth_same_year : birth_differs;
    }
    const int first = a.year ? a.year : a.about, second = b.year ? b.year : b.about;
    if (!first || !second) return silent;
    const int apart = std::abs(first - second), base = a.year || b.year ? 8 : 12;
    return base + (apart <= 4 ? 0 : apart <= 9 ? 1 : apart <= 15 ? 2 : 3) - (base == 12 && apart > 15 ? 1 : 0);
}

int places(const Prepared& a, const Prepared& b)
{
    if (a.postcode.size() > 3 && b.postcode.size() > 3) {
        if (a.postcode == b.postcode) return place_postcode;
        if (one_edit(a.postcode, b.postcode)) return !a.city.empty() && a.city == b.city ? place_near_same_town : place_postcode_near;
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

bool lines_close(const std::string& a, const std::string& b)
{
    return !a.empty() && !b.empty() && (a == b || one_edit(a, b) || jaro_winkler(a, b) > 0.92);
}

int streets(const Prepared& a, const Prepared& b)
{
    if (a.street.empty() || b.street.empty()) return silent;
    const bool next_door = a.postcode.size() > 3 && a.postcode == b.postcode;
    const bool close = lines_close(a.street, b.street);
    // Two lines of one address, written the other way round.
    const bool other_line = !close && (lines_close(a.street, b.locality) || lines_close(a.locality, b.street));
    const bool house = !a.number.empty() && a.number == b.number;
    const bool apart = !a.addition.empty() && !b.addition.empty() && a.addition != b.addition;
    if (next_door && !other_line) return close && house && !apart ? street_house_there : close ? street_same_there : street_other_there;
    if (other_line) return street_other_line;
    if (!close) return house ? street_number : street_other;
    if (house) return apart ? street_other_addition : a.street == b.street ? street_house : street_house_close;
    return street_same;
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

/// A landline is a house's; a mobile telephone (06) is somebody's own.
int phones(const std::string& a, const std::string& b)
{
    const int level = exact_or_near(a, b);
    const bool landline = a.size() == 9 && b.size() == 9 && a[0] != '6' && b[0] != '6';
    return level == silent || !landline ? level : level + 3;
}

int emails(const Prepared& a, const Prepared& b)
{
    if (a.email.empty() || b.email.empty()) return silent;
    if (a.email == b.email) return email_same;
    if (one_edit(a.email, b.email) || (a.email.size() > 12 && jaro_winkler(a.email, b.email) > 0.95)) return email_one_slip;
    const bool house = a.local == "info" || b.local == "info";
    if (!house && a.local == b.local) return email_before_at;
    return !house && one_edit(a.local, b.local) && a.local.size() > 4 ? email_near : email_differs;
}

int handles(const Prepared& a, const Prepared& b)
{
    if (!a.handle.empty() && !b.handle.empty()) {
        if (a.handle == b.handle || a.skeleton == b.skeleton) return 0;
        return one_edit(a.skeleton, b.skeleton) && a.skeleton.size() > 4 ? 1 : 2;
    }
    const auto& account = a.handle.empty() ? b : a;
    const auto& mail = a.handle.empty() ? a : b;
    if (account.handle.empty() || mail.local.empty() || share_account(a, b)) return silent;
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
    out[given] = out[surname] == surname_names_swapped ? silent : givens(a, b);
    out[birth] = births(a, b);
    out[place] = places(a, b);
    out[street] = streets(a, b);
    out[phone] = phones(a.phone, b.phone);
    out[email] = emails(a, b);
    out[handle] = handles(a, b);
    out[plate] = plates(a, b);
    out[organisation] = words_near(a.organisation, b.organisation);
    out[alias] = words_near(a.alias, b.alias);
    out[family] = silent;
    // A given name that agrees has said the sex already.
    out[sex] = !a.sex || !b.sex || out[given] <= given_sounds_same ? silent : a.sex != b.sex;
    out[locality] = out[street] == street_other_line ? silent : words_near(a.locality, b.locality);
    out[region] = words_near(a.region, b.region);
    out[occupation] = words_near(a.occupation, b.occupation);
    return out;
}

}  // namespace luwte::linking
