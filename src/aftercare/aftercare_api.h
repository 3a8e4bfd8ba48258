// The routes of aftercare, and what the clock does for it.
#pragma once

#include "aftercare/plan.h"
#include "http/http.h"
#include "incidents/incidents.h"
#include "people/people.h"
#include "storage/storage.h"

namespace luwte::aftercare {

void add_routes(http::Router&, const people::PackOf&, const incidents::PackUnder&);

void add_conversation_routes(http::Router&, const incidents::PackUnder&);  // conversation_api.cpp: those who care
void add_person_routes(http::Router&, const people::PackOf&);              // person_api.cpp: who is cared for
void add_board_routes(http::Router&);                                      // board_api.cpp: who sees to it that it happens

/// Reminds the affected person of an appointment within a day, once. The carers' reminders are their tasks'
/// (incidents/clock.h). Returns how many people were reminded.
int remind(storage::Transaction&, Instant now);

}  // namespace luwte::aftercare
