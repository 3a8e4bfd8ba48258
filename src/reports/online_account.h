// An account on line, as two entries of a logbook name it (R6): a handle on a site. "@Boze_Man" beside an address on x.com,
// "https://x.com/boze_man" and "boze_man" on "Twitter" are one; a namesake on facebook.com is another.
#pragma once

#include <optional>
#include <string>

#include "base/secret.h"

namespace luwte::reports {

struct OnlineAccount {
    std::string handle;  // small letters, without the sign in front
    std::string site;    // "x.com"; empty: not told
    bool operator==(const OnlineAccount&) const = default;
};

/// Nothing when no account is named. The site is the account's own when that is an address ("@name@mastodon.example" too),
/// then that of the message's address, then the platform's as it was typed.
std::optional<OnlineAccount> online_account(const std::optional<Secret>& account, const std::optional<Secret>& url, const std::optional<Secret>& platform);

}  // namespace luwte::reports
