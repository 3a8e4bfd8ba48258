#include "offenders/datum.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/require.h"
#include "offenders/described.h"

namespace luwte::offenders {
namespace {
using linking::Mention;

constexpr std::array certainties{"certain", "probable", "hearsay"};

/// "Dorpsstraat 12a" as people write it: the house number is what stands at the end from the last digit group on.
void put_address(Mention& mention, std::string_view typed)
{
    auto begin = typed.size();
    while (begin > 0 && typed[begin - 1] != ' ') --begin;
    std::size_t house = begin;
    if (house < typed.size() && !std::isdigit(static_cast<unsigned char>(typed[house])) && house > 1) {  // "12 bis": the word before it
        house = begin - 1;
        while (house > 0 && typed[house - 1] != ' ') --house;
    }
    const bool has_number = house > 0 && house < typed.size() && std::isdigit(static_cast<unsigned char>(typed[house]));
    mention.street = std::string{has_number ? typed.substr(0, house) : typed};
    if (has_number) mention.number = std::string{typed.substr(house)};
}

/// False when the kind tells nobody apart.
bool put(Mention& mention, DatumKind kind, std::string_view text)
{
    const std::string value{text};
    switch (kind) {
    case DatumKind::name: mention.name = value; return true;
    case DatumKind::alias: mention.alias = value; return true;
    case DatumKind::birth: mention.born = value; return true;
    case DatumKind::age: mention.age = std::to_string(reports::age_in(text).value_or(0)); return true;
    case DatumKind::street: put_address(mention, text); return true;
    case DatumKind::postcode: mention.postcode = value; return true;
    case DatumKind::city: mention.city = value; return true;
    case DatumKind::telephone: mention.phone = value; return true;
    case DatumKind::email: mention.email = value; return true;
    case DatumKind::account:
    case DatumKind::url: mention.handle = value; return true;
    case DatumKind::plate: mention.plate = value; return true;
    case DatumKind::organisation: mention.organisation = value; return true;
    case DatumKind::description: return false;
    }
    return false;
}

/// What descriptions tell comes after what was told by itself; a name in them counts only where none was given.
std::vector<Said> with_described(const std::vector<Said>& said)
{
    std::vector<Said> all;
    for (const auto& one : said) all.push_back({one.kind, one.value});
    const bool named = std::ranges::any_of(said, [](const Said& one) { return one.kind == DatumKind::name || one.kind == DatumKind::alias; });
    for (const auto& one : said) {
        if (one.kind != DatumKind::description) continue;
        for (auto& told : told_in(one.value.reveal()))
            if (!named || told.kind != DatumKind::name) all.push_back(std::move(told));
    }
    return all;
}

bool same_slot(DatumKind one, DatumKind other)
{
    const auto slot = [](DatumKind kind) { return kind == DatumKind::url ? DatumKind::account : kind; };
    return slot(one) == slot(other);
}
}  // namespace

std::vector<Fault> faults_in(const std::vector<DatumInput>& data, Day today, const std::string& pointer)
{
    std::vector<Fault> faults;
    for (std::size_t at = 0; at < data.size(); ++at) {
        const auto here = pointer + "/" + std::to_string(at);
        if (const auto code = reports::wrong_with(data[at].kind, data[at].value, today)) faults.push_back({*code, here + "/value"});
        if (data[at].since && *data[at].since > today) faults.push_back({"offenders.day_lies_ahead", here + "/since"});
    }
    return faults;
}

std::vector<linking::Mention> as_mentions(const offenders::Mention& mention, Day happened, const std::vector<Said>& said)
{
    linking::Mention first{.id = mention.id.text, .incident = mention.incident.text, .date = iso(happened)};
    std::vector<const Said*> placed, more;
    const auto all_said = with_described(said);
    for (const auto& one : all_said) {
        const bool taken = std::ranges::any_of(placed, [&](const Said* other) { return same_slot(other->kind, one.kind); });
        if (taken)
            more.push_back(&one);
        else if (put(first, one.kind, one.value.reveal()))
            placed.push_back(&one);
    }
    if (placed.empty()) return {};
    std::vector<linking::Mention> all{first};
    for (const auto* one : more) {
        auto variant = first;
        put(variant, one->kind, one->value.reveal());
        all.push_back(std::move(variant));
    }
    return all;
}

std::string_view name_of(Certainty certainty) { return certainties[static_cast<std::size_t>(certainty)]; }
Certainty certainty_of(std::string_view name)
{
    const auto found = std::ranges::find(certainties, name);
    REQUIRE_THAT_HOLDS(found != certainties.end());
    return static_cast<Certainty>(found - certainties.begin());
}

}  // namespace luwte::offenders
