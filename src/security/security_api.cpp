#include "documents/stays_out.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "security/security.h"
#include "security/security_store.h"

namespace luwte::security {

struct SecurityInput {
    Day since;
    Secret text;
};
SHAPE(SecurityInput, since, text)

struct SecurityEnding {
    Day on;
};
SHAPE(SecurityEnding, on)

struct SecurityShown {
    SecurityMeasureId id;
    Day since;
    std::optional<Day> ended_on;
    Shown text;
    std::optional<incidents::Named> by;
};
SHAPE(SecurityShown, id, since, ended_on, text, by)

struct SecurityList {
    std::vector<SecurityShown> items;
};
SHAPE(SecurityList, items)

namespace {

Result<SecurityList> list(http::Call& call)
{
    const auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    SecurityList answer;
    for (const auto& row : store::of_incident(call.tx, incident.id))
        if (const auto words = incidents::shown(call, row.compartment, row.words, row.id.text, "security.text"))
            answer.items.push_back({row.id, row.since, row.ended, *words, incidents::named(call, row.by)});
    journal::append(call.tx, incident.organisation, call.actor.account, "security.read", incident.id.text, incident.id.text, call.now);
    return answer;
}

Result<http::Created> add(http::Call& call, const SecurityInput& input)
{
    const auto incident = TRY(incidents::workable(call));
    if (input.text.empty()) return invalid("security.text_missing", "/text");
    if (input.since > day_in_amsterdam(call.now)) return invalid("security.day_lies_ahead", "/since");
    const auto id = fresh<SecurityMeasureId>();
    store::add(call.tx, {id, incident.organisation, incident.id, incident.response, input.since, std::nullopt,
                         incidents::seal(call, incident, input.text, id.text, "security.text").bytes, call.now, call.actor.account});
    // The timeline is read by whoever may know of the case: what protects somebody is no line of it.
    journal::append(call.tx, incident.organisation, call.actor.account, "security.added", id.text, incident.id.text, call.now);
    return http::Created{id.text};
}

Result<http::Created> end(http::Call& call, const SecurityEnding& input)
{
    const auto row = store::find(call.tx, call.actor.organisation, TRY(call.id<SecurityMeasureId>("securityMeasureId")));
    if (!row) return not_found("request.not_found");
    const auto incident = TRY(incidents::with_key(call, TRY(incidents::readable(call, row->incident))));
    TRY(incidents::open_for_work(incident));
    if (row->ended) return conflict("security.ended_before");
    if (input.on < row->since) return invalid("security.ends_before_it_began", "/on");
    if (input.on > day_in_amsterdam(call.now)) return invalid("security.day_lies_ahead", "/on");
    store::end(call.tx, row->id, input.on);
    journal::append(call.tx, incident.organisation, call.actor.account, "security.ended", row->id.text, incident.id.text, call.now);
    return http::Created{row->id.text};
}

}  // namespace

std::vector<std::string> never_told(http::Call& call, const IncidentId& incident)
{
    std::vector<std::string> all;
    for (const auto& row : store::of_incident(call.tx, incident))
        if (const auto words = incidents::shown(call, row.compartment, row.words, row.id.text, "security.text")) {
            auto lines = documents::lines_of(words->text());
            all.insert(all.end(), lines.begin(), lines.end());
        }
    return all;
}

void merged(storage::Transaction& tx, const IncidentId& from, const IncidentId& into) { store::move_all(tx, from, into); }

void add_routes(http::Router& router)
{
    router.get<SecurityList>("/incidents/{incidentId}/security-measures", http::may("case.read"), "What protects a person; never part of anything that leaves the register", list);
    router.post<SecurityInput, http::Created>("/incidents/{incidentId}/security-measures", http::may("case.handle"), "Writes down what protects a person", add);
    router.post<SecurityEnding, http::Created>("/security-measures/{securityMeasureId}/endings", http::may("case.handle"), "It is not there any more", end);
}

}  // namespace luwte::security
