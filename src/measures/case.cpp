#include "measures/case.h"

#include <algorithm>

#include "incidents/access.h"

namespace luwte::measures {
namespace {

protocol::Measure as_kept(const Measure& measure)
{
    protocol::Measure rule;
    rule.id = measure.kind;
    rule.name = measure.name;
    rule.source = measure.source;
    rule.runs = measure.runs;
    return rule;
}

}  // namespace

Result<Matter> readable(http::Call& call, const incidents::PackUnder& packs, const IncidentId& id)
{
    auto incident = TRY(incidents::readable(call, id));
    if (!call.ring.opens(incident.response)) return not_found("request.not_found");
    const auto& pack = packs(call.tx, incident);
    return Matter{incident, pack, incidents::situation_now(call.tx, pack, incident, call.now)};
}

Result<Matter> readable(http::Call& call, const incidents::PackUnder& packs)
{
    return readable(call, packs, TRY(call.id<IncidentId>("incidentId")));
}

bool may_write(http::Call& call, const Matter& matter) { return incidents::may_write(call, matter.incident); }

Result<Done> may_write_as(http::Call& call, const Matter& matter, const std::vector<protocol::Role>& roles)
{
    const auto holds = [&](const protocol::Role& role) { return call.actor.roles.contains(role); };
    if (!may_write(call, matter) && std::none_of(roles.begin(), roles.end(), holds)) return forbidden("request.not_permitted");
    return Done{};
}

Known known(http::Call& call, const Matter& matter)
{
    Known known;
    for (const auto& person : incidents::affected_of(call, matter.incident)) known.affected.push_back(person.affected.id);
    for (const auto& row : store::voices_of(call.tx, matter.incident.id)) known.voices.push_back(row.voice);
    for (const auto& row : store::hearings_of(call.tx, matter.incident.id)) known.hearings.push_back(row.hearing);
    return known;
}

Result<protocol::Measure> offered(const Matter& matter, const std::string& kind)
{
    for (const auto& measure : protocol::measures(matter.pack, matter.situation))
        if (measure.id == kind) return measure;
    return invalid("measures.not_offered", "/kind");
}

Result<Done> check_offender(http::Call& call, const Matter& matter, const std::optional<OffenderId>& id)
{
    if (!id) return Done{};
    const auto all = incidents::offenders_of(call, matter.incident);
    const auto same = [&](const auto& one) { return one.offender.id == *id; };
    if (std::none_of(all.begin(), all.end(), same)) return invalid("measures.offender_unknown", "/offenderId");
    return Done{};
}

Result<Found> of_measure(http::Call& call, const incidents::PackUnder& packs, const MeasureId& id)
{
    auto row = store::find(call.tx, call.actor.organisation, id);
    if (!row) return not_found("request.not_found");
    auto matter = TRY(readable(call, packs, row->measure.incident));
    if (!call.ring.opens(row->measure.compartment)) return not_found("request.not_found");
    auto rule = offered(matter, row->measure.kind);
    return Found{std::move(matter), *row, rule ? *rule : as_kept(row->measure)};
}

Result<Found> measure_in_path(http::Call& call, const incidents::PackUnder& packs)
{
    return of_measure(call, packs, TRY(call.id<MeasureId>("measureId")));
}

protocol::Text role_name(const protocol::Pack& pack, const protocol::Role& id)
{
    const auto* role = pack.role(id);
    return role ? role->name : protocol::Text{id, id};
}

vault::Sealed seal(http::Call& call, const vault::CompartmentId& compartment, const Secret& words, std::string_view row, std::string_view field)
{
    return call.ring.seal(compartment, words, {call.actor.organisation, row, field});
}

std::optional<vault::Sealed> seal(http::Call& call, const vault::CompartmentId& compartment, const std::optional<Secret>& words,
                                  std::string_view row, std::string_view field)
{
    if (!words || words->empty()) return std::nullopt;
    return seal(call, compartment, *words, row, field);
}

}  // namespace luwte::measures
