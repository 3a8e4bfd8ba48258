#include "security/security_store.h"

namespace luwte::security::store {
namespace {

Row row_from(const storage::Row& row)
{
    return {row.id<SecurityMeasureId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3), row.day(4),
            row.maybe_day(5), row.bytes(6), row.instant(7), row.id<AccountId>(8)};
}

}  // namespace

void add(storage::Transaction& tx, const Row& one)
{
    tx.run(R"(
        INSERT INTO security_measure (id, organisation, incident, position, compartment, since_on, ended_on, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM security_measure WHERE incident = $3), $4, $5, $6, $7, $8, $9))",
           one.id, one.organisation, one.incident, one.compartment, one.since, one.ended, one.words, one.at, one.by);
}

std::optional<Row> find(storage::Transaction& tx, const OrganisationId& organisation, const SecurityMeasureId& id)
{
    return tx.first_as(row_from, R"(
        SELECT id, organisation, incident, compartment, since_on, ended_on, words, at, made_by
          FROM security_measure
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Row> of_incident(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(row_from, R"(
             SELECT id, organisation, incident, compartment, since_on, ended_on, words, at, made_by
               FROM security_measure
              WHERE incident = $1
              ORDER BY since_on, position, id)", incident);
}

void end(storage::Transaction& tx, const SecurityMeasureId& id, Day on)
{
    tx.run("UPDATE security_measure SET ended_on = $2 WHERE id = $1", id, on);
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE security_measure SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::security::store
