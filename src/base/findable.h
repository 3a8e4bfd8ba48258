// Text as a search compares it: small letters without accents, so that "jose" finds "José". Fast enough for ten thousand
// narratives in one question; what a name means or sounds like is not its business (linking knows that).
#pragma once

#include <string>
#include <string_view>

namespace luwte {

/// Also of bad UTF-8, which it leaves out.
std::string findable(std::string_view text);

}  // namespace luwte
