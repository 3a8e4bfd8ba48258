#include "aftercare/aftercare.h"

#include <algorithm>
#include <array>

#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::aftercare {
namespace {

using State = Conversation::State;

constexpr std::array<std::string_view, 6> states{"planned", "offered", "appointed", "moved", "held", "declined"};

}  // namespace

std::vector<Conversation> owed(const std::vector<protocol::ConversationPlan>& plans, Instant incident, Instant report)
{
    std::vector<Conversation> conversations;
    for (const auto& plan : plans) {
        auto moments = protocol::reckon(plan.deadline, plan.deadline.starts == "incident" ? incident : report);
        Conversation conversation;
        conversation.plan = plan.id;
        conversation.position = static_cast<int>(conversations.size());
        conversation.name = plan.name;
        conversation.aims = plan.aims;
        conversation.leaders = plan.providers;
        conversation.source = plan.source;
        conversation.deadline = plan.deadline.type;
        conversation.opens = moments.opens;
        conversation.due = moments.due;
        conversations.push_back(std::move(conversation));
    }
    return conversations;
}

Result<Conversation> offer(Conversation conversation, std::optional<Instant> planned_for, Instant now)
{
    if (conversation.state == State::held) return conflict("aftercare.held_before");
    if (planned_for && *planned_for < now) return invalid("aftercare.day_has_passed", "/plannedFor");

    conversation.state = planned_for ? State::appointed : State::offered;
    conversation.offered = now;
    if (planned_for) {
        conversation.planned_for = planned_for;
        ++conversation.sequence;
    }
    return conversation;
}

Result<Conversation> appoint(Conversation conversation, Instant planned_for, Instant now)
{
    if (over(conversation)) return conflict("aftercare.is_over");
    if (planned_for < now) return invalid("aftercare.day_has_passed", "/plannedFor");

    conversation.state = State::appointed;
    conversation.planned_for = planned_for;
    ++conversation.sequence;
    return conversation;
}

Result<Conversation> hold(Conversation conversation, const Held& held, const AccountId& leader, Instant now)
{
    if (conversation.state == State::held) return conflict("aftercare.held_before");
    if (held.at > now) return invalid("aftercare.day_lies_ahead", "/heldAt");

    conversation.state = State::held;
    conversation.held = held.at;
    conversation.by = leader;
    conversation.injury_shown = held.injury_shown;
    conversation.referred = held.referred;
    return conversation;
}

Result<Conversation> decline(Conversation conversation)
{
    if (over(conversation)) return conflict("aftercare.is_over");

    conversation.state = State::declined;
    if (conversation.planned_for) ++conversation.sequence;
    return conversation;
}

Result<Conversation> postpone(Conversation conversation, Instant until, bool explained, Instant now)
{
    if (over(conversation)) return conflict("aftercare.is_over");
    if (!explained) return invalid("aftercare.reason_missing", "/reason");
    if (until <= now) return invalid("aftercare.day_has_passed", "/until");

    conversation.state = State::moved;
    conversation.moved_until = until;
    if (conversation.planned_for) ++conversation.sequence;
    return conversation;
}

bool may_lead(const std::set<protocol::Role>& roles, const std::vector<protocol::Role>& leaders)
{
    return std::any_of(leaders.begin(), leaders.end(), [&](const auto& role) { return roles.contains(role); });
}

bool over(const Conversation& conversation)
{
    return conversation.state == State::held || conversation.state == State::declined;
}

bool overdue(const Conversation& conversation, Instant now)
{
    using protocol::DeadlineType;
    bool binding = conversation.deadline == DeadlineType::hard || conversation.deadline == DeadlineType::window;
    auto due = conversation.moved_until ? conversation.moved_until : conversation.due;
    return binding && !over(conversation) && due && *due < now;
}

Result<Done> may_rate(const std::vector<Conversation>& conversations, bool case_closed, int score, bool rated)
{
    if (score < 1 || score > 5) return invalid("aftercare.score_out_of_range", "/score");
    if (rated) return conflict("aftercare.rated_before");
    if (!case_closed && !std::all_of(conversations.begin(), conversations.end(), over))
        return conflict("aftercare.not_over_yet");
    return Done{};
}

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)]; }

State state_of(std::string_view name)
{
    auto found = std::find(states.begin(), states.end(), name);
    REQUIRE_THAT_HOLDS(found != states.end());
    return static_cast<State>(found - states.begin());
}

}  // namespace luwte::aftercare
