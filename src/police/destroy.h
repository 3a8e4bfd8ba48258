// A case that was kept long enough, or its files; and what it is needed for still.
#pragma once

#include "incidents/incident.h"

namespace luwte::police {

void destroy_case(storage::Transaction&, const incidents::IncidentId&);
void destroy_files(storage::Transaction&, const incidents::IncidentId&);
/// A report that was filed may still come to something: it has no outcome here, is under investigation or is prosecuted.
bool is_pending(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::police
