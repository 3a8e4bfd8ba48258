// What one feature sets off in another, in the same transaction. Written by hand and complete: whoever wants to know what
// happens when a report comes in reads reactions.cpp.
#pragma once

#include "incidents/incidents_api.h"
#include "offenders/offenders.h"
#include "people/people.h"
#include "reports/submitted.h"

namespace luwte::app {

reports::Reactions report_reactions(const people::PackOf& packs);
incidents::Reactions incident_reactions(const incidents::PackUnder& packs, const people::PackOf& in_force);
offenders::Reactions offender_reactions();

}  // namespace luwte::app
