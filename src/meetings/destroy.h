// Reports that are about to go.
#pragma once

#include "reports/ids.h"
#include "storage/storage.h"

namespace luwte::meetings {

/// A sheet of which a report was made is a record of its own: it stays, and does not name the report any more.
void destroy_links_to_reports(storage::Transaction&, const reports::IncidentId&);

}  // namespace luwte::meetings
