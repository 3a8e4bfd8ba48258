// What one reader gets to see of the register: his keys decide what opens, the pack which parts his role sees.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "http/http.h"
#include "offenders/mention.h"
#include "offenders/mention_store.h"
#include "offenders/shapes.h"

namespace luwte::offenders {

/// The parts of the register that the pack opens for this reader.
struct Parts {
    bool data = false, incidents = false, measures = false, fairness = false;
    bool victims = false;
    bool victims_on_need = false;
};
Parts parts_of(const http::Call&, const protocol::Pack&);
std::optional<RetentionShown> retention_shown(const protocol::Pack&);

/// A mention of the register, for whoever may know of it; the same "not found" for everybody else as for none.
Result<Mention> in_register(http::Call&, std::string_view parameter = "offenderId");
Result<Mention> in_register(http::Call&, const OffenderId&);
/// All mentions of his person that this reader may see.
std::vector<Mention> of_person(http::Call&, const Mention&);

bool names_somebody(DatumKind);
std::vector<DatumShown> data_shown(http::Call&, const Mention&);
/// `asked`: the incident at hand; only what came before it is counted then.
PersonShown person_shown(http::Call&, const protocol::Pack&, const Parts&, const std::vector<Mention>&,
                         const std::optional<incidents::IncidentId>& asked = {});
VerdictShown shown(http::Call&, const Verdict&);

/// A line in the journal about a mention, in the case it belongs to: whoever is kept out of that does not see it.
void note(http::Call&, Code action, const Mention&);

}  // namespace luwte::offenders
