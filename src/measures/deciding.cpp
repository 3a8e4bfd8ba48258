#include "measures/deciding.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::measures {
namespace {

using protocol::Part;
using Standing = StepNow::Standing;

constexpr std::string_view the_affected = "affected";
constexpr std::array<std::string_view, 4> answers{"agrees", "refuses", "said", "nothing"};
constexpr std::array<std::string_view, 3> outcomes{"account", "refused", "no_answer"};
constexpr std::array<std::string_view, 8> kinds{"nothing", "otherwise", "imposed", "extended", "shortened", "lifted", "shifted", "annulled"};
constexpr std::array parts{Part::decides, Part::consents, Part::vetoes, Part::heard, Part::advises, Part::hearing};

template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

/// Whose yes or no it takes, not only what he has to say.
bool binds(Part part) { return part == Part::decides || part == Part::consents || part == Part::vetoes; }

const Voice* latest(const Known& known, const protocol::Step& step, const std::string& about, const std::optional<AffectedId>& affected)
{
    const Voice* found = nullptr;
    for (const auto& voice : known.voices)
        if (voice.part == step.part && voice.role == step.role && voice.affected == affected &&
            (voice.about == about || voice.about == every_response))
            found = &voice;
    return found;
}

Standing standing(const protocol::Step& step, const Voice* voice)
{
    if (!voice) return Standing::missing;
    if (!voice->answer) return Standing::asked;
    if (*voice->answer == Answer::refuses && binds(step.part)) return Standing::refused;
    if (*voice->answer == Answer::nothing && binds(step.part)) return Standing::missing;
    return Standing::done;
}

Standing standing(const Known& known, const std::optional<OffenderId>& offender)
{
    if (heard(known.hearings, offender)) return Standing::done;
    const auto open = [](const Hearing& hearing) { return !hearing.outcome; };
    return std::any_of(known.hearings.begin(), known.hearings.end(), open) ? Standing::asked : Standing::missing;
}

/// What stands in the way; nothing when it does not.
std::optional<Code> obstacle(const StepNow& now)
{
    const bool refused = now.standing == Standing::refused;
    if (!now.step.required || now.standing == Standing::done) return std::nullopt;
    switch (now.step.part) {
    case Part::decides: return refused ? Code{"measures.decider_refuses"} : Code{"measures.decider_missing"};
    case Part::consents: return refused ? Code{"measures.consent_refused"} : Code{"measures.consent_missing"};
    case Part::vetoes: return refused ? std::optional{Code{"measures.vetoed"}} : std::nullopt;
    case Part::heard: return Code{"measures.not_heard"};
    case Part::advises: return Code{"measures.advice_missing"};
    case Part::hearing: return Code{"measures.hearing_missing"};
    }
    return std::nullopt;
}

}  // namespace

Result<Voice> answer(Voice voice, Answer answer, const AccountId& by, Instant now)
{
    if (voice.answer) return conflict("measures.answered_before");
    if (answer == Answer::said && binds(voice.part)) return invalid("measures.yes_or_no", "/answer");

    voice.answer = answer;
    voice.answered = now;
    voice.answered_by = by;
    return voice;
}

Result<Hearing> close(Hearing hearing, HearingOutcome outcome, Day on, bool told, const AccountId& by, Instant now)
{
    if (hearing.outcome) return conflict("measures.hearing_closed");
    if (on > day_in_amsterdam(now)) return invalid("measures.day_lies_ahead", "/outcomeOn");
    if (outcome == HearingOutcome::account && !told) return invalid("measures.account_missing", "/words");

    hearing.outcome = outcome;
    hearing.outcome_on = on;
    hearing.closed = now;
    hearing.closed_by = by;
    return hearing;
}

const Hearing* heard(const std::vector<Hearing>& hearings, const std::optional<OffenderId>& offender)
{
    const Hearing* found = nullptr;
    for (const auto& hearing : hearings)
        if (hearing.outcome && (!offender || !hearing.offender || hearing.offender == offender)) found = &hearing;
    return found;
}

std::vector<StepNow> standing(const std::vector<protocol::Step>& steps, const std::string& about, const Known& known,
                              const std::optional<OffenderId>& offender)
{
    std::vector<StepNow> list;
    const auto add = [&](const protocol::Step& step, const std::optional<AffectedId>& affected) {
        const auto* voice = latest(known, step, about, affected);
        list.push_back({step, affected, standing(step, voice), voice ? std::optional{voice->id} : std::nullopt});
    };
    for (const auto& step : steps) {
        if (step.part == Part::hearing)
            list.push_back({step, std::nullopt, standing(known, offender), std::nullopt});
        else if (step.role == the_affected)
            for (const auto& affected : known.affected) add(step, affected);
        else
            add(step, std::nullopt);
    }
    return list;
}

Result<Done> may_decide(const std::vector<StepNow>& steps, const protocol::Role& decider, bool unheard)
{
    std::vector<Fault> faults;
    for (const auto& now : steps) {
        if (now.step.part == Part::hearing && unheard) continue;
        if (!decider.empty() && now.step.role == decider && now.standing != Standing::refused) continue;
        const auto code = obstacle(now);
        const auto same = [&](const Fault& fault) { return fault.code == *code; };
        if (code && std::none_of(faults.begin(), faults.end(), same)) faults.push_back({*code, {}});
    }
    if (!faults.empty()) return Refusal{Kind::conflict, std::move(faults)};
    return Done{};
}

Result<Done> may_leave_it(std::vector<StepNow> steps, const protocol::Role& decider)
{
    for (auto& now : steps)
        if (now.standing == Standing::refused) now.standing = Standing::done;
    return may_decide(steps, decider, true);
}

Result<protocol::Role> taker(const std::vector<protocol::Role>& deciders, const std::optional<protocol::Role>& named)
{
    if (deciders.empty()) return protocol::Role{};
    if (!named) {
        if (deciders.size() > 1) return invalid("measures.decider_not_named", "/decider");
        return deciders.front();
    }
    if (std::find(deciders.begin(), deciders.end(), *named) == deciders.end()) return invalid("measures.not_theirs_to_decide", "/decider");
    return *named;
}

std::string_view name_of(Answer answer) { return answers[static_cast<std::size_t>(answer)]; }
Answer answer_of(std::string_view name) { return named<Answer>(answers, name); }
std::string_view name_of(HearingOutcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }
HearingOutcome hearing_outcome_of(std::string_view name) { return named<HearingOutcome>(outcomes, name); }
std::string_view name_of(DecisionKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
DecisionKind decision_kind_of(std::string_view name) { return named<DecisionKind>(kinds, name); }

protocol::Part part_of(std::string_view name)
{
    const auto found = std::find_if(parts.begin(), parts.end(), [&](Part part) { return protocol::name(part) == name; });
    REQUIRE_THAT_HOLDS(found != parts.end());
    return *found;
}

}  // namespace luwte::measures
