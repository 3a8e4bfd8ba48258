#include "people/handover.h"

#include <algorithm>

#include "journal/journal.h"
#include "people/people_store.h"
#include "vault/succession.h"

namespace luwte::people {

Result<int> hand_over(http::Call& call, const Handover& handover)
{
    const auto& organisation = call.actor.organisation;
    const auto successor = store::find(call.tx, organisation, handover.to);
    if (!store::find(call.tx, organisation, handover.from) || !successor || successor->state == AccountState::ended)
        return not_found("request.not_found");
    const auto roles = roles_of(call.tx, handover.to, day_in_amsterdam(call.now));
    if (std::ranges::find(roles, handover.role) == roles.end()) return conflict("people.not_in_role");

    int handed = 0;
    for (const auto& compartment : vault::held_in_role(call.tx, handover.from, handover.role)) {
        if (!call.ring.opens(compartment)) continue;
        // The predecessor's own ground: who was only informed is followed by somebody who is only informed.
        call.ring.grant(compartment, handover.to, *vault::ground_of(call.tx, compartment, handover.from));
        ++handed;
    }
    journal::append(call.tx, organisation, call.actor.account, "role.handed_over", handover.to.text, "", call.now);
    return handed;
}

std::vector<Predecessor> predecessors(http::Call& call)
{
    std::vector<Predecessor> found;
    const auto accounts = store::all(call.tx, call.actor.organisation);
    const auto held = vault::held_along(call.tx, call.actor.account);
    for (const auto& account : accounts)
        for (const auto& [holder, role] : held)
            if (holder == account.id) found.push_back({account.id, account.name, role, account.state == AccountState::ended});
    return found;
}

}  // namespace luwte::people
