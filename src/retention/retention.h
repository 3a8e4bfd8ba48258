// How long the records of a case are kept after it was closed: the pack under which it was reported says so for each class, with its
// reason. What the pack does not name has no term, and nothing ends by a default; an open case never ends. docs/decisions/0036 says
// what waits longer, and why.
//
// A case goes whole, in one transaction: whoever kills the work at any moment finds each case there or gone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "incidents/incidents.h"
#include "protocol/offender_register.h"
#include "storage/storage.h"

namespace luwte::retention {

using incidents::Incident;
using incidents::IncidentId;

/// A class of record that packs name, and what the features know of it; app/kept_parts.cpp has the list. Of the one that is called
/// "case" everything is a part.
struct Part {
    std::string record;
    /// What there is of it in the case, by id: each goes by itself, as of two who did it one may still be needed. Mostly the case's own id.
    std::function<std::vector<std::string>(storage::Transaction&, const IncidentId&)> held;
    /// Why one of them is needed still, as codes: "measure_in_force".
    std::function<std::vector<std::string>(storage::Transaction&, const std::string& held, Instant now)> needed;
    std::function<void(storage::Transaction&, const Incident&, const std::string& held, Instant now)> destroy;
};
using Parts = std::vector<Part>;

enum class Keeping {
    open,     // the case is not closed: no term runs
    silent,   // the protocol says nothing
    running,  // the term is not over
    gone,     // it is over, and there is nothing, or nothing any more
    needed,   // it is over, and something still needs the record
    over,
};

struct Term {
    std::string record;
    std::optional<protocol::Kept> rule;
    std::optional<Instant> until;
    Keeping keeping = Keeping::silent;
    std::vector<std::string> needed;  // why
    std::string held;                 // what is over or needed: an id that its part gave
};
/// What the pack says of a class: open, silent, running or over. The whole case is kept as long as the class that is kept longest.
Term term_of(const protocol::Pack&, const std::string& record, const std::optional<Instant>& closed, Instant now);

/// For each part, in their order, one; of what is over one for each that it holds.
std::vector<Term> terms_of(storage::Transaction&, const Parts&, const protocol::Pack&, const IncidentId&, Instant now);

/// Destroys what is over, with a line in the journal, as far as it still is over: somebody may have opened the case again meanwhile.
/// False: it is not.
bool carry_out(storage::Transaction&, const Parts&, const incidents::PackUnder&, const OrganisationId&, const IncidentId&, const Term&, Instant now);

/// Cases reported in this year or before may be gone from now on, whether or not there were any: the shortest term that any of the
/// packs gives to a case, counted from the first day of the year, is over. Figures of such a year are not made anew.
std::optional<int> reached(const std::vector<protocol::Period>& terms, Instant now);
void note_reached(storage::Transaction&, const OrganisationId&, int year);

}  // namespace luwte::retention
