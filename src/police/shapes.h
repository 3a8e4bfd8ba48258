// What the police file's routes say on the wire. Answers travel under the name of their field, so that a question that is added
// is a name and no new member.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/shape.h"
#include "incidents/shapes.h"
#include "police/police.h"
#include "police/police_store.h"

namespace luwte::police {

SHAPE_ENUM(Kind, notification, report)
SHAPE_ENUM(State, draft, filed)
SHAPE_ENUM(ConsentAnswer, asked, given, refused, withdrawn)
SHAPE_ENUM(OffenderKnows, unknown, yes, no)
SHAPE_ENUM(Wants, unknown, yes, no)
SHAPE_ENUM(StepKind, contact, feedback_asked, feedback_received, decision, court_date, outcome, told_person, told_council, right_used)
SHAPE_ENUM(Outcome, investigation, no_offence, no_suspect, prosecuted, dismissed, settled, convicted, acquitted, ended)

/// The questions with one answer. `stays_out` is for the organisation alone: each of its lines is kept out of every paper.
inline constexpr std::array<std::string_view, 15> fields{"what", "who", "where", "with_what", "how", "when", "why", "injury",
                                                         "absence", "effects", "earlier", "protection", "filer", "stays_out", "number"};
/// The register fills these in from what it knows of the offender; they go when he is removed, and are not shown while he is restricted.
inline bool is_of_offender(std::string_view field) { return field == "who" || field == "where"; }
inline constexpr std::string_view literal = "literal_words", series = "series";
inline constexpr std::array<std::string_view, 3> of_witness{"witness_name", "witness_reach", "witness_saw"};

struct RuleShown {
    std::string id;
    incidents::Words name;
    std::optional<incidents::Words> note;
    std::string source;
    bool unverified = false;
};
SHAPE(RuleShown, id, name, note, source, unverified)

struct QualityShown {
    RuleShown rule;
    std::vector<std::string> by;
};
SHAPE(QualityShown, rule, by)

struct OffenceShown {
    RuleShown rule;
    bool on_complaint = false;
};
SHAPE(OffenceShown, rule, on_complaint)

struct ConsentRule {
    bool needed = false;
    std::string source;
};
SHAPE(ConsentRule, needed, source)

struct AnswerShown {
    ConsentAnswer state = ConsentAnswer::asked;
    Day on;
    std::optional<Shown> text;
    std::optional<incidents::Named> by;
};
SHAPE(AnswerShown, state, on, text, by)

struct InjuredShown {
    AffectedId id;
    std::optional<Shown> name;
    std::string role;
    std::string consent;
    std::vector<AnswerShown> answers;
    Day learned_on;
    Wants wants_prosecution = Wants::unknown;
    std::optional<Day> said_on;
    std::optional<Instant> complaint_due;  // of what may be an offence on complaint
    bool complaint_too_late = false;
    std::int64_t version = 0;  // of the wish, for If-Match
};
SHAPE(InjuredShown, id, name, role, consent, answers, learned_on, wants_prosecution, said_on, complaint_due, complaint_too_late, version)

struct StepShown {
    std::string id;
    StepKind kind = StepKind::contact;
    Day on;
    std::optional<Outcome> outcome;
    std::optional<Shown> text;
    std::optional<incidents::Named> by;
};
SHAPE(StepShown, id, kind, on, outcome, text, by)

struct FileItem {
    FileId id;
    Kind kind = Kind::report;
    State state = State::draft;
    std::optional<std::string> quality;
    std::optional<Day> filed_on;
    std::optional<Outcome> outcome;
    std::optional<Shown> number;
    std::vector<StepShown> steps;
    Instant started_at;
    std::optional<incidents::Named> started_by;
    std::int64_t version = 1;
};
SHAPE(FileItem, id, kind, state, quality, filed_on, outcome, number, steps, started_at, started_by, version)

struct PolicePage {
    std::optional<RuleShown> code, number, address;
    std::vector<QualityShown> qualities;
    std::vector<OffenceShown> offences;
    std::vector<RuleShown> rights;
    std::optional<ConsentRule> consent_for_report, consent_for_notification;  // absent: the protocol says nothing
    std::vector<InjuredShown> persons;
    std::vector<FileItem> files;
    bool may_write = false;
};
SHAPE(PolicePage, code, number, address, qualities, offences, rights, consent_for_report, consent_for_notification, persons, files, may_write)

struct AnswerInput {
    ConsentAnswer state = ConsentAnswer::asked;
    Day on;
    std::optional<Secret> text;
};
SHAPE(AnswerInput, state, on, text)

struct WishInput {
    Day learned_on;
    Wants wants_prosecution = Wants::unknown;
    std::optional<Day> said_on;
};
SHAPE(WishInput, learned_on, wants_prosecution, said_on)

struct FileStart {
    Kind kind = Kind::report;
};
SHAPE(FileStart, kind)

struct FilePerson {
    AffectedId id;
    bool by_number = false;
    OffenderKnows known = OffenderKnows::unknown;
};
SHAPE(FilePerson, id, by_number, known)

struct FieldInput {
    std::string field;
    Secret text;
};
SHAPE(FieldInput, field, text)
struct FieldShown {
    std::string field;
    Shown text;
};
SHAPE(FieldShown, field, text)

struct SeriesInput {
    std::optional<Day> on;
    Secret text;
};
SHAPE(SeriesInput, on, text)
struct SeriesShown {
    std::optional<Day> on;
    Shown text;
};
SHAPE(SeriesShown, on, text)

struct WitnessInput {
    std::optional<Secret> name, reach, saw;
};
SHAPE(WitnessInput, name, reach, saw)
struct WitnessShown {
    std::optional<Shown> name, reach, saw;
};
SHAPE(WitnessShown, name, reach, saw)

struct OriginalInput {
    std::string id;
    std::optional<Secret> holder;
};
SHAPE(OriginalInput, id, holder)
struct OriginalShown {
    std::string id;
    std::optional<Shown> holder;
};
SHAPE(OriginalShown, id, holder)

struct FileInput {
    bool joinder = false;
    bool informed = true;
    std::optional<std::string> address;
    std::vector<FilePerson> persons;
    std::vector<std::string> offences;
    std::vector<FieldInput> fields;
    std::vector<Secret> literal_words;
    std::vector<SeriesInput> series;
    std::vector<WitnessInput> witnesses;
    std::vector<OriginalInput> evidence;
};
SHAPE(FileInput, joinder, informed, address, persons, offences, fields, literal_words, series, witnesses, evidence)

struct FileShown {
    FileId id;
    IncidentId incident_id;
    Kind kind = Kind::report;
    State state = State::draft;
    std::optional<std::string> quality;
    std::optional<Day> filed_on;
    bool joinder = false;
    bool informed = true;
    std::optional<std::string> address;
    std::vector<FilePerson> persons;
    std::vector<std::string> offences;
    std::vector<FieldShown> fields;
    std::vector<Shown> literal_words;
    std::vector<SeriesShown> series;
    std::vector<WitnessShown> witnesses;
    std::vector<OriginalShown> evidence;
    std::vector<std::string> missing;
    bool texts_withheld = false;  // they quote a report that this reader may not read
    bool may_write = false;
    std::int64_t version = 1;
};
SHAPE(FileShown, id, incident_id, kind, state, quality, filed_on, joinder, informed, address, persons, offences, fields, literal_words,
      series, witnesses, evidence, missing, texts_withheld, may_write, version)

struct FilingInput {
    std::string quality;
    Day filed_on;
    std::optional<Secret> number;   // the police's
    std::optional<Secret> contact;  // whom to call there
};
SHAPE(FilingInput, quality, filed_on, number, contact)

struct StepInput {
    StepKind kind = StepKind::contact;
    Day on;
    std::optional<Outcome> outcome;
    std::optional<Secret> text;
};
SHAPE(StepInput, kind, on, outcome, text)

struct Versioned {
    std::int64_t version = 1;
};
SHAPE(Versioned, version)

struct PackageMade {
    std::string id;  // of the evidence under which the package lies with the case
    Shown passphrase;
    Shown sha256;
    std::int64_t size = 0;
};
SHAPE(PackageMade, id, passphrase, sha256, size)

}  // namespace luwte::police
