#include "offenders/recognise.h"

#include <algorithm>
#include <map>
#include <set>

#include "offenders/datum_store.h"
#include "offenders/mention_key.h"
#include "offenders/mention_store.h"
#include "offenders/verdict_store.h"

namespace luwte::offenders {
namespace {
constexpr int filed_at_once = 300;

linking::IndexKey index_key(http::Call& call, const vault::CompartmentId& compartment)
{
    return linking::IndexKey{call.ring.derive(compartment, "luwte blind index 1")};
}

std::vector<linking::Mention> mentions_of(http::Call& call, const Mention& mention, const vault::ContentKey& key)
{
    return as_mentions(mention, day_in_amsterdam(store::event_of(call.tx, mention.incident).occurred), said_of(call, mention, key));
}

std::set<linking::Token> tokens_of(const linking::IndexKey& key, const std::vector<linking::Mention>& mentions)
{
    std::set<linking::Token> all;
    for (const auto& mention : mentions)
        for (const auto token : linking::tokens(key, mention)) all.insert(token);
    return all;
}

bool is_of_use(const Mention& mention) { return !mention.removed && !mention.restricted; }

linking::Model learned(http::Call& call, const vault::CompartmentId& compartment, std::int64_t filed)
{
    std::vector<linking::Mention> mentions;
    for (const auto& [mention, position] : store::all_for(call.tx, call.actor.organisation, call.actor.account)) {
        if (mentions.size() >= linking::learns_until) break;
        if (!is_of_use(mention)) continue;
        if (const auto key = key_of(call, mention))
            for (auto& one : mentions_of(call, mention, *key)) mentions.push_back(std::move(one));
    }
    auto model = linking::learn(mentions);
    store::keep_model(call.tx, call.actor.organisation, compartment, filed,
                      call.ring.seal(compartment, as_bytes(linking::written(model)), {call.actor.organisation, compartment.text, "offender.model"}));
    return model;
}

linking::Model model(http::Call& call, const vault::CompartmentId& compartment)
{
    const auto kept = store::model(call.tx, compartment);
    const auto filed = store::count_filed(call.tx, compartment);
    if (linking::is_time_to_learn(static_cast<std::size_t>(filed), static_cast<std::size_t>(kept.learned_from))) return learned(call, compartment, filed);
    if (!kept.model) return linking::Model{static_cast<double>(filed)};
    return linking::read_model(
        as_text(call.ring.open_bytes(compartment, vault::Sealed{*kept.model}, {call.actor.organisation, compartment.text, "offender.model"})));
}

/// Who shares numbers with these mentions, in every part of the register that this session reads.
std::vector<std::string> candidates(http::Call& call, const std::vector<vault::CompartmentId>& compartments,
                                    const std::vector<linking::Mention>& mentions)
{
    std::vector<linking::Filed> shared;
    for (const auto& compartment : compartments)
        for (const auto token : tokens_of(index_key(call, compartment), mentions))
            for (const auto& person : store::filed_under(call.tx, compartment, token)) shared.push_back({token, person.text});
    return linking::likeliest(std::move(shared));
}

/// All that was ever said of a person, as far as this reader may see and use it; nothing of whom may not be suggested here.
std::optional<linking::Known> known(http::Call& call, const Mention& asked, const OffenderId& person)
{
    linking::Known found{person.text, {}};
    std::set<OffenderId> his;
    for (const auto& mention : store::of_person_for(call.tx, person, call.actor.account)) {
        if (mention.incident == asked.incident) return std::nullopt;
        if (!is_of_use(mention)) continue;
        his.insert(mention.id);
        if (const auto key = key_of(call, mention))
            for (auto& one : mentions_of(call, mention, *key)) found.mentions.push_back(std::move(one));
    }
    std::set<OffenderId> mine;
    for (const auto& mention : store::of_person(call.tx, asked.person)) mine.insert(mention.id);
    if (found.mentions.empty() || said_different(mine, his, store::said_about(call.tx, {asked.id}).verdicts)) return std::nullopt;
    return found;
}
}  // namespace

std::vector<Said> said_of(http::Call& call, const Mention& mention, const vault::ContentKey& key)
{
    std::vector<Said> said;
    for (const auto& datum : store::data_of(call.tx, mention.id))
        if (!datum.ended) said.push_back({datum.kind, open(key, mention, datum.value, datum.id.text, "offender.datum")});
    return said;
}

void refile(http::Call& call, const Mention& mention, const vault::ContentKey& key)
{
    if (!mention.compartment || !call.ring.opens(*mention.compartment)) return store::unfile(call.tx, mention.id);
    const auto tokens = tokens_of(index_key(call, *mention.compartment), mentions_of(call, mention, key));
    store::file(call.tx, mention, {tokens.begin(), tokens.end()});
}

void catch_up(http::Call& call)
{
    for (const auto& compartment : people::opened_shared(call, the_register))
        for (auto mention : store::unfiled(call.tx, compartment, filed_at_once)) {
            const auto key = key_of(call, mention);
            if (!key) continue;
            if (mention.letter) store::put_in(call.tx, mention.id, compartment, rewrapped(call, mention, *key), false);
            refile(call, mention, *key);
        }
}

std::vector<linking::Suggestion> suggestions(http::Call& call, const Mention& mention)
{
    const auto key = is_of_use(mention) ? key_of(call, mention) : std::nullopt;
    const auto compartments = people::opened_shared(call, the_register);
    if (!key || compartments.empty()) return {};
    const auto asked = mentions_of(call, mention, *key);
    if (asked.empty()) return {};

    std::vector<linking::Known> persons;
    for (const auto& candidate : candidates(call, compartments, asked)) {
        if (candidate == mention.person.text) continue;
        if (auto person = known(call, mention, {candidate})) persons.push_back(std::move(*person));
    }
    if (persons.empty()) return {};
    const auto weights = model(call, compartments.front());
    std::map<std::string, linking::Suggestion> best;
    for (const auto& one : asked)
        for (auto& suggestion : linking::rank(weights, one, persons)) {
            const auto [found, is_new] = best.try_emplace(suggestion.profile, suggestion);
            if (!is_new && found->second.score < suggestion.score) found->second = std::move(suggestion);
        }
    std::vector<linking::Suggestion> all;
    for (auto& [profile, suggestion] : best) all.push_back(std::move(suggestion));
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.score > b.score; });
    if (all.size() > linking::Wanted{}.at_most) all.resize(linking::Wanted{}.at_most);
    return all;
}

}  // namespace luwte::offenders
