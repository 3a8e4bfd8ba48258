#include "incidents/person.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::incidents {
namespace {

constexpr std::array<std::string_view, 4> consents{"unknown", "given", "refused", "withdrawn"};

}  // namespace

Result<Consent> change(Consent from, Consent to)
{
    if (from == to) return to;
    if (to == Consent::unknown) return conflict("incidents.consent_was_answered");
    if (to == Consent::withdrawn && from != Consent::given) return conflict("incidents.consent_was_not_given");
    return to;
}

bool is_kind(const protocol::Pack& pack, const OffenderKind& kind)
{
    const auto& kinds = pack.offender_kinds();
    return kind == colleague || kind == unknown_offender ||
           std::any_of(kinds.begin(), kinds.end(), [&](const auto& option) { return option.id == kind; });
}

std::string_view name_of(Consent consent) { return consents[static_cast<std::size_t>(consent)]; }
Consent consent_of(std::string_view name)
{
    auto found = std::find(consents.begin(), consents.end(), name);
    REQUIRE_THAT_HOLDS(found != consents.end());
    return static_cast<Consent>(found - consents.begin());
}

}  // namespace luwte::incidents
