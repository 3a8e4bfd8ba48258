// Compartments of the organisation: one key for everybody whose role may something, such as the register of offenders.
// A compartment is found by its name; a part of it, of which some holders of the role may not know, has a key of its own.
// Whoever may not read it can put something into its letterbox (ContentKey::post). Who holds the key is for people to say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vault/key.h"
#include "vault/vault.h"

namespace luwte::vault {

struct Shared {
    CompartmentId id;
    std::string name;
    std::string part;  // empty: the whole
    std::string permission;
};

std::optional<Shared> find_shared(storage::Transaction&, const OrganisationId&, std::string_view name, std::string_view part = {});
/// All of the organisation, or the whole and the parts of one name; the whole first.
std::vector<Shared> all_shared(storage::Transaction&, const OrganisationId&);
std::vector<Shared> all_shared(storage::Transaction&, const OrganisationId&, std::string_view name);
std::vector<OrganisationId> organisations_that_share(storage::Transaction&);

/// Usable through this ring until the transaction ends, and sealed to nobody yet. A name or part that was there already
/// is a storage::Violated: the other one who made it was first.
Shared create_shared(storage::Transaction&, Ring&, const OrganisationId&, std::string_view name, std::string_view part,
                     std::string_view permission);
/// Where anybody may put a key for those who hold the compartment's.
PublicKey letterbox_of(storage::Transaction&, const CompartmentId&);

/// Whom the clock or an appointment names as holders: waiting, as far as they have nothing yet. Whoever lost his key with
/// a reset password is not among them: a colleague confirms him (Ring::grant).
void wait_for_shared(storage::Transaction&, const OrganisationId&, const CompartmentId&, const AccountId&, const Ground&, Instant now);
/// Takes it away from whoever is not in a role any more.
void withdraw(storage::Transaction&, const CompartmentId&, const AccountId&);
/// Everybody with a row of any state, lost ones too.
std::vector<AccountId> named_in(storage::Transaction&, const CompartmentId&);

}  // namespace luwte::vault
