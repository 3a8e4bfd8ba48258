// Rows of security measures.
#pragma once

#include <optional>
#include <vector>

#include "security/security.h"
#include "storage/storage.h"

namespace luwte::security::store {

struct Row {
    SecurityMeasureId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    Day since;
    std::optional<Day> ended;
    Bytes words;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const Row&);
std::optional<Row> find(storage::Transaction&, const OrganisationId&, const SecurityMeasureId&);
std::vector<Row> of_incident(storage::Transaction&, const IncidentId&);
void end(storage::Transaction&, const SecurityMeasureId&, Day on);
void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::security::store
