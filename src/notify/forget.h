// Lines of the outbox about what is gone.
#pragma once

#include <string_view>

#include "storage/storage.h"

namespace luwte::notify {

/// No line names this appointment any more, sent or not.
void forget(storage::Transaction& tx, std::string_view uid);

}  // namespace luwte::notify
