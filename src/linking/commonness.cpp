#include "linking/commonness.h"

#include <algorithm>

#include "linking/levels.h"
#include "linking/text.h"

namespace luwte::linking {

namespace {
using Said = Commonness::Said;

struct Value {
    Said said;
    std::string text;
};

std::string first_letter(const Prepared& m)
{
    if (!m.initials.empty()) return m.initials.substr(0, 1);
    if (!m.given.empty()) return m.given[0].text.substr(0, 1);
    return {};
}

std::string shared_part(const Prepared& a, const Prepared& b)
{
    auto has = [](const Prepared& m, const std::string& part) { return m.surname == part || std::find(m.parts.begin(), m.parts.end(), part) != m.parts.end(); };
    for (const auto& part : a.parts)
        if (has(b, part)) return part;
    return a.surname;
}

std::string shared_family(const Prepared& a, const Prepared& b)
{
    for (const auto& x : a.given)
        for (const auto& y : b.given)
            for (int family : x.families)
                if (std::find(y.families.begin(), y.families.end(), family) != y.families.end()) return std::to_string(family);
    return {};
}

std::string shared_given(const Prepared& a, const Prepared& b)
{
    for (const auto& x : a.given)
        for (const auto& y : b.given)
            if (x.text == y.text) return x.text;
    return {};
}

Value surname_value(int level, const Prepared& a, const Prepared& b)
{
    if (level == surname_same) return {Said::surname_word, a.surname};
    if (level == surname_sounds_same) return {Said::surname_sound, a.surname_sound};
    if (level == surname_part) return {Said::surname_word, shared_part(a, b)};
    if (level == surname_in_account) return {Said::surname_word, a.surname.empty() ? b.surname : a.surname};
    return {};
}

Value given_value(int level, const Prepared& a, const Prepared& b)
{
    if (level == given_same) return {Said::given_word, shared_given(a, b)};
    if (level == given_call_name) return {Said::given_family, shared_family(a, b)};
    if (level == given_in_account) return {Said::given_word, a.given.empty() ? b.given[0].text : a.given[0].text};
    if (level == given_same_initial || level == given_first_initial || level == given_initial_fits) return {Said::letter, first_letter(a)};
    return {};
}

Value value_of(Field field, int level, const Prepared& a, const Prepared& b)
{
    if (field == surname) return surname_value(level, a, b);
    if (field == given) return given_value(level, a, b);
    if (field == place && level == place_postcode) return {Said::postcode, a.postcode};
    if (field == place && (level == place_town || level == place_town_of_postcode)) return {Said::town, a.city};
    if (field == place && level == place_reported_in) return {Said::town, a.city.empty() ? b.city : a.city};
    if (field == place && level == place_municipality) return {Said::town, a.municipality};
    if (level != 0) return {};
    if (field == street) return {Said::street_name, a.street};
    if (field == organisation) return {Said::organisation_name, a.organisation};
    if (field == alias) return {Said::alias_name, a.alias};
    if (field == locality) return {Said::locality_name, a.locality};
    if (field == region) return {Said::region_name, a.region};
    if (field == occupation) return {Said::occupation_name, a.occupation};
    return {};
}
}  // namespace

void Commonness::count(const std::vector<Prepared>& mentions)
{
    auto add = [&](Said said, const std::string& value) {
        if (!value.empty()) m_counts[said][value].seen += 1;
    };
    auto total = [&](Said said, bool told) { m_total[said] += told; };
    for (const auto& m : mentions) {
        add(surname_word, m.surname), total(surname_word, !m.surname.empty());
        for (const auto& part : m.parts)
            if (part != m.surname) add(surname_word, part);
        add(surname_sound, m.surname_sound), total(surname_sound, !m.surname_sound.empty());
        std::vector<int> families;
        for (const auto& name : m.given) {
            add(given_word, name.text);
            for (int family : name.families)
                if (std::find(families.begin(), families.end(), family) == families.end()) families.push_back(family), add(given_family, std::to_string(family));
        }
        total(given_word, !m.given.empty()), total(given_family, !m.given.empty());
        add(letter, first_letter(m)), total(letter, !first_letter(m).empty());
        add(postcode, m.postcode), total(postcode, !m.postcode.empty());
        add(town, m.city.empty() ? m.municipality : m.city), total(town, !m.city.empty() || !m.municipality.empty());
        for (auto [said, value] : {std::pair{street_name, &m.street}, {organisation_name, &m.organisation}, {alias_name, &m.alias},
                                   {locality_name, &m.locality}, {region_name, &m.region}, {occupation_name, &m.occupation}})
            add(said, *value), total(said, !value->empty());
    }
}

double Commonness::share_of(Said said, const std::string& value) const
{
    const auto at = m_counts[said].find(value);
    const double least = 1 / m_total[said];
    if (at == m_counts[said].end()) return least;
    // Of the others who say this, those who are the same person are taken off.
    const double others = at->second.seen - 2 * at->second.explained / at->second.seen;
    return std::max(others, 1.0) / m_total[said];
}

std::optional<double> Commonness::share(Field field, int level, const Prepared& a, const Prepared& b) const
{
    const auto value = value_of(field, level, a, b);
    if (value.text.empty() || m_total[value.said] == 0) return std::nullopt;
    if (field == surname && level == surname_sounds_same)  // the sound, less those who spell it as one of the two does
        return std::max(share_of(surname_sound, value.text) - std::min(share_of(surname_word, a.surname), share_of(surname_word, b.surname)), 1 / m_total[surname_sound]);
    return share_of(value.said, value.text);
}

void Commonness::explain(const Agreement& agreement, const Prepared& a, const Prepared& b, double chance)
{
    for (int f = 0; f < field_count; ++f) {
        if (agreement[f] == silent) continue;
        const auto value = value_of(Field(f), agreement[f], a, b);
        if (value.text.empty()) continue;
        if (const auto at = m_counts[value.said].find(value.text); at != m_counts[value.said].end()) at->second.explained += chance;
    }
}

void Commonness::forget_explained()
{
    for (auto& counts : m_counts)
        for (auto& [value, count] : counts) count.explained = 0;
}

}  // namespace luwte::linking
