#include "incidents/seat.h"

#include <algorithm>

#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "people/people.h"
#include "vault/succession.h"

namespace luwte::incidents {
namespace {

bool in_turn(storage::Transaction& tx, const vault::CompartmentId& compartment, const AccountId& account)
{
    auto holders = vault::holders(tx, compartment);
    return std::any_of(holders.begin(), holders.end(),
                       [&](const vault::Holder& holder) { return holder.account == account && !holder.standby; });
}

/// Candidates in the order of the protocol: the holders of the first role, then those of the second …
std::vector<people::RoleHolder> candidates(storage::Transaction& tx, const OrganisationId& organisation,
                                           const std::vector<protocol::Role>& roles, Day today)
{
    std::vector<people::RoleHolder> all;
    for (const auto& role : roles) {
        auto holders = people::holders_of(tx, organisation, role, today);
        all.insert(all.end(), holders.begin(), holders.end());
    }
    return all;
}

std::set<AccountId> with_a_way_in(storage::Transaction& tx, const Incident& incident,
                                  const std::vector<people::RoleHolder>& candidates)
{
    std::set<AccountId> accounts;
    for (const auto& candidate : candidates)
        if (way_in(tx, incident, candidate.account)) accounts.insert(candidate.account);
    return accounts;
}

}  // namespace

std::set<AccountId> kept_out(storage::Transaction& tx, const Incident& incident)
{
    auto accounts = store::excluded(tx, incident.id);
    for (const auto& report : store::reports_of(tx, incident.id))
        if (report.entered_by != report.reporter) accounts.insert(report.reporter);  // else he only wrote it down
    for (const auto& row : store::affected_of(tx, incident.id))
        if (row.affected.account) accounts.insert(*row.affected.account);
    return accounts;
}

reports::Stage stage(storage::Transaction& tx, const Incident& incident, Instant now)
{
    return {tx, incident.organisation, day_in_amsterdam(now), store::excluded(tx, incident.id)};
}

std::set<AccountId> handlers_of(storage::Transaction& tx, const Incident& incident)
{
    std::set<AccountId> accounts;
    for (const auto& holder : vault::holders(tx, incident.response))
        if (!holder.standby) accounts.insert(holder.account);
    return accounts;
}

std::optional<vault::CompartmentId> way_in(storage::Transaction& tx, const Incident& incident, const AccountId& account)
{
    if (in_turn(tx, incident.response, account)) return incident.response;
    for (const auto& report : store::reports_of(tx, incident.id))
        if (account != report.reporter && account != report.entered_by && in_turn(tx, report.compartment, account))
            return report.compartment;
    return std::nullopt;
}

std::optional<AccountId> deputy_of(storage::Transaction& tx, const Incident& incident, const AccountId& owner,
                                   const protocol::Role& role, Day today)
{
    for (const auto& holder : people::holders_of(tx, incident.organisation, role, today))
        if (holder.account == owner && holder.deputy && !kept_out(tx, incident).contains(*holder.deputy))
            return holder.deputy;
    return std::nullopt;
}

std::optional<Seat> seat_of(storage::Transaction& tx, const Incident& incident, const AccountId& account,
                            const protocol::Role& role, Day today)
{
    auto compartment = way_in(tx, incident, account);
    if (!compartment) return std::nullopt;
    return Seat{account, role, *compartment, deputy_of(tx, incident, account, role, today)};
}

std::optional<Seat> seat(storage::Transaction& tx, const Incident& incident, const std::vector<protocol::Role>& roles,
                         Day today)
{
    auto named = candidates(tx, incident.organisation, roles, today);
    if (const auto* owner = owner_among(named, with_a_way_in(tx, incident, named)))
        return seat_of(tx, incident, owner->account, owner->role, today);
    if (!incident.handler) return std::nullopt;
    return seat_of(tx, incident, *incident.handler, role_in(tx, incident, *incident.handler), today);
}

protocol::Role role_in(storage::Transaction& tx, const Incident& incident, const AccountId& account)
{
    for (const auto& holder : vault::holders(tx, incident.response))
        if (holder.account == account) return holder.ground.role;
    return {};
}

bool reads_only(storage::Transaction& tx, const Incident& incident, const AccountId& account)
{
    const auto holders = vault::holders(tx, incident.response);
    const auto own = std::ranges::find(holders, account, &vault::Holder::account);
    if (own == holders.end()) return true;
    const auto is_informed = [&](const vault::Ground& ground) {
        return ground.rule.starts_with("informed") || (ground.rule == "named" && store::looks_on(tx, incident, ground.role));
    };
    if (own->ground.rule != "deputy" && own->ground.rule != "handover") return is_informed(own->ground);
    // A deputy may do no more than the one he stands in for, a successor no more than the one he follows, also when that one
    // holds no key any more.
    return store::looks_on(tx, incident, own->ground.role) ||
           std::ranges::any_of(vault::grounds_in_role(tx, incident.response, own->ground.role), is_informed);
}

protocol::Situation situation_now(storage::Transaction& tx, const protocol::Pack& pack, const Incident& incident, Instant now)
{
    std::set<protocol::Role> affected;
    for (const auto& row : store::affected_of(tx, incident.id)) affected.insert(row.affected.role);
    auto asked = situation(incident, std::move(affected), reports::recused(stage(tx, incident, now), pack));
    const auto confirmed = store::confirmed_repetition(tx, incident.id);
    asked.repeated = asked.repeated || confirmed.found;
    asked.persists = asked.persists || confirmed.persists;
    return asked;
}

}  // namespace luwte::incidents
