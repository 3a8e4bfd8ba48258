// Duties of a case: what the protocol asks for in this situation becomes tasks with deadlines, again whenever more is
// known. New duties are added; one that was asked for is never taken away, only answered.
#pragma once

#include <optional>
#include <string>

#include "incidents/incident.h"
#include "incidents/seat.h"
#include "storage/storage.h"

namespace luwte::incidents {

/// Gives a task its case, owner and day, and writes it on the timeline.
TaskId give(storage::Transaction&, const Incident&, Task, const Seat&, Instant now);

/// Asks the protocol again and adds what no task covers yet. `learned`: when the organisation came to know.
void re_evaluate(storage::Transaction&, const protocol::Pack&, const Incident&, Instant learned);

/// A fact came to light after the report, such as an injury that shows in an aftercare conversation: keeps it, and
/// raises the duties it brings, also when an earlier duty of the same kind was already answered (P4).
void learn(storage::Transaction&, const protocol::Pack&, const IncidentId&, const OrganisationId&, const std::string& fact,
           const std::optional<AccountId>& by, Instant now);

}  // namespace luwte::incidents
