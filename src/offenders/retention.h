// How long what is known of an offender is kept after his case was closed: the pack of the case says so, with its reason. A pack
// that is silent keeps it: nothing is destroyed by a default.
#pragma once

#include <string>
#include <vector>

#include "incidents/incidents.h"
#include "offenders/mention.h"
#include "offenders/offenders.h"
#include "protocol/offender_register.h"

namespace luwte::offenders {

enum class Keeping {
    silent,      // the protocol says nothing
    running,     // the term is not over
    restricted,  // he asked that it is kept and used for nothing
    needed,      // a measure against him is in force, or a request of his waits for a decision
    over,
};
struct Term {
    Mention mention;
    std::string reference;
    Instant closed;
    Keeping keeping = Keeping::silent;
    std::optional<protocol::Kept> rule;  // absent: silent
    std::optional<Instant> until;
};

/// Of every offender of a closed case, the longest closed first.
std::vector<Term> terms(storage::Transaction&, const OrganisationId&, const incidents::PackUnder&, Instant now);
/// Forgets him, with a line in the journal; what rested on it in other cases is weighed anew. False, and nothing happens: since the terms
/// were looked up he asked for something, or his case was opened again.
bool carry_out(storage::Transaction&, const incidents::PackUnder&, const Reactions&, const Term&, Instant now);

}  // namespace luwte::offenders
