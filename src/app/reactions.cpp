#include "app/reactions.h"

#include "reports/reports.h"

namespace luwte::app {

reports::Reactions report_reactions(const Packs&)
{
    return {
        .on_submitted = [](http::Call&, const reports::Submitted&) -> Result<reports::IncidentId> { return fresh<reports::IncidentId>(); },
        .on_changed = [](http::Call&, const reports::Changed&) -> Result<Done> { return Done{}; },
        .response_of = [](http::Call&, const reports::IncidentId&) { return std::nullopt; },
    };
}

}  // namespace luwte::app
