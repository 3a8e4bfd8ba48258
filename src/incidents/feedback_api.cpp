// What the reporter is told: sealed in his own report's compartment, and the promise is kept.
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/task_store.h"
#include "reports/reports.h"

namespace luwte::incidents {

struct FeedbackInput {
    Secret text;
};
SHAPE(FeedbackInput, text)

namespace {

Result<http::Nothing> give_feedback(http::Call& call, const FeedbackInput& input)
{
    auto incident = TRY(with_key(call, TRY(readable(call))));
    if (incident.state == State::merged) return conflict("incidents.merged");
    if (input.text.empty()) return invalid("incidents.text_missing", "/text");
    bool given = false;
    for (const auto& report : store::reports_of(call.tx, incident.id)) {
        if (!call.ring.opens(report.compartment)) continue;
        reports::add_feedback(call, report.report, report.compartment, input.text);
        given = true;
    }
    if (!given) return forbidden("request.not_permitted");
    for (const auto& task : store::finish_all(call.tx, incident.id, Task::Kind::feedback, std::nullopt, call.actor.account, call.now))
        store::happened(call.tx, incident, {call.now, "task_finished", call.actor.account, task.text, "done"});
    record(call, incident, "incident.feedback_given", "feedback_given");
    return http::Nothing{};
}

}  // namespace

void add_feedback_routes(http::Router& router)
{
    router.post<FeedbackInput, http::Nothing>("/incidents/{incidentId}/feedback", http::may("case.handle"),
                                              "Tells the reporter what was done", give_feedback);
}

}  // namespace luwte::incidents
