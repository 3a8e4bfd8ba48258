// The words of a report: how they go into its compartment, and come out for whoever holds the key.
#pragma once

#include "http/http.h"
#include "reports/report.h"
#include "reports/report_store.h"
#include "reports/reports.h"

namespace luwte::reports {

/// Seals the words of the form into `report`, whose id and compartment are set.
void seal_words(http::Call& call, const ReportInput& input, Report& report);

/// REQUIREs that the ring opens the report's compartment.
Opened opened(http::Call& call, const Report& report);
std::vector<AffectedPerson> affected_of(http::Call& call, const Report& report);
Secret name_of(http::Call& call, const Report& report, const AffectedRow& person);
MaybeSealed sealed_name(http::Call& call, const Report& report, const std::string& affected, const std::optional<Secret>& name);

void keep_details(http::Call& call, const Report& report, const std::vector<DetailInput>& details);
std::vector<DetailInput> details_in(http::Call& call, const Report& report);

vault::Sealed sealed_supplement(http::Call& call, const Report& report, const std::string& id, const Secret& text);
MaybeSealed sealed_reason(http::Call& call, const Report& report, const std::optional<Secret>& reason);
Secret feedback_in(http::Call& call, const Report& report, const WordsRow& feedback);

Outline outline_of(const Report& report);
Changed changed(http::Call& call, const Report& report, Changed::What what);

}  // namespace luwte::reports
