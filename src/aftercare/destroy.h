// How long aftercare is kept: its words, and everything with the case.
#pragma once

#include "incidents/incident.h"

namespace luwte::aftercare {

/// A conversation is still to come.
bool has_conversation_ahead(storage::Transaction&, const incidents::IncidentId&, Instant now);
bool has_words(storage::Transaction&, const incidents::IncidentId&);
/// Notes, reasons and remarks go. That conversations were offered and held, when, and the figure of contentment stay.
void destroy_words(storage::Transaction&, const incidents::IncidentId&);
/// The case was kept long enough: everything goes, with the keys of the circles.
void destroy_case(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::aftercare
