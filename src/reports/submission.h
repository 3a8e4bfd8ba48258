// Taking a report in: from the form to keys in the right hands, in one transaction.
#pragma once

#include "http/http.h"
#include "reports/report_shapes.h"
#include "reports/submitted.h"

namespace luwte::reports {

Result<SubmittedView> submit(http::Call& call, const ReportInput& input, const protocol::Pack& pack,
                             const Reactions& reactions);
/// Who would receive, hear of and read such a report, and why. Stores nothing.
Result<PreviewView> preview(http::Call& call, const PreviewInput& input, const protocol::Pack& pack);

}  // namespace luwte::reports
