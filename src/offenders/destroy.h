// A case that was kept long enough, as the register of offenders meets it; and what it is needed for still.
#pragma once

#include <set>
#include <vector>

#include "incidents/incidents.h"
#include "offenders/offenders.h"
#include "offenders/verdict.h"

namespace luwte::offenders {

/// The offenders of the case go, with everything that was known of them, said to them and asked by them. Mentions in other cases stay,
/// and stay the persons that they were; what rested on this case there is weighed anew.
void destroy_case(storage::Transaction&, const incidents::PackUnder&, const incidents::IncidentId&, Instant now);

/// When everything that was said of those who are `gone` is forgotten, this is to be said of the others, so that they stay the persons
/// they were: who was one through one of them is one, who was different from one of them is different from the rest of his person.
std::vector<Verdict> said_through(const std::vector<OffenderId>& mentions, const std::vector<Verdict>& verdicts, const std::set<OffenderId>& gone);

/// The term of one offender is over: he is forgotten (forget.h), and what rested on it in other cases is weighed anew.
void destroy_known(storage::Transaction&, const incidents::PackUnder&, const Reactions&, const OrganisationId&, const OffenderId&, Instant now);
/// Offenders of the case on whom the register holds anything.
std::vector<OffenderId> known(storage::Transaction&, const incidents::IncidentId&);
/// An offender waits for an answer, or asked that what is known of him is kept.
bool has_open_request(storage::Transaction&, const incidents::IncidentId&);
bool has_open_request(storage::Transaction&, const OffenderId&);
bool is_restricted(storage::Transaction&, const incidents::IncidentId&);
bool is_restricted(storage::Transaction&, const OffenderId&);

}  // namespace luwte::offenders
