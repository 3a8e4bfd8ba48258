// Forgetting somebody: on request, or when the term is over. The key of the mention is destroyed in both places, and what case and
// report say of him apart from their own story goes as well. That he was there stays, for figures: no words and no name.
#pragma once

#include "offenders/mention.h"
#include "storage/storage.h"

namespace luwte::offenders {

void forget(storage::Transaction&, const Mention&, Instant now);

}  // namespace luwte::offenders
