#include "offenders/destroy.h"

#include <algorithm>
#include <iterator>

#include "offenders/destroy_store.h"
#include "offenders/forget.h"
#include "offenders/history.h"
#include "offenders/mention_store.h"
#include "offenders/verdict_store.h"

namespace luwte::offenders {
namespace {
bool is_about(const Verdict& verdict, const std::set<OffenderId>& some) { return some.contains(verdict.offender) || (verdict.other && some.contains(*verdict.other)); }

/// For each person one who stays, as far as somebody does.
std::map<OffenderId, OffenderId> rest_of(const std::vector<OffenderId>& stay, const std::map<OffenderId, OffenderId>& person)
{
    std::map<OffenderId, OffenderId> rest;
    for (const auto& mention : stay) rest.try_emplace(person.at(mention), mention);
    return rest;
}

Verdict anew(const Verdict& said, const OffenderId& offender, const OffenderId& other) { return {fresh<VerdictId>(), 0, said.kind, offender, other, said.at, said.by, {}, {}}; }
}  // namespace

std::vector<Verdict> said_through(const std::vector<OffenderId>& mentions, const std::vector<Verdict>& verdicts, const std::set<OffenderId>& gone)
{
    std::vector<OffenderId> stay;
    std::ranges::copy_if(mentions, std::back_inserter(stay), [&](const auto& mention) { return !gone.contains(mention); });
    std::vector<Verdict> known, through, found;
    for (const auto& verdict : verdicts) (is_about(verdict, gone) ? through : known).push_back(verdict);
    const auto before = persons(mentions, verdicts);
    const auto rest = rest_of(stay, before);

    for (const auto& verdict : through) {
        if (!stands(verdict, Verdict::Kind::different)) continue;
        const auto one = rest.find(before.at(verdict.offender)), other = rest.find(before.at(*verdict.other));
        if (one != rest.end() && other != rest.end()) found.push_back(anew(verdict, one->second, other->second));
    }
    const auto same = std::ranges::find_if(through, [](const Verdict& verdict) { return stands(verdict, Verdict::Kind::same); });
    if (same == through.end()) return found;
    auto after = persons(stay, known);
    for (const auto& mention : stay) {
        const auto& first = rest.at(before.at(mention));
        if (after.at(mention) == after.at(first)) continue;
        found.push_back(anew(*same, first, mention));
        const auto joined = after.at(mention), into = after.at(first);
        for (auto& [id, person] : after)
            if (person == joined) person = into;
    }
    return found;
}

void destroy_case(storage::Transaction& tx, const incidents::PackUnder& packs, const incidents::IncidentId& incident, Instant now)
{
    const auto mentions = store::of_incident(tx, incident);
    if (mentions.empty()) return;
    std::set<OffenderId> gone;
    for (const auto& mention : mentions) gone.insert(mention.id);
    auto said = store::said_about(tx, {gone.begin(), gone.end()});
    const auto to_say = said_through(said.mentions, said.verdicts, gone);

    forget_repetition(tx, incident);
    for (const auto& mention : mentions)
        if (mention.compartment) store::forget_model(tx, *mention.compartment);
    store::destroy_all(tx, gone);
    for (const auto& verdict : to_say) store::add(tx, mentions.front().organisation, verdict);

    std::erase_if(said.mentions, [&](const auto& mention) { return gone.contains(mention); });
    std::vector<OffenderId> touched;
    for (const auto& [mention, person] : persons(said.mentions, store::said_about(tx, said.mentions).verdicts)) {
        store::set_person(tx, mention, person);
        touched.push_back(person);
    }
    weigh({tx, packs, std::nullopt, now}, touched);
}

void destroy_known(storage::Transaction& tx, const incidents::PackUnder& packs, const Reactions& reactions, const OrganisationId& organisation, const OffenderId& id, Instant now)
{
    const auto mention = *store::find(tx, organisation, id);
    forget(tx, reactions, mention, now);
    weigh({tx, packs, std::nullopt, now}, {mention.person});
}

}  // namespace luwte::offenders
