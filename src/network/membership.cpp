#include "network/membership.h"

#include <algorithm>
#include <set>

#include "network/life.h"
#include "prevention/trained.h"
#include "statistics/protected.h"

namespace luwte::network {

Result<SigningKey> signing_key(http::Call& call, const protocol::Pack& pack)
{
    return SigningKey{call.ring.derive(TRY(people::open_shared(call, pack, signing)), "luwte network signing 1")};
}

Result<Done> acceptable(const Keeping& keeping, Day today)
{
    if (keeping.adopted_on && *keeping.adopted_on > today) return invalid("network.day_lies_ahead", "/adoptedOn");
    if (keeping.evaluated_on && *keeping.evaluated_on > today) return invalid("network.day_lies_ahead", "/evaluatedOn");
    return Done{};
}

std::optional<Totals> totals_of(const statistics::Publication& account)
{
    const statistics::Protected printed{account.release};
    const auto smallest = account.release.at("threshold").as_int64();
    if (printed.is_rounded() && printed.base() < smallest) return std::nullopt;
    const auto as_int = [](std::optional<long> count) { return count ? std::optional{static_cast<int>(*count)} : std::nullopt; };
    Totals totals{static_cast<int>(account.edition), static_cast<int>(smallest), account.office.people(), {{"", "", as_int(printed.figure({}))}}};
    if (printed.is_rounded()) totals.rounded = as_int(printed.base());
    for (const auto& [axis, dimension] : account.release.at("dimensions").as_object()) {
        if (axis == statistics::axis::year || axis == statistics::axis::role) continue;
        for (const auto& name : printed.classes(axis))
            if (printed.is_printed({{axis, name}})) totals.figures.push_back({axis, name, as_int(printed.figure({{axis, name}}))});
    }
    return totals;
}

std::optional<int> trained_lately(storage::Transaction& tx, const OrganisationId& organisation, Day today)
{
    const auto trained = prevention::trained(tx, organisation, two_years_before(today), today);
    return trained ? std::optional{static_cast<int>(std::min<std::int64_t>(*trained, most_trained))} : std::nullopt;
}

Upkeep upkeep_of(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, const Keeping& keeping, Day today)
{
    const auto held = [&](const std::string& role) { return !people::holders_of(tx, organisation, role, today).empty(); };
    std::set<std::string> roles;
    for (const auto& reporter : pack.roles()) {
        if (!reporter.reports || !held(reporter.id)) continue;
        const protocol::Situation situation{.reporter = reporter.id, .affected = {reporter.id}};
        if (const auto routing = protocol::route(pack, situation))
            for (const auto& named : routing->receives) roles.insert(named.role);
        for (const auto& conversation : protocol::aftercare(pack, reporter.id, situation)) roles.insert(conversation.providers.begin(), conversation.providers.end());
    }
    Upkeep upkeep{keeping.adopted_on, keeping.evaluated_on, static_cast<int>(roles.size()), 0, trained_lately(tx, organisation, today)};
    for (const auto& role : roles) upkeep.filled += held(role);
    return upkeep;
}

}  // namespace luwte::network
