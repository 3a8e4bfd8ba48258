#include "incidents/incidents_api.h"

namespace luwte::incidents {

void add_routes(http::Router& router, const reports::PackOf& pack_of, const Reactions& reactions)
{
    add_list_routes(router);
    add_case_routes(router, pack_of);
    add_decision_routes(router, pack_of);
    add_assignment_routes(router, pack_of);
    add_person_routes(router, pack_of, reactions);
    add_task_routes(router);
    add_merge_routes(router, pack_of, reactions);
    add_reader_routes(router);
    add_feedback_routes(router);
}

}  // namespace luwte::incidents
