// A case that was kept long enough, as the register of offenders meets it; and what it is needed for still.
#pragma once

#include <set>
#include <vector>

#include "incidents/incidents.h"
#include "offenders/verdict.h"

namespace luwte::offenders {

/// The offenders of the case go, with everything that was known of them, said to them and asked by them. Mentions in other cases stay,
/// and stay the persons that they were; what rested on this case there is weighed anew.
void destroyed(storage::Transaction&, const incidents::PackUnder&, const incidents::IncidentId&, Instant now);

/// When everything that was said of those who are `gone` is forgotten, this is to be said of the others, so that they stay the persons
/// they were: who was one through one of them is one, who was different from one of them is different from the rest of his person.
std::vector<Verdict> said_through(const std::vector<OffenderId>& mentions, const std::vector<Verdict>& verdicts, const std::set<OffenderId>& gone);

/// Whether the register holds anything on an offender of the case.
bool is_known(storage::Transaction&, const incidents::IncidentId&);
/// An offender waits for an answer, or asked that what is known of him is kept.
bool awaits_answer(storage::Transaction&, const incidents::IncidentId&);
bool is_restricted(storage::Transaction&, const incidents::IncidentId&);

}  // namespace luwte::offenders
