#include "aftercare/aftercare_api.h"

#include <chrono>

#include "aftercare/aftercare_store.h"
#include "notify/notify.h"

namespace luwte::aftercare {

void add_routes(http::Router& router, const people::PackOf& pack_of, const incidents::PackUnder& packs)
{
    add_conversation_routes(router, packs);
    add_person_routes(router, pack_of);
    add_board_routes(router);
}

int remind(storage::Transaction& tx, Instant now)
{
    constexpr std::chrono::hours ahead{24};
    auto reminders = store::to_remind(tx, now, now + ahead);
    for (const auto& reminder : reminders) {
        store::reminded(tx, reminder.conversation, now);
        notify::tell(tx, reminder.organisation, reminder.account, notify::Message::reminder, now);
    }
    return static_cast<int>(reminders.size());
}

}  // namespace luwte::aftercare
