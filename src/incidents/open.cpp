#include "incidents/open.h"

#include <algorithm>

#include "base/id_in_time.h"
#include "incidents/access.h"
#include "incidents/conflict.h"
#include "incidents/decision_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "journal/journal.h"
#include "notify/notify.h"

namespace luwte::incidents {
namespace {

using reports::Submitted;

Incident incident_from(const Submitted& submitted, const protocol::Pack& pack, vault::Ring& ring)
{
    Incident incident;
    incident.id = fresh_in_time<IncidentId>(submitted.at);
    incident.organisation = submitted.organisation;
    incident.reference = submitted.reference;
    incident.response = ring.create(vault::Purpose::response);
    incident.pack = pack.id();
    incident.pack_version = pack.version();
    incident.behaviour = submitted.behaviour;
    incident.form = submitted.form;
    incident.place = submitted.place;
    incident.occurred = submitted.occurred;
    incident.reported = submitted.at;
    incident.reporter_role = submitted.reporter_role;
    incident.choice = submitted.situation.choice;
    incident.repeated = submitted.situation.repeated;
    incident.persists = submitted.situation.persists;
    incident.facts = submitted.situation.facts;
    if (submitted.closed_before) incident.state = State::closed;
    return incident;
}

void exclude(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    for (const auto& account : submitted.excluded) {
        store::exclude(call.tx, incident.organisation, incident.id, account, call.now);
        vault::exclude(call.tx, incident.organisation, incident.response, account);
        journal::exclude(call.tx, incident.organisation, incident.id.text, account);
    }
}

void keep_affected(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    for (const auto& person : submitted.affected) {
        Affected affected;
        affected.id = fresh_in_time<AffectedId>(call.now);
        affected.organisation = incident.organisation;
        affected.incident = incident.id;
        affected.compartment = incident.response;
        affected.account = person.account;
        affected.role = person.role;
        affected.since = call.now;
        std::optional<vault::Sealed> name;
        if (!person.name.empty())
            name = call.ring.seal(incident.response, person.name, {incident.organisation, affected.id.text, "affected.name"});
        store::add(call.tx, affected, name);
    }
}

void keep_offender(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    Offender offender;
    offender.id = fresh_in_time<OffenderId>(call.now);
    offender.organisation = incident.organisation;
    offender.incident = incident.id;
    offender.compartment = incident.response;
    offender.kind = submitted.involved.empty() ? submitted.offender_kind.value_or(unknown_offender) : colleague;
    offender.known = submitted.offender_known;
    offender.since = call.now;
    std::optional<vault::Sealed> words;
    if (!submitted.offender.empty())
        words = call.ring.seal(incident.response, submitted.offender,
                               {incident.organisation, offender.id.text, "offender.description"});
    store::add(call.tx, offender, words);
}

void keep_suggestion(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    if (!submitted.behaviour) return;
    store::Classification suggested;
    suggested.written = {fresh_uuid_in_time(call.now), incident.response, std::nullopt, call.now, submitted.entered_by.value_or(submitted.reporter)};
    suggested.behaviour = *submitted.behaviour;
    suggested.suggested = true;
    store::add(call.tx, incident, suggested);
}

/// The first of the receivers who can open the case now, else the first who will (an invited colleague); with a pack
/// that lets receivers not read the response, any handler.
std::optional<AccountId> first_to_handle(storage::Transaction& tx, const Submitted& submitted, const Incident& incident)
{
    auto handlers = handlers_of(tx, incident);
    for (const auto& receiver : submitted.receivers)
        if (vault::holds(tx, incident.response, receiver.account)) return receiver.account;
    for (const auto& receiver : submitted.receivers)
        if (handlers.contains(receiver.account)) return receiver.account;
    for (const auto& holder : vault::holders(tx, incident.response))
        if (!holder.standby) return holder.account;
    return std::nullopt;
}

void ask_to_handle(http::Call& call, const Incident& incident)
{
    auto role = role_in(call.tx, incident, *incident.handler);
    auto owner = seat_of(call.tx, incident, *incident.handler, role, day_in_amsterdam(call.now));
    Task task;
    task.kind = Task::Kind::handle;
    give(call.tx, incident, task, *owner, call.now);
}

void inform(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    for (const auto& person : submitted.informed) {
        auto owner = seat_of(call.tx, incident, person.account, person.ground.role, day_in_amsterdam(call.now));
        if (!owner || person.account == incident.handler) continue;
        Task task;
        task.kind = Task::Kind::be_informed;
        task.source = person.ground.source;
        give(call.tx, incident, task, *owner, call.now);
    }
}

void promise_feedback(http::Call& call, const Submitted& submitted, const Incident& incident)
{
    auto tasks = store::tasks_of(call.tx, incident.id);
    bool asked = std::any_of(tasks.begin(), tasks.end(), [](const Task& task) { return task.kind == Task::Kind::feedback; });
    if (asked || !submitted.feedback_due) return;
    auto owner = seat(call.tx, incident, {}, day_in_amsterdam(call.now));
    Task task;
    task.kind = Task::Kind::feedback;
    task.deadline = protocol::DeadlineType::hard;
    task.due = submitted.feedback_due;
    give(call.tx, incident, task, *owner, call.now);
}

void tell_everybody(http::Call& call, const Incident& incident)
{
    std::set<AccountId> people;
    for (const auto& task : store::tasks_of(call.tx, incident.id)) people.insert(task.owner);
    for (const auto& person : people)
        notify::tell(call.tx, incident.organisation, person, notify::Message::something_to_read, call.now);
}

void ask_and_tell(http::Call& call, const Submitted& submitted, const Incident& incident, const protocol::Pack& pack)
{
    ask_to_handle(call, incident);
    inform(call, submitted, incident);
    re_evaluate(call.tx, pack, incident, submitted.at);
    promise_feedback(call, submitted, incident);
    tell_everybody(call, incident);
}

/// What was closed before it came into the register; its terms of retention run from that day.
void stay_closed(http::Call& call, const Incident& incident, Instant closed)
{
    store::add_closure(call.tx, incident, {fresh_uuid_in_time(call.now), incident.response, std::nullopt, closed, call.actor.account});
    store::happened(call.tx, incident, {closed, "closed", call.actor.account, std::nullopt, "before"});
}

/// Deputies whom the role assignment names stand by as well (docs/decisions/0007).
void let_deputies_stand_by(http::Call& call, const Incident& incident)
{
    for (const auto& holder : vault::holders(call.tx, incident.response)) {
        if (holder.standby) continue;
        auto deputy = deputy_of(call.tx, incident, holder.account, holder.ground.role, day_in_amsterdam(call.now));
        if (!deputy) continue;
        const vault::Ground ground{"deputy", holder.ground.role, holder.ground.source};
        call.ring.grant(incident.response, *deputy, ground, true);
        for (const auto& report : store::reports_of(call.tx, incident.id))
            if (call.ring.opens(report.compartment)) call.ring.grant(report.compartment, *deputy, ground, true);
    }
}

}  // namespace

void seal_to_handlers(http::Call& call, const protocol::Pack& pack, const Incident& incident)
{
    auto casting = stage(call.tx, incident, call.now);
    casting.excluded = kept_out(call.tx, incident);
    auto situation = situation_now(call.tx, pack, incident, call.now);
    situation.excluded.merge(reports::recused(casting, pack));
    for (const auto& person : reports::cast(casting, protocol::readers(pack, protocol::Compartment::response, situation)))
        call.ring.grant(incident.response, person.account, person.ground, person.standby);
    let_deputies_stand_by(call, incident);
}

Result<IncidentId> open(http::Call& call, const Submitted& submitted, const protocol::Pack& pack)
{
    auto incident = incident_from(submitted, pack, call.ring);
    store::add(call.tx, incident);
    store::attach(call.tx, incident.organisation, incident.id,
                  {submitted.report, submitted.compartment, submitted.reporter, submitted.entered_by, submitted.reporter_role});
    exclude(call, submitted, incident);
    keep_affected(call, submitted, incident);
    bar_kept_out(call.tx, incident);
    keep_offender(call, submitted, incident);
    keep_suggestion(call, submitted, incident);

    for (const auto& receiver : submitted.receivers)
        if (!kept_out(call.tx, incident).contains(receiver.account))
            call.ring.grant(incident.response, receiver.account, receiver.ground, receiver.standby);
    seal_to_handlers(call, pack, incident);
    incident.handler = first_to_handle(call.tx, submitted, incident);
    if (!incident.handler) return conflict("incidents.nobody_handles");
    store::set_handler(call.tx, incident.id, *incident.handler);

    store::happened(call.tx, incident, {submitted.at, "reported", submitted.reporter, submitted.report.text, submitted.reporter_role});
    if (submitted.closed_before) stay_closed(call, incident, *submitted.closed_before);
    else ask_and_tell(call, submitted, incident, pack);
    journal::append(call.tx, incident.organisation, call.actor.account, "incident.opened", incident.id.text, incident.id.text, call.now);
    return incident.id;
}

void report_changed(http::Call& call, const reports::Changed& changed)
{
    using What = reports::Changed::What;
    auto id = store::incident_of(call.tx, call.actor.organisation, changed.report);
    if (!id) return;
    auto incident = store::find(call.tx, call.actor.organisation, *id);
    const char* kind = changed.what == What::withdrawn        ? "report_withdrawn"
                       : changed.what == What::evidence_added ? "evidence_added"
                                                              : "report_supplemented";
    store::happened(call.tx, *incident, {call.now, kind, call.actor.account, changed.report.text, std::nullopt});
    for (const auto& reader : changed.readers)
        if (store::may_know(call.tx, *id, reader))
            notify::tell(call.tx, incident->organisation, reader, notify::Message::something_to_read, call.now);
}

Result<vault::CompartmentId> place_of_evidence(http::Call& call, const IncidentId& id)
{
    const auto incident = TRY(with_key(call, TRY(readable(call, id))));
    TRY(open_for_work(incident));
    return incident.response;
}

}  // namespace luwte::incidents
