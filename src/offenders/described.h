// What a description tells apart from words: people write an account, a telephone or "de heer K. van Dijk" where they were asked
// for a description, and somebody who comes back should be found by it all the same. Only for finding: nothing is kept of it.
#pragma once

#include <string_view>
#include <vector>

#include "offenders/datum.h"

namespace luwte::offenders {

/// In the order in which it stands there. A name is read behind a form of address, and where a given name and a
/// surname stand by themselves: first of all, after a word such as "heet", or when the given name is a known one.
std::vector<Said> told_in(std::string_view description);

}  // namespace luwte::offenders
