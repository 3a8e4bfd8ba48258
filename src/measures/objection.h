// Objections against a measure, and breaches of one. What an objection changes is a decision about the measure.
#pragma once

#include <optional>
#include <string_view>

#include "measures/deciding.h"
#include "measures/measure.h"

namespace luwte::measures {

using ObjectionId = Id<struct ObjectionTag>;
using BreachId = Id<struct BreachTag>;

enum class ObjectionOutcome { dismissed, inadmissible, partly_upheld, upheld, withdrawn };

struct Objection {
    ObjectionId id;
    OrganisationId organisation;
    MeasureId measure;
    vault::CompartmentId compartment;
    Day received_on;
    std::optional<ObjectionOutcome> outcome;
    std::optional<Day> decided_on;
    std::int64_t version = 1;
};

/// One that comes after its term is received all the same: whether it is too late is for the outcome to say.
Result<Objection> receive(const Measure&, Day received_on, Day today);
Result<Objection> decide(Objection, ObjectionOutcome, Day decided_on, Day today);

/// What the outcome does to the measure. Upheld, it is annulled; any other may bring a later start, which keeps the term,
/// or an earlier end. Declines a partly upheld objection that changes nothing. Nothing: it stands as it was.
struct Consequence {
    Measure measure;
    DecisionKind kind = DecisionKind::shifted;
};
struct Asked {
    std::optional<Day> start, end;
};
Result<std::optional<Consequence>> consequence(const Measure&, ObjectionOutcome, const Asked&, Day today);

std::string_view name_of(ObjectionOutcome);
ObjectionOutcome objection_outcome_of(std::string_view name);

}  // namespace luwte::measures
