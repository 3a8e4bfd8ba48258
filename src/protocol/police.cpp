#include "protocol/police.h"

#include <algorithm>

#include "protocol/explain.h"
#include "protocol/pack.h"

namespace luwte::protocol {
namespace {

template <class Entry>
const Entry* first(const std::vector<Conditional<Entry>>& entries, const Situation& situation)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.when.holds(situation); });
    return found == entries.end() ? nullptr : &found->entry;
}

/// Whoever may not know of the case does not speak about it either.
std::optional<Spokesperson> in_this_case(const Pack& pack, const Situation& situation, const std::optional<Spokesperson>& one)
{
    if (!one) return std::nullopt;
    auto speaks = *one;
    speaks.by = standing_in(pack.data(), situation, speaks.by, &Replacement::acts);
    return speaks;
}

}  // namespace

Police police(const Pack& pack, const Situation& situation)
{
    const auto& chapter = pack.data().police;
    Police answer{chapter.code, chapter.number, chapter.address, chapter.wish, {}, {}, chapter.rights};
    for (auto quality : chapter.qualities) {
        quality.by = standing_in(pack.data(), situation, quality.by, &Replacement::acts);
        answer.qualities.push_back(std::move(quality));
    }
    for (const auto& rule : chapter.offences)
        if (rule.when.holds(situation)) answer.offences.push_back(rule.entry);
    return answer;
}

std::optional<Consenting> consent_for(const Pack& pack, const Situation& situation, const std::string& id)
{
    for (const auto& decision : decisions(pack, situation)) {
        if (decision.id != id) continue;
        const auto asks = [](const std::vector<Role>& roles) { return std::find(roles.begin(), roles.end(), the_affected) != roles.end(); };
        // Whoever decides along has to agree as well.
        return Consenting{asks(decision.decides) || asks(decision.consents) || asks(decision.vetoes), decision.source};
    }
    return std::nullopt;
}

std::vector<Rule> damage(const Pack& pack) { return pack.data().damage; }

Communication communication(const Pack& pack, const Situation& situation)
{
    const auto& chapter = pack.data().communication;
    Communication answer{chapter.circles, std::nullopt, chapter.during_inquiry, chapter.security, consent_for(pack, situation, "communication")};
    if (const auto* speaks = first(chapter.spokespersons, situation)) answer.speaks = in_this_case(pack, situation, *speaks);
    return answer;
}

namespace lines {

std::string of(const Rule& rule) { return rule.id + (rule.unverified ? " unverified" : ""); }

std::string of(const Quality& quality)
{
    return quality.id + (quality.by.empty() ? "" : " by " + joined(quality.by)) + (quality.unverified ? " unverified" : "");
}

std::string of(const Offence& offence)
{
    return offence.id + (offence.complaint ? " on complaint " + of(*offence.complaint) : "") + (offence.unverified ? " unverified" : "");
}

std::string of(const Circle& circle)
{
    return circle.id + (circle.outside ? " outside" : "") + (circle.may_know.empty() ? "" : ": " + joined(circle.may_know));
}

std::vector<std::string> of(const Police& police)
{
    std::vector<std::string> list;
    for (const auto* rule : {&police.code, &police.number, &police.address, &police.wish})
        if (*rule) list.push_back(of(**rule));
    for (const auto& quality : police.qualities) list.push_back("files " + of(quality));
    for (const auto& offence : police.offences) list.push_back("offence " + of(offence));
    for (const auto& right : police.rights) list.push_back("right " + of(right));
    return list;
}

std::vector<std::string> of(const Communication& communication)
{
    std::vector<std::string> list;
    if (communication.speaks) list.push_back("speaks " + joined(communication.speaks->by));
    if (communication.during_inquiry) list.push_back("during an inquiry " + joined(communication.during_inquiry->by));
    if (communication.security) list.push_back("never told " + of(*communication.security));
    if (communication.consent) list.push_back(communication.consent->needed ? "with the person's word" : "without the person's word");
    for (const auto& circle : communication.circles) list.push_back("tells " + of(circle));
    return list;
}

}  // namespace lines

}  // namespace luwte::protocol
