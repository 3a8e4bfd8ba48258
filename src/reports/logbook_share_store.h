// Remembers what was shared, with the copies in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/ids.h"
#include "reports/logbook_written.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports::logbook {

struct Share {
    LogbookShareId id;
    OrganisationId organisation;
    AccountId account;  // whose logbook
    vault::CompartmentId compartment;
    std::string tier;
    Instant shared_at, changed_at;
    std::int64_t version = 1;
    std::optional<vault::Sealed> note, involved;
};

struct SharedEntry {
    std::string id;
    LogbookEntryId entry;  // the one it was copied from
    Written written;
};

namespace store {

void add(storage::Transaction& tx, const Share& share);
void add_entry(storage::Transaction& tx, const Share& share, const SharedEntry& entry);
/// Returns false when the share is not at this version any more.
bool move(storage::Transaction& tx, const LogbookShareId& share, std::string_view tier, Instant at, std::int64_t expected_version);
bool withdraw(storage::Transaction& tx, const LogbookShareId& share, Instant at, std::int64_t expected_version);

/// The share, if the account holds an active grant on its compartment; taken back, it is nobody's.
std::optional<Share> find_share(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                                const LogbookShareId& share);
std::vector<Share> shares_of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);
std::vector<SharedEntry> entries_of(storage::Transaction& tx, const LogbookShareId& share);

}  // namespace store
}  // namespace luwte::reports::logbook
