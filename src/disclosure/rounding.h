// The other way to give nobody away: every figure becomes a multiple of a base, the next below or the next above, so that all
// tables still add up. Up or down is drawn by lot, with the odds of the remainder; the lot hangs on figures that nobody has who does not
// have them all, so the same figures are always rounded the same way.
#pragma once

#include <optional>

#include "disclosure/sheet.h"

namespace luwte::disclosure {

/// The printed figure of each cell. Nothing when no rounding adds up: then a table has to go. `draw` tells one lot from another.
std::optional<std::vector<long>> round_all(const Sheet& sheet, long base, unsigned draw);

}  // namespace luwte::disclosure
