#include "app/reactions.h"

#include "aftercare/destroyed.h"
#include "aftercare/plan.h"
#include "communication/communication_api.h"
#include "communication/destroyed.h"
#include "damage/damage_api.h"
#include "damage/destroyed.h"
#include "incidents/closed_store.h"
#include "incidents/incident_store.h"
#include "incidents/open.h"
#include "letters/letters_api.h"
#include "letters/destroyed.h"
#include "measures/measures_api.h"
#include "measures/destroyed.h"
#include "meetings/destroyed.h"
#include "notify/notify.h"
#include "offenders/destroyed.h"
#include "offenders/offenders.h"
#include "police/destroyed.h"
#include "police/police_api.h"
#include "reports/destroyed.h"
#include "security/destroyed.h"
#include "security/security.h"
#include "vault/forget.h"

namespace luwte::app {

// A report came in:      an incident is opened, aftercare is planned; whoever somebody else reported for is told.
// A report was changed:  its case shows it, and whoever reads it is told.
// What it told of who did it goes into the register of offenders. Of a case of before the register that is all.
// Somebody is affected:  aftercare is planned for him too.
// Somebody did it:       the register of offenders has him as well.
// Somebody is kept out:  he leaves the circles of aftercare, and cannot open what the register has of the case.
// An offender is removed: files for the police that were not filed yet lose what they say of him.
// A case is taken up:    what was decided in it goes along, police, damage, communication and what protects somebody too, and repetition is weighed anew.
// A case was kept long enough: everything of it goes, and of the cases it took up; or only its files, or the words of its aftercare.

reports::Reactions report_reactions(const people::PackOf& packs)
{
    return {
        .on_submitted = [packs](http::Call& call, const reports::Submitted& submitted) -> Result<reports::IncidentId> {
            const auto& pack = packs(call.tx, submitted.organisation);
            const auto incident = TRY(incidents::open(call, submitted, pack));
            offenders::told(call, pack, incident, submitted);
            if (submitted.closed_before) return incident;
            aftercare::plan(call, pack, incident);
            if (submitted.reporter != call.actor.account)
                notify::tell(call.tx, submitted.organisation, submitted.reporter, notify::Message::something_to_read, call.now);
            return incident;
        },
        .on_changed = [](http::Call& call, const reports::Changed& changed) -> Result<Done> {
            incidents::report_changed(call, changed);
            return Done{};
        },
        .response_of = incidents::response_of,
    };
}

incidents::Reactions incident_reactions(const incidents::PackUnder& packs, const people::PackOf& in_force)
{
    return {
        .on_affected = aftercare::plan,
        .on_offender = offenders::described,
        .on_kept_out =
            [packs, in_force](http::Call& call, const protocol::Pack& pack, const incidents::IncidentId& incident, const AccountId& account) {
                aftercare::keep_out(call, pack, incident, account);
                offenders::keep_out(call, pack, packs, incident);
                measures::keep_out(call, in_force, incident);
            },
        .on_merged =
            [packs](http::Call& call, const incidents::IncidentId& from, const incidents::IncidentId& into) {
                measures::on_merged(call, from, into);
                offenders::on_merged(call, packs, from, into);
                security::merged(call.tx, from, into);
                damage::merged(call.tx, from, into);
                police::merged(call.tx, from, into);
                communication::merged(call.tx, from, into);
                letters::merged(call.tx, from, into);
            },
    };
}

namespace {
using incidents::IncidentId;
using Reasons = std::vector<std::string>;

void destroy_case(storage::Transaction& tx, const incidents::PackUnder& packs, const incidents::Incident& incident, Instant now)
{
    auto cases = incidents::store::taken_up_in(tx, incident.id);
    cases.push_back(incident.id);
    // Who leans on another goes first: reports after what was made of them, persons after what was decided about them.
    for (const auto& one : cases) {
        offenders::destroyed(tx, packs, one, now);
        measures::destroyed(tx, one);
        aftercare::destroyed(tx, one);
        security::destroyed(tx, one);
        damage::destroyed(tx, one);
        police::destroyed(tx, one);
        communication::destroyed(tx, one);
        letters::destroyed(tx, one);
        meetings::forget_reports_of(tx, one);
        reports::destroyed(tx, one);
        vault::forget_parts(tx, incident.organisation, one.text);
    }
    incidents::store::remove_all(tx, cases);
}

void destroy_evidence(storage::Transaction& tx, const IncidentId& incident)
{
    damage::files_destroyed(tx, incident);
    police::files_destroyed(tx, incident);
    letters::files_destroyed(tx, incident);
    incidents::store::forget_files(tx, incident);
    reports::destroy_files(tx, incident);
}

void forget_aftercare(storage::Transaction& tx, const IncidentId& incident)
{
    incidents::store::forget_words_of_aftercare(tx, incident);
    aftercare::forget_words(tx, incident);
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

Reasons of_persons(storage::Transaction& tx, const IncidentId& incident)
{
    Reasons reasons;
    if (offenders::awaits_answer(tx, incident)) reasons.emplace_back("request_open");
    if (offenders::is_restricted(tx, incident)) reasons.emplace_back("restricted");
    return reasons;
}

Reasons of_aftercare(storage::Transaction& tx, const IncidentId& incident, Instant now)
{
    return aftercare::lies_ahead(tx, incident, now) ? Reasons{"conversation_ahead"} : Reasons{};
}

Reasons all_of(std::initializer_list<Reasons> lists)
{
    Reasons all;
    for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
    return all;
}
}  // namespace

retention::Parts kept_parts(const incidents::PackUnder& packs)
{
    const auto always = [](storage::Transaction&, const IncidentId&) { return true; };
    return {
        {"case", always,
         [](storage::Transaction& tx, const IncidentId& incident, Instant now) {
             return all_of({of_proceedings(tx, incident, now), of_persons(tx, incident), of_aftercare(tx, incident, now)});
         },
         [packs](storage::Transaction& tx, const incidents::Incident& incident, Instant now) { destroy_case(tx, packs, incident, now); }},
        {"offender", offenders::is_known,
         [](storage::Transaction& tx, const IncidentId& incident, Instant now) {
             auto reasons = of_persons(tx, incident);
             if (measures::is_in_force(tx, incident, day_in_amsterdam(now))) reasons.emplace_back("measure_in_force");
             return reasons;
         },
         {}},
        {"aftercare", aftercare::has_words, of_aftercare,
         [](storage::Transaction& tx, const incidents::Incident& incident, Instant) { forget_aftercare(tx, incident.id); }},
        {"evidence", reports::has_files, of_proceedings,
         [](storage::Transaction& tx, const incidents::Incident& incident, Instant) { destroy_evidence(tx, incident.id); }},
    };
}

offenders::Reactions offender_reactions() { return {.forgotten = police::forget_offender, .shown_again = police::show_offender_again}; }

}  // namespace luwte::app
