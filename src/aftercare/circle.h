// Who is in a conversation's circle, and as what: the doors that every aftercare route goes through.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/aftercare.h"
#include "aftercare/aftercare_store.h"
#include "base/result.h"
#include "http/http.h"
#include "http/shape.h"

namespace luwte::aftercare {

/// A conversation, with its circle and its case, for a member of the circle.
struct Found {
    Conversation conversation;
    store::Person person;
    incidents::Incident incident;
};
/// The conversation in the path; "not found" for whoever is not in its circle, as for none at all.
Result<Found> in_circle(http::Call&);
/// The same for a carer: declines for the person himself, and for a role that the pack does not let lead it.
Result<Found> as_leader(http::Call&);
bool leads(http::Call&, const store::Person&, const Conversation&);

/// As calendars show it; nobody is asked how long a talk will take.
constexpr std::chrono::hours appointment_lasts{1};

/// Saves it under If-Match with a step of its history, the journal's line and the calendar's change.
Result<std::int64_t> save(http::Call&, const Found& before, const Conversation& after, Code action,
                          std::optional<Instant> until = {}, const std::optional<Secret>& reason = {});

struct Words {
    std::string nl;
    std::string en;
};
SHAPE(Words, nl, en)

struct DeadlineShown {
    std::string type;
    std::optional<Instant> opens_at;
    std::optional<Instant> due;
};
SHAPE(DeadlineShown, type, opens_at, due)

struct StepShown {
    Instant at;
    std::string by;
    std::string state;
    std::optional<Instant> until;
    std::optional<Shown> reason;
};
SHAPE(StepShown, at, by, state, until, reason)

struct ConversationShown {
    ConversationId id;
    AffectedId affected_id;
    std::string plan_id;
    Words name;
    std::vector<Words> aims;
    DeadlineShown deadline;
    std::string state;
    std::optional<Instant> planned_for;
    std::optional<Instant> moved_until;
    std::optional<Instant> offered_at;
    std::optional<Instant> held_at;
    std::optional<std::string> by;  // name of who held it
    std::optional<Shown> notes;     // for the carers only
    std::optional<bool> injury_shown;
    std::optional<bool> referred;
    bool overdue = false;
    bool may_lead = false;
    std::vector<std::string> leaders;  // roles
    std::vector<StepShown> history;
    std::string source;
    std::int64_t version = 1;
};
SHAPE(ConversationShown, id, affected_id, plan_id, name, aims, deadline, state, planned_for, moved_until, offered_at, held_at,
      by, notes, injury_shown, referred, overdue, may_lead, leaders, history, source, version)

struct ContentmentShown {
    int score = 0;
    std::optional<Shown> remark;
    Instant at;
};
SHAPE(ContentmentShown, score, remark, at)

struct Versioned {
    std::int64_t version = 1;
};
SHAPE(Versioned, version)

/// The notes and what they say of an injury only where the ring opens the carers' compartment.
ConversationShown show(http::Call&, const store::Person&, const store::ConversationRow&);
std::vector<ConversationShown> conversations_shown(http::Call&, const store::Person&);
std::optional<ContentmentShown> contentment_shown(http::Call&, const store::Person&);

}  // namespace luwte::aftercare
