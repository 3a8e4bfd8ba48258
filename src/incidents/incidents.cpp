#include "incidents/incidents.h"

#include <algorithm>

#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "incidents/task_store.h"
#include "notify/notify.h"

namespace luwte::incidents {
namespace {

/// Casting for one affected person: he himself is left out as well.
reports::Stage stage_for(storage::Transaction& tx, const Incident& incident, const Affected& affected, Instant now)
{
    auto casting = stage(tx, incident, now);
    if (affected.account) casting.excluded.insert(*affected.account);
    return casting;
}

protocol::Situation situation_for(storage::Transaction& tx, const protocol::Pack& pack, const Incident& incident,
                                  const Affected& affected, Instant now)
{
    return situation(incident, {affected.role}, reports::recused(stage_for(tx, incident, affected, now), pack));
}

void add_once(std::vector<reports::Person>& persons, const std::vector<reports::Person>& more)
{
    for (const auto& person : more) {
        auto same = std::find_if(persons.begin(), persons.end(), [&](const auto& one) { return one.account == person.account; });
        if (same == persons.end()) persons.push_back(person);
    }
}

std::vector<reports::Person> leaders(const reports::Stage& casting, const std::vector<protocol::ConversationPlan>& plans)
{
    std::vector<reports::Person> persons;
    for (const auto& plan : plans) {
        std::vector<protocol::Named> named;
        for (const auto& role : plan.providers) named.push_back({role, "aftercare", plan.source, std::nullopt});
        add_once(persons, reports::cast(casting, named));
    }
    return persons;
}

bool anybody_in_turn(const std::vector<reports::Person>& persons)
{
    return std::any_of(persons.begin(), persons.end(), [](const auto& person) { return !person.standby; });
}

}  // namespace

std::optional<Incident> find(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& id)
{
    return store::find(tx, organisation, id);
}

bool may_know(storage::Transaction& tx, const IncidentId& id, const AccountId& account)
{
    return store::may_know(tx, id, account);
}

std::set<AccountId> excluded(storage::Transaction& tx, const IncidentId& id) { return store::excluded(tx, id); }

bool is_excluded(storage::Transaction& tx, const IncidentId& id, const AccountId& account)
{
    return store::excluded(tx, id).contains(account);
}

std::vector<AffectedPerson> affected_of(http::Call& call, const Incident& incident)
{
    std::vector<AffectedPerson> persons;
    for (const auto& row : store::affected_of(call.tx, incident.id)) {
        Secret name;
        if (row.name && call.ring.opens(row.affected.compartment))
            name = call.ring.open(row.affected.compartment, vault::Sealed{*row.name},
                                  {incident.organisation, row.affected.id.text, "affected.name"});
        persons.push_back({row.affected, std::move(name)});
    }
    return persons;
}

std::vector<KnownOffender> offenders_of(http::Call& call, const Incident& incident)
{
    std::vector<KnownOffender> persons;
    for (const auto& row : store::offenders_of(call.tx, incident.id)) {
        Secret description;
        if (row.description && call.ring.opens(row.offender.compartment))
            description = call.ring.open(row.offender.compartment, vault::Sealed{*row.description},
                                         {incident.organisation, row.offender.id.text, "offender.description"});
        persons.push_back({row.offender, std::move(description)});
    }
    return persons;
}

std::vector<reports::Person> carers(storage::Transaction& tx, const protocol::Pack& pack, const Incident& incident,
                                    const Affected& affected, Instant now)
{
    auto casting = stage_for(tx, incident, affected, now);
    auto situation = situation_for(tx, pack, incident, affected, now);
    auto persons = leaders(casting, protocol::aftercare(pack, affected.role, situation));
    add_once(persons, reports::cast(casting, protocol::readers(pack, protocol::Compartment::aftercare, situation)));
    if (!anybody_in_turn(persons) && incident.handler && incident.handler != affected.account)
        persons.push_back({*incident.handler, "", {"fallback", role_in(tx, incident, *incident.handler), ""}, false});
    return persons;
}

std::vector<protocol::ConversationPlan> plans(storage::Transaction& tx, const protocol::Pack& pack, const Incident& incident,
                                              const Affected& affected, Instant now)
{
    return protocol::aftercare(pack, affected.role, situation_for(tx, pack, incident, affected, now));
}

void ask(storage::Transaction& tx, const Incident& incident, const Ask& ask, const reports::Person& owner, Instant now)
{
    Task task;
    task.kind = Task::Kind::aftercare;
    task.subject = ask.subject;
    task.duty = ask.plan;
    task.name = ask.name;
    task.deadline = ask.deadline;
    task.opens = ask.opens;
    task.due = ask.due;
    task.source = ask.source;
    auto deputy = deputy_of(tx, incident, owner.account, owner.ground.role, day_in_amsterdam(now));
    give(tx, incident, task, {owner.account, owner.ground.role, ask.circle, deputy}, now);
}

void ask(storage::Transaction& tx, const Incident& incident, const Errand& errand, const std::vector<protocol::Role>& roles, Instant now)
{
    const auto owner = seat(tx, incident, roles, day_in_amsterdam(now));
    if (!owner) return;
    Task task;
    task.kind = errand.kind;
    task.subject = errand.subject;
    task.duty = errand.duty;
    task.name = errand.name;
    task.deadline = errand.deadline;
    task.opens = errand.opens;
    task.due = errand.due;
    task.at_once = errand.at_once;
    task.source = errand.source;
    task.unverified = errand.unverified;
    give(tx, incident, task, *owner, now);
    notify::tell(tx, incident.organisation, owner->account, notify::Message::something_to_read, now);
}

void answered(storage::Transaction& tx, const Incident& incident, const std::string& subject, Answer answer,
              const AccountId& by, Instant now)
{
    auto state = answer == Answer::done ? Task::State::done : Task::State::not_applicable;
    for (const auto& task : store::finish_about(tx, subject, state, by, now))
        store::happened(tx, incident, {now, "task_finished", by, task.text, std::string{name_of(state)}});
}

bool is_asked(storage::Transaction& tx, const Incident& incident, const std::string& subject)
{
    auto tasks = store::tasks_of(tx, incident.id);
    return std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) {
        return task.subject == subject && task.state == Task::State::open;
    });
}

void moved(storage::Transaction& tx, const std::string& subject, Instant until) { store::move_due(tx, subject, until); }

void passed_on(storage::Transaction& tx, const Incident& incident, const std::string& subject, const AccountId& from,
               const reports::Person& to, Instant now)
{
    auto deputy = deputy_of(tx, incident, to.account, to.ground.role, day_in_amsterdam(now));
    for (const auto& task : store::tasks_of(tx, incident.id))
        if (task.subject == subject && task.owner == from && task.state == Task::State::open)
            store::reseat(tx, task.id, to.account, to.ground.role, task.compartment, deputy);
}

}  // namespace luwte::incidents
