// Slowing down guesses without a way to lock somebody else out. Failures are counted for a login from one network, or
// from one known device; never for a login alone. So a stranger who guesses slows down himself, and the person whose
// password he guesses signs in from her own device as if nothing happened. Whoever shares a network with him and comes on a
// new device waits half a minute at most, since the waits do not grow beyond that; and not at all once she has followed the link
// that she was mailed (device_link.h), for then it is a known one.
#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"
#include "storage/storage.h"

namespace luwte::people {

struct Standing {
    int failures = 0;
    std::optional<Instant> blocked_until;
    bool is_blocked(Instant now) const { return blocked_until && now < *blocked_until; }
};

/// Four mistakes are free; from the fifth on there is a wait before the next try: two seconds, doubling, half a minute at most.
Standing after_failure(Standing standing, Instant now);

/// An address as far as it means one household or office: IPv4 whole, IPv6 by its first 64 bits.
std::string network_of(std::string_view peer);

/// The row's name: neither login nor address can be read from it.
Bytes pair_of(std::string_view login, std::string_view party);

Standing standing_of(storage::Transaction& tx, BytesView pair, Instant now);
/// `tried` is whose account it was, if there is one; nothing else is done for it than for a login of nobody. Returns whether this
/// failure brought a block.
bool note_failure(storage::Transaction& tx, BytesView pair, const std::optional<AccountId>& tried, Instant now);
/// The count begins anew; that there were failures is still told of.
void forget_failures(storage::Transaction& tx, BytesView pair);

}  // namespace luwte::people
