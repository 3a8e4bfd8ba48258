// What the routes of deciding, hearing and measures say on the wire. Words are Shown and absent for whoever holds no key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/shape.h"
#include "incidents/shapes.h"
#include "measures/deciding.h"
#include "measures/measure.h"
#include "measures/objection.h"

namespace luwte::measures {

using incidents::Named;
using incidents::Words;

SHAPE_ENUM(Phase, open, carried_out, announced, in_force, ended, lifted, annulled)
SHAPE_ENUM(Answer, agrees, refuses, said, nothing)
SHAPE_ENUM(HearingOutcome, account, refused, no_answer)
SHAPE_ENUM(ObjectionOutcome, dismissed, inadmissible, partly_upheld, upheld, withdrawn)
SHAPE_ENUM(DecisionKind, nothing, otherwise, imposed, extended, shortened, lifted, shifted, annulled)

enum class StepStanding { missing, asked, done, refused };
SHAPE_ENUM(StepStanding, missing, asked, done, refused)
enum class StepPart { decides, consents, vetoes, heard, advises, hearing };
SHAPE_ENUM(StepPart, decides, consents, vetoes, heard, advises, hearing)

struct StepShown {
    StepPart part{};
    std::optional<std::string> role;  // "affected" for the affected person
    std::optional<AffectedId> affected_id;
    bool required = false;
    StepStanding standing{};
    std::optional<VoiceId> voice_id;
    std::string source;
};
SHAPE(StepShown, part, role, affected_id, required, standing, voice_id, source)

struct VenueShown {
    std::string id;
    Words name;
};
SHAPE(VenueShown, id, name)

struct OfferedShown {  // a measure of the pack in this case
    std::string id;
    Words name;
    std::vector<std::string> deciders, acts;
    std::vector<StepShown> steps;
    bool runs = false;
    bool endless = false;
    std::optional<std::string> longest, review;
    bool in_writing = false;
    bool objection = false;
    std::vector<std::string> asks;
    std::vector<VenueShown> venues;
    std::optional<Words> excepts, remedy, desk, note;
    std::optional<std::string> letter;
    bool unverified = false;
    std::string source;
};
SHAPE(OfferedShown, id, name, deciders, acts, steps, runs, endless, longest, review, in_writing, objection, asks, venues,
      excepts, remedy, desk, note, letter, unverified, source)

struct DecisionRuleShown {  // what the pack says of one decision: each part a fact of its own
    std::string id;
    Words name;
    std::vector<std::string> decides, consents, vetoes, heard, advises, acts;
    std::optional<Words> note;
    bool unverified = false;
    std::string source;
};
SHAPE(DecisionRuleShown, id, name, decides, consents, vetoes, heard, advises, acts, note, unverified, source)

struct VoiceShown {
    VoiceId id;
    std::string about;
    StepPart part{};
    std::string role;
    std::optional<AffectedId> affected_id;
    std::optional<Shown> question;
    Instant asked_at;
    std::optional<Named> asked_by;
    std::optional<Answer> answer;
    std::optional<Shown> words;
    std::optional<Instant> answered_at;
    std::optional<Named> answered_by;
    bool may_answer = false;
    std::int64_t version = 1;
};
SHAPE(VoiceShown, id, about, part, role, affected_id, question, asked_at, asked_by, answer, words, answered_at, answered_by,
      may_answer, version)

struct HearingShown {
    HearingId id;
    std::optional<OffenderId> offender_id;
    std::string way;
    std::optional<Instant> planned_for;
    std::optional<Day> respond_by;
    std::optional<Shown> invitation;
    Instant invited_at;
    std::optional<Named> invited_by;
    std::optional<HearingOutcome> outcome;
    std::optional<Day> outcome_on;
    std::optional<Shown> words;
    std::optional<Named> closed_by;
    std::int64_t version = 1;
};
SHAPE(HearingShown, id, offender_id, way, planned_for, respond_by, invitation, invited_at, invited_by, outcome, outcome_on,
      words, closed_by, version)

struct DecisionShown {
    DecisionId id;
    DecisionKind kind{};
    std::optional<DecisionId> follows;
    std::optional<std::string> decider;  // absent: the protocol does not say who
    Day decided_on;
    std::optional<Day> starts_on, ends_on, review_on;
    std::optional<Shown> reasons;
    std::optional<HearingId> hearing_id;
    std::optional<Shown> unheard;
    Instant at;
    std::optional<Named> by;
};
SHAPE(DecisionShown, id, kind, follows, decider, decided_on, starts_on, ends_on, review_on, reasons, hearing_id, unheard, at, by)

struct ObjectionShown {
    ObjectionId id;
    Day received_on;
    bool late = false;
    std::optional<Shown> words;
    std::optional<ObjectionOutcome> outcome;
    std::optional<Day> decided_on;
    std::optional<Shown> reasons;
    std::int64_t version = 1;
};
SHAPE(ObjectionShown, id, received_on, late, words, outcome, decided_on, reasons, version)

struct BreachShown {
    BreachId id;
    Instant occurred_at;
    std::optional<Shown> words;
    Instant at;
    std::optional<Named> by;
};
SHAPE(BreachShown, id, occurred_at, words, at, by)

struct MeasureShown {
    MeasureId id;
    std::string kind;
    Words name;
    std::string source;
    bool unverified = false;
    std::optional<OffenderId> offender_id;
    std::optional<std::string> behaviour;
    bool runs = false;
    Day decided_on;
    std::optional<Day> starts_on, ends_on, review_on, objection_until;
    std::optional<std::string> venue;
    std::optional<Shown> basis, place, limits, report;
    Phase phase{};
    std::optional<Day> done_on;
    bool on_desk = false;
    std::vector<DecisionShown> decisions;  // the first imposed it
    std::vector<ObjectionShown> objections;
    std::vector<BreachShown> breaches;
    std::int64_t version = 1;
};
SHAPE(MeasureShown, id, kind, name, source, unverified, offender_id, behaviour, runs, decided_on, starts_on, ends_on, review_on,
      objection_until, venue, basis, place, limits, report, phase, done_on, on_desk, decisions, objections, breaches, version)

struct ResponseShown {
    bool silent = false;    // the protocol says nothing about measures
    bool advisory = false;  // it advises only: nothing stands in the way
    bool may_write = false;
    bool repeated = false;
    bool persists = false;
    std::vector<DecisionRuleShown> rules;
    std::vector<OfferedShown> offered;
    std::vector<std::string> deciders;  // of a decision that imposes nothing
    std::vector<StepShown> steps;       // likewise
    std::vector<VoiceShown> voices;
    std::vector<HearingShown> hearings;
    std::vector<DecisionShown> decisions;  // that imposed nothing
    std::vector<MeasureShown> measures;
};
SHAPE(ResponseShown, silent, advisory, may_write, repeated, persists, rules, offered, deciders, steps, voices, hearings,
      decisions, measures)

struct Versioned {
    std::int64_t version = 1;
};
SHAPE(Versioned, version)

}  // namespace luwte::measures
