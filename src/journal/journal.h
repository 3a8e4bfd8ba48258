// Journal: who did what, and who looked, append-only and chained by hash per organisation.
// It holds ids and action names, never words, names or categories.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "storage/storage.h"

namespace luwte::journal {

struct Entry {
    std::int64_t number;
    Instant at;
    std::optional<AccountId> actor;  // nobody: the register itself
    std::string action;              // "report.submitted", "incident.read"
    std::string subject;             // the id of what it was about
    std::string incident;            // the incident it belongs to, empty when none: for who-looked and for exclusion
};

/// Writes the next line of the organisation's journal, in the caller's transaction.
void append(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<AccountId>& actor,
            Code action, std::string_view subject, std::string_view incident, Instant at);

/// Newest first, below `before` when given; lines about incidents in `hidden_from`'s exclusions are left out.
std::vector<Entry> page(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& hidden_from,
                        std::optional<std::int64_t> before, int limit);
/// Who looked at, or changed, one incident; oldest first.
std::vector<Entry> of_incident(storage::Transaction& tx, const OrganisationId& organisation, std::string_view incident);

struct Verification {
    std::int64_t lines = 0;
    std::optional<std::int64_t> broken_at;  // the first line that does not fit
};
Verification verify(storage::Transaction& tx, const OrganisationId& organisation);

}  // namespace luwte::journal
