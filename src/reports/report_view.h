// A report as its readers see it, with everybody who holds its key and everybody who looked.
#pragma once

#include "http/http.h"
#include "reports/report_shapes.h"
#include "reports/report_store.h"

namespace luwte::reports {

ReportState state_of(storage::Transaction& tx, const Report& report);
/// REQUIREs that the ring opens the report's compartment.
ReportView view_of(http::Call& call, const Report& report);
/// Who may read, and why: from the grants themselves.
std::vector<ReaderView> readers_of(http::Call& call, const vault::CompartmentId& compartment);

}  // namespace luwte::reports
