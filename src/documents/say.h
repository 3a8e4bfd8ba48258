// Days, times and amounts as a document says them, in its language.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "documents/words.h"

namespace luwte::documents {

/// "12 maart 2027", "12 March 2027".
std::string say(Day, std::string_view language);
/// "12 maart 2027, 14.30 uur", in Dutch time.
std::string say(Instant, std::string_view language);
/// "14.30 uur" of it.
std::string say_time(Instant, std::string_view language);
/// "€ 1.234,56", "€1,234.56"; exact, whatever the size.
std::string say_euros(std::int64_t cents, std::string_view language);

}  // namespace luwte::documents
