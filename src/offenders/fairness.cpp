#include "offenders/fairness.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::offenders {
namespace {
constexpr std::array statements{"account", "objection"};
constexpr std::array acts{"listing", "warning"};
constexpr std::array requests{"access", "correction", "restriction", "removal"};

template <class Kind, std::size_t N>
Kind named(const std::array<const char*, N>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    REQUIRE_THAT_HOLDS(found != names.end());
    return static_cast<Kind>(found - names.begin());
}
}  // namespace

Result<Done> acceptable(const Notice& notice, Day today)
{
    if (!notice.given && !notice.reason) return invalid("offenders.reason_missing", "/reason");
    if (notice.decided_on > today) return invalid("offenders.day_lies_ahead", "/decidedOn");
    return Done{};
}

Result<Request> decide(Request request, bool granted, Day on, const AccountId& by, Day today)
{
    if (request.granted) return conflict("offenders.decided_before");
    if (on > today) return invalid("offenders.day_lies_ahead", "/decidedOn");
    if (on < request.received_on) return invalid("offenders.decided_before_received", "/decidedOn");
    request.granted = granted;
    request.decided_on = on;
    request.decided_by = by;
    return request;
}

std::string_view name_of(StatementKind kind) { return statements[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Act act) { return acts[static_cast<std::size_t>(act)]; }
std::string_view name_of(RequestKind kind) { return requests[static_cast<std::size_t>(kind)]; }
StatementKind statement_kind(std::string_view name) { return named<StatementKind>(statements, name); }
Act act_of(std::string_view name) { return named<Act>(acts, name); }
RequestKind request_kind(std::string_view name) { return named<RequestKind>(requests, name); }

}  // namespace luwte::offenders
