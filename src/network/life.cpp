#include "network/life.h"

#include <algorithm>

namespace luwte::network {
namespace {
std::optional<int> count(const Totals& totals, std::string_view axis, std::string_view name)
{
    for (const auto& figure : totals.figures)
        if (figure.axis == axis && figure.class_ == name) return figure.count;
    return std::nullopt;
}

/// Hidden is one or more; a rounded nothing may be nothing.
bool used(const Told& told)
{
    if (!told.totals) return false;
    const auto all = count(*told.totals, "", "");
    return !all || *all > 0;
}

std::optional<FirstContact> median_contact(const Totals& totals)
{
    const auto all = count(totals, "", ""), in_time = count(totals, "contact", "in_time");
    if (!all || !in_time || *all == 0) return std::nullopt;
    return 2 * *in_time > *all ? FirstContact::within_a_day : FirstContact::later;
}

std::optional<int> aftercare(const Totals& totals)
{
    const auto in_time = count(totals, "aftercare", "in_time"), later = count(totals, "aftercare", "later");
    if (!in_time || !later || *in_time + *later == 0) return std::nullopt;
    return 100 * *in_time / (*in_time + *later);
}

}  // namespace

Day two_years_before(Day today)
{
    const std::chrono::year_month_day date{today};
    return Day{std::chrono::local_days{(date.year() - std::chrono::years{2}) / date.month() / std::chrono::last}};
}

Signs signs(const std::vector<Told>& told, Day today)
{
    Signs signs;
    if (told.empty()) return signs;
    const auto latest = std::max_element(told.begin(), told.end(), [](const Told& one, const Told& other) { return one.made_at < other.made_at; });
    const auto since = two_years_before(today);
    const auto& upkeep = latest->upkeep;
    signs.adopted_on = upkeep.adopted_on, signs.evaluated_on = upkeep.evaluated_on;
    signs.roles = upkeep.roles, signs.roles_filled = upkeep.filled, signs.trained = upkeep.trained;
    signs.filled = upkeep.roles > 0 && upkeep.filled == upkeep.roles;
    for (const auto& one : told)
        if (used(one)) signs.used_in = std::max(signs.used_in.value_or(0), one.year);
    // Of rounded figures it would be a guess.
    if (told.front().totals && !told.front().totals->rounded) signs.first_contact = median_contact(*told.front().totals), signs.aftercare_held = aftercare(*told.front().totals);

    const auto this_year = static_cast<int>(std::chrono::year_month_day{today}.year());
    const bool taught = upkeep.trained.value_or(0) > 0, looked_at = upkeep.evaluated_on && *upkeep.evaluated_on >= since;
    const bool in_use = signs.used_in && *signs.used_in >= this_year - 2;
    if (day_in_amsterdam(latest->made_at) < since) signs.life = Life::silent;
    else if (!upkeep.adopted_on) signs.life = Life::none;
    else signs.life = signs.filled && (in_use || looked_at || taught) ? Life::awake : Life::asleep;
    return signs;
}

}  // namespace luwte::network
