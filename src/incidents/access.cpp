#include "incidents/access.h"

#include "incidents/incident_store.h"
#include "incidents/seat.h"
#include "journal/journal.h"

namespace luwte::incidents {

Result<Incident> readable(const http::Call& call, const IncidentId& id)
{
    auto incident = store::find(call.tx, call.actor.organisation, id);
    if (!incident || !store::may_know(call.tx, id, call.actor.account)) return not_found("request.not_found");
    return *incident;
}

Result<Incident> readable(const http::Call& call, std::string_view parameter)
{
    auto id = TRY(call.id<IncidentId>(parameter));
    return readable(call, id);
}

bool may_write(http::Call& call, const Incident& incident)
{
    if (!call.actor.permissions.contains("case.handle") || !call.ring.opens(incident.response)) return false;
    return incident.handler == call.actor.account || !reads_only(call.tx, incident, call.actor.account);
}

Result<Incident> with_key(http::Call& call, Incident incident)
{
    if (!may_write(call, incident)) return forbidden("request.not_permitted");
    return incident;
}

Result<Incident> workable(http::Call& call, std::string_view parameter)
{
    auto incident = TRY(with_key(call, TRY(readable(call, parameter))));
    TRY(open_for_work(incident));
    return incident;
}

vault::Sealed seal(http::Call& call, const Incident& incident, const Secret& words, std::string_view row, std::string_view field)
{
    return call.ring.seal(incident.response, words, {incident.organisation, row, field});
}

std::optional<Shown> shown(http::Call& call, const vault::CompartmentId& compartment, const std::optional<Bytes>& sealed,
                           std::string_view row, std::string_view field)
{
    if (!sealed || !call.ring.opens(compartment)) return std::nullopt;
    return Shown{call.ring.open(compartment, vault::Sealed{*sealed}, {call.actor.organisation, row, field})};
}

Result<std::int64_t> save(http::Call& call, const Incident& incident)
{
    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, incident, expected, call.now)) return stale("request.stale");
    call.etag(expected + 1);
    return expected + 1;
}

void record(http::Call& call, const Incident& incident, Code action, std::string kind, std::optional<std::string> subject,
            std::optional<std::string> detail)
{
    journal::append(call.tx, incident.organisation, call.actor.account, action, subject.value_or(incident.id.text),
                    incident.id.text, call.now);
    store::happened(call.tx, incident, {call.now, std::move(kind), call.actor.account, std::move(subject), std::move(detail)});
}

}  // namespace luwte::incidents
