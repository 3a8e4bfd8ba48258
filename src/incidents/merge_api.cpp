// Two reports, one event: reports and persons of one case move to another. The case that was taken up stays to be seen
// as such by those who knew of it.
#include <algorithm>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/conflict.h"
#include "incidents/decision_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "reports/reports.h"

namespace luwte::incidents {

struct MergerInput {
    IncidentId from;
    Secret reason;
};
SHAPE(MergerInput, from, reason)

namespace {

/// Whoever may not know of the one may not know of what both become.
Result<Done> join_exclusions(http::Call& call, const protocol::Pack& pack, const Reactions& reactions, const Incident& of,
                             const Incident& to)
{
    auto known = store::excluded(call.tx, to.id);
    for (const auto& account : store::excluded(call.tx, of.id)) {
        if (known.contains(account)) continue;
        TRY(keep_out(call, pack, to, account));
        if (reactions.on_kept_out) reactions.on_kept_out(call, pack, to.id, account);
    }
    return Done{};
}

/// Whether what was told in this case is for him; whom the protocol names for the handling alone holds none of these keys.
bool reads_reports(http::Call& call, const Incident& incident, const AccountId& account)
{
    return std::ranges::any_of(store::reports_of(call.tx, incident.id),
                               [&](const auto& report) { return vault::holds(call.tx, report.compartment, account); });
}

/// Those who handle the target get the keys of what was taken up, as far as the one who merges can give them: its reports go to
/// who reads the target's. What is written about a person is still not written to him.
void share_keys(http::Call& call, const Incident& from, const Incident& into)
{
    auto out = kept_out(call.tx, from);
    for (const auto& holder : vault::holders(call.tx, into.response)) {
        if (holder.standby || out.contains(holder.account)) continue;
        const vault::Ground ground{"merged", holder.ground.role, holder.ground.source};
        call.ring.grant(from.response, holder.account, ground);
        if (!reads_reports(call, into, holder.account)) continue;
        for (const auto& report : store::reports_of(call.tx, from.id))
            if (call.ring.opens(report.compartment)) call.ring.grant(report.compartment, holder.account, ground);
    }
}

Result<http::Created> merge(http::Call& call, const MergerInput& input, const PackUnder& packs, const Reactions& reactions)
{
    auto into = TRY(with_key(call, TRY(readable(call))));
    auto from = TRY(with_key(call, TRY(readable(call, input.from))));
    const auto& pack = packs(call.tx, into);
    if (input.reason.empty()) return invalid("incidents.reason_missing", "/reason");
    TRY(may_merge(from, into));
    TRY(join_exclusions(call, pack, reactions, from, into));
    TRY(join_exclusions(call, pack, reactions, into, from));
    if (!call.ring.opens(into.response) || !call.ring.opens(from.response)) return conflict("incidents.merger_is_excluded");

    into.facts.insert(from.facts.begin(), from.facts.end());
    into.repeated = into.repeated || from.repeated;
    into.persists = into.persists || from.persists;
    into.handler = store::find(call.tx, into.organisation, into.id)->handler;
    auto version = TRY(save(call, into));

    share_keys(call, from, into);
    reports::reattach(call, from.id, into.id, into.response);
    store::finish_all(call.tx, from.id, Task::Kind::handle, std::nullopt, call.actor.account, call.now);
    store::move_all(call.tx, from.id, into.id);
    if (reactions.on_merged) reactions.on_merged(call, from.id, into.id);
    from.state = State::merged;
    from.merged_into = into.id;
    store::save(call.tx, from, from.version, call.now);
    bar_kept_out(call.tx, into);

    auto id = fresh_uuid();
    auto reason = seal(call, into, input.reason, id, "merger.reason");
    store::add_merger(call.tx, from, into, {id, into.response, reason.bytes, call.now, call.actor.account});
    record(call, from, "incident.merged", "merged_into", into.id.text);
    record(call, into, "incident.merged", "merged_from", from.id.text);
    re_evaluate(call.tx, pack, into, call.now);
    return http::Created{id, version};
}

}  // namespace

void add_merge_routes(http::Router& router, const PackUnder& packs, const Reactions& reactions)
{
    router.post<MergerInput, http::Created>("/incidents/{incidentId}/mergers", http::may("case.handle"),
                                            "Takes another case up into this one",
                                            [=](http::Call& call, const MergerInput& input) { return merge(call, input, packs, reactions); });
}

}  // namespace luwte::incidents
