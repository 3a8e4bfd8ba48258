// The routes of the register, by subject.
#pragma once

#include "http/http.h"
#include "incidents/incidents.h"
#include "offenders/offenders.h"
#include "offenders/shapes.h"
#include "people/people.h"

namespace luwte::offenders {

void add_data_routes(http::Router&, const people::PackOf&, const incidents::PackUnder&);        // data_api.cpp
void add_suggestion_routes(http::Router&, const people::PackOf&, const incidents::PackUnder&);  // suggestion_api.cpp
void add_verdict_routes(http::Router&, const incidents::PackUnder&);                            // verdict_api.cpp
void add_register_routes(http::Router&, const people::PackOf&);                                 // register_api.cpp
void add_extract_routes(http::Router&, const people::PackOf&);                                  // extract_api.cpp
void add_fairness_routes(http::Router&, const people::PackOf&, const incidents::PackUnder&, const Reactions&);  // fairness_api.cpp

/// The repetition rules that hold for this offender in its case.
std::vector<RepetitionShown> repetition_shown(http::Call&, const protocol::Pack&, const Mention&);

}  // namespace luwte::offenders
