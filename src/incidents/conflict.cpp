#include "incidents/conflict.h"

#include "incidents/closed_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/open.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "vault/succession.h"

namespace luwte::incidents {
namespace {

/// The receivers and other handlers whom the pack names now get the keys that this person can give.
Result<std::vector<reports::Person>> replacements(http::Call& call, const protocol::Pack& pack, const Incident& incident)
{
    auto casting = stage(call.tx, incident, call.now);
    auto situation = situation_now(call.tx, pack, incident, call.now);
    auto routing = TRY(reports::route(casting, pack, situation));
    casting.excluded = kept_out(call.tx, incident);
    return reports::cast(casting, routing.receives);
}

void give_keys(http::Call& call, const protocol::Pack& pack, const Incident& incident,
               const std::vector<reports::Person>& receivers)
{
    for (const auto& receiver : receivers) {
        call.ring.grant(incident.response, receiver.account, receiver.ground);
        for (const auto& report : store::reports_of(call.tx, incident.id))
            if (call.ring.opens(report.compartment)) call.ring.grant(report.compartment, receiver.account, receiver.ground);
    }
    seal_to_handlers(call, pack, incident);
}

void take_keys(http::Call& call, const Incident& incident, const AccountId& account)
{
    vault::exclude(call.tx, incident.organisation, incident.response, account);
    for (const auto& report : store::reports_of(call.tx, incident.id))
        if (account != report.reporter && account != report.entered_by)
            vault::exclude(call.tx, incident.organisation, report.compartment, account);
    store::forget_deputy(call.tx, incident.id, account);
    journal::exclude(call.tx, incident.organisation, incident.id.text, account);
}

/// What was taken up is about the same event: its notes, decisions and journal are as closed to him as the case.
void take_keys_of_taken_up(http::Call& call, const Incident& incident, const AccountId& account)
{
    for (const auto& id : store::taken_up_in(call.tx, incident.id)) {
        store::exclude(call.tx, incident.organisation, id, account, call.now);
        take_keys(call, *store::find(call.tx, incident.organisation, id), account);
    }
}

std::optional<AccountId> next_handler(storage::Transaction& tx, const Incident& incident,
                                      const std::vector<reports::Person>& receivers)
{
    auto handlers = handlers_of(tx, incident);
    for (const auto& receiver : receivers)
        if (handlers.contains(receiver.account)) return receiver.account;
    if (handlers.empty()) return std::nullopt;
    return *handlers.begin();
}

/// Each of his tasks goes to whom the protocol names without him, else to the handler.
void reassign(http::Call& call, const protocol::Pack& pack, const Incident& incident, const AccountId& account)
{
    auto duties = protocol::duties(pack, situation_now(call.tx, pack, incident, call.now));
    for (const auto& task : store::tasks_of(call.tx, incident.id)) {
        if (task.owner != account || task.state != Task::State::open || task.kind == Task::Kind::aftercare) continue;
        std::vector<protocol::Role> roles;
        for (const auto& duty : duties)
            if (task.duty == duty.id) roles = duty.owners;
        auto owner = seat(call.tx, incident, roles, day_in_amsterdam(call.now));
        if (!owner) continue;
        store::reseat(call.tx, task.id, owner->account, owner->role, owner->compartment, owner->deputy);
        notify::tell(call.tx, incident.organisation, owner->account, notify::Message::something_to_read, call.now);
    }
}

}  // namespace

Result<Done> keep_out(http::Call& call, const protocol::Pack& pack, const Incident& case_now, const AccountId& account)
{
    auto incident = case_now;
    store::exclude(call.tx, incident.organisation, incident.id, account, call.now);
    auto receivers = TRY(replacements(call, pack, incident));
    give_keys(call, pack, incident, receivers);
    take_keys(call, incident, account);
    take_keys_of_taken_up(call, incident, account);

    if (incident.handler == account || !incident.handler) {
        incident.handler = next_handler(call.tx, incident, receivers);
        if (!incident.handler) return conflict("incidents.nobody_handles");
        store::set_handler(call.tx, incident.id, *incident.handler);
    }
    store::finish_all(call.tx, incident.id, Task::Kind::be_informed, account, call.actor.account, call.now);
    reassign(call, pack, incident, account);
    journal::append(call.tx, incident.organisation, call.actor.account, "incident.rerouted", incident.id.text,
                    incident.id.text, call.now);
    store::happened(call.tx, incident, {call.now, "rerouted", call.actor.account, incident.handler->text, std::nullopt});
    return Done{};
}

void bar_kept_out(storage::Transaction& tx, const Incident& incident)
{
    const auto accounts = kept_out(tx, incident);
    for (const auto& id : store::with_taken_up(tx, incident.id)) {
        const auto response = store::find(tx, incident.organisation, id)->response;
        for (const auto& account : accounts) vault::bar(tx, incident.organisation, response, account);
    }
}

}  // namespace luwte::incidents
