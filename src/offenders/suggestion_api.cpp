// "Possibly the same as …": for each offender of a case who was confirmed to be whom, and who else may be the same, with reasons.
// Looking here is looking in the register, and is written down.
#include <cmath>

#include "http/route.h"
#include "incidents/access.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "offenders/offenders_api.h"
#include "offenders/recognise.h"
#include "offenders/verdict_store.h"
#include "offenders/view.h"

namespace luwte::offenders {

struct ReasonShown {
    std::string field;  // with the level it names the words to show
    std::string level;
    std::int64_t weight = 0;  // in hundredths of a bit
    bool speaks_for = false;
};
SHAPE(ReasonShown, field, level, weight, speaks_for)

struct SuggestionShown {
    PersonShown person;
    std::string likelihood;  // possible, likely, very_likely
    std::int64_t score = 0;  // prior and the reasons' weights, added up
    std::int64_t prior = 0;
    std::vector<ReasonShown> reasons;
};
SHAPE(SuggestionShown, person, likelihood, score, prior, reasons)

struct RejectedShown {
    VerdictShown verdict;
    PersonShown person;
};
SHAPE(RejectedShown, verdict, person)

struct OffenderSuggestions {
    OffenderId offender_id;
    std::optional<PersonShown> person;  // where it was confirmed that he is in other cases too
    std::int64_t weighing_nowhere = 0;  // earlier incidents of his that set off no rule here, since some are kept out of them
    std::vector<VerdictShown> verdicts;
    std::vector<SuggestionShown> suggestions;
    std::vector<RejectedShown> rejected;
};
SHAPE(OffenderSuggestions, offender_id, person, weighing_nowhere, verdicts, suggestions, rejected)

struct CaseSuggestions {
    bool key_on_its_way = false;  // this reader may, and waits for a colleague to come by
    bool may_decide = false;
    std::vector<OffenderSuggestions> items;
};
SHAPE(CaseSuggestions, key_on_its_way, may_decide, items)

namespace {
std::int64_t hundredths(double bits) { return std::llround(bits * 100); }

std::string likelihood(double score) { return score >= 8 ? "very_likely" : score >= 4 ? "likely" : "possible"; }

SuggestionShown shown(http::Call& call, const protocol::Pack& pack, const Parts& parts, const Mention& asked,
                      const linking::Suggestion& suggestion)
{
    SuggestionShown view;
    view.person = person_shown(call, pack, parts, store::of_person_for(call.tx, {suggestion.profile}, call.actor.account), asked.incident);
    view.likelihood = likelihood(suggestion.score);
    view.prior = hundredths(suggestion.why.prior);
    view.score = view.prior;
    for (const auto& reason : suggestion.why.reasons) {
        const auto weight = hundredths(reason.weight);
        if (weight == 0) continue;  // neither speaks for nor against
        view.reasons.push_back({std::string{reason.code()}, std::string{reason.level}, weight, reason.speaks_for()});
        view.score += weight;
    }
    return view;
}

/// What was said of him, as far as this reader may know of the other one.
void add_verdicts(http::Call& call, const protocol::Pack& pack, const Parts& parts, const Mention& mention, OffenderSuggestions& view)
{
    for (const auto& verdict : store::said_about(call.tx, {mention.id}).verdicts) {
        const bool about_him = verdict.offender == mention.id || verdict.other == mention.id;
        if (verdict.undone || !about_him) continue;
        const auto& other_id = verdict.offender == mention.id ? verdict.other : verdict.offender;
        if (verdict.kind == Verdict::Kind::split || !other_id) continue;
        const auto other = store::find_for(call.tx, mention.organisation, *other_id, call.actor.account);
        if (!other) continue;
        if (verdict.kind == Verdict::Kind::different)
            view.rejected.push_back({offenders::shown(call, verdict), person_shown(call, pack, parts, of_person(call, *other), mention.incident)});
        else if (other->person == mention.person)
            view.verdicts.push_back(offenders::shown(call, verdict));
    }
}

std::int64_t weighing_nowhere(http::Call& call, const Mention& mention, const std::vector<Mention>& same)
{
    const auto now = store::event_of(call.tx, mention.incident).occurred;
    std::set<incidents::IncidentId> found;
    for (const auto& one : same)
        if (!one.removed && !one.restricted && store::event_of(call.tx, one.incident).occurred < now && !weighs_in(call.tx, one.incident, mention.incident))
            found.insert(one.incident);
    return static_cast<std::int64_t>(found.size());
}

OffenderSuggestions about(http::Call& call, const protocol::Pack& pack, const Parts& parts, const Mention& mention)
{
    OffenderSuggestions view;
    view.offender_id = mention.id;
    const auto same = of_person(call, mention);
    if (same.size() > 1) view.person = person_shown(call, pack, parts, same, mention.incident);
    view.weighing_nowhere = weighing_nowhere(call, mention, same);
    for (const auto& suggestion : suggestions(call, mention)) view.suggestions.push_back(shown(call, pack, parts, mention, suggestion));
    add_verdicts(call, pack, parts, mention, view);
    return view;
}

/// Mentions from before anybody could read the register go in with the first who can open the case.
void put_in_what_waits(http::Call& call, const protocol::Pack& pack, const incidents::IncidentId& incident)
{
    for (auto& mention : store::of_incident(call.tx, incident)) {
        if (mention.compartment || mention.removed) continue;
        if (const auto key = key_of(call, mention)) put_in_register(call, pack, mention, *key);
    }
}

Result<CaseSuggestions> of_case(http::Call& call, const protocol::Pack& pack, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    CaseSuggestions view;
    view.may_decide = call.actor.permissions.contains("offenders.decide");
    put_in_what_waits(call, pack, incident.id);
    view.key_on_its_way = people::opened_shared(call, the_register).empty();
    if (view.key_on_its_way) return view;
    catch_up(call);
    const auto parts = parts_of(call, pack);
    std::vector<OffenderId> persons;
    for (const auto& mention : store::of_incident(call.tx, incident.id)) {
        if (!store::find_for(call.tx, mention.organisation, mention.id, call.actor.account)) continue;
        view.items.push_back(about(call, pack, parts, mention));
        persons.push_back(mention.person);
        note(call, "offender.suggestions_read", mention);
    }
    weigh(call, packs, persons);  // the case may have been classified anew since
    return view;
}
}  // namespace

void add_suggestion_routes(http::Router& router, const people::PackOf& packs, const incidents::PackUnder& packs_under)
{
    router.get<CaseSuggestions>("/incidents/{incidentId}/offender-suggestions", http::may("offenders.read"),
                                "Who the offenders of a case may be, and who they were confirmed to be",
                                [=](http::Call& call) { return of_case(call, packs(call.tx, call.actor.organisation), packs_under); });
}

}  // namespace luwte::offenders
