#include "offenders/history.h"

#include <algorithm>
#include <set>

#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/seat.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "offenders/mention_store.h"
#include "protocol/offender_register.h"

namespace luwte::offenders {
namespace {
using Holding = std::set<std::pair<OffenderId, std::string>>;  // whose, and which rule

bool counts(const Mention& mention) { return !mention.removed && !mention.restricted; }

/// What some may not know of weighs in no other case: it would tell them.
bool is_open_to_all(storage::Transaction& tx, const IncidentId& incident) { return incidents::store::excluded(tx, incident).empty(); }

Holding holding(storage::Transaction& tx, const IncidentId& incident)
{
    Holding rules;
    for (const auto& repetition : repetitions(tx, incident)) rules.emplace(repetition.offender, repetition.rule);
    return rules;
}

void keep(storage::Transaction& tx, const incidents::Incident& incident, const Repetition& repetition, Instant now)
{
    tx.run(R"(
        INSERT INTO offender_repetition (organisation, incident, offender, rule, persists, office, staff, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (incident, offender, rule) DO UPDATE
           SET persists = excluded.persists, office = excluded.office, staff = excluded.staff)",
           incident.organisation, incident.id, repetition.offender, repetition.rule, repetition.persists, repetition.office,
           repetition.staff, now);
}

void forget(storage::Transaction& tx, const IncidentId& incident, const std::pair<OffenderId, std::string>& gone)
{
    tx.run("DELETE FROM offender_repetition WHERE incident = $1 AND offender = $2 AND rule = $3", incident, gone.first, gone.second);
}

std::vector<Repetition> found_for(storage::Transaction& tx, const protocol::Pack& pack, const Mention& mention,
                                  const std::vector<Mention>& of_person)
{
    const auto latest = store::event_of(tx, mention.incident);
    std::vector<protocol::PastEvent> past;
    std::int64_t office = 0, staff = 0;
    for (const auto& event : earlier(tx, latest, of_person)) {
        past.push_back({event.occurred, event.behaviour});
        const auto aimed = against(pack, event);
        office += aimed.office;
        staff += aimed.staff;
    }
    std::vector<Repetition> found;
    for (const auto& rule : protocol::repetition(pack, {latest.occurred, latest.behaviour}, past))
        found.push_back({mention.id, rule.id, rule.persists, office, staff});
    return found;
}

void tell(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, const std::string& rule)
{
    incidents::store::happened(call.tx, incident, {call.now, "repetition_found", call.actor.account, std::nullopt, rule});
    if (incident.state != incidents::State::open) return;
    incidents::re_evaluate(call.tx, pack, incident, call.now);
    for (const auto& account : incidents::handlers_of(call.tx, incident))
        if (account != call.actor.account)
            notify::tell(call.tx, incident.organisation, account, notify::Message::something_to_read, call.now);
}

void weigh_one(http::Call& call, const incidents::PackUnder& packs, const Mention& mention, const std::vector<Mention>& of_person)
{
    const auto incident = incidents::find(call.tx, mention.organisation, mention.incident);
    const auto& pack = packs(call.tx, *incident);
    const auto before = holding(call.tx, incident->id);
    Holding now;
    std::vector<std::string> began;
    if (counts(mention))
        for (const auto& repetition : found_for(call.tx, pack, mention, of_person)) {
            keep(call.tx, *incident, repetition, call.now);
            now.emplace(mention.id, repetition.rule);
            if (!before.contains({mention.id, repetition.rule})) began.push_back(repetition.rule);
        }
    for (const auto& old : before)
        if (old.first == mention.id && !now.contains(old)) {
            forget(call.tx, incident->id, old);
            incidents::store::happened(call.tx, *incident, {call.now, "repetition_gone", call.actor.account, std::nullopt, old.second});
        }
    for (const auto& rule : began) tell(call, pack, *incident, rule);
}
}  // namespace

std::vector<Repetition> repetitions(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Repetition> found;
    for (const auto& row : tx.all(R"(
             SELECT offender, rule, persists, office, staff
               FROM offender_repetition
              WHERE incident = $1
              ORDER BY offender, persists, rule)",
                                  incident))
        found.push_back({row.id<OffenderId>(0), row.text(1), row.flag(2), row.integer(3), row.integer(4)});
    return found;
}

void forget_repetition(storage::Transaction& tx, const IncidentId& incident)
{
    tx.run("DELETE FROM offender_repetition WHERE incident = $1", incident);
}

std::vector<Event> earlier(storage::Transaction& tx, const Event& latest, const std::vector<Mention>& of_person)
{
    std::vector<Event> events;
    std::set<IncidentId> seen{latest.incident};
    for (const auto& mention : of_person) {
        if (!counts(mention) || !seen.insert(mention.incident).second || !is_open_to_all(tx, mention.incident)) continue;
        auto event = store::event_of(tx, mention.incident);
        if (event.occurred < latest.occurred) events.push_back(std::move(event));
    }
    std::ranges::stable_sort(events, [](const Event& a, const Event& b) { return a.occurred > b.occurred; });
    return events;
}

Against against(const protocol::Pack& pack, const Event& event)
{
    const auto is_staff = [&](const protocol::Role& role) {
        const auto* info = pack.role(role);
        return info && info->staff;
    };
    return {event.affected.empty() || !std::ranges::all_of(event.affected, is_staff), std::ranges::any_of(event.affected, is_staff)};
}

void weigh(http::Call& call, const incidents::PackUnder& packs, const std::vector<OffenderId>& persons)
{
    for (const auto& person : std::set<OffenderId>{persons.begin(), persons.end()}) {
        const auto mentions = store::of_person(call.tx, person);
        for (const auto& mention : mentions) weigh_one(call, packs, mention, mentions);
    }
}

}  // namespace luwte::offenders
