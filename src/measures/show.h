// Rows as the wire shows them to one person.
#pragma once

#include "measures/case.h"
#include "measures/shapes.h"

namespace luwte::measures {

ResponseShown show(http::Call&, const Matter&);
MeasureShown show(http::Call&, const store::MeasureRow&, const std::vector<store::DecisionRow>& of_the_case);
HearingShown show(http::Call&, const store::HearingRow&);

}  // namespace luwte::measures
