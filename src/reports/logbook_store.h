// Remembers logbook entries; each belongs to one account.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/ids.h"
#include "reports/report_store.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports::logbook {

struct Entry {
    LogbookEntryId id;
    OrganisationId organisation;
    AccountId account;
    Moment occurred;
    std::string form;
    Instant updated_at;
    std::int64_t version = 1;
    vault::Sealed words;
    MaybeSealed online_account, online_url;
};

namespace store {

void add(storage::Transaction& tx, const Entry& entry);
/// Returns false when the entry is not at this version any more.
bool change(storage::Transaction& tx, const Entry& entry, std::int64_t expected_version);
void remove(storage::Transaction& tx, const LogbookEntryId& entry);
/// Only its owner finds an entry.
std::optional<Entry> find(storage::Transaction& tx, const AccountId& owner, const LogbookEntryId& entry);
std::vector<Entry> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner);

}  // namespace store
}  // namespace luwte::reports::logbook
