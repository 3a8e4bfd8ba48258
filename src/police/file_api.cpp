// A file from its start, filled from the case, to the filing and what came of it.
#include <algorithm>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/duties.h"
#include "incidents/person_store.h"
#include "incidents/seat.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "police/gather.h"
#include "police/police_api.h"
#include "reports/reports.h"

namespace luwte::police {
namespace {

using incidents::Incident;

constexpr std::size_t most_entries = 200;

Result<http::Created> start(http::Call& call, const FileStart& input, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::workable(call));
    File file;
    file.id = fresh<FileId>();
    file.organisation = incident.organisation;
    file.incident = incident.id;
    file.compartment = incident.response;
    file.texts = place_for_texts(call, incident);
    file.kind = input.kind;
    file.started = call.now;
    file.by = call.actor.account;
    store::add(call.tx, file);
    store::replace(call.tx, file, gathered(call, packs(call.tx, incident), incident, file));
    incidents::record(call, incident, "police.file_started", "police_file_started", file.id.text, std::string{name_of(input.kind)});
    return http::Created{file.id.text};
}

void show_texts(http::Call& call, const File& file, const store::Content& content, FileShown& page)
{
    std::set<int> witnesses;
    for (const auto& one : content.words) {
        const auto text = answer_in(call, file, content, one.field, one.position);
        if (!text) continue;
        if (one.field == literal) page.literal_words.push_back(*text);
        else if (one.field == series) page.series.push_back({one.on, *text});
        else if (one.field.starts_with("witness_")) witnesses.insert(one.position);
        else page.fields.push_back({one.field, *text});
    }
    for (const int at : witnesses)
        page.witnesses.push_back({answer_in(call, file, content, of_witness[0], at), answer_in(call, file, content, of_witness[1], at),
                                  answer_in(call, file, content, of_witness[2], at)});
    for (const auto& one : content.evidence) page.evidence.push_back({one.id, holder_in(call, file, one)});
}

FileShown shown(http::Call& call, const protocol::Pack& pack, const Found& found)
{
    const auto& file = found.file;
    const auto content = parted(call, file).shown;
    FileShown page;
    page.id = file.id;
    page.incident_id = file.incident;
    page.kind = file.kind;
    page.state = file.state;
    page.quality = file.quality;
    page.filed_on = file.filed;
    page.joinder = file.joinder;
    page.informed = file.informed;
    page.address = store::address_of(call.tx, file.organisation);
    for (const auto& one : content.persons) page.persons.push_back({one.affected, one.by_number, one.known});
    page.offences = content.offences;
    page.texts_withheld = !opens_texts(call, found.incident, file);
    if (!page.texts_withheld) show_texts(call, file, content, page);
    if (const auto record = record_of(call, pack, found.incident, file, "nl")) page.missing = record->missing;
    page.may_write = file.state == State::draft && !page.texts_withheld && found.incident.state == incidents::State::open && incidents::may_write(call, found.incident);
    page.version = file.version;
    return page;
}

Result<FileShown> read_file(http::Call& call, const incidents::PackUnder& packs)
{
    const auto found = TRY(readable(call));
    journal::append(call.tx, found.file.organisation, call.actor.account, "police.file_read", found.file.id.text, found.incident.id.text, call.now);
    call.etag(found.file.version);
    return shown(call, packs(call.tx, found.incident), found);
}

Result<Done> fits(http::Call& call, const protocol::Pack& pack, const Incident& incident, const FileInput& input)
{
    if (input.fields.size() + input.literal_words.size() + input.series.size() + input.witnesses.size() > most_entries) return invalid("police.too_much", "/fields");
    for (const auto& one : input.fields)
        if (std::find(fields.begin(), fields.end(), one.field) == fields.end() || one.field == "number") return invalid("police.field_unknown", "/fields");
    const auto known = protocol::police(pack, incidents::situation_now(call.tx, pack, incident, call.now)).offences;
    for (const auto& id : input.offences)
        if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.id == id; })) return invalid("police.offence_unknown", "/offences");
    const auto persons = incidents::store::affected_of(call.tx, incident.id);
    for (const auto& one : input.persons)
        if (std::none_of(persons.begin(), persons.end(), [&](const auto& row) { return row.affected.id == one.id; })) return invalid("police.person_unknown", "/persons");
    const auto files = reports::evidence_of(call, incident.id);
    for (const auto& one : input.evidence)
        if (std::none_of(files.begin(), files.end(), [&](const auto& file) { return file.id.text == one.id; })) return invalid("police.evidence_unknown", "/evidence");
    return Done{};
}

bool tells_of_offender(const FileInput& input)
{
    return std::any_of(input.fields.begin(), input.fields.end(), [](const auto& one) { return is_of_offender(one.field) && !one.text.empty(); });
}

template <class Entries, class IdOf>
bool twice(const Entries& entries, IdOf id_of)
{
    std::set<std::string> seen;
    return std::any_of(entries.begin(), entries.end(), [&](const auto& one) { return !seen.insert(id_of(one)).second; });
}

store::Content content_from(http::Call& call, const File& file, const FileInput& input)
{
    store::Content content;
    content.offences = input.offences;
    for (const auto& one : input.persons) content.persons.push_back({one.id, one.by_number, one.known});
    const auto tell = [&](std::string_view field, int position, const std::optional<Secret>& words, std::optional<Day> on = {}) {
        if (words && !words->empty()) content.words.push_back(said(call, file, field, position, *words, on));
    };
    for (const auto& one : input.fields) tell(one.field, 0, one.text);
    for (int at = 0; const auto& one : input.literal_words) tell(literal, at++, one);
    for (int at = 0; const auto& one : input.series) tell(series, at++, one.text, one.on);
    for (int at = 0; const auto& one : input.witnesses) {
        tell(of_witness[0], at, one.name);
        tell(of_witness[1], at, one.reach);
        tell(of_witness[2], at++, one.saw);
    }
    for (const auto& one : input.evidence) content.evidence.push_back(evidence_said(call, file, one.id, one.holder));
    return content;
}

/// Once a file names an offence on complaint, somebody has to ask the person before the term ends.
void ask_for_wish(http::Call& call, const protocol::Pack& pack, const Incident& incident, const FileInput& input)
{
    const auto police = protocol::police(pack, incidents::situation_now(call.tx, pack, incident, call.now));
    std::vector<protocol::Offence> named;
    for (const auto& one : police.offences)
        if (std::find(input.offences.begin(), input.offences.end(), one.id) != input.offences.end()) named.push_back(one);
    for (const auto& person : input.persons) {
        const auto wish = store::wish_of(call.tx, person.id).value_or(store::Wish{day_in_amsterdam(incident.reported)});
        const auto due = complaint_due(named, wish.learned);
        if (!due || !police.wish || wish.wants != Wants::unknown || incidents::is_asked(call.tx, incident, person.id.text)) continue;
        const auto owner = incidents::seat(call.tx, incident, {}, day_in_amsterdam(call.now));
        if (!owner) continue;
        incidents::Task task;
        task.subject = person.id.text;
        task.duty = police.wish->id;
        task.name = police.wish->name;
        task.deadline = protocol::DeadlineType::hard;
        task.due = due;
        task.source = police.wish->source;
        task.unverified = police.wish->unverified;
        incidents::give(call.tx, incident, task, *owner, call.now);
    }
}

Result<Versioned> write_file(http::Call& call, const FileInput& input, const incidents::PackUnder& packs)
{
    auto [incident, file] = TRY(workable(call));
    if (file.state == State::filed) return conflict("police.filed_before");
    if (!opens_texts(call, incident, file)) return forbidden("police.texts_withheld");
    auto withheld = parted(call, file).withheld;
    if (!withheld.empty() && tells_of_offender(input)) return conflict("police.offender_restricted");
    const auto& pack = packs(call.tx, incident);
    TRY(fits(call, pack, incident, input));
    if (twice(input.persons, [](const auto& one) { return one.id.text; })) return invalid("police.named_twice", "/persons");
    if (twice(input.offences, [](const auto& one) { return one; })) return invalid("police.named_twice", "/offences");
    if (twice(input.evidence, [](const auto& one) { return one.id; })) return invalid("police.named_twice", "/evidence");
    if (twice(input.fields, [](const auto& one) { return one.field; })) return invalid("police.named_twice", "/fields");

    file.joinder = input.joinder;
    file.informed = input.informed;
    if (!file.texts && withheld.empty()) file.texts = place_for_texts(call, incident);
    const auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, file, expected)) return stale("request.stale");
    auto content = content_from(call, file, input);
    std::move(withheld.begin(), withheld.end(), std::back_inserter(content.words));
    store::replace(call.tx, file, content);
    if (input.address && !input.address->empty()) store::keep_address(call.tx, file.organisation, *input.address);
    if (file.kind == Kind::report) ask_for_wish(call, pack, incident, input);
    journal::append(call.tx, file.organisation, call.actor.account, "police.file_changed", file.id.text, incident.id.text, call.now);
    call.etag(expected + 1);
    return Versioned{expected + 1};
}

void add_step(http::Call& call, const File& file, StepKind kind, Day on, const std::optional<Outcome>& outcome, const std::optional<Secret>& text)
{
    const auto id = fresh_uuid();
    std::optional<Bytes> words;
    if (text && !text->empty()) words = call.ring.seal(file.compartment, *text, {file.organisation, id, "police.step"}).bytes;
    store::add(call.tx, file, {id, kind, on, outcome, words, call.now, call.actor.account});
}

Result<Versioned> file_it(http::Call& call, const FilingInput& input, const incidents::PackUnder& packs)
{
    auto [incident, file] = TRY(workable(call));
    const auto& pack = packs(call.tx, incident);
    auto content = parted(call, file).shown;  // what is withheld is not laid before the police, now or later
    file = TRY(filed(file, protocol::police(pack, incidents::situation_now(call.tx, pack, incident, call.now)), input.quality, input.filed_on,
                     day_in_amsterdam(call.now)));
    TRY(may_file(consent_rule(call, pack, incident, file.kind), consents_of(call, incident, file.id)));
    if (input.number && !input.number->empty()) content.words.push_back(said(call, file, "number", 0, *input.number));
    store::replace(call.tx, file, content);
    TRY(record_of(call, pack, incident, file, "nl"));  // what must stay out stays out of what was filed
    const auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, file, expected)) return stale("request.stale");
    if (input.contact && !input.contact->empty()) add_step(call, file, StepKind::contact, input.filed_on, std::nullopt, input.contact);
    incidents::record(call, incident, "police.filed", "police_filed", file.id.text, std::string{name_of(file.kind)});
    call.etag(expected + 1);
    return Versioned{expected + 1};
}

Result<Versioned> step(http::Call& call, const StepInput& input)
{
    auto [incident, file] = TRY(workable(call));
    TRY(may_step(file, input.kind, input.on, input.outcome, day_in_amsterdam(call.now)));
    const auto expected = TRY(call.expected_version());
    if (input.outcome) file.outcome = input.outcome;
    if (!store::save(call.tx, file, expected)) return stale("request.stale");
    add_step(call, file, input.kind, input.on, input.outcome, input.text);
    incidents::record(call, incident, "police.step", "police_step", file.id.text, std::string{name_of(input.kind)});
    call.etag(expected + 1);
    return Versioned{expected + 1};
}

}  // namespace

Result<Found> readable(http::Call& call)
{
    const auto file = store::find(call.tx, call.actor.organisation, TRY(call.id<FileId>("fileId")));
    if (!file) return not_found("request.not_found");
    auto incident = TRY(incidents::readable(call, file->incident));
    if (!call.ring.opens(file->compartment)) return not_found("request.not_found");
    return Found{std::move(incident), *file};
}

Result<Found> workable(http::Call& call)
{
    auto found = TRY(readable(call));
    TRY(incidents::open_for_work(TRY(incidents::with_key(call, found.incident))));
    return found;
}

std::vector<incidents::Consent> consents_of(http::Call& call, const Incident& incident, const FileId& id)
{
    const auto named = store::content_of(call.tx, id).persons;
    std::vector<incidents::Consent> consents;
    for (const auto& row : incidents::store::affected_of(call.tx, incident.id))
        if (std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.affected == row.affected.id; })) consents.push_back(row.affected.police);
    return consents;
}

std::vector<FileItem> files_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<FileItem> items;
    for (const auto& file : store::files_of(call.tx, incident)) {
        if (!call.ring.opens(file.compartment)) continue;
        FileItem item{file.id, file.kind, file.state, file.quality, file.filed, file.outcome, {}, {}, file.started, incidents::named(call, file.by), file.version};
        item.number = answer_in(call, file, store::content_of(call.tx, file.id), "number");
        for (const auto& one : store::steps_of(call.tx, file.id))
            item.steps.push_back({one.id, one.kind, one.on, one.outcome, incidents::shown(call, file.compartment, one.words, one.id, "police.step"),
                                  incidents::named(call, one.by)});
        items.push_back(std::move(item));
    }
    return items;
}

void add_file_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.post<FileStart, http::Created>("/incidents/{incidentId}/police-files", http::may("case.handle"), "Starts a police file, filled from the case",
                                          [packs](http::Call& call, const FileStart& input) { return start(call, input, packs); });
    router.get<FileShown>("/police-files/{fileId}", http::may("case.read"), "A police file", [packs](http::Call& call) { return read_file(call, packs); });
    router.put<FileInput, Versioned>("/police-files/{fileId}", http::may("case.handle"), "Writes a police file anew, until it is filed",
                                     [packs](http::Call& call, const FileInput& input) { return write_file(call, input, packs); });
    router.post<FilingInput, Versioned>("/police-files/{fileId}/filings", http::may("case.handle"), "It was laid before the police",
                                        [packs](http::Call& call, const FilingInput& input) { return file_it(call, input, packs); });
    router.post<StepInput, Versioned>("/police-files/{fileId}/steps", http::may("case.handle"), "Writes down what came of it", step);
}

}  // namespace luwte::police
