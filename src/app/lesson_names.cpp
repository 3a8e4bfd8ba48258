#include "app/lesson_names.h"

#include "incidents/access.h"
#include "incidents/incidents.h"
#include "offenders/described.h"
#include "offenders/mention_key.h"
#include "offenders/mention_store.h"
#include "offenders/recognise.h"

namespace luwte::app {
namespace {

/// "Dorpsstraat 12 b" without the number.
Secret street_of(const Secret& address)
{
    const auto text = address.reveal();
    const auto digit = text.find_first_of("0123456789");
    const auto street = text.substr(0, digit);
    const auto end = street.find_last_not_of(' ');
    return Secret{std::string{end == std::string_view::npos ? text : street.substr(0, end + 1)}};
}

/// A name counts in parts; an address or a number only as a whole. An age or a description tells nobody's name.
void take(prevention::Names& names, std::vector<offenders::Said> all)
{
    using Kind = offenders::DatumKind;
    for (auto& said : all) switch (said.kind) {
        case Kind::name:
        case Kind::alias: names.people.push_back(std::move(said.value)); break;
        case Kind::street: names.whole.push_back(street_of(said.value)); break;
        case Kind::telephone:
        case Kind::email:
        case Kind::account:
        case Kind::url:
        case Kind::plate:
        case Kind::organisation: names.whole.push_back(std::move(said.value)); break;
        default: break;
        }
}

}  // namespace

prevention::NamesOfCase names_of_case()
{
    return [](http::Call& call, const prevention::CaseId& id, const Secret& text) -> Result<prevention::Names> {
        const auto incident = incidents::readable(call, incidents::IncidentId{id.text});
        if (!incident || !incidents::may_write(call, *incident)) return invalid("prevention.case_unknown", "/incidentId");
        if (incident->state != incidents::State::closed) return conflict("prevention.case_open");
        prevention::Names names;
        take(names, offenders::told_in(text.reveal()));  // "meneer Jansen": whoever he is
        for (auto& person : incidents::affected_of(call, *incident)) names.people.push_back(std::move(person.name));
        for (auto& offender : incidents::offenders_of(call, *incident)) {
            take(names, offenders::told_in(offender.description.reveal()));
            names.described.push_back(std::move(offender.description));
        }
        for (const auto& mention : offenders::store::of_incident(call.tx, incident->id))
            if (const auto key = offenders::key_of(call, mention)) take(names, offenders::said_of(call, mention, *key));
        return names;
    };
}

}  // namespace luwte::app
