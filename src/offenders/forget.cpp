#include "offenders/forget.h"

#include "incidents/person_store.h"
#include "offenders/mention_store.h"
#include "reports/report_store.h"

namespace luwte::offenders {

namespace {
/// Nothing as the instant: it is restricted no longer.
void restrict_from(storage::Transaction& tx, const Mention& mention, std::optional<Instant> since)
{
    store::set_restricted(tx, mention.id, since);
    incidents::store::withhold_offender(tx, mention.id, since.has_value());
    if (const auto report = store::told_in(tx, mention.id)) reports::store::withhold_offender(tx, *report, since.has_value());
}
}  // namespace

void forget(storage::Transaction& tx, const Reactions& reactions, const Mention& mention, Instant now)
{
    store::remove(tx, mention.id, now);
    if (mention.compartment) store::forget_model(tx, *mention.compartment);
    incidents::store::forget_offender(tx, mention.id);
    if (const auto report = store::told_in(tx, mention.id)) reports::store::forget_offender(tx, *report);
    if (reactions.forgotten) reactions.forgotten(tx, mention.incident);
}

void restrict(storage::Transaction& tx, const Mention& mention, Instant since) { restrict_from(tx, mention, since); }

void lift(storage::Transaction& tx, const Reactions& reactions, const Mention& mention)
{
    restrict_from(tx, mention, std::nullopt);
    if (reactions.shown_again) reactions.shown_again(tx, mention.incident);
}

}  // namespace luwte::offenders
