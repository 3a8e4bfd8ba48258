// Who follows whom: on what ground a predecessor holds, and who never gets what others hold.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "vault/vault.h"

namespace luwte::vault {

/// Why somebody holds a compartment, or did before he gave up his keys; nothing when he never did.
std::optional<Ground> ground_of(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account);
/// The grounds of everybody who holds it in a role, or did before he gave up his keys.
std::vector<Ground> grounds_in_role(storage::Transaction& tx, const CompartmentId& compartment, std::string_view role);

/// Lets no later rule, handover or colleague give it to somebody. Unlike exclude it leaves him what he opens already.
void bar(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment, const AccountId& account);

}  // namespace luwte::vault
