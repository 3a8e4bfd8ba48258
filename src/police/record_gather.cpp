// From the rows of a file to its record.
#include <algorithm>

#include "damage/damage_api.h"
#include "documents/stays_out.h"
#include "incidents/access.h"
#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "incidents/seat.h"
#include "incidents/show.h"
#include "people/people.h"
#include "police/gather.h"
#include "police/shapes.h"
#include "reports/reports.h"
#include "security/security.h"

namespace luwte::police {
namespace {

std::string text_of(const protocol::Text& text, std::string_view language) { return language == "en" ? text.en : text.nl; }

template <class Entries>
std::string name_of_id(const Entries& entries, const std::string& id, std::string_view language)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.id == id; });
    return found == entries.end() ? id : text_of(found->name, language);
}

struct Recorder {
    http::Call& call;
    const protocol::Pack& pack;
    const incidents::Incident& incident;
    const File& file;
    std::string language;
    store::Content content;
    protocol::Police police;
    Record record{};
    std::vector<std::string> keep_out{};
    std::vector<std::pair<AffectedId, std::string>> labels{};

    Words answer(std::string_view field, int position = 0)
    {
        const auto shown = answer_in(call, file, content, field, position);
        if (!shown || shown->text().empty()) return std::nullopt;
        return LongText{shown->text()};
    }

    void frame()
    {
        record.format = "luwte police file";
        record.version = "1";
        record.language = language;
        record.kind = name_of(file.kind);
        record.made_at = call.now;
        record.reference = incident.reference;
        if (police.code) record.code = text_of(police.code->name, language);
        record.organisation.name = people::organisation(call.tx, incident.organisation)->name;
        record.organisation.address = store::address_of(call.tx, incident.organisation);
        if (file.quality) {
            record.filer.quality = file.quality;
            record.filer.quality_name = name_of_id(police.qualities, *file.quality, language);
        }
        record.filer.name = answer("filer");
        record.occurred_at = incident.occurred;
        record.form = name_of_id(pack.forms(), incident.form, language);
        if (incident.place) record.place = name_of_id(pack.places(), *incident.place, language);
    }

    void persons()
    {
        std::vector<protocol::Offence> offences;
        for (const auto& offence : police.offences)
            if (std::find(content.offences.begin(), content.offences.end(), offence.id) != content.offences.end()) {
                offences.push_back(offence);
                record.offences.push_back({offence.id, text_of(offence.name, language), offence.complaint.has_value()});
            }
        for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) {
            const auto& affected = row.affected;
            const auto said = std::find_if(content.persons.begin(), content.persons.end(), [&](const auto& one) { return one.affected == affected.id; });
            const auto name = incidents::show(call, row).name;
            if (said == content.persons.end()) continue;
            RecordPerson person;
            person.label = "P" + std::to_string(record.persons.size() + 1);
            labels.emplace_back(affected.id, person.label);
            if (name && !said->by_number) person.name = LongText{name->text()};
            if (name && said->by_number) keep_all_out(documents::parts_of_name(name->text()));
            const auto* role = pack.role(affected.role);
            person.role = role ? text_of(role->name, language) : affected.role;
            person.by_number = said->by_number;
            person.consent = incidents::name_of(affected.police);
            person.consent_on = answered_on(affected.id, person.consent);
            const auto wish = store::wish_of(call.tx, affected.id).value_or(store::Wish{day_in_amsterdam(incident.reported)});
            person.wants_prosecution = name_of(wish.wants);
            person.wants_prosecution_on = wish.said;
            person.complaint_due = complaint_due(offences, wish.learned);
            record.persons.push_back(std::move(person));
        }
    }

    /// The day that was told, or else the day on which the answer was written down.
    std::optional<Day> answered_on(const AffectedId& affected, const std::string& consent)
    {
        std::optional<Day> day;
        for (const auto& event : incidents::store::timeline(call.tx, incident.id))
            if (event.kind == "consent_police" && event.subject == affected.text && event.detail == consent) day = day_in_amsterdam(event.at);
        for (const auto& one : store::answers_of(call.tx, affected))
            if (name_of(one.answer) == consent) day = one.on;
        return day;
    }

    void keep_all_out(const std::vector<std::string>& words) { keep_out.insert(keep_out.end(), words.begin(), words.end()); }

    void suspects()
    {
        for (const auto& row : incidents::store::offenders_of(call.tx, incident.id)) {
            const auto words = incidents::shown(call, row.offender.compartment, row.description, row.offender.id.text, "offender.description");
            record.suspects.push_back({name_of_id(pack.offender_kinds(), row.offender.kind, language), std::string{reports::name_of(row.offender.known)},
                                       words ? Words{LongText{words->text()}} : std::nullopt});
        }
    }

    void told()
    {
        auto& asked = record.questions;
        const std::pair<std::string_view, Words*> answers[] = {
            {"what", &asked.what}, {"who", &asked.who}, {"where", &asked.where}, {"with_what", &asked.with_what}, {"how", &asked.how},
            {"when", &asked.when}, {"why", &asked.why}, {"injury", &record.injury}, {"absence", &record.absence}, {"effects", &record.effects},
            {"earlier", &record.earlier}, {"protection", &record.requests.protection}};
        for (const auto& [field, into] : answers) *into = answer(field);
        for (const auto& one : content.words) {
            const auto shown = answer_in(call, file, content, one.field, one.position);
            if (!shown) continue;
            if (one.field == literal) record.literal_words.push_back({shown->text()});
            if (one.field == series) record.series.push_back({one.on, {shown->text()}});
            if (one.field == "stays_out") keep_all_out(documents::lines_of(shown->text()));
        }
        for (const int position : witnesses())
            record.witnesses.push_back({answer(of_witness[0], position), answer(of_witness[1], position), answer(of_witness[2], position)});
        record.requests.joinder = file.joinder;
        record.requests.informed = file.informed;
    }

    std::set<int> witnesses() const
    {
        std::set<int> positions;
        for (const auto& one : content.words)
            if (std::find(of_witness.begin(), of_witness.end(), one.field) != of_witness.end()) positions.insert(one.position);
        return positions;
    }

    void evidence()
    {
        for (const auto& view : reports::evidence_of(call, incident.id)) {
            const auto chosen = std::find_if(content.evidence.begin(), content.evidence.end(), [&](const auto& one) { return one.id == view.id.text; });
            if (chosen == content.evidence.end()) continue;
            const auto holder = holder_in(call, file, *chosen);
            record.evidence.push_back({"B" + std::to_string(record.evidence.size() + 1), {view.name.text()}, view.sha256->text(), view.size,
                                       view.media_type.value_or(""), view.added_at, holder ? Words{LongText{holder->text()}} : std::nullopt});
        }
    }

    void losses()
    {
        for (const auto& line : damage::lines_shown(call, incident.id)) {
            if (line.withdrawn_at) continue;
            std::string whose = "organisation";
            if (line.affected_id) {
                const auto label = std::find_if(labels.begin(), labels.end(), [&](const auto& one) { return one.first == *line.affected_id; });
                if (label == labels.end()) continue;  // of somebody whom this file is not about
                whose = label->second;
            }
            record.damage.push_back({whose, std::string{damage::name_of(line.kind)}, line.incurred_on, line.cents, {line.text.text()}});
            record.damage_cents += line.cents;
        }
    }
};

/// Every text of the record that people wrote, under the name by which a form finds it.
std::vector<std::pair<std::string, std::string>> written_in(const Record& record)
{
    std::vector<std::pair<std::string, std::string>> all;
    const auto add = [&](const std::string& name, const Words& words) {
        if (words) all.emplace_back(name, words->text);
    };
    const auto& asked = record.questions;
    const std::pair<const char*, const Words&> fields[] = {
        {"/fields/what", asked.what}, {"/fields/who", asked.who}, {"/fields/where", asked.where}, {"/fields/with_what", asked.with_what},
        {"/fields/how", asked.how}, {"/fields/when", asked.when}, {"/fields/why", asked.why}, {"/fields/injury", record.injury},
        {"/fields/absence", record.absence}, {"/fields/effects", record.effects}, {"/fields/earlier", record.earlier},
        {"/fields/protection", record.requests.protection}, {"/fields/filer", record.filer.name}};
    for (const auto& [name, words] : fields) add(name, words);
    if (record.organisation.address) all.emplace_back("/address", *record.organisation.address);
    for (const auto& one : record.persons) add("/persons", one.name);
    for (const auto& one : record.suspects) add("/offenders", one.description);
    for (const auto& one : record.literal_words) all.emplace_back("/literalWords", one.text);
    for (const auto& one : record.series) all.emplace_back("/series", one.text.text);
    for (const auto& one : record.witnesses)
        for (const auto* words : {&one.name, &one.reach, &one.saw}) add("/witnesses", *words);
    for (const auto& one : record.evidence) {
        all.emplace_back("/evidence", one.name.text);
        add("/evidence", one.holder);
    }
    for (const auto& one : record.damage) all.emplace_back("/damage", one.text.text);
    return all;
}

}  // namespace

Result<Record> record_of(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, const File& file, std::string_view language)
{
    if (!opens_texts(call, incident, file)) return forbidden("police.texts_withheld");
    Recorder recorder{call, pack, incident, file, std::string{language}, parted(call, file).shown,
                      protocol::police(pack, incidents::situation_now(call.tx, pack, incident, call.now))};
    recorder.frame();
    recorder.persons();
    recorder.suspects();
    recorder.told();
    recorder.evidence();
    recorder.losses();
    recorder.keep_all_out(security::never_told(call, incident.id));

    std::vector<Fault> faults;
    for (const auto& [name, text] : written_in(recorder.record))
        if (!documents::slipped_in(text, recorder.keep_out).empty()) faults.push_back({"police.must_stay_out", name});
    if (!faults.empty()) return Refusal{luwte::Kind::invalid, std::move(faults)};
    recorder.record.missing = missing_in(recorder.record);
    return std::move(recorder.record);
}

}  // namespace luwte::police
