// Communication (K1 to K3): with every incident it is decided, together with the person, whether anything is said, what, to whom
// and by whom, and it is written down when it was. This part decides; it knows no clock, database or key.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/person.h"
#include "protocol/police.h"

namespace luwte::communication {

using DecisionId = Id<struct CommunicationDecisionTag>;
using incidents::IncidentId;

enum class TellingPhase { first, inquiry, settled };
enum class Agreed { not_asked, yes, no };  // the person, when it was talked over

struct Decision {
    std::string circle;
    bool tell = false;
    TellingPhase phase = TellingPhase::first;
    std::optional<protocol::Role> speaker;
    Agreed agreed = Agreed::not_asked;
    std::optional<Day> agreed_on;
    bool says_something = false;  // words were given
};

/// Declines, in this order: a circle that the protocol does not name; telling without words; telling although a person has
/// not given, or has taken back, the consent that the protocol asks for, or said no now; to the outside, a speaker other than
/// the protocol's; and once a criminal inquiry runs, anybody to the outside but the prosecution (K3).
Result<Done> may_decide(const Decision&, const protocol::Communication&, const std::vector<incidents::Consent>&, bool inquiry_runs, Day today);

/// Who may speak to a circle now; empty: the protocol does not say.
std::vector<protocol::Role> speakers(const protocol::Communication&, const protocol::Circle&, bool inquiry_runs);

const protocol::Circle* circle_in(const protocol::Communication&, std::string_view id);

std::string_view name_of(TellingPhase);
std::string_view name_of(Agreed);
TellingPhase phase_of(std::string_view name);
Agreed agreed_of(std::string_view name);

}  // namespace luwte::communication
