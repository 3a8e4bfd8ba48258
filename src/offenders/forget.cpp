#include "offenders/forget.h"

#include "incidents/person_store.h"
#include "offenders/mention_store.h"
#include "reports/report_store.h"

namespace luwte::offenders {

void forget(storage::Transaction& tx, const Mention& mention, Instant now)
{
    store::remove(tx, mention.id, now);
    if (mention.compartment) store::forget_model(tx, *mention.compartment);
    incidents::store::forget_offender(tx, mention.id);
    // A mention is made with the report that told of him, or by hand later; other reports of the case told of others.
    for (const auto& report : reports::store::of_incident(tx, mention.organisation, mention.incident))
        if (report.submitted_at == mention.made) reports::store::forget_offender(tx, report.id);
}

}  // namespace luwte::offenders
