// The routes of deciding, hearing and measures.
#pragma once

#include "http/http.h"
#include "incidents/incidents.h"
#include "people/people.h"
#include "storage/storage.h"

namespace luwte::measures {

/// All of them. `in_force`: the pack of the organisation today, for who may read the desk list.
void add_routes(http::Router&, const incidents::PackUnder&, const people::PackOf& in_force);

void add_deciding_routes(http::Router&, const incidents::PackUnder&);   // deciding_api.cpp: the response, voices, decisions
void add_hearing_routes(http::Router&, const incidents::PackUnder&);    // hearing_api.cpp
void add_measure_routes(http::Router&, const incidents::PackUnder&);    // measure_api.cpp: imposing and changing one
void add_objection_routes(http::Router&, const incidents::PackUnder&);  // objection_api.cpp: objections and breaches
void add_register_routes(http::Router&);                                // register_api.cpp: what is in force, across cases
void add_desk_routes(http::Router&, const incidents::PackUnder&, const people::PackOf&);  // desk_api.cpp

void add_agenda_routes(http::Router&, const incidents::PackUnder&);  // agenda_api.cpp: papers for circles

/// For the clock: what is over leaves the desk list. Returns how many entries went.
int clear_desk(storage::Transaction&, Instant now);

/// Somebody is kept out of a case from now on: he holds no key to what the desk reads of it.
void keep_out(http::Call&, const people::PackOf& in_force, const incidents::IncidentId&);
/// A case was taken up in another: what was decided in it goes along.
void on_merged(http::Call&, const incidents::IncidentId& from, const incidents::IncidentId& into);

}  // namespace luwte::measures
