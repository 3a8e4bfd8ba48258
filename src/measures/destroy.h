// A case that was kept long enough; and what it is needed for still.
#pragma once

#include "incidents/incident.h"
#include "incidents/person.h"

namespace luwte::measures {

void destroy_case(storage::Transaction&, const incidents::IncidentId&);
/// A measure runs today, or will.
bool is_in_force(storage::Transaction&, const incidents::IncidentId&, Day today);
bool is_in_force_against(storage::Transaction&, const incidents::OffenderId&, Day today);
/// Somebody objects and has no answer, or may object still.
bool is_disputed(storage::Transaction&, const incidents::IncidentId&, Day today);

}  // namespace luwte::measures
