// A case that was kept long enough.
#pragma once

#include "incidents/incident.h"

namespace luwte::security {

void destroy_case(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::security
