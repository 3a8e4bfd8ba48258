#include "measures/measure_store.h"

#include "protocol/deadline.h"

// Every statement that reads a measure names its columns in this order.
#define MEASURE_COLUMNS                                                                                                  \
    "m.id, m.organisation, m.incident, m.compartment, m.kind, m.name_nl, m.name_en, m.source, m.unverified, m.offender, " \
    "m.behaviour, m.runs, m.decided_on, m.starts_on, m.ends_on, m.term, m.review_on, m.objection_until, m.venue, "        \
    "m.state, m.done_on, m.version, m.basis, m.place, m.limits, m.report, m.made_at, m.made_by, i.reference"

namespace luwte::measures::store {
namespace {

MeasureRow measure_from(const storage::Row& row)
{
    Measure one;
    one.id = row.id<MeasureId>(0);
    one.organisation = row.id<OrganisationId>(1);
    one.incident = row.id<IncidentId>(2);
    one.compartment = row.id<vault::CompartmentId>(3);
    one.kind = row.text(4);
    one.name = {row.text(5), row.text(6)};
    one.source = row.text(7);
    one.unverified = row.flag(8);
    one.offender = row.maybe_id<OffenderId>(9);
    one.behaviour = row.maybe_text(10);
    one.runs = row.flag(11);
    one.decided_on = row.day(12);
    one.starts = row.maybe_day(13);
    one.ends = row.maybe_day(14);
    if (const auto term = row.maybe_text(15)) one.term = protocol::parse_period(*term);
    one.review = row.maybe_day(16);
    one.objection_until = row.maybe_day(17);
    one.venue = row.maybe_text(18);
    one.state = state_of(row.text(19));
    one.done_on = row.maybe_day(20);
    one.version = row.integer(21);
    return {one, row.maybe_bytes(22), row.maybe_bytes(23), row.maybe_bytes(24), row.maybe_bytes(25), row.text(28), row.instant(26), row.id<AccountId>(27)};
}

std::optional<std::string> text_of(const std::optional<protocol::Period>& term)
{
    return term ? std::optional{term->text} : std::nullopt;
}

DecisionRow decision_from(const storage::Row& row)
{
    return {row.id<DecisionId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3),
            row.maybe_id<MeasureId>(4), decision_kind_of(row.text(5)), row.maybe_id<DecisionId>(6), row.text(7), row.day(8),
            row.maybe_day(9), row.maybe_day(10), row.maybe_day(11), row.bytes(12), row.maybe_id<HearingId>(13),
            row.maybe_bytes(14), row.instant(15), row.id<AccountId>(16)};
}

ObjectionRow objection_from(const storage::Row& row)
{
    Objection one{row.id<ObjectionId>(0), row.id<OrganisationId>(1), row.id<MeasureId>(2), row.id<vault::CompartmentId>(3), row.day(4), {}, row.maybe_day(6), row.integer(9)};
    if (const auto outcome = row.maybe_text(5)) one.outcome = objection_outcome_of(*outcome);
    return {one, row.maybe_bytes(7), row.maybe_bytes(8)};
}

}  // namespace

void add(storage::Transaction& tx, const Measure& one, const MeasureWords& words, const AccountId& by, Instant now)
{
    tx.run(R"(
        INSERT INTO measure (id, organisation, incident, position, compartment, kind, name_nl, name_en, source, unverified,
                             offender, behaviour, runs, decided_on, starts_on, ends_on, term, review_on, objection_until,
                             venue, basis, place, limits, state, made_at, made_by, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
                $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26))",
           one.id, one.organisation, one.incident, one.compartment, one.kind, one.name.nl, one.name.en, one.source, one.unverified,
           one.offender, one.behaviour, one.runs, one.decided_on, one.starts, one.ends, text_of(one.term), one.review,
           one.objection_until, one.venue, words.basis, words.place, words.limits, name_of(one.state), now, by, one.version);
}

std::optional<MeasureRow> find(storage::Transaction& tx, const OrganisationId& organisation, const MeasureId& id)
{
    return tx.first_as(measure_from, "SELECT " MEASURE_COLUMNS R"(
          FROM measure m
          JOIN incident i ON i.id = m.incident
         WHERE m.id = $1 AND m.organisation = $2)", id, organisation);
}

std::vector<MeasureRow> measures_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(measure_from, "SELECT " MEASURE_COLUMNS R"(
          FROM measure m
          JOIN incident i ON i.id = m.incident
         WHERE m.incident = $1
         ORDER BY m.made_at, m.position, m.id)", incident);
}

bool save(storage::Transaction& tx, const Measure& one, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE measure
           SET starts_on = $3, ends_on = $4, term = $5, review_on = $6, state = $7, done_on = $8, version = version + 1
         WHERE id = $1 AND version = $2)",
                  one.id, expected, one.starts, one.ends, text_of(one.term), one.review, name_of(one.state), one.done_on) == 1;
}

void set_report(storage::Transaction& tx, const MeasureId& id, const vault::Sealed& report)
{
    tx.run("UPDATE measure SET report = $2 WHERE id = $1", id, report);
}

std::vector<MeasureRow> register_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                                    bool all, Day today)
{
    return tx.all_as(measure_from, "SELECT " MEASURE_COLUMNS R"(
          FROM measure m
          JOIN incident i ON i.id = m.incident
         WHERE m.organisation = $1
           AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = m.incident AND r.account = $2)
           AND ($3 = 'all' OR m.state = 'open'
                OR (m.state = 'standing' AND (m.ends_on IS NULL OR m.ends_on >= $4)))
         ORDER BY CASE WHEN m.ends_on IS NULL THEN 1 ELSE 0 END, m.ends_on, m.made_at, m.position, m.id)",
                                organisation, account, all ? "all" : "standing", today);
}

void add(storage::Transaction& tx, const DecisionRow& made)
{
    tx.run(R"(
        INSERT INTO measure_decision (id, organisation, incident, position, compartment, measure, kind, follows, decider,
                                      decided_on, starts_on, ends_on, review_on, reasons, hearing, unheard, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_decision WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11,
                $12, $13, $14, $15, $16, $17))",
           made.id, made.organisation, made.incident, made.compartment, made.measure, name_of(made.kind), made.follows,
           made.decider, made.decided_on, made.starts, made.ends, made.review, made.reasons, made.hearing, made.unheard,
           made.at, made.by);
}

std::vector<DecisionRow> decisions_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(decision_from, R"(
             SELECT id, organisation, incident, compartment, measure, kind, follows, decider, decided_on, starts_on,
                    ends_on, review_on, reasons, hearing, unheard, at, made_by
               FROM measure_decision
              WHERE incident = $1
              ORDER BY at, position, id)", incident);
}

std::optional<DecisionId> latest(storage::Transaction& tx, const IncidentId& incident, const std::optional<MeasureId>& measure)
{
    auto row = tx.first(R"(
        SELECT id
          FROM measure_decision
         WHERE incident = $1 AND COALESCE(measure, '') = $2
         ORDER BY at DESC, position DESC
         LIMIT 1)", incident, measure ? measure->text : std::string{});
    if (!row) return std::nullopt;
    return row->id<DecisionId>(0);
}

void add(storage::Transaction& tx, const Objection& one, const std::optional<vault::Sealed>& words, const AccountId& by, Instant now)
{
    tx.run(R"(
        INSERT INTO measure_objection (id, organisation, measure, position, compartment, received_on, words, made_at, made_by, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_objection WHERE measure = $3), $4, $5, $6, $7, $8, $9))",
           one.id, one.organisation, one.measure, one.compartment, one.received_on, words, now, by, one.version);
}

std::optional<ObjectionRow> find_objection(storage::Transaction& tx, const OrganisationId& organisation, const ObjectionId& id)
{
    return tx.first_as(objection_from, R"(
        SELECT id, organisation, measure, compartment, received_on, outcome, decided_on, words, reasons, version
          FROM measure_objection
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<ObjectionRow> objections_of(storage::Transaction& tx, const MeasureId& measure)
{
    return tx.all_as(objection_from, R"(
             SELECT id, organisation, measure, compartment, received_on, outcome, decided_on, words, reasons, version
               FROM measure_objection
              WHERE measure = $1
              ORDER BY made_at, position, id)", measure);
}

bool save(storage::Transaction& tx, const Objection& one, const vault::Sealed& reasons, std::int64_t expected, const AccountId& by, Instant now)
{
    return tx.run(R"(
        UPDATE measure_objection
           SET outcome = $3, decided_on = $4, reasons = $5, closed_at = $6, closed_by = $7, version = version + 1
         WHERE id = $1 AND version = $2)",
                  one.id, expected, name_of(*one.outcome), one.decided_on, reasons, now, by) == 1;
}

void add(storage::Transaction& tx, const BreachRow& breach)
{
    tx.run(R"(
        INSERT INTO measure_breach (id, organisation, measure, position, compartment, occurred_at, words, made_at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_breach WHERE measure = $3), $4, $5, $6, $7, $8))",
           breach.id, breach.organisation, breach.measure, breach.compartment, breach.occurred, breach.words, breach.made, breach.by);
}

std::vector<BreachRow> breaches_of(storage::Transaction& tx, const MeasureId& measure)
{
    std::vector<BreachRow> list;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, measure, compartment, occurred_at, words, made_at, made_by
               FROM measure_breach
              WHERE measure = $1
              ORDER BY made_at, position, id)", measure))
        list.push_back({row.id<BreachId>(0), row.id<OrganisationId>(1), row.id<MeasureId>(2), row.id<vault::CompartmentId>(3),
                        row.instant(4), row.bytes(5), row.instant(6), row.id<AccountId>(7)});
    return list;
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE measure SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE measure_decision SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE measure_voice SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE measure_agenda SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE measure_hearing SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::measures::store
