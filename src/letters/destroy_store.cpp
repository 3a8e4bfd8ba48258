#include "letters/destroy.h"

namespace luwte::letters {

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    tx.run("DELETE FROM letter_field WHERE letter IN (SELECT id FROM letter WHERE incident = $1)", incident);
    tx.run("DELETE FROM letter WHERE incident = $1", incident);
}

void destroy_files(storage::Transaction& tx, const incidents::IncidentId& incident) { tx.run("UPDATE letter SET signed = NULL WHERE incident = $1", incident); }

}  // namespace luwte::letters
