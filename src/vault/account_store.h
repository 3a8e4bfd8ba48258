// Key pairs of accounts as they are kept: made, re-wrapped, recovered, given up.
#pragma once

#include "vault/account_key.h"
#include "vault/vault.h"

namespace luwte::vault {

struct AccountKeys {
    PublicKey open;
    Bytes wrapped_private;
    Bytes salt;
    Work work;
    Bytes verifier;
    PublicKey second_factor;
};
std::optional<AccountKeys> keys_of(storage::Transaction& tx, const AccountId& account);

/// Keeps a key pair under a password, first or again, with a copy for the organisation's recovery pair.
void keep_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
               const KeyPair& keys, const Stretched& password, BytesView salt, const Work& work);

/// The private key behind a forgotten password. Declines when there is no copy for this recovery pair.
Result<KeyPair> recovered_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                               const KeyPair& recovery);
/// Gives an account what it was to hold and could not open: waiting grants, and those lost with a former key pair.
int restore_grants(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                   const KeyPair& recovery, const PublicKey& to);

/// The password was reset without recovery shares: what only the old key pair opened is lost until a colleague
/// confirms it (Ring::grant, wait) or the shares are brought together (restore_grants).
void give_up_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now);

void set_recovery(storage::Transaction& tx, const OrganisationId& organisation, const PublicKey& recovery);

}  // namespace luwte::vault
