// A case as deciding sees it: the protocol's answers in this situation, and who may write what. Every route of this
// feature goes through one of these doors.
#pragma once

#include <string>
#include <vector>

#include "http/http.h"
#include "incidents/incidents.h"
#include "measures/deciding.h"
#include "measures/deciding_store.h"
#include "measures/measure_store.h"
#include "protocol/deciding.h"

namespace luwte::measures {

/// A case, its pack and the situation as it is now.
struct Matter {
    incidents::Incident incident;
    const protocol::Pack& pack;
    protocol::Situation situation;
};
/// For whoever may know of it and opens the response; the same "not found" for everybody else as for no case at all.
Result<Matter> readable(http::Call&, const incidents::PackUnder&);
Result<Matter> readable(http::Call&, const incidents::PackUnder&, const IncidentId&);

bool may_write(http::Call&, const Matter&);
/// Whoever writes in the case, and whoever holds one of these roles and a key: what is his to decide or to answer, he may
/// write down himself.
Result<Done> may_write_as(http::Call&, const Matter&, const std::vector<protocol::Role>& roles);

/// What is known in a case, for the steps.
Known known(http::Call&, const Matter&);
/// The measure of the pack; declines one that it does not offer here.
Result<protocol::Measure> offered(const Matter&, const std::string& kind);
/// Whether this offender is one of the case.
Result<Done> check_offender(http::Call&, const Matter&, const std::optional<OffenderId>&);

/// A measure in the path with its case, for whoever may write about it.
struct Found {
    Matter matter;
    store::MeasureRow row;
    protocol::Measure rule;  // as the pack has it; when the pack no longer offers it here, what the row holds
};
Result<Found> measure_in_path(http::Call&, const incidents::PackUnder&);
Result<Found> of_measure(http::Call&, const incidents::PackUnder&, const MeasureId&);

/// What the pack calls a role; its id when it does not.
protocol::Text role_name(const protocol::Pack&, const protocol::Role&);

/// Seals under the compartment of the row it belongs to. REQUIREs that the ring opens it.
vault::Sealed seal(http::Call&, const vault::CompartmentId&, const Secret&, std::string_view row, std::string_view field);
std::optional<vault::Sealed> seal(http::Call&, const vault::CompartmentId&, const std::optional<Secret>&, std::string_view row,
                                  std::string_view field);

}  // namespace luwte::measures
