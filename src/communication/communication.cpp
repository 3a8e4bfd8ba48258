#include "communication/communication.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::communication {
namespace {

using incidents::Consent;

constexpr std::array<std::string_view, 3> phases{"first", "inquiry", "settled"};
constexpr std::array<std::string_view, 3> answers{"not_asked", "yes", "no"};

template <class Enum, class Names>
Enum in(const Names& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

bool any(const std::vector<Consent>& consents, Consent wanted) { return std::find(consents.begin(), consents.end(), wanted) != consents.end(); }

Result<Done> agreed_to(const Decision& decision, const protocol::Communication& rules, const std::vector<Consent>& consents)
{
    if (decision.agreed == Agreed::no) return conflict("communication.person_said_no");
    if (!rules.consent || !rules.consent->needed) return Done{};
    if (any(consents, Consent::withdrawn)) return conflict("communication.consent_withdrawn");
    if (any(consents, Consent::refused)) return conflict("communication.consent_refused");
    if (any(consents, Consent::unknown)) return conflict("communication.consent_missing");
    return Done{};
}

Result<Done> is_spoken_by(const Decision& decision, const protocol::Communication& rules, const protocol::Circle& circle, bool inquiry_runs)
{
    const auto named = speakers(rules, circle, inquiry_runs);
    if (named.empty()) return Done{};
    if (decision.speaker && std::find(named.begin(), named.end(), *decision.speaker) != named.end()) return Done{};
    if (inquiry_runs && rules.during_inquiry) return conflict("communication.prosecution_speaks");
    return conflict("communication.somebody_else_speaks");
}

}  // namespace

const protocol::Circle* circle_in(const protocol::Communication& rules, std::string_view id)
{
    const auto found = std::find_if(rules.circles.begin(), rules.circles.end(), [&](const auto& one) { return one.id == id; });
    return found == rules.circles.end() ? nullptr : &*found;
}

std::vector<protocol::Role> speakers(const protocol::Communication& rules, const protocol::Circle& circle, bool inquiry_runs)
{
    if (!circle.outside) return {};
    if (inquiry_runs && rules.during_inquiry) return rules.during_inquiry->by;
    return rules.speaks ? rules.speaks->by : std::vector<protocol::Role>{};
}

Result<Done> may_decide(const Decision& decision, const protocol::Communication& rules, const std::vector<Consent>& consents, bool inquiry_runs, Day today)
{
    const auto* circle = circle_in(rules, decision.circle);
    if (!circle) return invalid("communication.circle_unknown", "/circle");
    if (decision.agreed_on && *decision.agreed_on > today) return invalid("communication.day_lies_ahead", "/agreedOn");
    if ((decision.agreed == Agreed::not_asked) == decision.agreed_on.has_value()) return invalid("communication.agreed_without_day", "/agreedOn");
    if (!decision.tell) return Done{};
    if (!decision.says_something) return invalid("communication.text_missing", "/text");
    TRY(agreed_to(decision, rules, consents));
    return is_spoken_by(decision, rules, *circle, inquiry_runs);
}

std::string_view name_of(TellingPhase phase) { return phases.at(static_cast<std::size_t>(phase)); }
std::string_view name_of(Agreed agreed) { return answers.at(static_cast<std::size_t>(agreed)); }
TellingPhase phase_of(std::string_view name) { return in<TellingPhase>(phases, name); }
Agreed agreed_of(std::string_view name) { return in<Agreed>(answers, name); }

}  // namespace luwte::communication
