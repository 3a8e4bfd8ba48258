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

void tell(const Weighing& weighing, const protocol::Pack& pack, const incidents::Incident& incident, const std::string& rule)
{
    auto& [tx, packs, by, now] = weighing;
    incidents::store::happened(tx, incident, {now, "repetition_found", by, std::nullopt, rule});
    if (incident.state != incidents::State::open) return;
    incidents::re_evaluate(tx, pack, incident, now);
    for (const auto& account : incidents::handlers_of(tx, incident))
        if (account != by) notify::tell(tx, incident.organisation, account, notify::Message::something_to_read, now);
}

void weigh_one(const Weighing& weighing, const Mention& mention, const std::vector<Mention>& of_person)
{
    auto& tx = weighing.tx;
    const auto incident = incidents::find(tx, mention.organisation, mention.incident);
    const auto& pack = weighing.packs(tx, *incident);
    const auto before = holding(tx, incident->id);
    Holding now;
    std::vector<std::string> began;
    if (counts(mention))
        for (const auto& repetition : found_for(tx, pack, mention, of_person)) {
            keep(tx, *incident, repetition, weighing.now);
            now.emplace(mention.id, repetition.rule);
            if (!before.contains({mention.id, repetition.rule})) began.push_back(repetition.rule);
        }
    for (const auto& old : before)
        if (old.first == mention.id && !now.contains(old)) {
            forget(tx, incident->id, old);
            incidents::store::happened(tx, *incident, {weighing.now, "repetition_gone", weighing.by, std::nullopt, old.second});
        }
    for (const auto& rule : began) tell(weighing, pack, *incident, rule);
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

bool weighs_in(storage::Transaction& tx, const IncidentId& earlier, const IncidentId& later)
{
    const auto kept_out = incidents::store::excluded(tx, earlier), there = incidents::store::excluded(tx, later);
    return std::ranges::includes(there, kept_out);
}

std::vector<Event> earlier(storage::Transaction& tx, const Event& latest, const std::vector<Mention>& of_person)
{
    std::vector<Event> events;
    std::set<IncidentId> seen{latest.incident};
    for (const auto& mention : of_person) {
        if (!counts(mention) || !seen.insert(mention.incident).second || !weighs_in(tx, mention.incident, latest.incident)) continue;
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

void weigh(const Weighing& weighing, const std::vector<OffenderId>& persons)
{
    for (const auto& person : std::set<OffenderId>{persons.begin(), persons.end()}) {
        const auto mentions = store::of_person(weighing.tx, person);
        for (const auto& mention : mentions) weigh_one(weighing, mention, mentions);
    }
}

void weigh(http::Call& call, const incidents::PackUnder& packs, const std::vector<OffenderId>& persons)
{
    weigh({call.tx, packs, call.actor.account, call.now}, persons);
}

}  // namespace luwte::offenders
