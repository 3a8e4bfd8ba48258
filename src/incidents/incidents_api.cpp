#include "incidents/incidents_api.h"

namespace luwte::incidents {

void add_routes(http::Router& router, const PackUnder& packs, const Reactions& reactions)
{
    add_list_routes(router);
    add_search_route(router);
    add_case_routes(router, packs);
    add_decision_routes(router, packs);
    add_assignment_routes(router, packs);
    add_person_routes(router, packs, reactions);
    add_task_routes(router);
    add_merge_routes(router, packs, reactions);
    add_reader_routes(router);
    add_feedback_routes(router);
}

}  // namespace luwte::incidents
