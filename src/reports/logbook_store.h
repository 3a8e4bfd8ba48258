// Remembers logbook entries; each belongs to one account.
#pragma once

#include <optional>
#include <vector>

#include "reports/ids.h"
#include "reports/logbook_written.h"
#include "storage/storage.h"

namespace luwte::reports::logbook {

struct Entry {
    LogbookEntryId id;
    OrganisationId organisation;
    AccountId account;
    vault::CompartmentId compartment;  // the personal space of then
    Instant updated_at;
    std::int64_t version = 1;
    Written written;
};

namespace store {

void add(storage::Transaction& tx, const Entry& entry);
/// Returns false when the entry is not at this version any more.
bool change(storage::Transaction& tx, const Entry& entry, std::int64_t expected_version);
void remove(storage::Transaction& tx, const LogbookEntryId& entry);
/// Only its owner finds an entry, and only while his keys open it: after a reset, what was before is gone.
std::optional<Entry> find(storage::Transaction& tx, const AccountId& owner, const LogbookEntryId& entry);
std::vector<Entry> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner);

}  // namespace store
}  // namespace luwte::reports::logbook
