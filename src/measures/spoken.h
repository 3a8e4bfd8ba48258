// Words of a pack and days, as papers and letters say them in one language.
#pragma once

#include <string>

#include "base/time.h"
#include "protocol/protocol.h"

namespace luwte::measures {

std::string spoken(const protocol::Text&, const std::string& language);
/// "9 maart 2026", "9 March 2026".
std::string spoken(Day, const std::string& language);

}  // namespace luwte::measures
