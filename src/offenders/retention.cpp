#include "offenders/retention.h"

#include "incidents/closed_store.h"
#include "journal/journal.h"
#include "offenders/destroyed.h"
#include "offenders/forget.h"
#include "offenders/history.h"
#include "offenders/mention_store.h"
#include "protocol/deadline.h"

namespace luwte::offenders {
namespace {
Keeping keeping(const Term& term, bool needed, Instant now)
{
    if (!term.until) return Keeping::silent;
    if (term.mention.restricted) return Keeping::restricted;
    if (*term.until > now) return Keeping::running;
    return needed ? Keeping::needed : Keeping::over;
}
}  // namespace

std::vector<Term> terms(storage::Transaction& tx, const OrganisationId& organisation, const incidents::PackUnder& packs, Instant now)
{
    std::vector<Term> found;
    for (const auto& one : store::closed(tx, organisation, day_in_amsterdam(now))) {
        const auto mention = store::find(tx, organisation, one.offender);
        const auto incident = incidents::find(tx, organisation, mention->incident);
        Term term{*mention, incident->reference, one.at, {}, {}, {}};
        if (const auto* rule = protocol::retention(packs(tx, *incident), "offender")) {
            term.rule = *rule;
            term.until = protocol::ends(rule->keep, one.at);
        }
        term.keeping = keeping(term, one.needed, now);
        found.push_back(std::move(term));
    }
    return found;
}

bool carry_out(storage::Transaction& tx, const incidents::PackUnder& packs, const Reactions& reactions, const Term& term, Instant now)
{
    const auto mention = store::find(tx, term.mention.organisation, term.mention.id);
    if (!mention || mention->removed || mention->restricted) return false;
    if (incidents::store::closed_at(tx, mention->incident) != term.closed || awaits_answer(tx, mention->incident)) return false;
    forget(tx, reactions, term.mention, now);
    weigh({tx, packs, std::nullopt, now}, {term.mention.person});
    journal::append(tx, term.mention.organisation, std::nullopt, "offender.term_over", term.mention.id.text, term.mention.incident.text, now);
    return true;
}

}  // namespace luwte::offenders
