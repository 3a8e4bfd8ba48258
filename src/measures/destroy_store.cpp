#include "measures/destroy.h"

namespace luwte::measures {

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    tx.run("DELETE FROM measure_desk WHERE measure IN (SELECT id FROM measure WHERE incident = $1)", incident);
    tx.run("DELETE FROM measure_breach WHERE measure IN (SELECT id FROM measure WHERE incident = $1)", incident);
    tx.run("DELETE FROM measure_objection WHERE measure IN (SELECT id FROM measure WHERE incident = $1)", incident);
    tx.run("DELETE FROM measure_agenda WHERE incident = $1", incident);
    tx.run("DELETE FROM measure_decision WHERE incident = $1", incident);
    tx.run("DELETE FROM measure_voice WHERE incident = $1", incident);
    tx.run("DELETE FROM measure_hearing WHERE incident = $1", incident);
    tx.run("DELETE FROM measure WHERE incident = $1", incident);
}

bool is_in_force(storage::Transaction& tx, const incidents::IncidentId& incident, Day today)
{
    return tx.first(R"(
        SELECT 1
          FROM measure
         WHERE incident = $1 AND state = 'standing' AND (ends_on IS NULL OR ends_on >= $2)
         LIMIT 1)", incident, today).has_value();
}

bool is_in_force_against(storage::Transaction& tx, const incidents::OffenderId& offender, Day today)
{
    return tx.first(R"(
        SELECT 1
          FROM measure
         WHERE offender = $1 AND state = 'standing' AND (ends_on IS NULL OR ends_on >= $2)
         LIMIT 1)", offender, today).has_value();
}

bool is_disputed(storage::Transaction& tx, const incidents::IncidentId& incident, Day today)
{
    return tx.first(R"(
        SELECT 1
          FROM measure m
         WHERE m.incident = $1
           AND (m.objection_until >= $2 OR EXISTS (SELECT 1 FROM measure_objection o WHERE o.measure = m.id AND o.closed_at IS NULL))
         LIMIT 1)", incident, today).has_value();
}

}  // namespace luwte::measures
