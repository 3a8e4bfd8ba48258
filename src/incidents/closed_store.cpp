#include "incidents/closed_store.h"

#include "incidents/incident_store.h"
#include "incidents/task_store.h"
#include "vault/forget.h"

namespace luwte::incidents::store {
namespace {
void remove(storage::Transaction& tx, const IncidentId& id)
{
    tx.run("DELETE FROM incident_merger WHERE source = $1 OR target = $1", id);
    tx.run("DELETE FROM incident_fact WHERE incident = $1", id);
    tx.run("DELETE FROM incident_report WHERE incident = $1", id);
    tx.run("DELETE FROM incident_affected WHERE incident = $1", id);
    tx.run("DELETE FROM incident_offender WHERE incident = $1", id);
    tx.run("DELETE FROM incident_classification WHERE incident = $1", id);
    tx.run("DELETE FROM incident_note WHERE incident = $1", id);
    tx.run("DELETE FROM incident_task WHERE incident = $1", id);
    tx.run("DELETE FROM incident_closure WHERE incident = $1", id);
    tx.run("DELETE FROM incident_event WHERE incident = $1", id);
    tx.run("DELETE FROM incident_exclusion WHERE incident = $1", id);
    const auto gone = tx.first("DELETE FROM incident WHERE id = $1 RETURNING response", id);
    if (gone) vault::forget(tx, gone->id<vault::CompartmentId>(0));
}
}  // namespace

std::vector<Closed> closed(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<Closed>& last, int most)
{
    return tx.all_as([](const storage::Row& row) { return Closed{row.id<IncidentId>(0), row.instant(1)}; }, R"(
        SELECT i.id, c.at
          FROM incident i
          JOIN (SELECT incident, MAX(at) AS at FROM incident_closure GROUP BY incident) c ON c.incident = i.id
         WHERE i.organisation = $1 AND i.state = 'closed' AND (c.at > $2 OR (c.at = $2 AND i.id > $3))
         ORDER BY c.at, i.id
         LIMIT $4)",
                     organisation, last ? iso(last->at) : "", last ? last->incident.text : "", most);
}

std::optional<Instant> closed_at(storage::Transaction& tx, const IncidentId& id)
{
    const auto row = tx.first("SELECT MAX(c.at) FROM incident i JOIN incident_closure c ON c.incident = i.id WHERE i.id = $1 AND i.state = 'closed'", id);
    return row->maybe_instant(0);
}

std::vector<IncidentId> with_taken_up(storage::Transaction& tx, const IncidentId& id)
{
    auto cases = taken_up_in(tx, id);
    cases.push_back(id);
    return cases;
}

void destroy_links_to_files(storage::Transaction& tx, const IncidentId& incident)
{
    forget_tasks(tx);
    for (const auto& id : with_taken_up(tx, incident)) tx.run("UPDATE incident_task SET evidence = NULL WHERE incident = $1", id);
}

void destroy_cases(storage::Transaction& tx, const std::vector<IncidentId>& cases)
{
    for (const auto& id : cases) tx.run("UPDATE incident SET merged_into = NULL WHERE id = $1", id);
    for (const auto& id : cases) remove(tx, id);
}

}  // namespace luwte::incidents::store
