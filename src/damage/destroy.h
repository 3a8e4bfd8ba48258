// A case that was kept long enough, or its files; and what it is needed for still.
#pragma once

#include "incidents/incident.h"

namespace luwte::damage {

void destroy_case(storage::Transaction&, const incidents::IncidentId&);
void destroy_files(storage::Transaction&, const incidents::IncidentId&);
/// Nobody has said yes or no yet to the last thing that was tried: a letter that went out, damages asked for in the criminal case.
bool is_claimed(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::damage
