#include "notify/forget.h"

namespace luwte::notify {

void forget(storage::Transaction& tx, std::string_view uid) { tx.run("DELETE FROM notify_outbox WHERE uid = $1", uid); }

}  // namespace luwte::notify
