// Decisions about tasks and cases: values in, values or a refusal out.
#include <catch2/catch.hpp>

#include "incidents/incident.h"
#include "incidents/person.h"
#include "incidents/task.h"

namespace luwte::incidents {
namespace {

using protocol::DeadlineType;

Instant at(const char* text) { return *parse_instant(text); }

Task task(DeadlineType type, const char* due)
{
    Task task;
    task.deadline = type;
    task.due = at(due);
    return task;
}

protocol::Duty duty(const char* id)
{
    protocol::Duty duty;
    duty.id = id;
    return duty;
}

Task covering(const char* id, Task::State state)
{
    Task task;
    task.duty = id;
    task.state = state;
    return task;
}

}  // namespace

TEST_CASE("only what must happen is overdue, and only after its last instant", "[incidents]")
{
    auto now = at("2026-03-10T12:00:00Z");
    CHECK(overdue(task(DeadlineType::hard, "2026-03-10T11:59:59Z"), now));
    CHECK(overdue(task(DeadlineType::window, "2026-03-10T11:59:59Z"), now));
    CHECK_FALSE(overdue(task(DeadlineType::hard, "2026-03-10T12:00:00Z"), now));
    CHECK_FALSE(overdue(task(DeadlineType::soft, "2020-01-01T00:00:00Z"), now));
    CHECK_FALSE(overdue(Task{}, now));
    auto finished = task(DeadlineType::hard, "2020-01-01T00:00:00Z");
    finished.state = Task::State::done;
    CHECK_FALSE(overdue(finished, now));
}

TEST_CASE("a hard task escalates once, a window does not and is late by itself", "[incidents]")
{
    auto now = at("2026-03-10T12:00:00Z");
    auto late = task(DeadlineType::hard, "2026-03-10T11:00:00Z");
    CHECK(escalates(late, now));
    late.escalated = now;
    CHECK_FALSE(escalates(late, now));
    CHECK_FALSE(escalates(task(DeadlineType::window, "2026-03-10T11:00:00Z"), now));
}

TEST_CASE("a task is finished once, a conversation by holding it, and 'not applicable' needs a reason", "[incidents]")
{
    CHECK(complete(Task{}, Outcome::done, false)->state == Task::State::done);
    CHECK(complete(Task{}, Outcome::not_applicable, false).refusal().code() == "incidents.remark_missing");
    CHECK(complete(Task{}, Outcome::not_applicable, true)->state == Task::State::not_applicable);
    Task conversation;
    conversation.kind = Task::Kind::aftercare;
    CHECK(complete(conversation, Outcome::done, false).refusal().code() == "incidents.task_is_a_conversation");
}

TEST_CASE("a window opens and closes by the Dutch day", "[incidents]")
{
    auto third = duty("third");
    third.deadline = {DeadlineType::window, protocol::parse_period("P4W"), protocol::parse_period("P6W"), "incident"};
    auto made = task_for(third, {at("2026-03-09T09:00:00Z"), at("2026-03-09T10:00:00Z"), at("2026-03-09T10:00:00Z")});
    CHECK(iso(*made.opens) == "2026-04-05T22:00:00.000Z");  // midnight in summer time
    CHECK_FALSE(asked_now(made, at("2026-04-05T21:00:00Z")));
    CHECK(asked_now(made, at("2026-04-06T09:00:00Z")));
}

TEST_CASE("a duty that a task covers is not asked for again, whatever became of it", "[incidents]")
{
    auto missing = still_missing({duty("a"), duty("b")}, {covering("a", Task::State::not_applicable)});
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].id == "b");
}

TEST_CASE("a fact that comes to light raises its duty again, unless one is still open", "[incidents]")
{
    auto brought = [](Task::State state) { return brought_by({duty("a"), duty("b")}, {duty("b")}, {covering("a", state)}); };
    CHECK(brought(Task::State::open).empty());
    REQUIRE(brought(Task::State::done).size() == 1);
    CHECK(brought(Task::State::done)[0].id == "a");
}

TEST_CASE("a duty goes to the first of the named who holds a key, and to nobody without one", "[incidents]")
{
    auto first = fresh<AccountId>(), second = fresh<AccountId>();
    const std::vector<people::RoleHolder> candidates{{first, "A", "secretary", {}}, {second, "B", "griffier", {}}};
    CHECK(owner_among(candidates, {first, second})->account == first);
    CHECK(owner_among(candidates, {second})->role == "griffier");
    CHECK(owner_among(candidates, {}) == nullptr);
}

TEST_CASE("closing needs a lesson or the statement that there is none, and nothing hard left open", "[incidents]")
{
    Incident incident;
    CHECK(close(incident, {}, {}).refusal().code() == "incidents.lesson_missing");
    CHECK(close(incident, {}, {true, true}).refusal().code() == "incidents.lesson_contradicts");
    CHECK(close(incident, {task(DeadlineType::soft, "2026-03-10T12:00:00Z")}, {false, true})->state == State::closed);
    auto hard = task(DeadlineType::hard, "2026-03-10T12:00:00Z");
    CHECK(close(incident, {hard}, {true, false}).refusal().code() == "incidents.hard_tasks_open");
    hard.kind = Task::Kind::aftercare;
    CHECK(close(incident, {hard}, {true, false})->state == State::closed);
}

TEST_CASE("a case is not merged with itself, nor after it was closed or merged", "[incidents]")
{
    Incident from, into;
    from.id = fresh<IncidentId>();
    into.id = fresh<IncidentId>();
    CHECK(may_merge(from, into));
    CHECK(may_merge(from, from).refusal().code() == "incidents.merge_with_itself");
    from.state = State::merged;
    CHECK(may_merge(from, into).refusal().code() == "incidents.merged");
    into.state = State::closed;
    CHECK(may_merge(from, into).refusal().code() == "incidents.closed");
    CHECK(reopen(from).refusal().code() == "incidents.merged");
}

TEST_CASE("consent can be withdrawn when it was given, and is never unknown again", "[incidents]")
{
    CHECK(change(Consent::unknown, Consent::refused));
    CHECK(change(Consent::given, Consent::withdrawn));
    CHECK(change(Consent::refused, Consent::withdrawn).refusal().code() == "incidents.consent_was_not_given");
    CHECK(change(Consent::given, Consent::unknown).refusal().code() == "incidents.consent_was_answered");
}

}  // namespace luwte::incidents
