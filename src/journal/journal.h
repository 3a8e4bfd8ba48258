// Journal: who did what, and who looked, append-only and chained by hash per organisation.
// It holds ids and action names, never words, names or categories.
//
// A line's digest is SHA-256 over "luwte journal 1" and then, each preceded by its length as eight bytes (most
// significant first): the digest of the line before (32 zero bytes for the first), organisation, number in decimal,
// time as ISO text, actor (empty: the register itself), action, subject, incident. Whoever notes the head of the
// chain today can tell tomorrow that nothing before it was changed, even by somebody who rewrote all of it.
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
    std::int64_t number;             // in page(): as the reader counts, so that what is hidden leaves no gap
    Instant at;
    std::optional<AccountId> actor;  // nobody: the register itself
    std::string action;              // "report.submitted", "incident.read"
    std::string subject;             // the id of what it was about
    std::string incident;            // the incident it belongs to, empty when none: for who-looked and for exclusion
};

/// Writes the next line of the organisation's journal, in the caller's transaction.
void append(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<AccountId>& actor,
            Code action, std::string_view subject, std::string_view incident, Instant at);

/// From now on, and for the past too, the account sees no line about this incident, report or other subject.
/// Twice is once.
void exclude(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about, const AccountId& account);

/// Newest first, below `before` when given; lines from which `reader` is excluded are left out.
std::vector<Entry> page(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                        std::optional<std::int64_t> before, int limit);
/// Who looked at, or changed, one incident; oldest first.
std::vector<Entry> of_incident(storage::Transaction& tx, const OrganisationId& organisation, std::string_view incident);

struct Verification {
    std::int64_t lines = 0;
    std::optional<std::int64_t> broken_at;  // the first line that does not fit, or that should be there and is not
    std::string head;                       // digest of the last line in hex; empty when there is none
};
Verification verify(storage::Transaction& tx, const OrganisationId& organisation);
/// The same in the reader's own count, as in page(): a total of all lines would tell him how many are hidden from him.
Verification verify(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);

}  // namespace luwte::journal
