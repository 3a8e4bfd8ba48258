#include "letters/prefill.h"

#include <algorithm>

#include "damage/damage_api.h"
#include "documents/say.h"
#include "incidents/access.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "measures/case.h"
#include "measures/show.h"
#include "people/people.h"
#include "police/police_api.h"

namespace luwte::letters {
namespace {

using Known = std::map<std::string, std::string>;
using documents::say;
constexpr const char* language = "nl";  // a letter to a resident is Dutch

std::string name_in(const std::vector<protocol::NormColumn>& columns, const std::optional<std::string>& id)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return id && one.id == *id; });
    return found == columns.end() ? std::string{} : found->name.nl;
}

void about_everybody(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, Known& known)
{
    known["organisatie"] = people::organisation(call.tx, incident.organisation)->name;
    known["datum"] = say(day_in_amsterdam(call.now), language);
    known["kenmerk"] = incident.reference;
    known["dag_voorval"] = say(day_in_amsterdam(incident.occurred.at), language);
    known["ondertekenaar_naam"] = people::name_of(call.tx, incident.organisation, call.actor.account).value_or("");
    for (const auto& role : call.actor.roles)
        if (const auto* info = pack.role(role); info && known["ondertekenaar_functie"].empty()) known["ondertekenaar_functie"] = info->name.nl;
    if (const auto address = police::address_for_letters(call.tx, incident.organisation)) known["organisatie_adres"] = *address;
    known["gedrag"] = name_in(pack.norm(), incident.behaviour);
}

void to_the_person(http::Call& call, const incidents::Incident& incident, Known& known)
{
    for (const auto& row : incidents::store::affected_of(call.tx, incident.id))
        if (const auto name = incidents::show(call, row).name; name && known["geadresseerde_naam"].empty()) known["geadresseerde_naam"] = name->text();
}

void from_measure(const measures::MeasureShown& measure, Known& known)
{
    if (measure.starts_on) known["begindatum"] = say(*measure.starts_on, language);
    if (measure.ends_on) known["einddatum"] = say(*measure.ends_on, language);
    if (measure.place) known["plaats"] = measure.place->text();
    if (measure.basis) known["grondslag"] = measure.basis->text();
    if (!measure.decisions.empty() && measure.decisions.front().reasons) known["redenen"] = measure.decisions.front().reasons->text();
    if (!measure.decisions.empty() && measure.decisions.front().unheard) known["gehoord"] = measure.decisions.front().unheard->text();
}

void what_it_cost(http::Call& call, const incidents::Incident& incident, Known& known)
{
    std::string lines;
    const auto all = damage::lines_shown(call, incident.id);
    for (const auto& line : all) {
        if (line.withdrawn_at) continue;
        if (!lines.empty()) lines += "\n";
        lines += line.text.text() + ": " + documents::say_euros(line.cents, language);
    }
    known["schade"] = lines;
    const auto open = damage::balance_of(all, damage::payments_shown(call, incident.id)).open;
    if (open > 0) known["bedrag"] = documents::say_euros(open, language);
}

}  // namespace

Known prefill(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, Kind kind, const std::optional<std::string>& measure)
{
    Known known;
    about_everybody(call, pack, incident, known);
    if (kind == Kind::notice) to_the_person(call, incident, known);
    if (kind == Kind::recovery) what_it_cost(call, incident, known);
    if (measure && is_uuid(*measure)) {
        const auto row = measures::store::find(call.tx, incident.organisation, measures::MeasureId{*measure});
        if (row && row->measure.incident == incident.id) from_measure(measures::show(call, *row, measures::store::decisions_of(call.tx, incident.id)), known);
    }
    std::erase_if(known, [](const auto& one) { return one.second.empty(); });
    return known;
}

}  // namespace luwte::letters
