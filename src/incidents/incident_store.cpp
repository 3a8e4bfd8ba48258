#include "incidents/incident_store.h"

#include <algorithm>

#include "incidents/person_store.h"
#include "incidents/task_store.h"
#include "storage/memory.h"

namespace luwte::incidents::store {
namespace {

struct Cases : storage::Memory<IncidentId, Incident> {};
struct ReportsOf : storage::Memory<IncidentId, std::vector<Attached>> {};
struct Excluded : storage::Memory<IncidentId, std::set<AccountId>> {};

/// What everybody who reacts to a new case would ask of it.
void nothing_yet(storage::Transaction& tx, const Incident& incident)
{
    tx.remembered<Cases>().keep(incident.id, incident);
    tx.remembered<ReportsOf>().keep(incident.id, {});
    tx.remembered<Excluded>().keep(incident.id, {});
    nobody_yet(tx, incident.id);
    no_tasks_yet(tx, incident.id);
}

void keep_facts(storage::Transaction& tx, const Incident& incident, Instant now)
{
    for (const auto& fact : incident.facts) add_fact(tx, incident, fact, now);
}

std::set<std::string> facts_of(storage::Transaction& tx, const IncidentId& id)
{
    std::set<std::string> facts;
    for (const auto& row : tx.all("SELECT fact FROM incident_fact WHERE incident = $1", id)) facts.insert(row.text(0));
    return facts;
}

Incident incident_from(const storage::Row& row)
{
    Incident incident;
    incident.id = row.id<IncidentId>(0);
    incident.organisation = row.id<OrganisationId>(1);
    incident.reference = row.text(2);
    incident.response = row.id<vault::CompartmentId>(3);
    incident.pack = row.text(4);
    incident.pack_version = row.text(5);
    incident.state = state_of(row.text(6));
    incident.merged_into = row.maybe_id<IncidentId>(7);
    incident.behaviour = row.maybe_text(8);
    incident.form = row.text(9);
    incident.place = row.maybe_text(10);
    incident.occurred = {row.instant(11), std::chrono::minutes{row.integer(12)}};
    incident.reported = row.instant(13);
    incident.reporter_role = row.text(14);
    incident.choice = row.maybe_text(15);
    incident.repeated = row.flag(16);
    incident.persists = row.flag(17);
    incident.handler = row.maybe_id<AccountId>(18);
    incident.version = row.integer(19);
    return incident;
}

}  // namespace

void add(storage::Transaction& tx, const Incident& incident)
{
    tx.run(R"(
        INSERT INTO incident (id, organisation, reference, response, pack, pack_version, state, behaviour, form, place,
                              occurred_at, occurred_offset, reported_at, reporter_role, choice, repeated, persists,
                              handler, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19))",
           incident.id, incident.organisation, incident.reference, incident.response, incident.pack,
           incident.pack_version, name_of(incident.state), incident.behaviour, incident.form, incident.place,
           incident.occurred.at, incident.occurred.offset.count(), incident.reported, incident.reporter_role,
           incident.choice, incident.repeated, incident.persists, incident.handler, incident.version);
    nothing_yet(tx, incident);
    keep_facts(tx, incident, incident.reported);
}

std::optional<Incident> find(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& id)
{
    if (const auto* known = tx.remembered<Cases>().known(id); known && known->organisation == organisation) return *known;
    auto row = tx.first(R"(
        SELECT id, organisation, reference, response, pack, pack_version, state, merged_into, behaviour, form, place,
               occurred_at, occurred_offset, reported_at, reporter_role, choice, repeated, persists, handler, version
          FROM incident
         WHERE id = $1 AND organisation = $2)",
                        id, organisation);
    if (!row) return std::nullopt;
    auto incident = incident_from(*row);
    incident.facts = facts_of(tx, id);
    return incident;
}

bool save(storage::Transaction& tx, const Incident& incident, std::int64_t expected, Instant now)
{
    tx.remembered<Cases>().forget();
    auto changed = tx.run(R"(
        UPDATE incident
           SET state = $3, merged_into = $4, behaviour = $5, repeated = $6, persists = $7, handler = $8,
               version = version + 1
         WHERE id = $1 AND version = $2)",
                          incident.id, expected, name_of(incident.state), incident.merged_into, incident.behaviour,
                          incident.repeated, incident.persists, incident.handler);
    if (changed == 1) keep_facts(tx, incident, now);
    return changed == 1;
}

void set_handler(storage::Transaction& tx, const IncidentId& id, const AccountId& handler)
{
    tx.run("UPDATE incident SET handler = $2 WHERE id = $1", id, handler);
    if (auto* known = tx.remembered<Cases>().known(id)) known->handler = handler;
}

void add_fact(storage::Transaction& tx, const Incident& incident, const std::string& fact, Instant now)
{
    tx.run(R"(
        INSERT INTO incident_fact (organisation, incident, fact, since)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (incident, fact) DO NOTHING)",
           incident.organisation, incident.id, fact, now);
    if (auto* known = tx.remembered<Cases>().known(incident.id)) known->facts.insert(fact);
}

bool may_know(storage::Transaction& tx, const IncidentId& id, const AccountId& account)
{
    return tx.first("SELECT 1 FROM incident_reader WHERE incident = $1 AND account = $2", id, account).has_value();
}

namespace {
std::vector<Attached> read_reports(storage::Transaction& tx, const IncidentId& id)
{
    std::vector<Attached> reports;
    for (const auto& row : tx.all(R"(
             SELECT report, compartment, reporter, entered_by, reporter_role
               FROM incident_report
              WHERE incident = $1
              ORDER BY report)",
                                  id))
        reports.push_back({row.id<ReportId>(0), row.id<vault::CompartmentId>(1), row.id<AccountId>(2),
                           row.maybe_id<AccountId>(3), row.text(4)});
    return reports;
}

std::set<AccountId> read_excluded(storage::Transaction& tx, const IncidentId& id)
{
    std::set<AccountId> accounts;
    for (const auto& row : tx.all("SELECT account FROM incident_exclusion WHERE incident = $1", id))
        accounts.insert(row.id<AccountId>(0));
    return accounts;
}
}  // namespace

void attach(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& id, const Attached& attached)
{
    tx.run(R"(
        INSERT INTO incident_report (organisation, report, incident, compartment, reporter, entered_by, reporter_role)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
           organisation, attached.report, id, attached.compartment, attached.reporter, attached.entered_by,
           attached.reporter_role);
    if (auto* known = tx.remembered<ReportsOf>().known(id)) {
        known->push_back(attached);
        std::ranges::sort(*known, {}, &Attached::report);
    }
}

std::vector<Attached> reports_of(storage::Transaction& tx, const IncidentId& id)
{
    return tx.remembered<ReportsOf>().of(id, [&] { return read_reports(tx, id); });
}

std::optional<IncidentId> incident_of(storage::Transaction& tx, const OrganisationId& organisation, const ReportId& report)
{
    auto row = tx.first("SELECT incident FROM incident_report WHERE report = $1 AND organisation = $2", report, organisation);
    if (!row) return std::nullopt;
    return row->id<IncidentId>(0);
}

std::vector<IncidentId> taken_up_in(storage::Transaction& tx, const IncidentId& id)
{
    std::vector<IncidentId> cases;
    for (const auto& row : tx.all(R"(
             WITH RECURSIVE taken_up (id) AS (
                 SELECT id FROM incident WHERE merged_into = $1
                  UNION
                 SELECT i.id FROM incident i JOIN taken_up t ON i.merged_into = t.id)
             SELECT id FROM taken_up)", id))
        cases.push_back(row.id<IncidentId>(0));
    return cases;
}

void exclude(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& id, const AccountId& account,
             Instant now)
{
    if (auto* known = tx.remembered<Excluded>().known(id)) known->insert(account);
    tx.run(R"(
        INSERT INTO incident_exclusion (organisation, incident, account, since)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (incident, account) DO NOTHING)",
           organisation, id, account, now);
}

std::set<AccountId> excluded(storage::Transaction& tx, const IncidentId& id)
{
    return tx.remembered<Excluded>().of(id, [&] { return read_excluded(tx, id); });
}

ConfirmedRepetition confirmed_repetition(storage::Transaction& tx, const IncidentId& id)
{
    ConfirmedRepetition confirmed;
    for (const auto& row : tx.all("SELECT persists FROM offender_repetition_for_incidents WHERE incident = $1", id)) {
        confirmed.found = true;
        confirmed.persists = confirmed.persists || row.flag(0);
    }
    return confirmed;
}

bool looks_on(storage::Transaction& tx, const Incident& incident, const protocol::Role& role)
{
    return tx.first("SELECT 1 FROM protocol_onlooker WHERE organisation = $1 AND pack = $2 AND version = $3 AND role = $4",
                    incident.organisation, incident.pack, incident.pack_version, role).has_value();
}

void happened(storage::Transaction& tx, const Incident& incident, const Event& event)
{
    tx.run(R"(
        INSERT INTO incident_event (organisation, incident, number, at, kind, made_by, subject, detail)
        VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM incident_event WHERE incident = $2), $3, $4, $5, $6, $7))",
           incident.organisation, incident.id, event.at, event.kind, event.by, event.subject, event.detail);
}

std::vector<Event> timeline(storage::Transaction& tx, const IncidentId& id)
{
    std::vector<Event> events;
    for (const auto& row : tx.all(R"(
             SELECT at, kind, made_by, subject, detail
               FROM incident_event
              WHERE incident = $1
              ORDER BY number)",
                                  id))
        events.push_back({row.instant(0), row.text(1), row.maybe_id<AccountId>(2), row.maybe_text(3), row.maybe_text(4)});
    return events;
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.remembered<ReportsOf>().forget();
    tx.remembered<Cases>().forget();
    forget_people(tx);
    forget_tasks(tx);
    tx.run("UPDATE incident_report SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE incident_affected SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE incident_offender SET incident = $2 WHERE incident = $1", from, into);
    tx.run(R"(
        UPDATE incident_task
           SET incident = $2
         WHERE incident = $1 AND state = 'open' AND kind <> 'handle' AND kind <> 'be_informed')", from, into);
}

}  // namespace luwte::incidents::store
