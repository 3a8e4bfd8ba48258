#include "retention/retention_api.h"

#include <algorithm>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/shapes.h"

namespace luwte::retention {

struct KeptShown {
    std::string record;
    Keeping keeping;
    std::optional<std::string> keep;  // absent: the protocol says nothing
    std::optional<incidents::Words> reason;
    bool unverified = false;
    std::optional<std::string> source;
    std::optional<Day> until;  // the last day; absent while the case is open
    std::vector<std::string> needed;
};
SHAPE_ENUM(Keeping, open, silent, running, gone, needed, over)
SHAPE(KeptShown, record, keeping, keep, reason, unverified, source, until, needed)

struct KeptList {
    std::vector<KeptShown> items;
};
SHAPE(KeptList, items)

namespace {
KeptShown show(const Term& term)
{
    KeptShown shown{term.record, term.keeping, {}, {}, false, {}, {}, term.needed};
    if (!term.rule) return shown;
    shown.keep = term.rule->keep.text;
    shown.reason = incidents::Words{term.rule->reason.nl, term.rule->reason.en};
    shown.unverified = term.rule->unverified;
    shown.source = term.rule->source;
    if (term.until) shown.until = day_in_amsterdam(*term.until);
    return shown;
}

Result<KeptList> list(http::Call& call, const incidents::PackUnder& packs, const Parts& parts)
{
    const auto incident = TRY(incidents::readable(call));
    auto terms = terms_of(call.tx, parts, packs(call.tx, incident), incident.id, call.now);
    const auto told_before = std::ranges::unique(terms, [](const Term& one, const Term& next) {
        return one.record == next.record && one.keeping == next.keeping && one.needed == next.needed;
    });
    terms.erase(told_before.begin(), told_before.end());
    KeptList shown;
    for (const auto& term : terms) shown.items.push_back(show(term));
    return shown;
}
}  // namespace

void add_routes(http::Router& router, const incidents::PackUnder& packs, const Parts& parts)
{
    router.get<KeptList>("/incidents/{incidentId}/retention", http::may("case.read"), "How long the case, and what belongs to it, is kept, and why",
                         [packs, parts](http::Call& call) { return list(call, packs, parts); });
}

}  // namespace luwte::retention
