// Aftercare begins: each affected person gets a circle, and the conversations that the pack owes him.
#pragma once

#include "http/http.h"
#include "incidents/incident.h"
#include "protocol/protocol.h"

namespace luwte::aftercare {

/// For every affected person of the case who has none yet. At submission it runs in the reporter's session; he gets no
/// key unless he is the affected person himself. A pack that is silent plans nothing, but the circle is there, so that
/// what is offered all the same has a place.
void plan(http::Call&, const protocol::Pack&, const incidents::IncidentId&);

/// Somebody may not know of the case any more: he leaves its circles, and others take over his conversations. Keys that
/// this person cannot give wait for the first member of the circle who comes by.
void keep_out(http::Call&, const protocol::Pack&, const incidents::IncidentId&, const AccountId&);

}  // namespace luwte::aftercare
