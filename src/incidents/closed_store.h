// Closed cases, for whoever asks how long they are kept; and what goes when that is long enough.
#pragma once

#include <optional>
#include <vector>

#include "incidents/incident.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

struct Closed {
    IncidentId incident;
    Instant at;  // of the last closing: a case that was opened again in between is kept from there
};
/// As they were closed, those after `last`.
std::vector<Closed> closed(storage::Transaction&, const OrganisationId&, const std::optional<Closed>& last, int most);
/// Nothing when it is open, or was taken up in another.
std::optional<Instant> closed_at(storage::Transaction&, const IncidentId&);

/// The case, after those it took up.
std::vector<IncidentId> with_taken_up(storage::Transaction&, const IncidentId&);
/// Files of the case are gone: no task names one as its proof. One that was done before a merger stands with the case that was
/// taken up.
void destroy_links_to_files(storage::Transaction&, const IncidentId&);

/// Every row of these cases, one of which took up the others, and the keys of their responses. What other features have of them is
/// gone already.
void destroy_cases(storage::Transaction&, const std::vector<IncidentId>&);

}  // namespace luwte::incidents::store
