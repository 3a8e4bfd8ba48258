// Sharing exactly one entry or series of the logbook (R6), a tier at a time: the owner moves it up, and nothing else does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "protocol/confidence.h"

namespace luwte::reports::logbook {

/// The tier of this name; declines one that the protocol does not know.
Result<protocol::Tier> tier_of(const std::vector<protocol::Tier>& tiers, std::string_view id);
/// Up only: whoever wants fewer readers takes the share back, and knows that what was read was read.
Result<protocol::Tier> moved_up(const std::vector<protocol::Tier>& tiers, std::string_view from, std::string_view to);

}  // namespace luwte::reports::logbook
