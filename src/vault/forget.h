// Compartments whose content has been kept long enough.
#pragma once

#include <string_view>

#include "vault/vault.h"

namespace luwte::vault {

/// Destroys a compartment, and no row tells that it was there. Whatever was sealed in it must be gone.
void forget(storage::Transaction& tx, const CompartmentId& compartment);
/// What the parts of the organisation's compartments (shared.h) were about is gone, and so are they.
void forget_parts(storage::Transaction& tx, const OrganisationId& organisation, std::string_view part);

}  // namespace luwte::vault
