#include "aftercare/plan.h"

#include <algorithm>

#include "aftercare/aftercare.h"
#include "aftercare/aftercare_store.h"
#include "base/id_in_time.h"
#include "base/require.h"
#include "incidents/incidents.h"
#include "notify/notify.h"
#include "vault/succession.h"

namespace luwte::aftercare {
namespace {

using incidents::Incident;
using Carers = std::vector<reports::Person>;

store::Person make_circle(http::Call& call, const incidents::AffectedPerson& person, const Carers& carers)
{
    const auto& affected = person.affected;
    store::Person made{affected.id,
                       affected.organisation,
                       affected.incident,
                       call.ring.create(vault::Purpose::aftercare),
                       call.ring.create(vault::Purpose::aftercare),
                       affected.account,
                       affected.role,
                       std::nullopt};
    if (!person.name.empty())
        made.name = call.ring.seal(made.circle, person.name, {made.organisation, made.affected.text, "aftercare.name"}).bytes;
    if (made.account) {
        call.ring.grant(made.circle, *made.account, {"affected", made.role, ""});
        vault::bar(call.tx, made.organisation, made.providers, *made.account);
    }
    for (const auto& carer : carers) {
        call.ring.grant(made.circle, carer.account, carer.ground, carer.standby);
        call.ring.grant(made.providers, carer.account, carer.ground, carer.standby);
    }
    return made;
}

/// The first carer, in the order of the plan, whom the pack lets lead it; any carer when it names none who is there.
const reports::Person* leader(const Carers& carers, const std::vector<protocol::Role>& roles)
{
    for (const auto& role : roles)
        for (const auto& carer : carers)
            if (!carer.standby && carer.ground.role == role) return &carer;
    auto any = std::find_if(carers.begin(), carers.end(), [](const auto& carer) { return !carer.standby; });
    return any == carers.end() ? nullptr : &*any;
}

void plan_conversation(http::Call& call, const Incident& incident, const store::Person& person, const Carers& carers,
                       Conversation conversation)
{
    conversation.id = fresh_in_time<ConversationId>(call.now);
    conversation.organisation = incident.organisation;
    conversation.affected = person.affected;
    store::add(call.tx, conversation);
    if (const auto* owner = leader(carers, conversation.leaders))
        incidents::ask(call.tx, incident,
                       {conversation.id.text, conversation.plan, conversation.name, conversation.deadline, conversation.opens,
                        conversation.due, conversation.source, person.circle},
                       *owner, call.now);
}

void plan_for(http::Call& call, const protocol::Pack& pack, const Incident& incident, const incidents::AffectedPerson& person)
{
    auto carers = incidents::carers(call.tx, pack, incident, person.affected, call.now);
    auto plans = incidents::plans(call.tx, pack, incident, person.affected, call.now);
    auto made = make_circle(call, person, carers);
    store::add(call.tx, made);
    for (auto& conversation : owed(plans, incident.occurred.at, incident.reported))
        plan_conversation(call, incident, made, carers, std::move(conversation));
    for (const auto& carer : carers)
        if (!carer.standby) notify::tell(call.tx, incident.organisation, carer.account, notify::Message::something_to_read, call.now);
}

void give_or_wait(http::Call& call, const store::Person& person, const vault::CompartmentId& compartment,
                  const reports::Person& carer)
{
    auto holders = vault::holders(call.tx, compartment);
    if (std::any_of(holders.begin(), holders.end(), [&](const auto& holder) { return holder.account == carer.account; })) return;
    if (call.ring.opens(compartment))
        call.ring.grant(compartment, carer.account, carer.ground, carer.standby);
    else
        vault::wait(call.tx, person.organisation, compartment, carer.account, carer.ground, call.now, carer.standby);
}

void replace_carer(http::Call& call, const protocol::Pack& pack, const Incident& incident, const store::Person& person,
                   const incidents::Affected& affected, const AccountId& account)
{
    auto carers = incidents::carers(call.tx, pack, incident, affected, call.now);
    for (const auto& carer : carers) {
        give_or_wait(call, person, person.circle, carer);
        give_or_wait(call, person, person.providers, carer);
    }
    vault::exclude(call.tx, person.organisation, person.circle, account);
    vault::exclude(call.tx, person.organisation, person.providers, account);
    for (const auto& row : store::conversations_of(call.tx, person.affected))
        if (const auto* owner = leader(carers, row.conversation.leaders))
            incidents::passed_on(call.tx, incident, row.conversation.id.text, account, *owner, call.now);
}

Incident existing(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& id)
{
    auto incident = incidents::find(tx, organisation, id);
    REQUIRE_THAT_HOLDS(incident.has_value());
    return *incident;
}

}  // namespace

void plan(http::Call& call, const protocol::Pack& pack, const IncidentId& id)
{
    auto incident = existing(call.tx, call.actor.organisation, id);
    std::set<AffectedId> planned;
    for (const auto& person : store::all_of_incident(call.tx, id)) planned.insert(person.affected);
    for (const auto& person : incidents::affected_of(call, incident))
        if (!planned.contains(person.affected.id)) plan_for(call, pack, incident, person);
}

void keep_out(http::Call& call, const protocol::Pack& pack, const IncidentId& id, const AccountId& account)
{
    auto incident = existing(call.tx, call.actor.organisation, id);
    auto persons = store::all_of_incident(call.tx, id);
    for (const auto& one : incidents::affected_of(call, incident))
        for (const auto& person : persons)
            if (person.affected == one.affected.id && person.account != account)
                replace_carer(call, pack, incident, person, one.affected, account);
}

}  // namespace luwte::aftercare
