// What carers do with a conversation: offer, appoint, hold; and what either side may: decline, postpone.
#include "aftercare/aftercare_api.h"
#include "aftercare/circle.h"
#include "http/route.h"
#include "incidents/incidents.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"

namespace luwte::aftercare {

struct AftercareItem {
    AffectedId affected_id;
    std::optional<Shown> name;
    std::string role;
    bool silent = false;  // the protocol says nothing about aftercare for this role
    std::vector<ConversationShown> conversations;
    std::optional<ContentmentShown> contentment;
};
SHAPE(AftercareItem, affected_id, name, role, silent, conversations, contentment)

struct AftercareList {
    std::vector<AftercareItem> items;
};
SHAPE(AftercareList, items)

struct OfferInput {
    std::optional<Instant> planned_for;
};
SHAPE(OfferInput, planned_for)

struct AppointmentInput {
    Instant planned_for;
};
SHAPE(AppointmentInput, planned_for)

struct HoldingInput {
    Instant held_at;
    std::optional<Secret> notes;
    std::optional<bool> injury_shown;
    std::optional<bool> referred;
};
SHAPE(HoldingInput, held_at, notes, injury_shown, referred)

struct DeclinationInput {
    std::optional<Secret> reason;
};
SHAPE(DeclinationInput, reason)

struct PostponementInput {
    Instant until;
    Secret reason;
};
SHAPE(PostponementInput, until, reason)

namespace {

constexpr const char* injury = "injury";  // the consequence that duties look at (P4)

std::optional<Shown> person_name(http::Call& call, const store::Person& person)
{
    if (person.account)
        return Shown{Secret{people::name_of(call.tx, person.organisation, *person.account).value_or(person.account->text)}};
    if (!person.name) return std::nullopt;
    return Shown{call.ring.open(person.circle, vault::Sealed{*person.name}, {person.organisation, person.affected.text, "aftercare.name"})};
}

Result<AftercareList> of_incident(http::Call& call)
{
    auto id = TRY(call.id<IncidentId>("incidentId"));
    auto persons = store::of_incident(call.tx, id, call.actor.account);
    bool known = !persons.empty() || incidents::may_know(call.tx, id, call.actor.account);
    if (!known || incidents::is_excluded(call.tx, id, call.actor.account)) return not_found("request.not_found");
    AftercareList answer;
    for (const auto& person : persons) {
        auto conversations = conversations_shown(call, person);
        bool silent = conversations.empty();
        answer.items.push_back({person.affected, person_name(call, person), person.role, silent, std::move(conversations),
                                contentment_shown(call, person)});
    }
    if (!persons.empty())
        journal::append(call.tx, call.actor.organisation, call.actor.account, "aftercare.read", id.text, id.text, call.now);
    return answer;
}

void tell_person(http::Call& call, const Found& found)
{
    if (found.person.account && found.person.account != call.actor.account)
        notify::tell(call.tx, found.person.organisation, *found.person.account, notify::Message::something_to_read, call.now);
}

/// Whoever said no and is offered it again is asked for again.
void ask_again(http::Call& call, const Found& found)
{
    const auto& one = found.conversation;
    if (incidents::is_asked(call.tx, found.incident, one.id.text)) return;
    const reports::Person self{call.actor.account, "", {"aftercare", one.leaders.front(), one.source}, false};
    incidents::ask(call.tx, found.incident,
                   {one.id.text, one.plan, one.name, one.deadline, one.opens, one.due, one.source, found.person.circle}, self,
                   call.now);
}

Result<Versioned> offer_it(http::Call& call, const OfferInput& input)
{
    auto found = TRY(as_leader(call));
    auto offered = TRY(offer(found.conversation, input.planned_for, call.now));
    auto version = TRY(save(call, found, offered, "aftercare.offered", input.planned_for));
    if (found.conversation.state == Conversation::State::declined) ask_again(call, found);
    tell_person(call, found);
    return Versioned{version};
}

Result<Versioned> appoint_it(http::Call& call, const AppointmentInput& input)
{
    auto found = TRY(as_leader(call));
    auto appointed = TRY(appoint(found.conversation, input.planned_for, call.now));
    auto version = TRY(save(call, found, appointed, "aftercare.appointed", input.planned_for));
    tell_person(call, found);
    return Versioned{version};
}

Result<Versioned> hold_it(http::Call& call, const HoldingInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(as_leader(call));
    const Held how{input.held_at, input.injury_shown.value_or(false), input.referred.value_or(false)};
    auto held = TRY(hold(found.conversation, how, call.actor.account, call.now));
    auto version = TRY(save(call, found, held, "aftercare.held"));
    if (input.notes && !input.notes->empty())
        store::set_notes(call.tx, held.id,
                         call.ring.seal(found.person.providers, *input.notes, {held.organisation, held.id.text, "aftercare.notes"}));
    incidents::answered(call.tx, found.incident, held.id.text, incidents::Answer::done, call.actor.account, call.now);
    if (how.injury_shown)
        incidents::learn(call.tx, packs(call.tx, found.incident), found.incident.id, held.organisation, injury, call.actor.account, call.now);
    return Versioned{version};
}

Result<Versioned> decline_it(http::Call& call, const DeclinationInput& input)
{
    auto found = TRY(in_circle(call));
    auto declined = TRY(decline(found.conversation));
    auto version = TRY(save(call, found, declined, "aftercare.declined", {}, input.reason));
    incidents::answered(call.tx, found.incident, declined.id.text, incidents::Answer::not_applicable, call.actor.account, call.now);
    tell_person(call, found);
    return Versioned{version};
}

Result<Versioned> postpone_it(http::Call& call, const PostponementInput& input)
{
    auto found = TRY(in_circle(call));
    auto moved = TRY(postpone(found.conversation, input.until, !input.reason.empty(), call.now));
    auto version = TRY(save(call, found, moved, "aftercare.postponed", input.until, input.reason));
    incidents::moved(call.tx, moved.id.text, input.until);
    tell_person(call, found);
    return Versioned{version};
}

}  // namespace

void add_conversation_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<AftercareList>("/incidents/{incidentId}/aftercare", http::signed_in(),
                              "Aftercare of those in whose circle you are", of_incident);
    router.post<OfferInput, Versioned>("/aftercare-conversations/{conversationId}/offers", http::may("aftercare.lead"),
                                       "Offers a conversation", offer_it);
    router.post<AppointmentInput, Versioned>("/aftercare-conversations/{conversationId}/appointments",
                                             http::may("aftercare.lead"), "Sets the day of a conversation", appoint_it);
    router.post<HoldingInput, Versioned>(
        "/aftercare-conversations/{conversationId}/holdings", http::may("aftercare.lead"), "Records that it was held",
        [packs](http::Call& call, const HoldingInput& input) { return hold_it(call, input, packs); });
    router.post<DeclinationInput, Versioned>("/aftercare-conversations/{conversationId}/declinations", http::signed_in(),
                                             "Says no to a conversation", decline_it);
    router.post<PostponementInput, Versioned>("/aftercare-conversations/{conversationId}/postponements", http::signed_in(),
                                              "Moves a conversation, with the reason", postpone_it);
}

}  // namespace luwte::aftercare
