// The logbook: what happened, written down for oneself (R6). With repetition the entries show the pattern.
// It lies in its owner's personal space: nobody else holds that key, and no line in the journal tells that it is kept.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "protocol/protocol.h"
#include "reports/ids.h"

namespace luwte::reports::logbook {

struct OnlineNote {
    std::optional<Secret> account;
    std::optional<Secret> url;
    std::optional<Secret> platform;
    std::optional<Instant> posted_at;
};

struct EntryInput {
    Moment occurred_at;
    std::string form;
    Secret text;                    // the owner's own words; may be empty beside a message
    std::optional<Secret> message;  // theirs, as it was found
    std::optional<OnlineNote> online;
};

/// What a platform was told, and what it did or said. Each is a step; none is edited.
enum class PlatformStepKind { reported, removed, limited, refused, no_answer };
struct PlatformStep {
    PlatformStepKind kind = PlatformStepKind::reported;
    Instant at;
    std::optional<Secret> words;  // a reference, or the answer
};

/// What belongs to a message on line, besides account and address.
struct Kept {
    std::optional<Secret> message;
    std::optional<std::string> sha256;  // of the message, in hexadecimal
    std::optional<Instant> kept_at;
    std::optional<Secret> platform;
    std::optional<Instant> posted_at;
    std::vector<PlatformStep> platform_steps;
    bool empty() const { return !message && !platform && !posted_at && platform_steps.empty(); }
};

std::vector<Fault> faults_in(const EntryInput& input, const protocol::Pack& pack, Instant now);

/// What is kept after an entry was written or rewritten. A message stays as it was found: once there, it declines another.
Result<Kept> after_writing(Kept before, const EntryInput& input, Instant now);
/// Declines an answer to what was never told, and a day that lies ahead.
Result<Kept> after_step(Kept before, const PlatformStep& step, Instant now);

/// Entries in which the same account speaks: "@Wacht_Maar" and "wacht_maar" are one.
struct Named {
    LogbookEntryId entry;
    std::optional<Secret> account;
};
struct Series {
    Secret account;  // as written in the first of them
    std::vector<LogbookEntryId> entries;
};
/// Only accounts with two entries or more, in the order given.
std::vector<Series> series_of(const std::vector<Named>& entries);

}  // namespace luwte::reports::logbook
