// The identifiers and small names that the subjects of this folder share with each other and with their readers.
#pragma once

#include "base/id.h"

namespace luwte::reports {

using ReportId = Id<struct ReportTag>;
using IncidentId = Id<struct IncidentTag>;  // several reports can belong to one; made by the incidents slice
using DraftId = Id<struct DraftTag>;
using EvidenceId = Id<struct EvidenceTag>;
using LogbookEntryId = Id<struct LogbookEntryTag>;
using LogbookShareId = Id<struct LogbookShareTag>;
using ConsultationId = Id<struct ConsultationTag>;

/// How much the reporter can say about who did it (N8: unknown is normal).
enum class Known { known, partly, unknown };
const char* name_of(Known known);
Known known_of(std::string_view name);  // REQUIREs one of the three

}  // namespace luwte::reports
