// The routes of aftercare, and what the clock does for it.
#pragma once

#include <functional>

#include "aftercare/plan.h"
#include "http/http.h"
#include "protocol/protocol.h"
#include "storage/storage.h"

namespace luwte::aftercare {

/// The pack in force for an organisation.
using PackOf = std::function<const protocol::Pack&(storage::Transaction&, const OrganisationId&)>;

/// The protocol a case is handled under: the one that was in force when it was reported.
using PackUnder = std::function<const protocol::Pack&(storage::Transaction&, const incidents::Incident&)>;

void add_routes(http::Router&, const PackOf&, const PackUnder&);
/// Where nothing older than the pack in force is kept.
void add_routes(http::Router&, const PackOf&);

void add_conversation_routes(http::Router&, const PackUnder&);  // conversation_api.cpp: those who care
void add_person_routes(http::Router&, const PackOf&);        // person_api.cpp: who is cared for
void add_board_routes(http::Router&);                        // board_api.cpp: who sees to it that it happens

/// Reminds the affected person of an appointment within a day, once. The carers' reminders are their tasks'
/// (incidents/clock.h). Returns how many people were reminded.
int remind(storage::Transaction&, Instant now);

}  // namespace luwte::aftercare
