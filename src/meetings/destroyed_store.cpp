#include "meetings/destroyed.h"

namespace luwte::meetings {

void forget_reports_of(storage::Transaction& tx, const reports::IncidentId& incident)
{
    tx.run("UPDATE meeting SET report = NULL WHERE report IN (SELECT report FROM report_for_statistics WHERE incident = $1)", incident);
}

}  // namespace luwte::meetings
