// Remembers forms that were not sent yet; each belongs to one account.
#pragma once

#include <optional>
#include <vector>

#include "reports/ids.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports::draft {

struct Draft {
    DraftId id;
    OrganisationId organisation;
    AccountId account;
    vault::CompartmentId compartment;  // the personal space of then
    vault::Sealed content;
    Instant updated_at;
};

namespace store {

void put(storage::Transaction& tx, const Draft& draft);
/// Only its owner finds a draft, and only while his keys open it.
std::optional<Draft> find(storage::Transaction& tx, const AccountId& owner, const DraftId& draft);
std::vector<Draft> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner);
bool remove(storage::Transaction& tx, const AccountId& owner, const DraftId& draft);

}  // namespace store
}  // namespace luwte::reports::draft
