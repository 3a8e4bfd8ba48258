#include "incidents/person_store.h"

#include <algorithm>

#include "storage/memory.h"

namespace luwte::incidents::store {
namespace {

AffectedRow affected_from(const storage::Row& row)
{
    Affected affected;
    affected.id = row.id<AffectedId>(0);
    affected.organisation = row.id<OrganisationId>(1);
    affected.incident = row.id<IncidentId>(2);
    affected.compartment = row.id<vault::CompartmentId>(3);
    affected.account = row.maybe_id<AccountId>(4);
    affected.role = row.text(6);
    affected.police = consent_of(row.text(7));
    affected.communication = consent_of(row.text(8));
    affected.confidential = row.flag(9);
    affected.since = row.instant(10);
    affected.version = row.integer(11);
    return {affected, row.maybe_bytes(5)};
}

OffenderRow offender_from(const storage::Row& row)
{
    Offender offender;
    offender.id = row.id<OffenderId>(0);
    offender.organisation = row.id<OrganisationId>(1);
    offender.incident = row.id<IncidentId>(2);
    offender.compartment = row.id<vault::CompartmentId>(3);
    offender.kind = row.text(4);
    offender.known = reports::known_of(row.text(5));
    offender.since = row.instant(7);
    offender.version = row.integer(8);
    offender.withheld = row.flag(9);
    return {offender, offender.withheld ? std::nullopt : row.maybe_bytes(6)};
}

struct AffectedOf : storage::Memory<IncidentId, std::vector<AffectedRow>> {};
struct OffendersOf : storage::Memory<IncidentId, std::vector<OffenderRow>> {};

std::optional<Bytes> bytes_of(const std::optional<vault::Sealed>& words)
{
    return words ? std::optional{words->bytes} : std::nullopt;
}

}  // namespace

void forget_people(storage::Transaction& tx)
{
    tx.remembered<AffectedOf>().forget();
    tx.remembered<OffendersOf>().forget();
}

void nobody_yet(storage::Transaction& tx, const IncidentId& incident)
{
    tx.remembered<AffectedOf>().keep(incident, {});
    tx.remembered<OffendersOf>().keep(incident, {});
}

void add(storage::Transaction& tx, const Affected& affected, const std::optional<vault::Sealed>& name)
{
    if (auto* known = tx.remembered<AffectedOf>().known(affected.incident)) {
        known->push_back({affected, bytes_of(name)});
        std::ranges::stable_sort(*known, {}, [](const AffectedRow& row) { return row.affected.since; });
    }
    tx.run(R"(
        INSERT INTO incident_affected (id, organisation, incident, position, compartment, account, name, role, police,
                                       communication, confidential, since, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_affected WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10,
                $11, $12))",
           affected.id, affected.organisation, affected.incident, affected.compartment, affected.account, name,
           affected.role, name_of(affected.police), name_of(affected.communication), affected.confidential,
           affected.since, affected.version);
}

std::optional<AffectedRow> find_affected(storage::Transaction& tx, const OrganisationId& organisation, const AffectedId& id)
{
    return tx.first_as(affected_from, R"(
        SELECT id, organisation, incident, compartment, account, name, role, police, communication, confidential, since,
               version
          FROM incident_affected
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

static std::vector<AffectedRow> read_affected(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(affected_from, R"(
             SELECT id, organisation, incident, compartment, account, name, role, police, communication, confidential,
                    since, version
               FROM incident_affected
              WHERE incident = $1
              ORDER BY since, position, id)", incident);
}

std::vector<AffectedRow> affected_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.remembered<AffectedOf>().of(incident, [&] { return read_affected(tx, incident); });
}

bool save(storage::Transaction& tx, const Affected& affected, std::int64_t expected)
{
    forget_people(tx);
    return tx.run(R"(
        UPDATE incident_affected
           SET police = $3, communication = $4, confidential = $5, version = version + 1
         WHERE id = $1 AND version = $2)",
                  affected.id, expected, name_of(affected.police), name_of(affected.communication),
                  affected.confidential) == 1;
}

std::vector<AftercareState> aftercare_of(storage::Transaction& tx, const AffectedId& affected)
{
    std::vector<AftercareState> states;
    for (const auto& row : tx.all("SELECT state, binding, due FROM aftercare_for_incidents WHERE affected = $1", affected))
        states.push_back({row.text(0), row.flag(1), row.maybe_instant(2)});
    return states;
}

std::vector<vault::CompartmentId> aftercare_circles(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<vault::CompartmentId> circles;
    for (const auto& row : tx.all("SELECT compartment FROM aftercare_circle WHERE incident = $1 ORDER BY affected", incident))
        circles.push_back(row.id<vault::CompartmentId>(0));
    return circles;
}

void add(storage::Transaction& tx, const Offender& offender, const std::optional<vault::Sealed>& description)
{
    tx.run(R"(
        INSERT INTO incident_offender (id, organisation, incident, position, compartment, kind, known, description, since,
                                       version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_offender WHERE incident = $3), $4, $5, $6, $7, $8, $9))",
           offender.id, offender.organisation, offender.incident, offender.compartment, offender.kind,
           reports::name_of(offender.known), description, offender.since, offender.version);
    if (auto* known = tx.remembered<OffendersOf>().known(offender.incident)) {
        known->push_back({offender, bytes_of(description)});
        std::ranges::stable_sort(*known, {}, [](const OffenderRow& row) { return row.offender.since; });
    }
}

std::optional<OffenderRow> find_offender(storage::Transaction& tx, const OrganisationId& organisation, const OffenderId& id)
{
    return tx.first_as(offender_from, R"(
        SELECT id, organisation, incident, compartment, kind, known, description, since, version, withheld
          FROM incident_offender
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

static std::vector<OffenderRow> read_offenders(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(offender_from, R"(
             SELECT id, organisation, incident, compartment, kind, known, description, since, version, withheld
               FROM incident_offender
              WHERE incident = $1
              ORDER BY since, position, id)", incident);
}

std::vector<OffenderRow> offenders_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.remembered<OffendersOf>().of(incident, [&] { return read_offenders(tx, incident); });
}

bool save(storage::Transaction& tx, const Offender& offender, const std::optional<vault::Sealed>& description,
          std::int64_t expected)
{
    forget_people(tx);
    return tx.run(R"(
        UPDATE incident_offender
           SET kind = $3, known = $4, description = COALESCE($5, description), version = version + 1
         WHERE id = $1 AND version = $2)",
                  offender.id, expected, offender.kind, reports::name_of(offender.known), description) == 1;
}

void forget_offender(storage::Transaction& tx, const OffenderId& id)
{
    forget_people(tx);
    tx.run("UPDATE incident_offender SET description = NULL, withheld = 0 WHERE id = $1", id);
}

void withhold_offender(storage::Transaction& tx, const OffenderId& id, bool withheld)
{
    forget_people(tx);
    tx.run("UPDATE incident_offender SET withheld = $2 WHERE id = $1", id, withheld);
}

}  // namespace luwte::incidents::store
