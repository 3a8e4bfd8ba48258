#include "damage/damage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/require.h"

namespace luwte::damage {
namespace {

constexpr std::array<std::pair<LineKind, std::string_view>, 2> line_names{{{LineKind::material, "material"}, {LineKind::immaterial, "immaterial"}}};
constexpr std::array<std::pair<PaymentKind, std::string_view>, 3> payment_names{
    {{PaymentKind::advance, "advance"}, {PaymentKind::insurance, "insurance"}, {PaymentKind::recovered, "recovered"}}};
constexpr std::array<std::pair<StepKind, std::string_view>, 7> step_names{{{StepKind::letter, "letter"},
                                                                          {StepKind::agreed, "agreed"},
                                                                          {StepKind::refused, "refused"},
                                                                          {StepKind::joinder_due, "joinder_due"},
                                                                          {StepKind::joined, "joined"},
                                                                          {StepKind::judgment, "judgment"},
                                                                          {StepKind::given_up, "given_up"}}};

template <class Names, class Kind>
std::string_view name_in(const Names& names, Kind kind)
{
    return std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == kind; })->second;
}
template <class Names>
auto kind_in(const Names& names, std::string_view name)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.second == name; });
    REQUIRE_THAT_HOLDS(found != names.end());
    return found->first;
}

Result<Done> is_amount(Cents cents)
{
    if (cents <= 0) return invalid("damage.amount_missing", "/cents");
    if (cents > most) return invalid("damage.amount_too_large", "/cents");
    return Done{};
}

}  // namespace

Balances balance(const std::vector<Booking>& bookings)
{
    using What = Booking::What;
    Balances all;
    for (const auto& one : bookings) {
        auto& whose = one.person ? all.persons[*one.person] : all.organisation;
        switch (one.what) {
        case What::damage: whose.damage += one.cents; break;
        case What::insurance: whose.insured += one.cents; break;
        case What::recovered: whose.recovered += one.cents; break;
        case What::advance:
            whose.advanced += one.cents;
            all.organisation.advanced += one.cents;
            break;
        }
    }
    for (auto& [id, person] : all.persons) {
        person.open = person.damage - person.advanced - person.insured - person.recovered;
        all.open += person.open;
    }
    auto& own = all.organisation;
    own.open = own.damage + own.advanced - own.insured - own.recovered;
    all.open += own.open;
    return all;
}

Result<Done> may_claim(Cents cents, Day on, Day today)
{
    TRY(is_amount(cents));
    if (on > today) return invalid("damage.day_lies_ahead", "/incurredOn");
    return Done{};
}

Result<Done> may_pay(PaymentKind kind, const std::optional<AffectedId>& to, Cents cents, Day on, Day today, const Balances& now)
{
    TRY(is_amount(cents));
    if (on > today) return invalid("damage.day_lies_ahead", "/paidOn");
    if (kind != PaymentKind::advance) return Done{};
    // P6: the advance is the person's own damage, paid by the organisation, which then has the claim.
    if (!to) return invalid("damage.advance_to_nobody", "/affectedId");
    const auto person = now.persons.find(*to);
    if (person == now.persons.end() || cents > person->second.open) return conflict("damage.advance_exceeds_damage");
    return Done{};
}

Result<Done> may_step(StepKind kind, Day on, Day today)
{
    if (kind != StepKind::joinder_due && on > today) return invalid("damage.day_lies_ahead", "/on");
    return Done{};
}

std::string_view name_of(LineKind kind) { return name_in(line_names, kind); }
std::string_view name_of(PaymentKind kind) { return name_in(payment_names, kind); }
std::string_view name_of(StepKind kind) { return name_in(step_names, kind); }
LineKind line_kind(std::string_view name) { return kind_in(line_names, name); }
PaymentKind payment_kind(std::string_view name) { return kind_in(payment_names, name); }
StepKind step_kind(std::string_view name) { return kind_in(step_names, name); }

}  // namespace luwte::damage
