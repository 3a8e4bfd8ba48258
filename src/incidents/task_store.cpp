#include "incidents/task_store.h"

#include <algorithm>

#include "storage/memory.h"

// Every statement that reads a task names its columns in this order; a row has the sealed words and the case's reference too.
#define TASK_COLUMNS                                                                                               \
    "t.id, t.organisation, t.incident, t.compartment, t.kind, t.subject, t.duty, t.name_nl, t.name_en, t.owner, "  \
    "t.owner_role, t.deputy, t.deadline, t.opens_at, t.due, t.source, t.unverified, t.state, t.made_at, "          \
    "t.escalated_at, t.version, t.at_once, t.question"
#define TASK_ROW_COLUMNS TASK_COLUMNS ", t.title, t.remark, i.reference, t.done_at, t.number, t.evidence, t.finished_at, t.finished_by"

namespace luwte::incidents::store {
namespace {

Task task_from(const storage::Row& row)
{
    Task task;
    task.id = row.id<TaskId>(0);
    task.organisation = row.id<OrganisationId>(1);
    task.incident = row.id<IncidentId>(2);
    task.compartment = row.id<vault::CompartmentId>(3);
    task.kind = task_kind(row.text(4));
    task.subject = row.maybe_text(5);
    task.duty = row.maybe_text(6);
    if (!row.is_null(7)) task.name = protocol::Text{row.text(7), row.text(8)};
    task.owner = row.id<AccountId>(9);
    task.owner_role = row.text(10);
    task.deputy = row.maybe_id<AccountId>(11);
    task.deadline = deadline_type(row.text(12));
    task.opens = row.maybe_instant(13);
    task.due = row.maybe_instant(14);
    task.source = row.text(15);
    task.unverified = row.flag(16);
    task.state = task_state(row.text(17));
    task.made = row.instant(18);
    task.escalated = row.maybe_instant(19);
    task.version = row.integer(20);
    task.at_once = row.flag(21);
    task.question = row.maybe_text(22);
    return task;
}

TaskRow task_row_from(const storage::Row& row)
{
    return {task_from(row),         row.maybe_bytes(23), row.maybe_bytes(24),   row.text(25),           row.maybe_instant(26),
            row.maybe_bytes(27),    row.maybe_text(28),  row.maybe_instant(29), row.maybe_id<AccountId>(30)};
}

TaskId first_id(const storage::Row& row) { return row.id<TaskId>(0); }

struct TasksOf : storage::Memory<IncidentId, std::vector<Task>> {};

std::vector<Task> read_tasks(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(task_from, "SELECT " TASK_COLUMNS R"(
          FROM incident_task t
         WHERE t.incident = $1
         ORDER BY t.made_at, t.position, t.id)", incident);
}

}  // namespace

void forget_tasks(storage::Transaction& tx) { tx.remembered<TasksOf>().forget(); }

void no_tasks_yet(storage::Transaction& tx, const IncidentId& incident) { tx.remembered<TasksOf>().keep(incident, {}); }

void add(storage::Transaction& tx, const Task& task)
{
    auto name = [&](auto language) { return task.name ? std::optional{(*task.name).*language} : std::nullopt; };
    tx.run(R"(
        INSERT INTO incident_task (id, organisation, incident, position, compartment, kind, subject, duty, name_nl, name_en, owner,
                                   owner_role, deputy, deadline, opens_at, due, source, unverified, state, made_at, version, at_once, question)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_task WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11,
                $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22))",
           task.id, task.organisation, task.incident, task.compartment, name_of(task.kind), task.subject, task.duty,
           name(&protocol::Text::nl), name(&protocol::Text::en), task.owner, task.owner_role, task.deputy,
           protocol::name(task.deadline), task.opens, task.due, task.source, task.unverified, name_of(task.state),
           task.made, task.version, task.at_once, task.question);
    if (auto* known = tx.remembered<TasksOf>().known(task.incident)) {
        known->push_back(task);
        std::ranges::stable_sort(*known, {}, &Task::made);
    }
}

void set_title(storage::Transaction& tx, const TaskId& id, const vault::Sealed& title)
{
    tx.run("UPDATE incident_task SET title = $2 WHERE id = $1", id, title);
}

std::vector<Task> tasks_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.remembered<TasksOf>().of(incident, [&] { return read_tasks(tx, incident); });
}

std::vector<TaskRow> tasks_seen_by(storage::Transaction& tx, const IncidentId& incident, const AccountId& account)
{
    return tx.all_as(task_row_from, "SELECT " TASK_ROW_COLUMNS R"(
          FROM incident_task t
          JOIN incident i    ON i.id = t.incident
          JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
         WHERE t.incident = $1
         ORDER BY t.made_at, t.position, t.id)", incident, account);
}

std::vector<TaskRow> tasks_of_person(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    return tx.all_as(task_row_from, "SELECT " TASK_ROW_COLUMNS R"(
          FROM incident_task t
          JOIN incident i    ON i.id = t.incident
          JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
         WHERE t.organisation = $1 AND t.state = 'open'
           AND (t.owner = $2 OR (t.deputy = $2 AND t.escalated_at IS NOT NULL))
           AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = t.incident AND e.account = $2)
         ORDER BY CASE WHEN t.due IS NULL THEN 1 ELSE 0 END, t.due, t.made_at, t.position, t.id)", organisation, account);
}

std::optional<TaskRow> task_for_person(storage::Transaction& tx, const OrganisationId& organisation, const TaskId& id,
                                       const AccountId& account)
{
    return tx.first_as(task_row_from, "SELECT " TASK_ROW_COLUMNS R"(
          FROM incident_task t
          JOIN incident i    ON i.id = t.incident
          JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $3 AND g.state = 'active'
         WHERE t.id = $1 AND t.organisation = $2
           AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = t.incident AND e.account = $3)
           AND (t.owner = $3 OR t.deputy = $3 OR EXISTS (
                SELECT 1 FROM incident_reader r WHERE r.incident = t.incident AND r.account = $3)))", id, organisation, account);
}

bool finish(storage::Transaction& tx, const Task& task, std::int64_t expected, const Finish& how)
{
    forget_tasks(tx);
    return tx.run(R"(
        UPDATE incident_task
           SET state = $3, remark = $4, finished_at = $5, finished_by = $6, done_at = $7, number = $8, evidence = $9,
               version = version + 1
         WHERE id = $1 AND version = $2)",
                  task.id, expected, name_of(task.state), how.remark, how.at, how.by, how.done, how.number, how.evidence) == 1;
}

std::vector<TaskId> finish_all(storage::Transaction& tx, const IncidentId& incident, Task::Kind kind,
                               const std::optional<AccountId>& owner, const AccountId& by, Instant at)
{
    forget_tasks(tx);
    return tx.all_as(first_id, R"(
        UPDATE incident_task
           SET state = 'done', finished_at = $4, finished_by = $5, version = version + 1
         WHERE incident = $1 AND kind = $2 AND state = 'open' AND owner = COALESCE($3, owner)
        RETURNING id)", incident, name_of(kind), owner, at, by);
}

std::vector<TaskId> finish_about(storage::Transaction& tx, std::string_view subject, Task::State state, const AccountId& by,
                                 Instant at)
{
    forget_tasks(tx);
    return tx.all_as(first_id, R"(
        UPDATE incident_task
           SET state = $2, finished_at = $3, finished_by = $4, version = version + 1
         WHERE subject = $1 AND state = 'open'
        RETURNING id)", subject, name_of(state), at, by);
}

void move_due(storage::Transaction& tx, std::string_view subject, Instant due)
{
    forget_tasks(tx);
    tx.run(R"(
        UPDATE incident_task
           SET due = $2, reminded_at = NULL, version = version + 1
         WHERE subject = $1 AND state = 'open')", subject, due);
}

void hand_over(storage::Transaction& tx, const IncidentId& incident, const AccountId& from, const AccountId& to,
               const protocol::Role& role)
{
    forget_tasks(tx);
    // Being informed is personal and an aftercare conversation has a circle of its own: neither goes along.
    tx.run(R"(
        UPDATE incident_task
           SET owner = $3, owner_role = $4, version = version + 1
         WHERE incident = $1 AND owner = $2 AND state = 'open' AND kind <> 'be_informed' AND kind <> 'aftercare')",
           incident, from, to, role);
}

void reseat(storage::Transaction& tx, const TaskId& id, const AccountId& owner, const protocol::Role& role,
            const vault::CompartmentId& compartment, const std::optional<AccountId>& deputy)
{
    forget_tasks(tx);
    tx.run(R"(
        UPDATE incident_task
           SET owner = $2, owner_role = $3, compartment = $4, deputy = $5, version = version + 1
         WHERE id = $1)", id, owner, role, compartment, deputy);
}

void forget_deputy(storage::Transaction& tx, const IncidentId& incident, const AccountId& account)
{
    forget_tasks(tx);
    tx.run("UPDATE incident_task SET deputy = NULL WHERE incident = $1 AND deputy = $2", incident, account);
}

std::vector<Task> to_escalate(storage::Transaction& tx, Instant now, int most)
{
    return tx.all_as(task_from, "SELECT " TASK_COLUMNS R"(
          FROM incident_task t
         WHERE t.state = 'open' AND t.deadline = 'hard' AND t.due < $1 AND t.escalated_at IS NULL
         ORDER BY t.due, t.id
         LIMIT $2)", now, most);
}

void escalated(storage::Transaction& tx, const TaskId& id, Instant now)
{
    forget_tasks(tx);
    tx.run("UPDATE incident_task SET escalated_at = $2, version = version + 1 WHERE id = $1", id, now);
}

std::vector<Task> to_remind(storage::Transaction& tx, Instant now, Instant until)
{
    return tx.all_as(task_from, "SELECT " TASK_COLUMNS R"(
          FROM incident_task t
         WHERE t.state = 'open' AND t.reminded_at IS NULL AND t.due < $2
           AND (t.opens_at IS NULL OR t.opens_at <= $1)
         ORDER BY t.due, t.id)", now, until);
}

void reminded(storage::Transaction& tx, const TaskId& id, Instant now)
{
    tx.run("UPDATE incident_task SET reminded_at = $2 WHERE id = $1", id, now);
}

}  // namespace luwte::incidents::store
