// Who stands where with a compartment, as this transaction knows it: one request gives a dozen keys and asks each time who
// holds one. Read once for each compartment; every statement that changes a grant says so here.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "vault/key.h"
#include "vault/vault.h"

namespace luwte::vault {

struct Standing {
    Holder holder;
    std::string state;  // active, standby, waiting, lost
};

struct Standings {
    std::vector<Standing> grants;  // ordered by since
    std::set<AccountId> excluded;

    const Standing* of(const AccountId& account) const;
};

const Standings& standings(storage::Transaction& tx, const CompartmentId& compartment);

/// The compartment was made just now: nobody stands anywhere.
void nobody_stands(storage::Transaction& tx, const CompartmentId& compartment);
/// A key was given to somebody; whoever stood there before keeps his ground.
void now_stands(storage::Transaction& tx, const CompartmentId& compartment, const Standing& standing);
void forget_standings(storage::Transaction& tx, const CompartmentId& compartment);
void forget_standings(storage::Transaction& tx);

/// Nothing when the account has no key pair (yet), or is another organisation's. Remembered likewise.
std::optional<PublicKey> public_key_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account);
void forget_public_keys(storage::Transaction& tx);

}  // namespace luwte::vault
