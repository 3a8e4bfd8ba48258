#include "measures/objection.h"

#include <algorithm>
#include <array>

#include "base/require.h"

namespace luwte::measures {
namespace {
constexpr std::array<std::string_view, 5> outcomes{"dismissed", "inadmissible", "partly_upheld", "upheld", "withdrawn"};
}

Result<Objection> receive(const Measure& measure, Day received_on, Day today)
{
    if (!measure.objection_until) return conflict("measures.no_objection_possible");
    if (received_on > today) return invalid("measures.day_lies_ahead", "/receivedOn");
    if (received_on < measure.decided_on) return invalid("measures.objection_before_decision", "/receivedOn");

    Objection objection;
    objection.received_on = received_on;
    return objection;
}

Result<Objection> decide(Objection objection, ObjectionOutcome outcome, Day decided_on, Day today)
{
    if (objection.outcome) return conflict("measures.objection_decided");
    if (decided_on > today) return invalid("measures.day_lies_ahead", "/decidedOn");
    if (decided_on < objection.received_on) return invalid("measures.decided_before_received", "/decidedOn");

    objection.outcome = outcome;
    objection.decided_on = decided_on;
    return objection;
}

Result<std::optional<Consequence>> consequence(const Measure& measure, ObjectionOutcome outcome, const Asked& asked, Day today)
{
    using Answer = std::optional<Consequence>;
    if (asked.start && asked.end) return invalid("measures.one_change_at_a_time", "/endsOn");
    if (outcome == ObjectionOutcome::upheld) {
        if (asked.start || asked.end) return invalid("measures.annulled_has_no_term", "/startsOn");
        auto annulled = TRY(annul(measure));
        return Answer{{annulled, DecisionKind::annulled}};
    }
    if (asked.start) {
        auto shifted = TRY(shift(measure, *asked.start, today));
        return Answer{{shifted, DecisionKind::shifted}};
    }
    if (asked.end) {
        auto shortened = TRY(shorten(measure, *asked.end, today));
        return Answer{{shortened, DecisionKind::shortened}};
    }
    if (outcome == ObjectionOutcome::partly_upheld) return invalid("measures.change_missing", "/startsOn");
    return Answer{};
}

std::string_view name_of(ObjectionOutcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }

ObjectionOutcome objection_outcome_of(std::string_view name)
{
    const auto found = std::find(outcomes.begin(), outcomes.end(), name);
    REQUIRE_THAT_HOLDS(found != outcomes.end());
    return static_cast<ObjectionOutcome>(found - outcomes.begin());
}

}  // namespace luwte::measures
