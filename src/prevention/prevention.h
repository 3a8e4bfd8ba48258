// The prevention book (D5, D6, S5): what was planned and held, what was found, who does what by when. Of a safety scan the
// book knows that it was done, and when; what was found in somebody's house is his.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "protocol/prevention.h"

namespace luwte::prevention {

using RecordId = Id<struct PreventionRecordTag>;
using ActionId = Id<struct PreventionActionTag>;
using LessonId = Id<struct PreventionLessonTag>;
using ScanId = Id<struct SafetyScanTag>;
using CaseId = Id<struct CaseOfLessonTag>;  // of an incident; the book keeps none

/// Something that is held: an induction, a training, an evaluation of the protocol …
enum class RecordState { planned, held, cancelled };
const char* name_of(RecordState state);
RecordState state_of(std::string_view name);  // REQUIREs one of the three

/// What D5 to D7 want held. An organisation keeps a record of each; the protocol adds which are due, when, and who sees to it.
/// A safety scan is not among them: it is somebody's, and of it the book knows less.
enum class PreventionKind { induction, case_discussion, training, evaluation, agenda_item, alarm_test, starter_package, account };
inline constexpr PreventionKind prevention_kinds[]{PreventionKind::induction, PreventionKind::case_discussion, PreventionKind::training, PreventionKind::evaluation,
                                                   PreventionKind::agenda_item, PreventionKind::alarm_test, PreventionKind::starter_package, PreventionKind::account};
const char* name_of(PreventionKind kind);

/// When an item is to be held again: its period after the last time, to the end of that day. Nothing for what has no period,
/// and today for what has one and was never held.
std::optional<Day> next(const protocol::PreventionItem& item, const std::optional<Day>& last_held, Day today);

struct PreventionRecordInput {
    std::optional<std::string> item;     // of the pack
    std::optional<PreventionKind> kind;  // or a kind, which the pack need not name
    std::optional<Day> planned_on;       // either of the two
    std::optional<Day> held_on;
    std::optional<std::int64_t> offered;  // to how many; for a training
    std::optional<std::int64_t> participants;
    std::optional<Secret> words;     // what came of it
};
std::vector<Fault> faults_in(const PreventionRecordInput& input, const std::vector<protocol::PreventionItem>& items, Day today);
Result<RecordState> after_holding(RecordState state, Day held_on, Day today);
Result<RecordState> after_cancelling(RecordState state);
std::vector<Fault> faults_in_numbers(const std::optional<std::int64_t>& offered, const std::optional<std::int64_t>& participants);

/// A version of a pack.
struct PackVersion {
    std::string pack, version;
    bool operator==(const PackVersion&) const = default;
};
/// What was found in an evaluation that was held is answered by another version than it was about, once.
struct Evaluation {
    std::string kind;
    RecordState state = RecordState::planned;
    PackVersion about;
    bool findings = false, answered = false;
};
Result<Done> may_answer(const Evaluation& evaluation, const PackVersion& in_force);

/// By what somebody could be recognised in a lesson.
struct Names {
    std::vector<Secret> people;     // each part of a name counts, but for "van" and "de"
    std::vector<Secret> whole;      // a street, an account
    std::vector<Secret> described;  // words about somebody: what has a capital inside a sentence is taken for a name
};
/// Whether any of it stands in the text, whole words only, without regard to capitals and accents.
bool names_somebody(const Secret& text, const Names& names);

}  // namespace luwte::prevention
