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

/// What belonged to a message on line, as it was noted at one moment. None is edited: whoever notes something else adds the next.
struct Finding {
    std::optional<Secret> account, url, platform;
    std::optional<Instant> posted_at;
    Instant noted_at;
    std::string sha256;  // of these and the message, as docs/vault-format.md says
};

/// What belongs to a message on line, besides account and address.
struct Kept {
    std::optional<Secret> message;
    std::optional<std::string> sha256;  // of the message alone, in hexadecimal
    std::optional<Instant> kept_at;
    std::optional<Secret> platform;
    std::optional<Instant> posted_at;
    std::optional<std::vector<Finding>> findings;  // the last is what holds now; entries from before there were any have none
    std::vector<PlatformStep> platform_steps;
    bool empty() const { return !message && !platform && !posted_at && !findings && platform_steps.empty(); }
};

std::vector<Fault> faults_in(const EntryInput& input, const protocol::Pack& pack, Instant now);

/// An entry before it was rewritten; of a new one, nothing.
struct Before {
    Kept kept{};
    std::optional<Secret> account{}, url{};
    Instant written_at{};
};
/// What is kept after an entry was written or rewritten. A message stays as it was found: once there, it declines another.
/// What belongs to it may be told better, and then what was there before stays beside it with its own digest and moment.
Result<Kept> after_writing(Before before, const EntryInput& input, Instant now);
/// Declines an answer to what was never told, and a day that lies ahead.
Result<Kept> after_step(Kept before, const PlatformStep& step, Instant now);

/// Entries in which the same account of the same site speaks, however it is written (online_account.h).
struct Named {
    LogbookEntryId entry;
    std::optional<Secret> account, url, platform;
};
struct Series {
    Secret account;    // as written in the first of them
    std::string site;  // empty: not told in any of them
    std::vector<LogbookEntryId> entries;
};
/// Only accounts with two entries or more, in the order given. An entry that tells no site goes with its namesakes of one site;
/// with namesakes of several sites nobody knows whose it is, and it stays apart.
std::vector<Series> series_of(const std::vector<Named>& entries);

}  // namespace luwte::reports::logbook
