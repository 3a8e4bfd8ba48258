#include "app/reactions.h"

#include "aftercare/plan.h"
#include "incidents/open.h"
#include "notify/notify.h"

namespace luwte::app {

// A report came in:      an incident is opened, aftercare is planned, whoever may read it is told.
// A report was changed:  whoever reads it is told.
// Somebody is affected:  aftercare is planned for him too.
// Somebody is kept out:  he leaves the circles of aftercare as well.

reports::Reactions report_reactions(const people::PackFinder& packs)
{
    return {
        .on_submitted = [packs](http::Call& call, const reports::Submitted& submitted) -> Result<reports::IncidentId> {
            const auto& pack = packs(call.tx, submitted.organisation);
            const auto incident = TRY(incidents::open(call, submitted, pack));
            aftercare::plan(call, pack, incident);
            for (const auto& reader : submitted.readers)
                if (!reader.standby && reader.account != call.actor.account)
                    notify::tell(call.tx, submitted.organisation, reader.account, notify::Message::something_to_read, call.now);
            return incident;
        },
        .on_changed = [](http::Call& call, const reports::Changed& changed) -> Result<Done> {
            for (const auto& reader : changed.readers)
                notify::tell(call.tx, call.actor.organisation, reader, notify::Message::something_to_read, call.now);
            return Done{};
        },
        .response_of = incidents::response_of,
    };
}

incidents::Reactions incident_reactions() { return {.on_affected = aftercare::plan, .on_kept_out = aftercare::keep_out}; }

}  // namespace luwte::app
