// The register of offenders as the rest of the program meets it. history.h says what a confirmed repetition means in a case.
#pragma once

#include <functional>

#include "http/http.h"
#include "incidents/incidents.h"
#include "incidents/person.h"
#include "offenders/datum.h"
#include "people/people.h"
#include "reports/submitted.h"

namespace luwte::offenders {

/// What a report told of who did it is the first that is known of its incident's offender. Whoever reports may put this in the
/// register without being able to read there.
void told(http::Call&, const protocol::Pack&, const incidents::IncidentId&, const reports::Submitted&);
/// Somebody was added to a case, or is described anew.
void described(http::Call&, const protocol::Pack&, const incidents::Offender&, const std::optional<Secret>& description);
/// A colleague may not know of the case any more: what the register has of it moves to a part that he cannot open.
/// What the case weighed in others is weighed anew.
void keep_out(http::Call&, const protocol::Pack&, const incidents::PackUnder&, const incidents::IncidentId&);
/// A case was taken up in another, and its offenders with it.
void on_merged(http::Call&, const incidents::PackUnder&, const incidents::IncidentId& from, const incidents::IncidentId& into);

/// Writes down what is known and makes it findable. False for whoever may not write here.
bool know(http::Call&, const protocol::Pack&, Mention&, const std::vector<DatumInput>&);

/// What becomes of that which others made of what was known of an offender of this incident.
struct Reactions {
    using OfIncident = std::function<void(storage::Transaction&, const incidents::IncidentId&)>;
    OfIncident forgotten;    // he was removed
    OfIncident shown_again;  // a restriction was lifted
};

void add_routes(http::Router&, const people::PackOf&, const incidents::PackUnder&, const Reactions&);

}  // namespace luwte::offenders
