// Saying who is who: confirm, reject, take apart, and undo each of them. A person says so, never the register.
#include "http/route.h"
#include "offenders/datum_store.h"
#include "offenders/history.h"
#include "offenders/offenders_api.h"
#include "offenders/verdict_store.h"
#include "offenders/view.h"

namespace luwte::offenders {

struct VerdictInput {
    OffenderId other;
    bool same = false;
};
SHAPE(VerdictInput, other, same)

namespace {
std::set<OffenderId> ids_of(const std::vector<Mention>& mentions)
{
    std::set<OffenderId> ids;
    for (const auto& mention : mentions) ids.insert(mention.id);
    return ids;
}

/// Works out the persons of these mentions anew, and what that means in their cases.
Result<Done> settle(http::Call& call, const incidents::PackUnder& packs, const std::vector<OffenderId>& mentions)
{
    const auto said = store::said_about(call.tx, mentions);
    const auto found = persons(said.mentions, said.verdicts);
    if (contradict(found, said.verdicts)) return conflict("offenders.said_different");
    std::map<OffenderId, OffenderId> before;
    Apart apart;
    for (const auto& id : said.mentions) {
        const auto mention = store::find(call.tx, call.actor.organisation, id);
        before.emplace(id, mention->person);
        apart.incidents.emplace(id, mention->incident);
        for (const auto& relation : store::relations_of(call.tx, id)) apart.related.emplace_back(id, relation.other);
    }
    TRY(may_be_one(before, found, apart));
    std::vector<OffenderId> touched;
    for (const auto& [mention, person] : found) {
        if (before.at(mention) != person) store::set_person(call.tx, mention, person);
        touched.push_back(person);
    }
    weigh(call, packs, touched);
    return Done{};
}

Verdict verdict(const http::Call& call, Verdict::Kind kind, const OffenderId& offender, std::optional<OffenderId> other)
{
    return {fresh<VerdictId>(), 0, kind, offender, std::move(other), call.now, call.actor.account, {}, {}};
}

Result<http::Created> say(http::Call& call, const VerdictInput& input, const incidents::PackUnder& packs)
{
    const auto mention = TRY(in_register(call));
    const auto other = store::find_for(call.tx, call.actor.organisation, input.other, call.actor.account);
    if (!other) return invalid("offenders.other_unknown", "/other");
    if (mention.restricted || other->restricted) return conflict("offenders.restricted");
    const auto kind = input.same ? Verdict::Kind::same : Verdict::Kind::different;
    const auto before = store::said_about(call.tx, {mention.id, other->id});
    TRY(may_say(kind, mention.person == other->person,
                said_different(ids_of(store::of_person(call.tx, mention.person)), ids_of(store::of_person(call.tx, other->person)), before.verdicts)));
    const auto said = verdict(call, kind, mention.id, other->id);
    store::add(call.tx, mention.organisation, said);
    TRY(settle(call, packs, {mention.id, other->id}));
    if (input.same)
        note(call, "offender.confirmed", mention);
    else
        note(call, "offender.rejected", mention);
    return http::Created{said.id.text, 1};
}

Result<http::Created> split(http::Call& call, const incidents::PackUnder& packs)
{
    const auto mention = TRY(in_register(call));
    if (store::of_person(call.tx, mention.person).size() < 2) return conflict("offenders.alone_already");
    const auto said = verdict(call, Verdict::Kind::split, mention.id, std::nullopt);
    store::add(call.tx, mention.organisation, said);
    std::vector<OffenderId> all;
    for (const auto& one : store::of_person(call.tx, mention.person)) all.push_back(one.id);
    TRY(settle(call, packs, all));
    note(call, "offender.split", mention);
    return http::Created{said.id.text, 1};
}

Result<VerdictShown> take_back(http::Call& call, const incidents::PackUnder& packs)
{
    const auto found = store::find_verdict(call.tx, call.actor.organisation, TRY(call.id<VerdictId>("verdictId")));
    if (!found) return not_found("request.not_found");
    const auto mention = TRY(in_register(call, found->offender));
    if (found->other) TRY(in_register(call, *found->other));
    const auto undone = TRY(undo(*found, call.actor.account, call.now));
    store::keep_undone(call.tx, undone);
    std::vector<OffenderId> all;
    for (const auto& one : store::of_person(call.tx, mention.person)) all.push_back(one.id);
    all.push_back(mention.id);
    TRY(settle(call, packs, all));
    note(call, "offender.verdict_undone", mention);
    return shown(call, undone);
}
}  // namespace

void add_verdict_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.post<VerdictInput, http::Created>("/offenders/{offenderId}/verdicts", http::may("offenders.decide"),
                                             "Says that two offenders are one person, or are not",
                                             [packs](http::Call& call, const VerdictInput& input) { return say(call, input, packs); });
    router.post<http::Nothing, http::Created>("/offenders/{offenderId}/splits", http::may("offenders.decide"),
                                              "Takes an offender of one case apart from the person he was taken for",
                                              [packs](http::Call& call, const http::Nothing&) { return split(call, packs); });
    router.post<http::Nothing, VerdictShown>("/offender-verdicts/{verdictId}/_undo", http::may("offenders.decide"),
                                             "Takes back what was said; what was recorded stays",
                                             [packs](http::Call& call, const http::Nothing&) { return take_back(call, packs); });
}

}  // namespace luwte::offenders
