// All mentions of a set against each other: what the register would link if nobody looked.
#pragma once

#include "linking/blind.h"
#include "linking/profile.h"

namespace luwte::linking {

/// Where candidates come from: what mentions say, or nothing but the numbers of the blind index, as in a register's database.
enum class Found { openly, blindly };

/// Every pair that scored above a weight of -12, in order; the score is the pair's own.
std::vector<Link> pair_links(const std::vector<Mention>& mentions, Found found = Found::openly);

/// The pairs inside each gathered profile.
std::vector<Link> profile_links(const std::vector<Mention>& mentions, Found found = Found::openly);

/// The key under which trials are filed; everybody knows it.
IndexKey trial_key();

}  // namespace luwte::linking
