#include "prevention/book_store.h"
#include "prevention/trained.h"

#define RECORD_COLUMNS                                                                                                   \
    "id, organisation, compartment, account, item, kind, state, planned_on, held_on, offered, participants, pack, pack_version, " \
    "answered_pack, answered_version, answered_on, version, words"
#define ACTION_COLUMNS "id, organisation, compartment, record, owner, due_on, done_on, version, title, owner_compartment, owner_title"

namespace luwte::prevention::store {
namespace {

std::optional<vault::Sealed> maybe_sealed(const storage::Row& row, std::size_t column)
{
    auto bytes = row.maybe_bytes(column);
    if (!bytes) return std::nullopt;
    return vault::Sealed{std::move(*bytes)};
}

Record record_in(const storage::Row& row)
{
    return {row.id<RecordId>(0), row.id<OrganisationId>(1), row.id<vault::CompartmentId>(2), row.id<AccountId>(3), row.text(4), row.text(5),
            state_of(row.text(6)), row.maybe_day(7), row.maybe_day(8), row.maybe_integer(9), row.maybe_integer(10), row.text(11), row.text(12),
            row.maybe_text(13), row.maybe_text(14), row.maybe_day(15), row.integer(16), maybe_sealed(row, 17)};
}

Action action_in(const storage::Row& row)
{
    return {row.id<ActionId>(0), row.id<OrganisationId>(1), row.id<vault::CompartmentId>(2), row.maybe_id<RecordId>(3), row.id<AccountId>(4),
            row.day(5), row.maybe_day(6), row.integer(7), {row.bytes(8)},
            row.maybe_id<vault::CompartmentId>(9), maybe_sealed(row, 10)};
}

}  // namespace

void add(storage::Transaction& tx, const Record& r)
{
    tx.run(R"(
        INSERT INTO prevention_record (id, organisation, compartment, account, item, kind, state, planned_on, held_on, offered,
                                       participants, pack, pack_version, version, words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14))",
           r.id, r.organisation, r.compartment, r.account, r.item, r.kind, name_of(r.state), r.planned_on, r.held_on, r.offered, r.participants,
           r.pack, r.pack_version, r.words);
}

bool change(storage::Transaction& tx, const Record& r, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE prevention_record
           SET state = $3, held_on = $4, participants = $5, pack = $6, pack_version = $7, answered_version = $8, answered_on = $9,
               words = $10, offered = $11, answered_pack = $12, version = version + 1
         WHERE id = $1 AND version = $2)",
                  r.id, expected_version, name_of(r.state), r.held_on, r.participants, r.pack, r.pack_version, r.answered_version,
                  r.answered_on, r.words, r.offered, r.answered_pack) == 1;
}

std::optional<Record> find_record(storage::Transaction& tx, const OrganisationId& organisation, const RecordId& record)
{
    return tx.first_as(record_in, "SELECT " RECORD_COLUMNS " FROM prevention_record WHERE id = $1 AND organisation = $2", record, organisation);
}

std::vector<Record> records(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(record_in, "SELECT " RECORD_COLUMNS R"(
              FROM prevention_record
             WHERE organisation = $1
             ORDER BY COALESCE(held_on, planned_on) DESC, id)", organisation);
}

void add(storage::Transaction& tx, const Action& a)
{
    tx.run(R"(
        INSERT INTO prevention_action (id, organisation, compartment, record, owner, due_on, version, title, owner_compartment, owner_title)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9))",
           a.id, a.organisation, a.compartment, a.record, a.owner, a.due_on, a.title, a.owner_compartment, a.owner_title);
}

bool complete(storage::Transaction& tx, const ActionId& action, Day done_on, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE prevention_action
           SET done_on = $2, version = version + 1
         WHERE id = $1 AND version = $3 AND done_on IS NULL)", action, done_on, expected_version) == 1;
}

std::optional<Action> find_action(storage::Transaction& tx, const OrganisationId& organisation, const ActionId& action)
{
    return tx.first_as(action_in, "SELECT " ACTION_COLUMNS " FROM prevention_action WHERE id = $1 AND organisation = $2", action, organisation);
}

std::vector<Action> actions(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(action_in, "SELECT " ACTION_COLUMNS R"(
              FROM prevention_action
             WHERE organisation = $1
             ORDER BY CASE WHEN done_on IS NULL THEN 0 ELSE 1 END, due_on, id)", organisation);
}

std::vector<Due> due(storage::Transaction& tx, Day today)
{
    std::vector<Due> found;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, owner
               FROM prevention_action
              WHERE done_on IS NULL AND reminded_at IS NULL AND due_on <= $1
              ORDER BY due_on, id)", today))
        found.push_back({row.id<ActionId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2)});
    return found;
}

void reminded(storage::Transaction& tx, const ActionId& action, Instant now)
{
    tx.run("UPDATE prevention_action SET reminded_at = $2 WHERE id = $1", action, now);
}

void add(storage::Transaction& tx, const Lesson& lesson)
{
    tx.run("INSERT INTO prevention_lesson (id, organisation, compartment, year, letter, words) VALUES ($1, $2, $3, $4, $5, $6)",
           lesson.id, lesson.organisation, lesson.compartment, lesson.year, lesson.letter, lesson.words);
}

bool remove_lesson(storage::Transaction& tx, const OrganisationId& organisation, const LessonId& lesson)
{
    return tx.run("DELETE FROM prevention_lesson WHERE id = $1 AND organisation = $2", lesson, organisation) == 1;
}

std::vector<Lesson> lessons(storage::Transaction& tx, const OrganisationId& organisation)
{
    // By id, which is random: the order in which lessons came in would tell from which case each is.
    std::vector<Lesson> found;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, compartment, year, letter, words
               FROM prevention_lesson
              WHERE organisation = $1
              ORDER BY year DESC, id)", organisation))
        found.push_back({row.id<LessonId>(0), row.id<OrganisationId>(1), row.id<vault::CompartmentId>(2), row.integer(3), row.bytes(4), {row.bytes(5)}});
    return found;
}

void add(storage::Transaction& tx, const Scan& scan)
{
    tx.run("INSERT INTO safety_scan (id, organisation, account, recorded_by, kind, done_on) VALUES ($1, $2, $3, $4, $5, $6)",
           scan.id, scan.organisation, scan.account, scan.recorded_by, scan.kind, scan.done_on);
}

std::vector<Scan> scans(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<AccountId>& account)
{
    std::vector<Scan> found;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, account, recorded_by, kind, done_on
               FROM safety_scan
              WHERE organisation = $1 AND (CAST($2 AS TEXT) IS NULL OR account = $2)
              ORDER BY done_on DESC, id)", organisation, account))
        found.push_back({row.id<ScanId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.id<AccountId>(3), row.text(4), row.day(5)});
    return found;
}

}  // namespace luwte::prevention::store

namespace luwte::prevention {

std::optional<std::int64_t> trained(storage::Transaction& tx, const OrganisationId& organisation, Day since, Day until)
{
    const auto row = tx.first(R"(
        SELECT CAST(SUM(participants) AS BIGINT)
          FROM prevention_record
         WHERE organisation = $1 AND state = 'held' AND kind IN ('training', 'induction') AND held_on >= $2 AND held_on <= $3)", organisation, since, until);
    return row ? row->maybe_integer(0) : std::nullopt;
}

}  // namespace luwte::prevention
