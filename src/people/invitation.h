// Invitations: a one-time link with which somebody chooses a password. The link works for seven days and once; the
// database holds only what it is found by. Three things begin with one: a new account, a password that is reset (a new
// key pair that holds nothing), and a password that is recovered with the shares (the old key pair travels in the link).
#pragma once

#include "people/password_work.h"
#include "people/people_store.h"
#include "vault/session_key.h"

namespace luwte::people {

struct Invitation {
    vault::Token token;
    Instant expires_at;
};
/// Earlier links of this account stop working.
Invitation invite(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now,
                  const vault::KeyPair* recovered = nullptr);

void withdraw_invitations(storage::Transaction& tx, const AccountId& account);

/// Makes or carries over the key pair, ends what was open before, and lets the person sign in, from this device as one that
/// is known: a stranger's guesses cannot stand in the way of the first time. Answers the device's token when it is new.
/// Declines a link that is unknown, used, late, or replaced: one code for all.
Result<std::optional<vault::Token>> accept(http::LongCall& call, PasswordWork& work, const Secret& token, const Secret& password);

}  // namespace luwte::people
