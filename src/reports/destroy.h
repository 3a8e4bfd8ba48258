// Reports and files that were kept long enough.
#pragma once

#include "reports/ids.h"
#include "storage/storage.h"

namespace luwte::reports {

/// Whether there are files: of the incident's reports, and put with the incident itself; unfinished uploads too.
bool has_files(storage::Transaction& tx, const IncidentId& incident);
/// They were kept long enough, or their case was. A file that came from a private logbook lies with the report, and goes with it.
void destroy_files(storage::Transaction& tx, const IncidentId& incident);
/// The case was kept long enough: its reports go with everything that was told, asked and answered about them, and with their keys.
/// Logbooks are their owners' own and stay as they are.
void destroy_case(storage::Transaction& tx, const IncidentId& incident);

}  // namespace luwte::reports
