// What the wire says about a file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "http/http.h"
#include "reports/evidence_content.h"
#include "reports/ids.h"
#include "reports/submitted.h"

namespace luwte::reports {

enum class EvidenceState { uploading, complete };
enum class LocationInside { yes, no, perhaps };
SHAPE_ENUM(EvidenceState, uploading, complete)
SHAPE_ENUM(LocationInside, yes, no, perhaps)

struct EvidenceView {
    EvidenceId id;
    Shown name;
    std::int64_t size = 0;
    EvidenceState state = EvidenceState::uploading;
    std::int64_t chunks = 0;
    std::int64_t received = 0;
    std::vector<std::int64_t> missing;  // numbers of the chunks still to send
    std::optional<std::string> media_type;
    std::optional<Shown> sha256;
    std::optional<LocationInside> location_inside;
    Instant added_at;
    std::string added_by;
};
SHAPE(EvidenceView, id, name, size, state, chunks, received, missing, media_type, sha256, location_inside, added_at, added_by)

/// REQUIREs that the ring opens the compartment the file lies in.
EvidenceView view_of(http::Call& call, const evidence::File& file);
std::vector<EvidenceView> views_of(http::Call& call, const std::vector<evidence::File>& files);

/// The compartment in which a case keeps its evidence; declines whoever may not put a file there now.
using PlaceInCase = std::function<Result<vault::CompartmentId>(http::Call&, const IncidentId&)>;
void add_evidence_routes(http::Router& router, storage::Database& database, const Reactions& reactions, const PlaceInCase& place_in_case);

}  // namespace luwte::reports
