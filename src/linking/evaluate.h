// All mentions of a set against each other: what the register would link if nobody looked.
#pragma once

#include "linking/profile.h"

namespace luwte::linking {

/// Every pair that scored above a weight of -12, in order; the score is the pair's own.
std::vector<Link> pair_links(const std::vector<Mention>& mentions);

/// The pairs inside each gathered profile.
std::vector<Link> profile_links(const std::vector<Mention>& mentions);

}  // namespace luwte::linking
