#include "dossier/collected.h"

#include "documents/stays_out.h"
#include "incidents/decision_store.h"
#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "incidents/task_store.h"
#include "measures/case.h"
#include "measures/show.h"
#include "people/people.h"
#include "police/police_api.h"
#include "reports/reports.h"

namespace luwte::dossier {
namespace {

namespace json = boost::json;
namespace cases = incidents::store;

void add_facts(http::Call& call, const incidents::Incident& incident, const protocol::Pack& pack, Dossier& dossier)
{
    dossier.format = "luwte case";
    dossier.version = "1";
    dossier.exported_at = call.now;
    dossier.exported_by = incidents::named(call, call.actor.account);
    dossier.organisation = people::organisation(call.tx, incident.organisation)->name;
    dossier.reference = incident.reference;
    dossier.state = incidents::name_of(incident.state);
    dossier.pack = {incident.pack, incident.pack_version, {pack.name().nl, pack.name().en}};
    dossier.occurred_at = incident.occurred;
    dossier.reported_at = incident.reported;
    dossier.form = incident.form;
    dossier.place = incident.place;
    dossier.behaviour = incident.behaviour;
    dossier.facts.assign(incident.facts.begin(), incident.facts.end());
}

void take_out(json::value& value, const std::string& pointer, const std::vector<std::string>& never_told, json::array& withheld)
{
    if (auto* object = value.if_object()) {
        for (auto& [key, member] : *object) take_out(member, pointer + "/" + std::string{key}, never_told, withheld);
    } else if (auto* list = value.if_array()) {
        for (std::size_t at = 0; at < list->size(); ++at) take_out((*list)[at], pointer + "/" + std::to_string(at), never_told, withheld);
    } else if (value.is_string() && !documents::slipped_in(std::string_view{value.as_string()}, never_told).empty()) {
        value = nullptr;
        withheld.emplace_back(pointer);
    }
}

}  // namespace

Dossier collected(http::Call& call, const incidents::PackUnder& packs, const incidents::Incident& incident)
{
    const auto& pack = packs(call.tx, incident);
    Dossier dossier;
    add_facts(call, incident, pack, dossier);
    dossier.classifications = incidents::each(call, cases::classifications_of(call.tx, incident.id));
    dossier.reports = incidents::reports_shown(call, incident.id);
    dossier.affected = incidents::each(call, cases::affected_of(call.tx, incident.id));
    dossier.offenders = incidents::each(call, cases::offenders_of(call.tx, incident.id));
    dossier.tasks = incidents::show(call, cases::tasks_seen_by(call.tx, incident.id, call.actor.account));
    dossier.notes = incidents::each(call, cases::notes_of(call.tx, incident.id), incidents::show_note);
    if (const auto matter = measures::readable(call, packs, incident.id)) dossier.response = measures::show(call, *matter);
    dossier.police = police::files_shown(call, incident.id);
    dossier.damage = damage::lines_shown(call, incident.id);
    dossier.payments = damage::payments_shown(call, incident.id);
    dossier.recovery = damage::steps_shown(call, incident.id);
    dossier.communication = communication::decisions_shown(call, incident.id);
    dossier.letters = letters::letters_shown(call, incident.id);
    dossier.evidence = reports::evidence_of(call, incident.id);
    dossier.closures = incidents::each(call, cases::closures_of(call.tx, incident.id));
    dossier.timeline = incidents::each(call, cases::timeline(call.tx, incident.id));
    return dossier;
}

void withhold(json::object& dossier, const std::vector<std::string>& never_told)
{
    json::array withheld;
    for (auto& [key, member] : dossier) take_out(member, "/" + std::string{key}, never_told, withheld);
    dossier["withheld"] = std::move(withheld);
}

}  // namespace luwte::dossier
