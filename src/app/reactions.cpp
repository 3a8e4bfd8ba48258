#include "app/reactions.h"

#include "aftercare/plan.h"
#include "communication/communication_api.h"
#include "damage/damage_api.h"
#include "incidents/open.h"
#include "letters/letters_api.h"
#include "measures/measures_api.h"
#include "notify/notify.h"
#include "offenders/offenders.h"
#include "police/police_api.h"
#include "security/security.h"

namespace luwte::app {

// A report came in:      an incident is opened, aftercare is planned; whoever somebody else reported for is told.
// A report was changed:  its case shows it, and whoever reads it is told.
// What it told of who did it goes into the register of offenders. Of a case of before the register that is all.
// Somebody is affected:  aftercare is planned for him too.
// Somebody did it:       the register of offenders has him as well.
// Somebody is kept out:  he leaves the circles of aftercare, and cannot open what the register has of the case.
// An offender is removed: files for the police that were not filed yet lose what they say of him.
// A restriction ends:    those files show him again, and whoever has one open reads it anew before saving.
// A case is taken up:    what was decided in it goes along, police, damage, communication and what protects somebody too, and repetition is weighed anew.

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

offenders::Reactions offender_reactions() { return {.forgotten = police::forget_offender, .shown_again = police::show_offender_again}; }

}  // namespace luwte::app
