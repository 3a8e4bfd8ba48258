// Tasks' rows. A task is found through the compartment it is bound to: no key, no task.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incidents/incident.h"
#include "incidents/task.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

void add(storage::Transaction&, const Task&);
/// The sealed words of a task that somebody made himself.
void set_title(storage::Transaction&, const TaskId&, const vault::Sealed&);

/// With the sealed title and remark, for whoever can open them.
struct TaskRow {
    Task task;
    std::optional<Bytes> title;
    std::optional<Bytes> remark;
    std::string incident_reference;
    std::optional<Instant> done;      // proof of doing
    std::optional<Bytes> number;
    std::optional<std::string> evidence;
    std::optional<Instant> finished;
    std::optional<AccountId> finished_by;
};
/// All tasks of an incident, whoever may see them: for decisions only.
std::vector<Task> tasks_of(storage::Transaction&, const IncidentId&);
/// They were changed by a statement that stands elsewhere (a merger).
void forget_tasks(storage::Transaction&);
/// The case was made in this transaction.
void no_tasks_yet(storage::Transaction&, const IncidentId&);
/// The tasks of an incident that this person holds the key for.
std::vector<TaskRow> tasks_seen_by(storage::Transaction&, const IncidentId&, const AccountId&);
/// What is asked of this person himself, deputies' turns included; soonest first.
std::vector<TaskRow> tasks_of_person(storage::Transaction&, const OrganisationId&, const AccountId&);
/// A task this person owns, stands in for, or may see in a case.
std::optional<TaskRow> task_for_person(storage::Transaction&, const OrganisationId&, const TaskId&, const AccountId&);

struct Finish {
    std::optional<vault::Sealed> remark;
    AccountId by;
    Instant at;
    std::optional<Instant> done;
    std::optional<vault::Sealed> number;
    std::optional<std::string> evidence;
};
bool finish(storage::Transaction&, const Task&, std::int64_t expected, const Finish&);
/// Finishes open tasks of a kind or about a subject; returns which.
std::vector<TaskId> finish_all(storage::Transaction&, const IncidentId&, Task::Kind, const std::optional<AccountId>& owner,
                               const AccountId& by, Instant at);
std::vector<TaskId> finish_about(storage::Transaction&, std::string_view subject, Task::State, const AccountId& by, Instant at);
void move_due(storage::Transaction&, std::string_view subject, Instant due);
void hand_over(storage::Transaction&, const IncidentId&, const AccountId& from, const AccountId& to, const protocol::Role&);
void reseat(storage::Transaction&, const TaskId&, const AccountId& owner, const protocol::Role&, const vault::CompartmentId&,
            const std::optional<AccountId>& deputy);
/// A deputy who may no longer know of the case.
void forget_deputy(storage::Transaction&, const IncidentId&, const AccountId&);

/// For the clock: hard, open, due before now, not yet escalated.
std::vector<Task> to_escalate(storage::Transaction&, Instant now, int most);
void escalated(storage::Transaction&, const TaskId&, Instant now);
/// For the clock: open, due before `until`, nobody reminded yet.
std::vector<Task> to_remind(storage::Transaction&, Instant now, Instant until);
void reminded(storage::Transaction&, const TaskId&, Instant now);

}  // namespace luwte::incidents::store
