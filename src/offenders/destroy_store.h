// Rows of mentions that go.
#pragma once

#include <set>

#include "incidents/person.h"
#include "storage/storage.h"

namespace luwte::offenders::store {

/// Every row about these, and they themselves.
void destroy_all(storage::Transaction&, const std::set<incidents::OffenderId>&);

}  // namespace luwte::offenders::store
