// What somebody gathered before he reports, and brings along: evidence, logbook entries, a draft, a consultation.
#pragma once

#include <vector>

#include "http/http.h"
#include "reports/report.h"
#include "reports/report_store.h"

namespace luwte::reports {

/// What the form names and the actor does not have, or cannot give.
std::vector<Fault> belongings_missing(http::Call& call, const ReportInput& input);
/// Moves evidence into the report, copies logbook entries, throws the draft away and closes the consultation.
/// The ring must open the report's compartment.
void take_belongings(http::Call& call, const ReportInput& input, const Report& report);

}  // namespace luwte::reports
