// The routes of a case, by subject. Everything a handler sees or does in a case goes through here.
#pragma once

#include <functional>

#include "http/http.h"
#include "incidents/incidents.h"
#include "incidents/open.h"
#include "incidents/person.h"
#include "reports/submitted.h"

namespace luwte::incidents {

/// What happens in a case sets off elsewhere, in the same transaction; app/reactions.cpp fills it in.
struct Reactions {
    /// Somebody else turned out to be affected: he is owed aftercare.
    std::function<void(http::Call&, const protocol::Pack&, const IncidentId&)> on_affected;
    /// Somebody turned out to have done it, or is described anew; the words as they were told, if there were any.
    std::function<void(http::Call&, const protocol::Pack&, const Offender&, const std::optional<Secret>&)> on_offender;
    /// Somebody may not know of the case any more.
    std::function<void(http::Call&, const protocol::Pack&, const IncidentId&, const AccountId&)> on_kept_out;
    /// A case was taken up in another.
    std::function<void(http::Call&, const IncidentId& from, const IncidentId& into)> on_merged;
};

/// All of them.
void add_routes(http::Router&, const PackUnder&, const Reactions&);

void add_list_routes(http::Router&);                                        // list_api.cpp
void add_search_route(http::Router&);                                       // search_api.cpp
void add_case_routes(http::Router&, const PackUnder&);                      // case_api.cpp
void add_decision_routes(http::Router&, const PackUnder&);                  // decision_api.cpp
void add_assignment_routes(http::Router&, const PackUnder&);                // assignment_api.cpp
void add_person_routes(http::Router&, const PackUnder&, const Reactions&);  // person_api.cpp
void add_task_routes(http::Router&);                                        // task_api.cpp
void add_merge_routes(http::Router&, const PackUnder&, const Reactions&);   // merge_api.cpp
void add_reader_routes(http::Router&);                                      // readers_api.cpp
void add_feedback_routes(http::Router&);                                    // feedback_api.cpp

}  // namespace luwte::incidents
