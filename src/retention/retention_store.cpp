#include "retention/retention.h"

namespace luwte::retention {

void note_reached(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    tx.run(R"(
        INSERT INTO retention_reached (organisation, year) VALUES ($1, $2)
        ON CONFLICT (organisation) DO UPDATE SET year = excluded.year
         WHERE excluded.year > retention_reached.year)",
           organisation, year);
}

}  // namespace luwte::retention
