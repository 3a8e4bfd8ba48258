// A case that was kept long enough, or its files.
#pragma once

#include "incidents/incident.h"

namespace luwte::letters {

void destroy_case(storage::Transaction&, const incidents::IncidentId&);
/// The signed letters were among the files; that letters were sent stays.
void destroy_files(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::letters
