// Nobody sets a tablet's clock before a meeting is disturbed. Each message therefore says what the clock read when it was
// sent; the difference with ours corrects the times in it. No time is so strange that what was tapped is refused.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"

namespace luwte::meetings {

/// Both by the tablet's clock.
struct Told {
    Instant at;
    Instant sent_at;
};
struct Timed {
    Instant at;                   // by our clock
    std::optional<Instant> told;  // what the tablet said, where that was something else
};

/// `errors`: by how much earlier messages from the same hand were corrected, the last first; nothing counts as 0. A message that needs nearly the same gets the
/// same, so that what travelled slowly does not overtake. What cannot be (ahead of us, or a month ago) happened when it came in.
Timed corrected(const Told& told, const std::vector<std::chrono::milliseconds>& errors, Instant now);
/// It waited for a connection: worth saying beside its time.
bool came_late(Instant at, Instant received_at);

}  // namespace luwte::meetings
