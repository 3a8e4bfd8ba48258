#include "incidents/duties.h"

#include "base/id_in_time.h"
#include "base/require.h"
#include "incidents/incident_store.h"
#include "incidents/task_store.h"
#include "notify/notify.h"

namespace luwte::incidents {
namespace {

void add(storage::Transaction& tx, const Incident& incident, const std::vector<protocol::Duty>& duties, Instant learned)
{
    const Starts starts{incident.occurred.at, incident.reported, learned};
    for (const auto& duty : duties)
        if (auto owner = seat(tx, incident, duty.owners, day_in_amsterdam(learned)))
            give(tx, incident, task_for(duty, starts), *owner, learned);
}

}  // namespace

TaskId give(storage::Transaction& tx, const Incident& incident, Task task, const Seat& owner, Instant now)
{
    task.id = fresh_in_time<TaskId>(now);
    task.organisation = incident.organisation;
    task.incident = incident.id;
    task.compartment = owner.compartment;
    task.owner = owner.account;
    task.owner_role = owner.role;
    task.deputy = owner.deputy;
    task.made = now;
    store::add(tx, task);
    store::happened(tx, incident, {now, "task_given", std::nullopt, task.id.text, task.duty.value_or(std::string{name_of(task.kind)})});
    return task.id;
}

void re_evaluate(storage::Transaction& tx, const protocol::Pack& pack, const Incident& incident, Instant learned)
{
    auto asked = protocol::duties(pack, situation_now(tx, pack, incident, learned));
    add(tx, incident, still_missing(asked, store::tasks_of(tx, incident.id)), learned);
}

void learn(storage::Transaction& tx, const protocol::Pack& pack, const IncidentId& id, const OrganisationId& organisation,
           const std::string& fact, const std::optional<AccountId>& by, Instant now)
{
    auto incident = store::find(tx, organisation, id);
    REQUIRE_THAT_HOLDS(incident.has_value());
    auto without = situation_now(tx, pack, *incident, now);
    without.facts.erase(fact);
    auto with = without;
    with.facts.insert(fact);

    store::add_fact(tx, *incident, fact, now);
    store::happened(tx, *incident, {now, "fact_learned", by, std::nullopt, fact});
    auto brought = brought_by(protocol::duties(pack, with), protocol::duties(pack, without), store::tasks_of(tx, id));
    add(tx, *incident, brought, now);
    for (const auto& account : handlers_of(tx, *incident))
        notify::tell(tx, organisation, account, notify::Message::something_to_read, now);
}

}  // namespace luwte::incidents
