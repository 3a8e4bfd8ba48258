// How many people learnt something, as the book counts them: heads in a room, and nobody's name.
#pragma once

#include <optional>

#include "storage/storage.h"

namespace luwte::prevention {

/// Participants of trainings and inductions held from `since` to `until`; whoever came twice counts twice. Nothing when none was held of which
/// anybody counted them.
std::optional<std::int64_t> trained(storage::Transaction& tx, const OrganisationId& organisation, Day since, Day until);

}  // namespace luwte::prevention
