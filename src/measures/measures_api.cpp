#include "measures/measures_api.h"

#include "measures/desk.h"
#include "measures/measure_store.h"

namespace luwte::measures {

void add_routes(http::Router& router, const incidents::PackUnder& packs, const people::PackOf& in_force)
{
    add_deciding_routes(router, packs);
    add_hearing_routes(router, packs);
    add_measure_routes(router, packs);
    add_objection_routes(router, packs);
    add_register_routes(router);
    add_desk_routes(router, packs, in_force);
    add_agenda_routes(router, packs);
}

int clear_desk(storage::Transaction& tx, Instant now) { return store::clear_desk(tx, day_in_amsterdam(now)); }

void keep_out(http::Call& call, const people::PackOf& in_force, const incidents::IncidentId& incident)
{
    cut_desk_anew(call, in_force(call.tx, call.actor.organisation), incident);
}

void on_merged(http::Call& call, const incidents::IncidentId& from, const incidents::IncidentId& into)
{
    store::move_all(call.tx, from, into);
}

}  // namespace luwte::measures
