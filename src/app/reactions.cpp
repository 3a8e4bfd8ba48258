#include "app/reactions.h"

#include "aftercare/plan.h"
#include "communication/communication_api.h"
#include "damage/damage_api.h"
#include "incidents/open.h"
#include "letters/letters_api.h"
#include "measures/measures_api.h"
#include "notify/notify.h"
#include "police/police_api.h"
#include "security/security.h"

namespace luwte::app {

// A report came in:      an incident is opened, aftercare is planned; whoever somebody else reported for is told.
// A report was changed:  its case shows it, and whoever reads it is told.
// Somebody is affected:  aftercare is planned for him too.
// Somebody is kept out:  he leaves the circles of aftercare as well.
// A case is taken up:    what was decided in it goes along, and police, damage, communication and what protects somebody.

reports::Reactions report_reactions(const people::PackOf& packs)
{
    return {
        .on_submitted = [packs](http::Call& call, const reports::Submitted& submitted) -> Result<reports::IncidentId> {
            const auto& pack = packs(call.tx, submitted.organisation);
            const auto incident = TRY(incidents::open(call, submitted, pack));
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

incidents::Reactions incident_reactions()
{
    return {.on_affected = aftercare::plan,
            .on_kept_out = aftercare::keep_out,
            .on_merged = [](http::Call& call, const incidents::IncidentId& from, const incidents::IncidentId& into) {
                measures::on_merged(call, from, into);
                security::merged(call.tx, from, into);
                damage::merged(call.tx, from, into);
                police::merged(call.tx, from, into);
                communication::merged(call.tx, from, into);
                letters::merged(call.tx, from, into);
            }};
}

}  // namespace luwte::app
