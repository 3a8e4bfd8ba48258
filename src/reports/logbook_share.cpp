#include "reports/logbook_share.h"

#include <algorithm>

namespace luwte::reports::logbook {
namespace {

auto found(const std::vector<protocol::Tier>& tiers, std::string_view id)
{
    return std::find_if(tiers.begin(), tiers.end(), [&](const auto& tier) { return tier.id == id; });
}

}  // namespace

Result<protocol::Tier> tier_of(const std::vector<protocol::Tier>& tiers, std::string_view id)
{
    const auto tier = found(tiers, id);
    if (tier == tiers.end()) return invalid("logbook.tier_unknown", "/tier");
    return *tier;
}

Result<protocol::Tier> moved_up(const std::vector<protocol::Tier>& tiers, std::string_view from, std::string_view to)
{
    const auto tier = TRY(tier_of(tiers, to));
    const auto before = found(tiers, from);
    // A tier that the pack no longer knows lies below all others.
    if (before != tiers.end() && found(tiers, to) <= before) return conflict("logbook.only_up");
    return tier;
}

}  // namespace luwte::reports::logbook
