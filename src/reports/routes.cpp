#include "reports/routes.h"

namespace luwte::reports {

void add_routes(http::Router& router, storage::Database& database, const people::PackOf& pack_of, const Reactions& reactions,
                const PlaceInCase& place_in_case)
{
    add_report_routes(router, pack_of, reactions);
    add_draft_routes(router);
    add_evidence_routes(router, database, reactions, place_in_case);
    add_consultation_routes(router, pack_of);
    add_logbook_routes(router, pack_of);
    add_logbook_share_routes(router, pack_of);
}

}  // namespace luwte::reports
