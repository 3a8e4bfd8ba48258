#include "aftercare/circle.h"

#include <algorithm>
#include <chrono>

#include "incidents/incidents.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"

namespace luwte::aftercare {
namespace {

std::string name_or_id(http::Call& call, const AccountId& account)
{
    return people::name_of(call.tx, call.actor.organisation, account).value_or(account.text);
}

std::optional<Shown> opened(http::Call& call, const vault::CompartmentId& compartment, const std::optional<Bytes>& sealed,
                            std::string_view row, std::string_view field)
{
    if (!sealed || !call.ring.opens(compartment)) return std::nullopt;
    return Shown{call.ring.open(compartment, vault::Sealed{*sealed}, {call.actor.organisation, row, field})};
}

std::optional<vault::Ground> ground_of(http::Call& call, const store::Person& person)
{
    for (const auto& holder : vault::holders(call.tx, person.providers))
        if (holder.account == call.actor.account && !holder.standby) return holder.ground;
    return std::nullopt;
}

/// The person and whoever leads the conversation get the change in their calendars. Two meet, so two are told.
void tell_calendars(http::Call& call, const Found& before, const Conversation& after)
{
    if (after.sequence == before.conversation.sequence || !after.planned_for) return;
    const notify::Appointment appointment{after.id.text, *after.planned_for, *after.planned_for + appointment_lasts,
                                          after.sequence, after.state != Conversation::State::appointed};
    std::set<AccountId> people{call.actor.account};
    if (before.person.account) people.insert(*before.person.account);
    for (const auto& step : store::steps_of(call.tx, after.id)) people.insert(step.by);
    for (const auto& account : people) notify::tell(call.tx, after.organisation, account, appointment, call.now);
}

std::vector<StepShown> history(http::Call& call, const store::Person& person, const ConversationId& id)
{
    std::vector<StepShown> steps;
    for (const auto& step : store::steps_of(call.tx, id))
        steps.push_back({step.at, name_or_id(call, step.by), std::string{name_of(step.state)}, step.until,
                         opened(call, person.circle, step.reason, step.id, "aftercare.reason")});
    return steps;
}

}  // namespace

Result<Found> in_circle(http::Call& call)
{
    auto id = TRY(call.id<ConversationId>("conversationId"));
    auto row = store::find(call.tx, call.actor.organisation, id, call.actor.account);
    if (!row) return not_found("request.not_found");
    auto person = store::find_person(call.tx, call.actor.organisation, row->conversation.affected, call.actor.account);
    auto incident = incidents::find(call.tx, call.actor.organisation, person->incident);
    if (incidents::is_excluded(call.tx, incident->id, call.actor.account)) return not_found("request.not_found");
    return Found{row->conversation, *person, *incident};
}

bool leads(http::Call& call, const store::Person& person, const Conversation& conversation)
{
    auto ground = ground_of(call, person);
    if (!ground || person.account == call.actor.account) return false;
    const auto& leaders = conversation.leaders;
    return ground->rule == "fallback" || may_lead(call.actor.roles, leaders) || may_lead({ground->role}, leaders);
}

Result<Found> as_leader(http::Call& call)
{
    auto found = TRY(in_circle(call));
    if (!leads(call, found.person, found.conversation)) return forbidden("aftercare.role_may_not_lead");
    return found;
}

Result<std::int64_t> save(http::Call& call, const Found& before, const Conversation& after, Code action,
                          std::optional<Instant> until, const std::optional<Secret>& reason)
{
    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, after, expected)) return stale("request.stale");
    call.etag(expected + 1);

    store::Step step{fresh_uuid(), call.now, call.actor.account, after.state, until, std::nullopt};
    if (reason && !reason->empty())
        step.reason = call.ring.seal(before.person.circle, *reason, {after.organisation, step.id, "aftercare.reason"}).bytes;
    store::add(call.tx, after, step);
    tell_calendars(call, before, after);
    journal::append(call.tx, after.organisation, call.actor.account, action, after.id.text, before.incident.id.text, call.now);
    return expected + 1;
}

ConversationShown show(http::Call& call, const store::Person& person, const store::ConversationRow& row)
{
    const auto& one = row.conversation;
    ConversationShown shown;
    shown.id = one.id;
    shown.affected_id = one.affected;
    shown.plan_id = one.plan;
    shown.name = {one.name.nl, one.name.en};
    for (const auto& aim : one.aims) shown.aims.push_back({aim.nl, aim.en});
    shown.deadline = {protocol::name(one.deadline), one.opens, one.due};
    shown.state = name_of(one.state);
    shown.planned_for = one.planned_for;
    shown.moved_until = one.moved_until;
    shown.offered_at = one.offered;
    shown.held_at = one.held;
    if (one.by) shown.by = name_or_id(call, *one.by);
    shown.notes = opened(call, person.providers, row.notes, one.id.text, "aftercare.notes");
    if (call.ring.opens(person.providers)) {
        shown.injury_shown = one.injury_shown;
        shown.referred = one.referred;
    }
    shown.overdue = overdue(one, call.now);
    shown.may_lead = leads(call, person, one);
    shown.leaders = one.leaders;
    shown.history = history(call, person, one.id);
    shown.source = one.source;
    shown.version = one.version;
    return shown;
}

std::vector<ConversationShown> conversations_shown(http::Call& call, const store::Person& person)
{
    std::vector<ConversationShown> all;
    for (const auto& row : store::conversations_of(call.tx, person.affected)) all.push_back(show(call, person, row));
    return all;
}

std::optional<ContentmentShown> contentment_shown(http::Call& call, const store::Person& person)
{
    auto given = store::contentment_of(call.tx, person.affected);
    if (!given) return std::nullopt;
    return ContentmentShown{given->score, opened(call, person.circle, given->remark, person.affected.text, "aftercare.remark"),
                            given->at};
}

}  // namespace luwte::aftercare
