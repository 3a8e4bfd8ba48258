#include "letters/prefill.h"

#include <algorithm>
#include <cctype>

#include "damage/damage_api.h"
#include "documents/say.h"
#include "incidents/access.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "measures/case.h"
#include "measures/show.h"
#include "people/people.h"
#include "police/police_api.h"
#include "protocol/protocol.h"

namespace luwte::letters {
namespace {

using Known = std::map<std::string, std::string>;
using documents::say;
using documents::say_euros;
constexpr const char* language = "nl";  // a letter to a resident is Dutch

struct Prefilled {
    http::Call& call;
    const protocol::Pack& pack;
    const incidents::Incident& incident;
    documents::Words words{"letters", language};
    Known known{};

    std::string role_name(const protocol::Role& role) const
    {
        const auto* info = pack.role(role);
        return info ? info->name.nl : std::string{};
    }

    /// The norm's name of it as a sentence, for whoever knows nothing better to say.
    std::string behaviour() const
    {
        const auto& columns = pack.norm();
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return incident.behaviour && one.id == *incident.behaviour; });
        if (found == columns.end()) return {};
        auto name = found->name.nl;
        name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
        return words("behaviour", {{"behaviour", name}});
    }

    void every_letter()
    {
        known["organisatie"] = people::organisation(call.tx, incident.organisation)->name;
        known["datum"] = say(day_in_amsterdam(call.now), language);
        known["kenmerk"] = incident.reference;
        known["dag_voorval"] = say(day_in_amsterdam(incident.occurred.at), language);
        known["ondertekenaar_naam"] = people::name_of(call.tx, incident.organisation, call.actor.account).value_or("");
        for (const auto& role : call.actor.roles)
            if (known["ondertekenaar_functie"].empty()) known["ondertekenaar_functie"] = role_name(role);
        if (const auto address = police::address_for_letters(call.tx, incident.organisation)) known["organisatie_adres"] = *address;
        known["gedrag"] = behaviour();
    }

    void to_the_person()
    {
        for (const auto& row : incidents::store::affected_of(call.tx, incident.id))
            if (const auto name = incidents::show(call, row).name; name && known["geadresseerde_naam"].empty()) known["geadresseerde_naam"] = name->text();
    }

    /// The conversation that somebody was invited to and that has not been held.
    void invitation()
    {
        for (const auto& row : measures::store::hearings_of(call.tx, incident.id)) {
            if (row.hearing.outcome) continue;
            if (const auto at = row.hearing.planned_for) {
                known["gesprek_dag"] = say(day_in_amsterdam(*at), language);
                known["gesprek_tijd"] = documents::say_time(*at, language);
            }
            // The letter asks for an answer before this day, and the last one still counts.
            if (const auto last = row.hearing.respond_by) known["reageren_voor"] = say(*last + std::chrono::days{1}, language);
        }
    }

    std::string heard(const measures::HearingId& id) const
    {
        const auto row = measures::store::find_hearing(call.tx, incident.organisation, id);
        if (!row || !row->hearing.outcome) return {};
        const auto hearing = measures::show(call, *row);
        if (*hearing.outcome == measures::HearingOutcome::no_answer) return words("heard.no_answer");
        if (*hearing.outcome == measures::HearingOutcome::refused) return words("heard.refused");
        if (!hearing.words || !hearing.outcome_on) return {};
        return words("heard.account", {{"day", say(*hearing.outcome_on, language)}, {"words", hearing.words->text()}});
    }

    /// Whoever decided signs; where several hold the office, whoever writes says who.
    void signed_by(const protocol::Role& decider)
    {
        const auto holders = people::holders_of(call.tx, incident.organisation, decider, day_in_amsterdam(call.now));
        known["ondertekenaar_naam"] = holders.size() == 1 ? holders.front().name : std::string{};
        known["ondertekenaar_functie"] = role_name(decider);
    }

    void from(const measures::MeasureShown& measure)
    {
        if (measure.starts_on) known["begindatum"] = say(*measure.starts_on, language);
        if (measure.ends_on) known["einddatum"] = say(*measure.ends_on, language);
        if (measure.place) known["plaats"] = measure.place->text();
        if (measure.basis) known["grondslag"] = measure.basis->text();
        if (measure.limits) known["uitzondering"] = measure.limits->text();
        if (measure.decisions.empty()) return;
        const auto& decision = measure.decisions.front();
        if (decision.decider) signed_by(*decision.decider);
        if (decision.reasons) known["redenen"] = decision.reasons->text();
        if (decision.hearing_id) known["gehoord"] = heard(*decision.hearing_id);
        if (decision.unheard) known["gehoord"] = words("heard.not", {{"reason", decision.unheard->text()}});
    }

    /// The measure that was asked for, or else the newest of the case with which the protocol sends this letter.
    void measure(Kind kind, const std::optional<std::string>& asked)
    {
        std::optional<measures::store::MeasureRow> chosen;
        for (const auto& row : measures::store::measures_of(call.tx, incident.id)) {
            const bool it = asked ? row.measure.id.text == *asked
                                  : protocol::letter_of(pack, row.measure.kind) == name_of(kind) && !measures::over(row.measure, day_in_amsterdam(call.now));
            if (it && (!chosen || row.made >= chosen->made)) chosen = row;
        }
        if (chosen) from(measures::show(call, *chosen, measures::store::decisions_of(call.tx, incident.id)));
    }

    /// What is the organisation's to ask: its own damage and what it paid to the person. What a person still has open is his to
    /// ask, and what it did to him is not told to whoever did it.
    void what_it_cost()
    {
        const auto all = damage::lines_shown(call, incident.id);
        const auto account = damage::balance_of(all, damage::payments_shown(call, incident.id)).organisation;
        if (account.open <= 0) return;
        std::string lines;
        const auto add = [&](const std::string& line) { lines += (lines.empty() ? "" : "\n") + line; };
        for (const auto& line : all)
            if (!line.withdrawn_at && !line.affected_id) add(words("damage.line", {{"what", line.text.text()}, {"amount", say_euros(line.cents, language)}}));
        if (account.advanced > 0) add(words("damage.advanced", {{"amount", say_euros(account.advanced, language)}}));
        if (const auto received = account.insured + account.recovered; received > 0) add(words("damage.received", {{"amount", say_euros(received, language)}}));
        known["schade"] = lines;
        known["bedrag"] = say_euros(account.open, language);
    }
};

}  // namespace

Known prefill(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, Kind kind, const std::optional<std::string>& measure)
{
    Prefilled letter{call, pack, incident};
    letter.every_letter();
    if (kind == Kind::notice) letter.to_the_person();
    if (kind == Kind::recovery) letter.what_it_cost();
    if (kind == Kind::hearing_invitation) letter.invitation();
    letter.measure(kind, measure);
    std::erase_if(letter.known, [](const auto& one) { return one.second.empty(); });
    return letter.known;
}

}  // namespace luwte::letters
