// The doors of this folder, for the composition root.
#pragma once

#include "http/http.h"
#include "reports/evidence_api.h"
#include "reports/submitted.h"
#include "storage/storage.h"

namespace luwte::reports {

/// Reports, drafts, evidence, consultations and the logbook. `database` is for downloads, which outlast their request.
void add_routes(http::Router& router, storage::Database& database, const people::PackOf& pack_of, const Reactions& reactions,
                const PlaceInCase& place_in_case);

void add_report_routes(http::Router& router, const people::PackOf& pack_of, const Reactions& reactions);
void add_draft_routes(http::Router& router);
void add_consultation_routes(http::Router& router, const people::PackOf& pack_of);
void add_logbook_routes(http::Router& router, const people::PackOf& pack_of);
void add_logbook_share_routes(http::Router& router, const people::PackOf& pack_of);

}  // namespace luwte::reports
