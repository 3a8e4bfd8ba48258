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

/// Something that is held: an induction, a training, an evaluation of the protocol …
enum class RecordState { planned, held, cancelled };
const char* name_of(RecordState state);
RecordState state_of(std::string_view name);  // REQUIREs one of the three

/// When an item is to be held again: its period after the last time, to the end of that day. Nothing for what has no period,
/// and today for what has one and was never held.
std::optional<Day> next(const protocol::PreventionItem& item, const std::optional<Day>& last_held, Day today);

struct PreventionRecordInput {
    std::string item;                // of the pack
    std::optional<Day> planned_on;   // either of the two
    std::optional<Day> held_on;
    std::optional<std::int64_t> participants;
    std::optional<Secret> words;     // what came of it
};
std::vector<Fault> faults_in(const PreventionRecordInput& input, const std::vector<protocol::PreventionItem>& items, Day today);
Result<RecordState> after_holding(RecordState state, Day held_on, Day today);
Result<RecordState> after_cancelling(RecordState state);

/// The names that stand in a text, whole words only: a lesson goes on without anybody's.
std::vector<std::string> named_in(const Secret& text, const std::vector<std::string>& names);

}  // namespace luwte::prevention
