// Aftercare: whoever was hit is spoken to in time, and again later (C1, C2). It is always offered and never forced; what
// was planned and did not happen stays to be seen. This part decides; it knows no clock, database or key.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/incident.h"
#include "incidents/person.h"
#include "protocol/protocol.h"

namespace luwte::aftercare {

using ConversationId = Id<struct ConversationTag>;
using incidents::AffectedId;
using incidents::IncidentId;

struct Conversation {
    enum class State { planned, offered, appointed, moved, held, declined };

    ConversationId id;
    OrganisationId organisation;
    AffectedId affected;
    std::string plan;  // in the pack
    int position = 0;
    protocol::Text name;
    std::vector<protocol::Text> aims;
    std::vector<protocol::Role> leaders;  // who may lead it, in the order of the plan
    std::string source;
    protocol::DeadlineType deadline = protocol::DeadlineType::soft;
    std::optional<Instant> opens;
    std::optional<Instant> due;
    State state = State::planned;
    std::optional<Instant> planned_for;
    std::optional<Instant> moved_until;
    std::optional<Instant> offered;
    std::optional<Instant> held;
    std::optional<AccountId> by;
    bool injury_shown = false;
    bool referred = false;
    int sequence = 0;
    std::int64_t version = 1;
};

/// The conversations that an affected role is owed, planned at once; nothing when the pack is silent.
std::vector<Conversation> owed(const std::vector<protocol::ConversationPlan>&, Instant incident, Instant report);

/// Whoever said no may be asked again.
Result<Conversation> offer(Conversation, std::optional<Instant> planned_for, Instant now);
Result<Conversation> appoint(Conversation, Instant planned_for, Instant now);
/// Declines a day that lies ahead, and a leader who holds none of the roles the pack names.
struct Held {
    Instant at;
    bool injury_shown = false;
    bool referred = false;
};
Result<Conversation> hold(Conversation, const Held&, const AccountId& leader, Instant now);
Result<Conversation> decline(Conversation);
/// Needs a reason. The pack's own date stays to be seen beside the new one.
Result<Conversation> postpone(Conversation, Instant until, bool explained, Instant now);

bool may_lead(const std::set<protocol::Role>& roles, const std::vector<protocol::Role>& leaders);
bool over(const Conversation&);  // held or declined
bool overdue(const Conversation&, Instant now);

/// C5: a figure from 1 to 5, once, when the last conversation is over.
Result<Done> may_rate(const std::vector<Conversation>&, bool case_closed, int score, bool rated);

std::string_view name_of(Conversation::State);
Conversation::State state_of(std::string_view name);

}  // namespace luwte::aftercare
