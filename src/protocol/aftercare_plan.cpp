// Which conversations an affected person is owed and who may lead them (C1, C2).
#include <algorithm>

#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
struct StandIn {
    Role role;
    std::string source;
};

/// The first who may take the place of a provider that cannot take part.
std::optional<StandIn> stand_in(const Pack::Data& data, const Situation& situation, const Role& role)
{
    for (const auto& replacement : data.replacements)
        if (replacement.role == role)
            for (const auto& other : replacement.aftercare)
                if (may_handle(data, situation, other)) return StandIn{other, replacement.source};
    return std::nullopt;
}

/// `by`, with the word for the receiver replaced by whoever receives in this situation: the one the person chose to speak to.
std::vector<Role> carers(const Pack& pack, const std::vector<Role>& by, Situation situation, const Role& affected)
{
    std::vector<Role> roles;
    for (const auto& role : by) {
        if (role != the_receiver) {
            roles.push_back(role);
            continue;
        }
        if (situation.reporter.empty()) situation.reporter = affected;
        if (const auto routing = route(pack, situation); routing && !routing->receives.empty())
            roles.push_back(routing->receives.front().role);
    }
    return roles;
}
}  // namespace

std::vector<Named> providers(const Pack& pack, const Role& affected, const Situation& situation)
{
    const auto& data = pack.data();
    std::vector<Named> list;
    const auto take = [&](const Role& role, const std::string& source, std::optional<Role> instead_of) {
        const auto known = std::any_of(list.begin(), list.end(), [&](const Named& named) { return named.role == role; });
        if (!known) list.push_back({role, "aftercare", source, std::move(instead_of)});
    };
    auto circle = situation;  // whoever is cared for does not care for himself
    circle.affected.insert(affected);
    for (const auto& entry : data.providers) {
        if (std::find(entry.affected.begin(), entry.affected.end(), affected) == entry.affected.end()) continue;
        const auto by = carers(pack, entry.by, situation, affected);
        for (const auto& role : by)
            if (may_handle(data, circle, role)) take(role, entry.source, std::nullopt);
        if (list.empty())
            for (const auto& role : by)
                if (const auto other = stand_in(data, circle, role)) take(other->role, other->source, role);
    }
    return list;
}

std::vector<ConversationPlan> aftercare(const Pack& pack, const Role& affected, const Situation& situation)
{
    const auto circle = providers(pack, affected, situation);
    if (circle.empty()) return {};
    std::vector<Role> roles;
    for (const auto& named : circle) roles.push_back(named.role);

    std::vector<ConversationPlan> plan;
    for (const auto& conversation : pack.data().conversations)
        if (conversation.affected.empty() || conversation.affected.contains(affected))
            plan.push_back({conversation.id, conversation.name, conversation.aims, conversation.deadline, roles, conversation.source});
    return plan;
}

}  // namespace luwte::protocol
