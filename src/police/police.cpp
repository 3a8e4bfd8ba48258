#include "police/police.h"

#include <algorithm>
#include <array>

#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::police {
namespace {

using incidents::Consent;

// In the order of the enumerators.
constexpr std::array<std::string_view, 2> kinds{"notification", "report"};
constexpr std::array<std::string_view, 2> states{"draft", "filed"};
constexpr std::array<std::string_view, 4> answers{"asked", "given", "refused", "withdrawn"};
constexpr std::array<std::string_view, 3> knowing{"unknown", "yes", "no"};
constexpr std::array<std::string_view, 9> steps{"contact", "feedback_asked", "feedback_received", "decision", "court_date",
                                                "outcome", "told_person",    "told_council",      "right_used"};
constexpr std::array<std::string_view, 9> outcomes{"investigation", "no_offence", "no_suspect", "prosecuted", "dismissed",
                                                   "settled",       "convicted",  "acquitted",  "ended"};

template <class Enum, class Names>
Enum in(const Names& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Enum>(found - names.begin());
}
template <class Enum>
std::size_t index(Enum value) { return static_cast<std::size_t>(value); }

bool any(const std::vector<Consent>& consents, Consent wanted)
{
    return std::find(consents.begin(), consents.end(), wanted) != consents.end();
}

}  // namespace

std::string decision_of(Kind kind) { return kind == Kind::report ? "police_report" : "police_notification"; }

Result<Consent> answered(Consent before, ConsentAnswer answer, Day on, Day today)
{
    if (on > today) return invalid("police.day_lies_ahead", "/on");
    switch (answer) {
    case ConsentAnswer::asked: return before;
    case ConsentAnswer::given: return Consent::given;
    case ConsentAnswer::refused: return before == Consent::given ? Result<Consent>{invalid("police.withdraw_instead", "/state")} : Consent::refused;
    case ConsentAnswer::withdrawn: break;
    }
    if (before != Consent::given) return invalid("police.nothing_to_withdraw", "/state");
    return Consent::withdrawn;
}

Result<Done> may_file(const std::optional<protocol::Consenting>& rule, const std::vector<Consent>& consents)
{
    if (consents.empty()) return invalid("police.nobody_named", "/persons");
    TRY(may_prepare(rule, consents));
    if (rule && rule->needed && any(consents, Consent::unknown)) return conflict("police.consent_missing");
    return Done{};
}

Result<Done> may_prepare(const std::optional<protocol::Consenting>& rule, const std::vector<Consent>& consents)
{
    if (!rule || !rule->needed) return Done{};
    if (any(consents, Consent::withdrawn)) return conflict("police.consent_withdrawn");
    if (any(consents, Consent::refused)) return conflict("police.consent_refused");
    return Done{};
}

Result<File> filed(File file, const protocol::Police& police, const std::string& quality, Day on, Day today)
{
    if (file.state == State::filed) return conflict("police.filed_before");
    if (on > today) return invalid("police.day_lies_ahead", "/filedOn");
    const auto& known = police.qualities;
    const bool named = std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.id == quality; });
    if (!known.empty() && !named) return invalid("police.quality_unknown", "/quality");
    file.state = State::filed;
    if (!quality.empty()) file.quality = quality;
    file.filed = on;
    return file;
}

Result<Done> may_step(const File& file, StepKind kind, Day on, const std::optional<Outcome>& outcome, Day today)
{
    if (file.state != State::filed) return conflict("police.not_filed");
    if (kind != StepKind::court_date && on > today) return invalid("police.day_lies_ahead", "/on");
    const bool tells_outcome = kind == StepKind::decision || kind == StepKind::outcome;
    if (tells_outcome != outcome.has_value()) return invalid(tells_outcome ? Code{"police.outcome_missing"} : Code{"police.outcome_of_nothing"}, "/outcome");
    return Done{};
}

std::optional<Instant> complaint_due(const std::vector<protocol::Offence>& offences, Day learned)
{
    std::optional<Instant> earliest;
    for (const auto& offence : offences) {
        if (!offence.complaint) continue;
        // Art. 66 Sr counts from the day after the one on which the person came to know.
        const auto due = protocol::reckon(*offence.complaint, in_amsterdam(learned, std::chrono::hours{12})).due;
        if (due && (!earliest || *due < *earliest)) earliest = due;
    }
    return earliest;
}

std::string_view name_of(Kind kind) { return kinds.at(index(kind)); }
std::string_view name_of(State state) { return states.at(index(state)); }
std::string_view name_of(ConsentAnswer answer) { return answers.at(index(answer)); }
std::string_view name_of(OffenderKnows known) { return knowing.at(index(known)); }
std::string_view name_of(Wants wants) { return knowing.at(index(wants)); }
std::string_view name_of(StepKind kind) { return steps.at(index(kind)); }
std::string_view name_of(Outcome outcome) { return outcomes.at(index(outcome)); }
template <> Kind from_name(std::string_view name) { return in<Kind>(kinds, name); }
template <> State from_name(std::string_view name) { return in<State>(states, name); }
template <> ConsentAnswer from_name(std::string_view name) { return in<ConsentAnswer>(answers, name); }
template <> OffenderKnows from_name(std::string_view name) { return in<OffenderKnows>(knowing, name); }
template <> Wants from_name(std::string_view name) { return in<Wants>(knowing, name); }
template <> StepKind from_name(std::string_view name) { return in<StepKind>(steps, name); }
template <> Outcome from_name(std::string_view name) { return in<Outcome>(outcomes, name); }

}  // namespace luwte::police
