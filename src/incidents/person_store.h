// Rows of affected persons and offenders.
#pragma once

#include <optional>
#include <vector>

#include "incidents/person.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

struct AffectedRow {
    Affected affected;
    std::optional<Bytes> name;  // sealed in affected.compartment
};
void add(storage::Transaction&, const Affected&, const std::optional<vault::Sealed>& name);
std::optional<AffectedRow> find_affected(storage::Transaction&, const OrganisationId&, const AffectedId&);
std::vector<AffectedRow> affected_of(storage::Transaction&, const IncidentId&);
/// They were changed by a statement that stands elsewhere (a merger).
void forget_people(storage::Transaction&);
/// The case was made in this transaction.
void nobody_yet(storage::Transaction&, const IncidentId&);
bool save(storage::Transaction&, const Affected&, std::int64_t expected);

/// How far somebody's aftercare is, from the view aftercare_for_incidents: states and days, never words.
struct AftercareState {
    std::string state;
    bool binding = false;  // late means overdue
    std::optional<Instant> due;
};
std::vector<AftercareState> aftercare_of(storage::Transaction&, const AffectedId&);
/// The compartments of the aftercare circles in a case (view aftercare_circle).
std::vector<vault::CompartmentId> aftercare_circles(storage::Transaction&, const IncidentId&);

struct OffenderRow {
    Offender offender;
    std::optional<Bytes> description;
};
void add(storage::Transaction&, const Offender&, const std::optional<vault::Sealed>& description);
std::optional<OffenderRow> find_offender(storage::Transaction&, const OrganisationId&, const OffenderId&);
std::vector<OffenderRow> offenders_of(storage::Transaction&, const IncidentId&);
/// Without a new description the old one stays.
bool save(storage::Transaction&, const Offender&, const std::optional<vault::Sealed>& description, std::int64_t expected);
/// His description goes; that there was one stays.
void forget_offender(storage::Transaction&, const OffenderId&);
void withhold_offender(storage::Transaction&, const OffenderId&, bool withheld);

}  // namespace luwte::incidents::store
