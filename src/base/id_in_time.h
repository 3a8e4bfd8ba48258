// Identifiers for rows that are made together: UUID version 7 (RFC 9562), which begins with the time and ends with 74 random
// bits. They lie beside each other in every index, so that a commit writes a few pages instead of one for each row. Such an
// id tells when it was made: it is for what has its time beside it anyway (docs/decisions/0035).
#pragma once

#include "base/id.h"
#include "base/time.h"

namespace luwte {

std::string fresh_uuid_in_time(Instant now);

template <class AnId>
AnId fresh_in_time(Instant now) { return AnId{fresh_uuid_in_time(now)}; }

}  // namespace luwte
