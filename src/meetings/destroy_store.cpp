#include "meetings/destroy.h"

namespace luwte::meetings {

void destroy_links_to_reports(storage::Transaction& tx, const reports::IncidentId& incident)
{
    tx.run("UPDATE meeting SET report = NULL WHERE report IN (SELECT report FROM report_for_statistics WHERE incident = $1)", incident);
}

}  // namespace luwte::meetings
