#include "offenders/forget.h"

#include "incidents/person_store.h"
#include "offenders/mention_store.h"
#include "reports/report_store.h"

namespace luwte::offenders {

namespace {
/// A mention is made with the report that told of him, or by hand later; other reports of the case told of others.
std::vector<reports::ReportId> told_in(storage::Transaction& tx, const Mention& mention)
{
    std::vector<reports::ReportId> found;
    for (const auto& report : reports::store::of_incident(tx, mention.organisation, mention.incident))
        if (report.submitted_at == mention.made) found.push_back(report.id);
    return found;
}

/// Nothing as the instant: it is restricted no longer.
void restrict_from(storage::Transaction& tx, const Mention& mention, std::optional<Instant> since)
{
    store::set_restricted(tx, mention.id, since);
    incidents::store::withhold_offender(tx, mention.id, since.has_value());
    for (const auto& report : told_in(tx, mention)) reports::store::withhold_offender(tx, report, since.has_value());
}
}  // namespace

void forget(storage::Transaction& tx, const Reactions& reactions, const Mention& mention, Instant now)
{
    store::remove(tx, mention.id, now);
    if (mention.compartment) store::forget_model(tx, *mention.compartment);
    incidents::store::forget_offender(tx, mention.id);
    for (const auto& report : told_in(tx, mention)) reports::store::forget_offender(tx, report);
    if (reactions.forgotten) reactions.forgotten(tx, mention.incident);
}

void restrict(storage::Transaction& tx, const Mention& mention, Instant since) { restrict_from(tx, mention, since); }

void lift(storage::Transaction& tx, const Reactions& reactions, const Mention& mention)
{
    restrict_from(tx, mention, std::nullopt);
    if (reactions.shown_again) reactions.shown_again(tx, mention.incident);
}

}  // namespace luwte::offenders
