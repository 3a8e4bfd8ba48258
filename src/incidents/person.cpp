#include "incidents/person.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::incidents {
namespace {

constexpr std::array<std::string_view, 4> consents{"unknown", "given", "refused", "withdrawn"};
constexpr std::array<std::string_view, 5> kinds{"resident", "group", "organisation", "office_holder", "other"};

template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, std::string_view name)
{
    auto found = std::find(names.begin(), names.end(), name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

Result<Consent> change(Consent from, Consent to)
{
    if (from == to) return to;
    if (to == Consent::unknown) return conflict("incidents.consent_was_answered");
    if (to == Consent::withdrawn && from != Consent::given) return conflict("incidents.consent_was_not_given");
    return to;
}

std::string_view name_of(Consent consent) { return consents[static_cast<std::size_t>(consent)]; }
Consent consent_of(std::string_view name) { return named<Consent>(consents, name); }
std::string_view name_of(OffenderKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
OffenderKind offender_kind(std::string_view name) { return named<OffenderKind>(kinds, name); }

}  // namespace luwte::incidents
