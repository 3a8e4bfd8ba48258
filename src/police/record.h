// The open, machine-readable form of a police file (docs/police-file.md, docs/police-file.schema.json): what the police get
// beside the paper, and what the paper is made from, so that both say the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/words.h"
#include "http/shape.h"
#include "police/police.h"

namespace luwte::police {

using http::LongText;
using Words = std::optional<LongText>;  // absent: not answered

struct RecordOrganisation {
    std::string name;
    std::optional<std::string> address;  // address for service: letters go here, not to anybody's home
};
struct RecordFiler {
    std::optional<std::string> quality;  // code of the protocol
    std::optional<std::string> quality_name;
    Words name;
};
struct RecordPerson {
    std::string label;                // "P1": how the rest of the record speaks of this person
    Words name;                       // absent when a number stands for it
    std::string role;
    bool by_number = false;
    std::string consent;              // unknown, given, refused, withdrawn
    std::optional<Day> consent_on;
    std::string wants_prosecution;    // unknown, yes, no
    std::optional<Day> wants_prosecution_on;
    std::optional<Instant> complaint_due;
};
struct RecordOffence {
    std::string id;
    std::string name;
    bool on_complaint = false;
};
struct RecordSuspect {
    std::string kind;
    std::string known;  // known, partly, unknown
    Words description;
};
struct RecordQuestions {  // the seven
    Words what, who, where, with_what, how, when, why;
};
struct RecordEvent {
    std::optional<Day> on;
    LongText text;
};
struct RecordWitness {
    Words name, reach, saw;
};
struct RecordEvidence {
    std::string number;  // "B1": also the name of the file in the package
    LongText name;
    std::string sha256;
    std::int64_t size = 0;
    std::string media_type;
    Instant added_at;
    Words holder;
};
struct RecordDamage {
    std::string whose;  // a person's label, or "organisation"
    std::string kind;   // material, immaterial
    Day incurred_on;
    std::int64_t cents = 0;
    LongText text;
};
struct RecordRequests {
    bool joinder = false;
    bool informed = false;
    Words protection;
};

struct Record {
    std::string format;   // "luwte police file"
    std::string version;  // "1"
    std::string language;
    std::string kind;     // notification, report
    Instant made_at;
    std::string reference;
    std::optional<std::string> code;  // VPT
    RecordOrganisation organisation;
    RecordFiler filer;
    std::vector<RecordPerson> persons;
    std::vector<RecordOffence> offences;
    std::vector<RecordSuspect> suspects;
    Moment occurred_at;
    std::string form;
    std::optional<std::string> place;
    RecordQuestions questions;
    std::vector<LongText> literal_words;
    std::vector<RecordEvent> series;
    std::vector<RecordWitness> witnesses;
    std::vector<RecordEvidence> evidence;
    Words injury, absence, effects;
    std::vector<RecordDamage> damage;
    std::int64_t damage_cents = 0;
    Words earlier;
    RecordRequests requests;
    std::vector<std::string> missing;  // parts that nobody answered, by their name in this record
};
SHAPE(RecordOrganisation, name, address)
SHAPE(RecordFiler, quality, quality_name, name)
SHAPE(RecordPerson, label, name, role, by_number, consent, consent_on, wants_prosecution, wants_prosecution_on, complaint_due)
SHAPE(RecordOffence, id, name, on_complaint)
SHAPE(RecordSuspect, kind, known, description)
SHAPE(RecordQuestions, what, who, where, with_what, how, when, why)
SHAPE(RecordEvent, on, text)
SHAPE(RecordWitness, name, reach, saw)
SHAPE(RecordEvidence, number, name, sha256, size, media_type, added_at, holder)
SHAPE(RecordDamage, whose, kind, incurred_on, cents, text)
SHAPE(RecordRequests, joinder, informed, protection)
SHAPE(Record, format, version, language, kind, made_at, reference, code, organisation, filer, persons, offences, suspects,
      occurred_at, form, place, questions, literal_words, series, witnesses, evidence, injury, absence, effects, damage,
      damage_cents, earlier, requests, missing)

/// What nobody answered; the record names it, so that its reader need not wonder.
std::vector<std::string> missing_in(const Record&);

documents::Document document_of(const Record&, const documents::Words&);

}  // namespace luwte::police
