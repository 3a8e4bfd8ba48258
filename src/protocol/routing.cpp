// Who receives a report, who hears of it, who may be asked (R1 to R5, R7), and who stands in for an excluded role.
#include <algorithm>

#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
bool contains(const std::vector<Role>& roles, const Role& role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool names(const std::vector<Named>& list, const Role& role)
{
    return std::any_of(list.begin(), list.end(), [&](const Named& named) { return named.role == role; });
}

const Replacement* replacement(const Pack::Data& pack, const Role& role)
{
    for (const auto& entry : pack.replacements)
        if (entry.role == role) return &entry;
    return nullptr;
}

const Route* route_of(const Pack::Data& pack, const Role& reporter)
{
    for (const auto& route : pack.routes)
        if (contains(route.reporters, reporter)) return &route;
    return nullptr;
}

/// Adds `named`, or whoever the pack lets stand in for it; nobody twice.
void add(const Pack::Data& pack, const Situation& situation, Named named, std::vector<Role> Replacement::*part,
         std::vector<Named>& list, const std::vector<Named>& besides = {})
{
    const auto fits = [&](const Role& role) { return may_handle(pack, situation, role); };
    const auto known = [&](const Role& role) { return names(list, role) || names(besides, role); };
    if (fits(named.role)) {
        if (!known(named.role)) list.push_back(std::move(named));
        return;
    }
    const auto* instead = replacement(pack, named.role);
    if (!instead) return;
    for (const auto& role : instead->*part) {
        if (!fits(role)) continue;
        if (!known(role)) list.push_back({role, "replaces", instead->source, named.role});
        return;
    }
}

/// Nobody is asked for advice on, or enters a report about, an office that he holds himself.
std::vector<Named> all_of(const Pack& pack, const Situation& situation, const NamedList& list, const char* rule)
{
    std::vector<Named> named;
    for (const auto& role : list.roles)
        if (may_handle(pack.data(), situation, role)) named.push_back({role, rule, list.source, std::nullopt});
    return named;
}
}  // namespace

bool Condition::holds(const Situation& situation) const
{
    const auto any = [](const auto& wanted, const auto& present) {
        return wanted.empty() ||
               std::any_of(wanted.begin(), wanted.end(), [&](const auto& one) { return present.contains(one); });
    };
    const auto is = [](const auto& wanted, const auto& value) { return wanted.empty() || (value && wanted.contains(*value)); };
    auto affected_roles = situation.affected;
    if (affected_roles.empty()) affected_roles.insert(situation.reporter);
    return any(facts, situation.facts) && any(affected, affected_roles) && is(behaviours, situation.behaviour) &&
           is(forms, situation.form) && (!repeated || *repeated == situation.repeated);
}

bool may_know(const Situation& situation, const Role& role) { return !situation.excluded.contains(role); }

bool may_handle(const Pack::Data& pack, const Situation& situation, const Role& role)
{
    if (!may_know(situation, role)) return false;
    const auto affected = situation.affected.contains(role) || situation.reporter == role;
    if (!affected) return true;
    for (const auto& info : pack.roles)
        if (info.id == role) return !info.single;
    return true;
}

std::vector<Role> standing_in(const Pack::Data& pack, const Situation& situation, const std::vector<Role>& roles,
                              std::vector<Role> Replacement::*part)
{
    std::vector<Role> result;
    const auto take = [&](const Role& role) {
        if (!contains(result, role)) result.push_back(role);
    };
    for (const auto& role : roles) {
        if (may_know(situation, role)) {
            take(role);
        } else if (const auto* instead = replacement(pack, role)) {
            const auto& list = instead->*part;
            const auto fit = std::find_if(list.begin(), list.end(), [&](const Role& r) { return may_know(situation, r); });
            if (fit != list.end()) take(*fit);
        }
    }
    return result;
}

Result<Routing> route(const Pack& pack, const Situation& situation)
{
    const auto& data = pack.data();
    const auto* route = route_of(data, situation.reporter);
    if (!route) return invalid("protocol.no_route", "/reporterRole");

    Routing routing;
    for (const auto& role : route->choices)
        if (may_handle(data, situation, role)) routing.choices.push_back(role);
    if (situation.choice && !contains(routing.choices, *situation.choice)) return invalid("protocol.choice_not_offered", "/choice");

    if (situation.choice) {
        routing.receives.push_back({*situation.choice, "chosen", route->source, std::nullopt});
    } else {
        for (const auto& role : route->receives)
            add(data, situation, {role, "receives", route->source, std::nullopt}, &Replacement::receives, routing.receives);
    }
    if (routing.choices.size() < 2) routing.choices.clear();
    if (routing.receives.empty()) return conflict("protocol.no_receiver");

    for (const auto& role : route->informed)
        add(data, situation, {role, "informed", route->source, std::nullopt}, &Replacement::informed, routing.informed, routing.receives);
    for (const auto& always : data.informed_always)
        if (always.when.holds(situation))
            add(data, situation, {always.role, "informed_always", always.source, std::nullopt}, &Replacement::informed,
                routing.informed, routing.receives);
    return routing;
}

std::vector<Named> consultation(const Pack& pack, const Situation& situation)
{
    return all_of(pack, situation, pack.data().consultation, "consulted");
}

std::vector<Named> entering_for_another(const Pack& pack, const Situation& situation)
{
    return all_of(pack, situation, pack.data().entering, "enters");
}

}  // namespace luwte::protocol
