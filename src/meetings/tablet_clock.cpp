#include "meetings/tablet_clock.h"

#include <algorithm>

namespace luwte::meetings {
namespace {
using std::chrono::milliseconds;

constexpr std::chrono::seconds on_its_way{30};  // a difference so small may be a slow network instead of a wrong clock
constexpr std::chrono::seconds jitter{45};      // between two messages of the same clock
constexpr std::chrono::days longest_wait{30};
constexpr std::chrono::minutes soon{1};

milliseconds error_of(const Told& told, const std::vector<milliseconds>& errors, Instant now)
{
    const auto measured = now - told.sent_at;
    const auto known = std::find_if(errors.begin(), errors.end(), [&](milliseconds error) { return std::chrono::abs(measured - error) <= jitter; });
    if (known != errors.end()) return *known;
    return std::chrono::abs(measured) <= on_its_way ? milliseconds{0} : measured;
}

}  // namespace

Timed corrected(const Told& told, const std::vector<milliseconds>& errors, Instant now)
{
    auto at = told.at + error_of(told, errors, now);
    if (at > now + on_its_way || at < now - longest_wait) at = now;
    if (at == told.at) return {at, std::nullopt};
    return {at, told.at};
}

bool came_late(Instant at, Instant received_at) { return received_at - at > soon; }

}  // namespace luwte::meetings
