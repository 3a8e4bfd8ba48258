#include "police/destroy.h"

#include <algorithm>

#include "police/police.h"

namespace luwte::police {
namespace {
bool may_come_to_something(const std::optional<std::string>& outcome)
{
    if (!outcome) return true;
    const auto known = from_name<Outcome>(*outcome);
    return known == Outcome::investigation || known == Outcome::prosecuted;
}
}  // namespace

void destroy_files(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    tx.run("DELETE FROM police_evidence WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_package WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
}

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    destroy_files(tx, incident);
    tx.run("DELETE FROM police_person WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_offence WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_words WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_step WHERE file IN (SELECT id FROM police_file WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_file WHERE incident = $1", incident);
    tx.run("DELETE FROM police_wish WHERE affected IN (SELECT id FROM incident_affected WHERE incident = $1)", incident);
    tx.run("DELETE FROM police_consent WHERE affected IN (SELECT id FROM incident_affected WHERE incident = $1)", incident);
}

bool is_pending(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    const auto files = tx.all("SELECT outcome FROM police_file WHERE incident = $1 AND kind = 'report' AND state = 'filed'", incident);
    return std::ranges::any_of(files, [](const storage::Row& row) { return may_come_to_something(row.maybe_text(0)); });
}

}  // namespace luwte::police
