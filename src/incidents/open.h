// A report came in: the incident it tells of, its handlers' compartment, its persons, and what everybody is asked.
#pragma once

#include <optional>

#include "http/http.h"
#include "incidents/incident.h"
#include "reports/submitted.h"

namespace luwte::incidents {

/// Runs in the reporter's session and in the transaction that stores the report. The response compartment is sealed to
/// the people the pack names; the reporter gets no key of it. Declines when nobody is left to handle the case.
Result<IncidentId> open(http::Call&, const reports::Submitted&, const protocol::Pack&);

/// Gives keys to everybody the protocol names for the response, deputies on standby; whoever is kept out gets none.
/// The ring must open the response. Those who hold one already keep their ground.
void seal_to_handlers(http::Call&, const protocol::Pack&, const Incident&);

/// A report of a case was supplemented, got evidence or was withdrawn: on the timeline, and those who hold it are told.
void report_changed(http::Call&, const reports::Changed&);

/// The compartment in which a case keeps what its handlers write, for whoever may put a file there now.
Result<vault::CompartmentId> place_of_evidence(http::Call&, const IncidentId&);

}  // namespace luwte::incidents
