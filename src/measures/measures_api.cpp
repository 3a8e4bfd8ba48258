#include "measures/measures_api.h"

#include "measures/measure_store.h"

namespace luwte::measures {

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    add_deciding_routes(router, packs);
    add_hearing_routes(router, packs);
    add_measure_routes(router, packs);
    add_objection_routes(router, packs);
    add_register_routes(router);
}

void on_merged(http::Call& call, const incidents::IncidentId& from, const incidents::IncidentId& into)
{
    store::move_all(call.tx, from, into);
}

}  // namespace luwte::measures
