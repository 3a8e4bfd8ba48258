// What the clock does in cases: a hard deadline that passed goes to the deputy, and what is due is reminded of, once.
// Both run without anybody's key, and running them twice changes nothing.
#pragma once

#include "base/time.h"
#include "storage/storage.h"

namespace luwte::incidents {

/// Hard tasks overdue, `most` of them at a time: the deputy's standby keys become active and he is told. Returns how many tasks went.
int escalate(storage::Transaction&, Instant now, int most);
/// Tasks due within a day, or past. Returns how many people were reminded.
int remind(storage::Transaction&, Instant now);

}  // namespace luwte::incidents
