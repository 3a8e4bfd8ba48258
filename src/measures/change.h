// What every decision about a measure leaves behind: the decision's own row, a line on the timeline, and reminders that
// fit the terms as they now are.
#pragma once

#include <optional>

#include "measures/case.h"

namespace luwte::measures {

struct Decided {
    DecisionKind kind = DecisionKind::imposed;
    protocol::Role decider;
    Day on;
    std::optional<HearingId> hearing;
    std::optional<Secret> unheard;
};
DecisionId add_decision(http::Call&, const Matter&, const Measure& now, const Decided&, const Secret& reasons);

/// Tasks for the review and the end, opened as long before as the pack warns; earlier ones about this measure are over. A measure that is
/// over leaves the desk list.
void remind(http::Call&, const Matter&, const protocol::Measure& rule, const Measure& now);

/// Saves under If-Match, with the decision and the reminders.
Result<std::int64_t> save(http::Call&, const Found&, const Measure& now, const Decided&, const Secret& reasons);

}  // namespace luwte::measures
