// A database of which nothing is kept: whoever works with it reads what is there and is told what would go wrong, and at the end
// of each transaction everything is as it was.
#pragma once

#include <memory>

#include "storage/storage.h"

namespace luwte::storage {

/// Lives no longer than the database.
std::unique_ptr<Database> rehearsal(Database& database);

}  // namespace luwte::storage
