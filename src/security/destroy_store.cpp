#include "security/destroy.h"

namespace luwte::security {

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident) { tx.run("DELETE FROM security_measure WHERE incident = $1", incident); }

}  // namespace luwte::security
