// The register of measures: what stands or is still to be done in the cases that somebody may know of.
#include <map>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/incidents.h"
#include "journal/journal.h"
#include "measures/measure_store.h"
#include "measures/measures_api.h"
#include "measures/shapes.h"

namespace luwte::measures {

struct RegisterItem {
    MeasureId id;
    IncidentId incident_id;
    std::string incident_reference;
    std::string kind;
    Words name;
    std::optional<Shown> offender;
    std::optional<Shown> place;
    std::optional<Day> starts_on, ends_on, review_on;
    Day decided_on;
    Phase phase{};
    bool objection_open = false;
    std::int64_t breaches = 0;
};
SHAPE(RegisterItem, id, incident_id, incident_reference, kind, name, offender, place, starts_on, ends_on, review_on, decided_on,
      phase, objection_open, breaches)

struct MeasureRegister {
    std::vector<RegisterItem> items;
};
SHAPE(MeasureRegister, items)

namespace {

std::optional<Shown> offender_of(http::Call& call, const Measure& measure)
{
    if (!measure.offender) return std::nullopt;
    const auto incident = incidents::find(call.tx, measure.organisation, measure.incident);
    for (auto& known : incidents::offenders_of(call, *incident))
        if (known.offender.id == *measure.offender && !known.description.empty()) return Shown{known.description};
    return std::nullopt;
}

bool objection_open(const std::vector<store::ObjectionRow>& objections)
{
    for (const auto& row : objections)
        if (!row.objection.outcome) return true;
    return false;
}

RegisterItem item(http::Call& call, const store::MeasureRow& row)
{
    const auto& one = row.measure;
    return {one.id,
            one.incident,
            row.incident_reference,
            one.kind,
            {one.name.nl, one.name.en},
            offender_of(call, one),
            incidents::shown(call, one.compartment, row.place, one.id.text, "measure.place"),
            one.starts,
            one.ends,
            one.review,
            one.decided_on,
            phase(one, day_in_amsterdam(call.now)),
            objection_open(store::objections_of(call.tx, one.id)),
            static_cast<std::int64_t>(store::breaches_of(call.tx, one.id).size())};
}

Result<MeasureRegister> read(http::Call& call)
{
    const auto asked = call.query.find("state");
    const bool all = asked != call.query.end() && asked->second == "all";
    if (asked != call.query.end() && !all && asked->second != "standing") return invalid("request.state_unknown", "state");
    MeasureRegister answer;
    for (const auto& row : store::register_of(call.tx, call.actor.organisation, call.actor.account, all, day_in_amsterdam(call.now)))
        answer.items.push_back(item(call, row));
    journal::append(call.tx, call.actor.organisation, call.actor.account, "measures.register_read", "", "", call.now);
    return answer;
}

}  // namespace

void add_register_routes(http::Router& router)
{
    router.get<MeasureRegister>("/measures", http::may("case.read"), "The measures that stand or are still to be done", read,
                                {{"state", "standing or all; absent for standing"}});
}

}  // namespace luwte::measures
