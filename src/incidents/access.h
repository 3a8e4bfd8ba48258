// The doors of a case: who may see that it exists, and who may write in it. Every route goes through one of these.
#pragma once

#include <string_view>

#include "base/result.h"
#include "http/http.h"
#include "incidents/incident.h"

namespace luwte::incidents {

/// The case in the path, for whoever may know of it; the same "not found" for everybody else as for no case at all.
Result<Incident> readable(const http::Call&, std::string_view parameter = "incidentId");
Result<Incident> readable(const http::Call&, const IncidentId&);
/// The same for somebody who writes: declines without a key of the response, and when the case is closed or merged.
Result<Incident> workable(http::Call&, std::string_view parameter = "incidentId");
Result<Incident> with_key(http::Call&, Incident);
/// Holds a key of the response, and not only to be informed; whoever the case was given to may in any event.
bool may_write(http::Call&, const Incident&);

/// Seals words under the case's response compartment, bound to the row they belong to.
vault::Sealed seal(http::Call&, const Incident&, const Secret& words, std::string_view row, std::string_view field);
/// Opens what the ring opens, and shows nothing of the rest.
std::optional<Shown> shown(http::Call&, const vault::CompartmentId&, const std::optional<Bytes>&, std::string_view row,
                           std::string_view field);

/// Saves the case under If-Match and answers its new version; "stale" when somebody else was first.
Result<std::int64_t> save(http::Call&, const Incident&);

/// A line in the journal and one on the timeline.
void record(http::Call&, const Incident&, Code action, std::string kind, std::optional<std::string> subject = {},
            std::optional<std::string> detail = {});

}  // namespace luwte::incidents
