#include "app/kept_parts.h"

#include "aftercare/destroy.h"
#include "app/reactions.h"
#include "communication/destroy.h"
#include "damage/destroy.h"
#include "incidents/closed_store.h"
#include "incidents/incident_store.h"
#include "letters/destroy.h"
#include "measures/destroy.h"
#include "meetings/destroy.h"
#include "offenders/destroy.h"
#include "police/destroy.h"
#include "reports/destroy.h"
#include "security/destroy.h"
#include "vault/forget.h"

namespace luwte::app {

namespace {
using incidents::IncidentId;
using incidents::OffenderId;
using Held = std::vector<std::string>;
using Reasons = std::vector<std::string>;

void destroy_case(storage::Transaction& tx, const incidents::PackUnder& packs, const incidents::Incident& incident, Instant now)
{
    const auto cases = incidents::store::with_taken_up(tx, incident.id);
    // Who leans on another goes first: reports after what was made of them, persons after what was decided about them.
    for (const auto& one : cases) {
        offenders::destroy_case(tx, packs, one, now);
        measures::destroy_case(tx, one);
        aftercare::destroy_case(tx, one);
        security::destroy_case(tx, one);
        damage::destroy_case(tx, one);
        police::destroy_case(tx, one);
        communication::destroy_case(tx, one);
        letters::destroy_case(tx, one);
        meetings::destroy_links_to_reports(tx, one);
        reports::destroy_case(tx, one);
        vault::forget_parts(tx, incident.organisation, one.text);
    }
    incidents::store::destroy_cases(tx, cases);
}

void destroy_evidence(storage::Transaction& tx, const IncidentId& incident)
{
    damage::destroy_files(tx, incident);
    police::destroy_files(tx, incident);
    letters::destroy_files(tx, incident);
    incidents::store::destroy_links_to_files(tx, incident);
    reports::destroy_files(tx, incident);
}

/// What a decision, a judge or a claim may still ask of the case and its files.
Reasons of_proceedings(storage::Transaction& tx, const IncidentId& incident, Instant now)
{
    const auto today = day_in_amsterdam(now);
    Reasons reasons;
    if (measures::is_in_force(tx, incident, today)) reasons.emplace_back("measure_in_force");
    if (measures::is_disputed(tx, incident, today)) reasons.emplace_back("objection_open");
    if (police::is_pending(tx, incident)) reasons.emplace_back("police_pending");
    if (damage::is_claimed(tx, incident)) reasons.emplace_back("claim_open");
    return reasons;
}

/// Of one offender, or of all of a case.
Reasons of_persons(storage::Transaction& tx, const auto& id)
{
    Reasons reasons;
    if (offenders::has_open_request(tx, id)) reasons.emplace_back("request_open");
    if (offenders::is_restricted(tx, id)) reasons.emplace_back("restricted");
    return reasons;
}

/// A measure of the case that is not against him does not need him.
Reasons of_offender(storage::Transaction& tx, const OffenderId& offender, Instant now)
{
    auto reasons = of_persons(tx, offender);
    if (measures::is_in_force_against(tx, offender, day_in_amsterdam(now))) reasons.emplace_back("measure_in_force");
    return reasons;
}

Reasons of_aftercare(storage::Transaction& tx, const IncidentId& incident, Instant now)
{
    return aftercare::has_conversation_ahead(tx, incident, now) ? Reasons{"conversation_ahead"} : Reasons{};
}

Reasons all_of(std::initializer_list<Reasons> lists)
{
    Reasons all;
    for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
    return all;
}

Held held_if(bool there, const IncidentId& incident) { return there ? Held{incident.text} : Held{}; }

Held offenders_held(storage::Transaction& tx, const IncidentId& incident)
{
    Held held;
    for (const auto& offender : offenders::known(tx, incident)) held.push_back(offender.text);
    return held;
}
}  // namespace

retention::Parts kept_parts(const incidents::PackUnder& packs)
{
    return {
        {"case", [](storage::Transaction&, const IncidentId& incident) { return Held{incident.text}; },
         [](storage::Transaction& tx, const std::string& held, Instant now) {
             const IncidentId incident{held};
             return all_of({of_proceedings(tx, incident, now), of_persons(tx, incident), of_aftercare(tx, incident, now)});
         },
         [packs](storage::Transaction& tx, const incidents::Incident& incident, const std::string&, Instant now) { destroy_case(tx, packs, incident, now); }},
        {"offender", offenders_held,
         [](storage::Transaction& tx, const std::string& held, Instant now) { return of_offender(tx, OffenderId{held}, now); },
         [packs](storage::Transaction& tx, const incidents::Incident& incident, const std::string& held, Instant now) {
             offenders::destroy_known(tx, packs, offender_reactions(), incident.organisation, OffenderId{held}, now);
         }},
        {"aftercare", [](storage::Transaction& tx, const IncidentId& incident) { return held_if(aftercare::has_words(tx, incident), incident); },
         [](storage::Transaction& tx, const std::string& held, Instant now) { return of_aftercare(tx, IncidentId{held}, now); },
         [](storage::Transaction& tx, const incidents::Incident& incident, const std::string&, Instant) { aftercare::destroy_words(tx, incident.id); }},
        {"evidence", [](storage::Transaction& tx, const IncidentId& incident) { return held_if(reports::has_files(tx, incident), incident); },
         [](storage::Transaction& tx, const std::string& held, Instant now) { return of_proceedings(tx, IncidentId{held}, now); },
         [](storage::Transaction& tx, const incidents::Incident& incident, const std::string&, Instant) { destroy_evidence(tx, incident.id); }},
    };
}

}  // namespace luwte::app
