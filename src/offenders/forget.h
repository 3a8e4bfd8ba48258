// Forgetting somebody: on request, or when the term is over. The key of the mention is destroyed in both places, and what case and
// report say of him apart from their own story goes as well: description, details, accounts and addresses on the internet. That he
// was there stays, for figures: no words and no name. What people told in their own words stays, and so does what was handed over.
// Restricting keeps all of it and shows it to nobody.
#pragma once

#include "offenders/offenders.h"
#include "storage/storage.h"

namespace luwte::offenders {

void forget(storage::Transaction&, const Reactions&, const Mention&, Instant now);
void restrict(storage::Transaction&, const Mention&, Instant since);
void lift(storage::Transaction&, const Reactions&, const Mention&);

}  // namespace luwte::offenders
