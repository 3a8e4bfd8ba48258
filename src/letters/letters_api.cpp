#include "letters/letters_api.h"

#include <algorithm>

#include "documents/stays_out.h"
#include "documents/words.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "letters/letter_store.h"
#include "letters/prefill.h"
#include "reports/evidence.h"
#include "reports/reports.h"
#include "security/security.h"

namespace luwte::letters {

struct LetterField {
    std::string field;
    Secret text;
};
SHAPE(LetterField, field, text)

struct LetterInput {
    Kind kind = Kind::warning;
    std::vector<LetterField> fields;
};
SHAPE(LetterInput, kind, fields)

struct LetterFieldShown {
    std::string field;
    bool needed = false;
    bool long_text = false;
    std::optional<Shown> text;
};
SHAPE(LetterFieldShown, field, needed, long_text, text)

struct LetterPrefilled {
    std::vector<LetterFieldShown> fields;
};
SHAPE(LetterPrefilled, fields)

struct LetterList {
    std::vector<LetterShown> items;
    bool may_write = false;
};
SHAPE(LetterList, items, may_write)

struct SignedInput {
    Day sent_on;
    std::optional<std::string> evidence;  // the signed letter, put with the case
};
SHAPE(SignedInput, sent_on, evidence)

struct LetterVersion {
    std::int64_t version = 1;
};
SHAPE(LetterVersion, version)

namespace {

using incidents::Incident;

Result<Incident> opened(http::Call& call)
{
    auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    return incident;
}

Result<LetterList> list(http::Call& call)
{
    const auto incident = TRY(opened(call));
    return LetterList{letters_shown(call, incident.id), incident.state == incidents::State::open && incidents::may_write(call, incident)};
}

Result<LetterPrefilled> prefilled(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(opened(call));
    const auto asked = call.query.find("kind");
    const auto kind = asked == call.query.end() ? std::nullopt : kind_of(asked->second);
    if (!kind) return invalid("letters.kind_unknown", "/kind");
    const auto measure = call.query.find("measureId");
    const auto known = prefill(call, packs(call.tx, incident), incident, *kind,
                               measure == call.query.end() ? std::nullopt : std::optional<std::string>{measure->second});
    LetterPrefilled answer;
    for (const auto& field : fields_of(*kind)) {
        const auto value = known.find(std::string{field.name});
        answer.fields.push_back({std::string{field.name}, field.needed, field.long_text,
                                 value == known.end() ? std::nullopt : std::optional<Shown>{Shown{Secret{value->second}}}});
    }
    journal::append(call.tx, incident.organisation, call.actor.account, "letters.prefilled", incident.id.text, incident.id.text, call.now);
    return answer;
}

Result<http::Created> draft(http::Call& call, const LetterInput& input)
{
    const auto incident = TRY(incidents::workable(call));
    std::map<std::string, std::string> given;
    const auto never_told = security::never_told(call, incident.id);
    std::vector<Fault> faults;
    const auto known = fields_of(input.kind);
    for (const auto& one : input.fields) {
        if (std::none_of(known.begin(), known.end(), [&](const Field& field) { return field.name == one.field; })) return invalid("letters.field_unknown", "/fields");
        const auto text = Shown{one.text}.text();
        if (!documents::slipped_in(text, never_told).empty()) faults.push_back({"letters.tells_of_security", "/fields/" + one.field});
        given[one.field] = text;
    }
    if (!faults.empty()) return Refusal{luwte::Kind::invalid, std::move(faults)};
    TRY(values(input.kind, given));

    store::Letter letter{fresh<LetterId>(), incident.organisation, incident.id, incident.response, input.kind, call.now, call.actor.account};
    std::map<std::string, Bytes> fields;
    for (const auto& one : input.fields)
        if (!one.text.empty()) fields[one.field] = incidents::seal(call, incident, one.text, letter.id.text, "letter." + one.field).bytes;
    store::add(call.tx, letter, fields);
    incidents::record(call, incident, "letters.drafted", "letter_drafted", letter.id.text, std::string{name_of(input.kind)});
    return http::Created{letter.id.text};
}

struct Found {
    Incident incident;
    store::Letter letter;
};
Result<Found> readable(http::Call& call)
{
    const auto letter = store::find(call.tx, call.actor.organisation, TRY(call.id<LetterId>("letterId")));
    if (!letter) return not_found("request.not_found");
    auto incident = TRY(incidents::readable(call, letter->incident));
    if (!call.ring.opens(letter->compartment)) return not_found("request.not_found");
    return Found{std::move(incident), *letter};
}

Result<http::Response> document(http::Call& call)
{
    const auto [incident, letter] = TRY(readable(call));
    const auto asked = call.query.find("format");
    const auto format = format_of(asked == call.query.end() ? "docx" : asked->second);
    if (!format) return invalid("letters.format_unknown", "/format");
    std::map<std::string, std::string> given;
    for (const auto& [field, words] : store::fields_of(call.tx, letter.id))
        given[field] = incidents::shown(call, letter.compartment, words, letter.id.text, "letter." + field)->text();
    const auto own = store::newest(call.tx, letter.organisation, letter.kind, *format);
    const auto file = own && own->content ? BytesView{*own->content} : as_bytes(shipped(letter.kind, *format));
    const auto filled = TRY(documents::fill(file, TRY(values(letter.kind, given))));
    journal::append(call.tx, letter.organisation, call.actor.account, "letters.document_read", letter.id.text, incident.id.text, call.now);

    http::Response response;
    const documents::Words words{"letters", "nl"};
    response.headers = {{"Content-Disposition", reports::evidence::attachment(
                             words("file." + std::string{name_of(letter.kind)}, {{"reference", incident.reference}}) + "." + std::string{name_of(*format)})}};
    response.body = as_text(filled);
    return response;
}

/// The letter went out. What was signed lies with the case as evidence, sealed like every other file.
Result<LetterVersion> went_out(http::Call& call, const SignedInput& input)
{
    auto [incident, letter] = TRY(readable(call));
    TRY(incidents::with_key(call, incident));
    if (input.sent_on > day_in_amsterdam(call.now)) return invalid("letters.day_lies_ahead", "/sentOn");
    if (input.sent_on < day_in_amsterdam(letter.drafted)) return invalid("letters.sent_before_drafted", "/sentOn");
    if (input.evidence) {
        const auto files = reports::evidence_of(call, incident.id);
        if (std::none_of(files.begin(), files.end(), [&](const auto& file) { return file.id.text == *input.evidence; })) return invalid("letters.evidence_unknown", "/evidence");
    }
    letter.sent = input.sent_on;
    if (input.evidence) letter.signed_file = input.evidence;
    const auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, letter, expected)) return stale("request.stale");
    incidents::record(call, incident, "letters.sent", "letter_sent", letter.id.text, std::string{name_of(letter.kind)});
    call.etag(expected + 1);
    return LetterVersion{expected + 1};
}

}  // namespace

std::vector<LetterShown> letters_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<LetterShown> all;
    for (const auto& letter : store::letters_of(call.tx, incident)) {
        if (!call.ring.opens(letter.compartment)) continue;
        const auto fields = store::fields_of(call.tx, letter.id);
        const auto addressee = fields.find("geadresseerde_naam");
        all.push_back({letter.id, letter.kind,
                       addressee == fields.end() ? std::nullopt : incidents::shown(call, letter.compartment, addressee->second, letter.id.text, "letter.geadresseerde_naam"),
                       letter.drafted, incidents::named(call, letter.by), letter.sent, letter.signed_file, letter.version});
    }
    return all;
}

void merged(storage::Transaction& tx, const IncidentId& from, const IncidentId& into) { store::move_all(tx, from, into); }

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    add_template_routes(router);
    add_letter_routes(router, packs);
}

void add_letter_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<LetterList>("/incidents/{incidentId}/letters", http::may("case.read"), "The letters of a case", list);
    router.get<LetterPrefilled>("/incidents/{incidentId}/letter-fields", http::may("case.handle"), "The fields of a letter, as far as the case fills them",
                                [packs](http::Call& call) { return prefilled(call, packs); },
                                {{"kind", "which letter"}, {"measureId", "a measure of the case that the letter is about"}});
    router.post<LetterInput, http::Created>("/incidents/{incidentId}/letters", http::may("case.handle"), "Drafts a letter", draft);
    router.get_bytes("/letters/{letterId}/document", http::may("case.read"), "The draft, to finish in a word processor", "application/octet-stream", document,
                     {{"format", "docx (when absent) or odt"}});
    router.post<SignedInput, LetterVersion>("/letters/{letterId}/dispatches", http::may("case.handle"), "The letter went out, signed", went_out);
}

}  // namespace luwte::letters
