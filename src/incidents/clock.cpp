#include "incidents/clock.h"

#include <algorithm>
#include <chrono>

#include "base/require.h"
#include "incidents/incident_store.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "journal/journal.h"
#include "notify/notify.h"

namespace luwte::incidents {
namespace {

constexpr std::chrono::hours ahead{24};

/// A deputy on standby gets his turn. One without a key yet (named after the report came in) waits for a co-holder.
void let_in(storage::Transaction& tx, const Incident& incident, const vault::CompartmentId& compartment,
            const AccountId& deputy, const protocol::Role& role, Instant now)
{
    auto holders = vault::holders(tx, compartment);
    auto held = std::find_if(holders.begin(), holders.end(), [&](const auto& holder) { return holder.account == deputy; });
    if (held == holders.end())
        vault::wait(tx, incident.organisation, compartment, deputy, {"deputy", role, ""}, now);
    else if (held->standby)
        vault::activate(tx, compartment, deputy, now);
}

void let_in(storage::Transaction& tx, const Incident& incident, const Task& task, const AccountId& deputy, Instant now)
{
    let_in(tx, incident, task.compartment, deputy, task.owner_role, now);
    if (task.kind == Task::Kind::aftercare) return;  // a circle of its own
    let_in(tx, incident, incident.response, deputy, task.owner_role, now);
    for (const auto& report : store::reports_of(tx, incident.id))
        let_in(tx, incident, report.compartment, deputy, task.owner_role, now);
}

}  // namespace

int escalate(storage::Transaction& tx, Instant now, int most)
{
    int went = 0;
    for (const auto& task : store::to_escalate(tx, now, most)) {
        auto incident = store::find(tx, task.organisation, task.incident);
        REQUIRE_THAT_HOLDS(incident.has_value());
        store::escalated(tx, task.id, now);
        journal::append(tx, task.organisation, std::nullopt, "incident.escalated", task.id.text, incident->id.text, now);
        store::happened(tx, *incident, {now, "escalated", std::nullopt, task.id.text, task.owner_role});
        ++went;
        if (!task.deputy || kept_out(tx, *incident).contains(*task.deputy)) continue;
        let_in(tx, *incident, task, *task.deputy, now);
        notify::tell(tx, task.organisation, *task.deputy, notify::Message::something_to_read, now);
    }
    return went;
}

int remind(storage::Transaction& tx, Instant now)
{
    std::set<std::pair<OrganisationId, AccountId>> people;
    for (const auto& task : store::to_remind(tx, now, now + ahead)) {
        store::reminded(tx, task.id, now);
        people.emplace(task.organisation, task.owner);
    }
    for (const auto& [organisation, account] : people)
        notify::tell(tx, organisation, account, notify::Message::reminder, now);
    return static_cast<int>(people.size());
}

}  // namespace luwte::incidents
