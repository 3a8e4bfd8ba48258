#include "incidents/task.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::incidents {
namespace {

using protocol::DeadlineType;

template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, std::string_view name)
{
    auto found = std::find(names.begin(), names.end(), name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

constexpr const char* authority = "authority";
constexpr std::array<std::string_view, 9> kinds{"handle", "be_informed", "feedback", "duty",  "own",
                                                "aftercare", "voice",  "review",   "ending"};
constexpr std::array<std::string_view, 3> states{"open", "done", "not_applicable"};
constexpr std::array<std::string_view, 4> deadline_types{"hard", "soft", "window", "event"};

Instant start_of(const protocol::Deadline& deadline, const Starts& starts)
{
    if (deadline.starts == "incident") return starts.incident;
    if (deadline.starts == "report") return starts.report;
    return starts.learned;
}

bool covers(const Task& task, const protocol::Duty& duty) { return task.duty == duty.id; }

}  // namespace

bool overdue(const Task& task, Instant now)
{
    bool binding = task.deadline == DeadlineType::hard || task.deadline == DeadlineType::window;
    return binding && task.state == Task::State::open && task.due && *task.due < now;
}

bool asked_now(const Task& task, Instant now)
{
    return task.state == Task::State::open && (!task.opens || *task.opens <= now);
}

bool blocks_closing(const Task& task)
{
    // Aftercare goes on after the case is closed: its third conversation is weeks away.
    return task.state == Task::State::open && task.deadline == DeadlineType::hard && task.kind != Task::Kind::aftercare;
}

bool escalates(const Task& task, Instant now)
{
    return task.deadline == DeadlineType::hard && overdue(task, now) && !task.escalated;
}

Result<Task> complete(Task task, Outcome outcome, bool explained)
{
    if (task.state != Task::State::open) return conflict("incidents.task_finished");
    if (task.kind == Task::Kind::aftercare) return conflict("incidents.task_is_a_conversation");
    if (task.kind == Task::Kind::voice) return conflict("incidents.task_is_a_question");
    if (outcome == Outcome::not_applicable && !explained) return invalid("incidents.remark_missing", "/remark");

    task.state = outcome == Outcome::done ? Task::State::done : Task::State::not_applicable;
    return task;
}

Result<Done> check(const Proof& proof, Outcome outcome, Instant now)
{
    if (outcome == Outcome::not_applicable && (proof.done || proof.number || proof.evidence))
        return invalid("incidents.proof_of_nothing", "/outcome");
    if (proof.done && *proof.done > now) return invalid("incidents.done_lies_ahead", "/doneAt");
    return Done{};
}

Task task_for(const protocol::Duty& duty, const Starts& starts)
{
    auto moments = protocol::reckon(duty.deadline, start_of(duty.deadline, starts));
    Task task;
    task.kind = duty.id == "feedback" ? Task::Kind::feedback : Task::Kind::duty;
    task.duty = duty.id;
    task.name = duty.name;
    task.deadline = duty.deadline.type;
    task.opens = moments.opens;
    task.due = moments.due;
    task.at_once = duty.deadline.at_once;
    if (duty.unanswered) task.question = authority;
    task.source = duty.source;
    task.unverified = duty.unverified;
    return task;
}

std::vector<protocol::Duty> still_missing(const std::vector<protocol::Duty>& duties, const std::vector<Task>& tasks)
{
    std::vector<protocol::Duty> missing;
    for (const auto& duty : duties)
        if (std::none_of(tasks.begin(), tasks.end(), [&](const Task& task) { return covers(task, duty); }))
            missing.push_back(duty);
    return missing;
}

std::vector<protocol::Duty> brought_by(const std::vector<protocol::Duty>& with, const std::vector<protocol::Duty>& without,
                                       const std::vector<Task>& tasks)
{
    std::vector<protocol::Duty> brought;
    for (const auto& duty : with) {
        bool already_asked = std::any_of(without.begin(), without.end(), [&](const auto& other) { return other.id == duty.id; });
        bool still_open = std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) {
            return covers(task, duty) && task.state == Task::State::open;
        });
        if (!already_asked && !still_open) brought.push_back(duty);
    }
    return brought;
}

const people::RoleHolder* owner_among(const std::vector<people::RoleHolder>& candidates,
                                      const std::set<AccountId>& key_holders)
{
    auto found = std::find_if(candidates.begin(), candidates.end(),
                              [&](const auto& candidate) { return key_holders.contains(candidate.account); });
    return found == candidates.end() ? nullptr : &*found;
}

std::string_view name_of(Task::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Task::State state) { return states[static_cast<std::size_t>(state)]; }
Task::Kind task_kind(std::string_view name) { return named<Task::Kind>(kinds, name); }
Task::State task_state(std::string_view name) { return named<Task::State>(states, name); }
protocol::DeadlineType deadline_type(std::string_view name) { return named<DeadlineType>(deadline_types, name); }

}  // namespace luwte::incidents
