// Tasks: mine, those of a case, and finishing one.
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/seat.h"
#include "incidents/show.h"
#include "incidents/task_store.h"
#include "notify/notify.h"
#include "reports/reports.h"

namespace luwte::incidents {

struct TaskList {
    std::vector<TaskShown> items;
};
SHAPE(TaskList, items)

struct TaskInput {
    Secret title;
    std::optional<AccountId> owner;  // absent: oneself
    std::optional<Instant> due;
};
SHAPE(TaskInput, title, owner, due)

SHAPE_ENUM(Outcome, done, not_applicable)

struct CompletionInput {
    Outcome outcome = Outcome::done;
    std::optional<Secret> remark;
    std::optional<Instant> done_at;
    std::optional<Secret> number;  // by which it is known elsewhere
    std::optional<std::string> evidence_id;
};
SHAPE(CompletionInput, outcome, remark, done_at, number, evidence_id)

struct TaskVersion {
    std::int64_t version = 1;
};
SHAPE(TaskVersion, version)

namespace {

Result<TaskList> mine(http::Call& call)
{
    return TaskList{show(call, store::tasks_of_person(call.tx, call.actor.organisation, call.actor.account))};
}

Result<store::TaskRow> task_in_path(http::Call& call)
{
    auto id = TRY(call.id<TaskId>("taskId"));
    auto row = store::task_for_person(call.tx, call.actor.organisation, id, call.actor.account);
    if (!row) return not_found("request.not_found");
    return *row;
}

Result<http::Created> add_own(http::Call& call, const TaskInput& input)
{
    auto incident = TRY(workable(call));
    if (input.title.empty()) return invalid("incidents.title_missing", "/title");
    auto account = input.owner.value_or(call.actor.account);
    // The title is sealed for the handlers, so only one of them can be asked.
    if (!handlers_of(call.tx, incident).contains(account)) return invalid("incidents.owner_has_no_key", "/owner");

    auto owner = seat_of(call.tx, incident, account, role_in(call.tx, incident, account), day_in_amsterdam(call.now));
    Task task;
    task.kind = Task::Kind::own;
    task.due = input.due;
    if (input.due) task.deadline = protocol::DeadlineType::soft;
    auto id = give(call.tx, incident, task, *owner, call.now);
    store::set_title(call.tx, id, seal(call, incident, input.title, id.text, "task.title"));
    record(call, incident, "incident.task_added", "task_added", id.text);
    if (account != call.actor.account)
        notify::tell(call.tx, incident.organisation, account, notify::Message::something_to_read, call.now);
    return http::Created{id.text, 1};
}

/// His own task, his turn as a deputy, or any task of a case he handles.
bool may_finish(http::Call& call, const Incident& incident, const Task& task)
{
    bool own = task.owner == call.actor.account || (task.escalated && task.deputy == call.actor.account);
    return own || may_write(call, incident);
}

/// Proof is a file of the case.
Result<Done> check_evidence(http::Call& call, const Incident& incident, const std::optional<std::string>& id)
{
    if (!id) return Done{};
    for (const auto& file : reports::evidence_of(call, incident.id))
        if (file.id.text == *id) return Done{};
    return invalid("incidents.evidence_unknown", "/evidenceId");
}

Result<TaskVersion> finish(http::Call& call, const CompletionInput& input)
{
    auto row = TRY(task_in_path(call));
    auto incident = store::find(call.tx, call.actor.organisation, row.task.incident);
    if (!may_finish(call, *incident, row.task)) return forbidden("request.not_permitted");
    bool explained = input.remark && !input.remark->empty();
    bool numbered = input.number && !input.number->empty();
    auto task = TRY(complete(row.task, input.outcome, explained));
    TRY(check(Proof{input.done_at, numbered, input.evidence_id.has_value()}, input.outcome, call.now));
    TRY(check_evidence(call, *incident, input.evidence_id));

    std::optional<vault::Sealed> remark, number;
    if (explained)
        remark = call.ring.seal(task.compartment, *input.remark, {task.organisation, task.id.text, "task.remark"});
    if (numbered) number = call.ring.seal(task.compartment, *input.number, {task.organisation, task.id.text, "task.number"});
    auto expected = TRY(call.expected_version());
    if (!store::finish(call.tx, task, expected, {remark, call.actor.account, call.now, input.done_at, number, input.evidence_id})) return stale("request.stale");
    call.etag(expected + 1);
    record(call, *incident, "incident.task_finished", "task_finished", task.id.text, std::string{name_of(task.state)});
    return TaskVersion{expected + 1};
}

}  // namespace

void add_task_routes(http::Router& router)
{
    router.get<TaskList>("/tasks", http::signed_in(), "What is asked of you, soonest first", mine);
    router.post<TaskInput, http::Created>("/incidents/{incidentId}/tasks", http::may("case.handle"),
                                          "Asks a handler to do something", add_own);
    router.post<CompletionInput, TaskVersion>("/tasks/{taskId}/completions", http::signed_in(),
                                              "Finishes a task, or says why it does not apply", finish);
}

}  // namespace luwte::incidents
