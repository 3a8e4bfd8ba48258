#include "communication/destroy.h"

namespace luwte::communication {

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    tx.run("DELETE FROM communication_saying WHERE decision IN (SELECT id FROM communication_decision WHERE incident = $1)", incident);
    tx.run("DELETE FROM communication_decision WHERE incident = $1", incident);
}

}  // namespace luwte::communication
