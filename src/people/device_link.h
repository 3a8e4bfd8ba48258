// A link with which a browser becomes a known device of an account: it stands in the mail to whoever's password is guessed, so that
// behind the guesser's own address she does not wait for him. It signs nobody in, and asks the password no less; it works for a day
// and for a few browsers, since a second new device may come the same day. Nobody can ask for one, so what a stranger is
// answered does not depend on whether there is an account. The database holds only what it is found by.
#pragma once

#include <string>

#include "http/http.h"
#include "people/people.h"
#include "vault/session_key.h"

namespace luwte::people {

/// What stands behind the register's address. Each mail has one of its own, also when it is tried again. Empty when nobody signs in to this account yet.
std::string make_device_link(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now);

/// The browser that asks is known from now on, which is told to whose account it is and stands in the journal. Answers the device's token when
/// it is new. Declines a link that is unknown, late, or used by enough browsers: one code for all.
Result<std::optional<vault::Token>> follow_device_link(http::LongCall& call, const Secret& token);

}  // namespace luwte::people
