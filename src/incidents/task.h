// Tasks: what somebody is asked to do in a case, by when, and whose turn it is when that passes. Duties come from the
// protocol with a typed deadline; a person may add tasks of his own.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "people/people.h"
#include "protocol/deadline.h"
#include "protocol/protocol.h"
#include "reports/submitted.h"
#include "vault/vault.h"

namespace luwte::incidents {

using TaskId = Id<struct TaskTag>;

struct Task {
    enum class Kind { handle, be_informed, feedback, duty, own, aftercare, voice, review, ending };
    enum class State { open, done, not_applicable };

    TaskId id;
    OrganisationId organisation;
    reports::IncidentId incident;
    vault::CompartmentId compartment;  // whoever holds its key may know of the task
    Kind kind = Kind::duty;
    std::optional<std::string> subject;  // what it is about: a conversation
    std::optional<std::string> duty;     // id in the pack, with its words of that day
    std::optional<protocol::Text> name;
    AccountId owner;
    protocol::Role owner_role;
    std::optional<AccountId> deputy;
    protocol::DeadlineType deadline = protocol::DeadlineType::event;
    std::optional<Instant> opens;
    std::optional<Instant> due;
    bool at_once = false;                 // due is the outer limit
    std::optional<std::string> question;  // what the organisation has not answered, such as whom its authority covers
    std::string source;
    bool unverified = false;
    State state = State::open;
    Instant made;
    std::optional<Instant> escalated;
    std::int64_t version = 1;
};

/// Late in the eyes of the protocol. An aim (soft) is never overdue, and what waits for an event has no clock.
bool overdue(const Task&, Instant now);
/// Asked for now: open, and its window has begun.
bool asked_now(const Task&, Instant now);
bool blocks_closing(const Task&);
/// Only what the law or the protocol says must happen goes to the deputy, and once.
bool escalates(const Task&, Instant now);

enum class Outcome { done, not_applicable };
/// Declines a task that was finished before, and "not applicable" without a reason.
Result<Task> complete(Task, Outcome, bool explained);

/// Proof of doing: what was done when, and the number by which it is known elsewhere. Declines a moment that lies ahead,
/// and proof of something that does not apply.
struct Proof {
    std::optional<Instant> done;
    bool number = false;
    bool evidence = false;
};
Result<Done> check(const Proof&, Outcome, Instant now);

/// The moments a duty's deadline can count from.
struct Starts {
    Instant incident;
    Instant report;
    Instant learned;  // when the organisation came to know the fact that the duty hangs on
};
/// A task for a duty, still without an owner.
Task task_for(const protocol::Duty&, const Starts&);
/// Duties that the situation asks for and no task covers yet. Nothing is ever taken away again.
std::vector<protocol::Duty> still_missing(const std::vector<protocol::Duty>&, const std::vector<Task>&);
/// Duties that a fact brings: asked for with it and not without it, unless one of the same kind is still open.
std::vector<protocol::Duty> brought_by(const std::vector<protocol::Duty>& with, const std::vector<protocol::Duty>& without,
                                       const std::vector<Task>&);

/// Who sees to a duty: the first candidate who holds a key of the case. Nobody, when none of them does; the handler
/// then has to see that it is done, because a task for somebody who may not know of the case is none.
const people::RoleHolder* owner_among(const std::vector<people::RoleHolder>& candidates,
                                      const std::set<AccountId>& key_holders);

std::string_view name_of(Task::Kind);
std::string_view name_of(Task::State);
Task::Kind task_kind(std::string_view name);
Task::State task_state(std::string_view name);
protocol::DeadlineType deadline_type(std::string_view name);

}  // namespace luwte::incidents
