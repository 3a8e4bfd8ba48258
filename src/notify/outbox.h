// The outbox as the postman sees it: what is due, who takes it, how it went.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/notify.h"

namespace luwte::notify::outbox {

struct Item {
    std::string id;
    OrganisationId organisation;
    AccountId recipient;
    std::string message;  // a key of locales/mail.json
    std::optional<Appointment> appointment;
    Instant created;
    std::int64_t attempts = 0;  // this one included, once taken
    Instant next_attempt;
};

std::vector<Item> due(storage::Transaction& tx, Instant now, int limit);

/// Takes an item, so that no other postman sends it, until `lost_at`. False when another was quicker.
bool take(storage::Transaction& tx, Item& item, Instant lost_at);

void record_sent(storage::Transaction& tx, const Item& item, Instant now);
void record_delay(storage::Transaction& tx, const Item& item, const std::string& error, Instant next_attempt);
void record_failure(storage::Transaction& tx, const Item& item, const std::string& error);

/// Who was told when is nobody's business for long.
void forget_sent(storage::Transaction& tx, Instant before);

}  // namespace luwte::notify::outbox
