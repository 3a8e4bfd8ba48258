// What the wire says about preparing a conversation or meeting with a risk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/http.h"
#include "prevention/risk.h"

namespace luwte::prevention {

SHAPE_ENUM(RiskState, planned, held, cancelled)
SHAPE_ENUM(RiskRequestState, asked, arranged, impossible)
enum class RiskOutcome { well, tense, wrong };
SHAPE_ENUM(RiskOutcome, well, tense, wrong)

SHAPE(RiskAnalysisInput, checklist, title, place, held_at, yes, measures, remarks, involved)

struct RiskText {
    std::string nl, en;
};
SHAPE(RiskText, nl, en)

struct RiskQuestionView {
    std::string id;
    RiskText text;
    std::string source;
};
SHAPE(RiskQuestionView, id, text, source)

struct RiskAdviceView {
    std::string id, about;
    std::vector<std::string> when;
    RiskText text;
    std::string source;
};
SHAPE(RiskAdviceView, id, about, when, text, source)

struct RiskHelperView {
    std::string role;
    std::vector<std::string> names;  // who holds it today, the reader left out
};
SHAPE(RiskHelperView, role, names)

struct RiskChecklistView {
    std::string id;
    RiskText name;
    std::vector<RiskQuestionView> questions;
    std::vector<RiskAdviceView> advice;
    std::vector<RiskHelperView> readers, requests;  // as far as somebody is there
    std::string source;
};
SHAPE(RiskChecklistView, id, name, questions, advice, readers, requests, source)

struct RiskChecklistList {
    std::vector<RiskChecklistView> items;
};
SHAPE(RiskChecklistList, items)

struct RiskRequestInput {
    std::string role;
    Instant needed_at;
    Secret words;  // what they need to know, and nothing else
};
SHAPE(RiskRequestInput, role, needed_at, words)

struct RiskAnswerInput {
    RiskRequestState state = RiskRequestState::arranged;
    std::optional<Secret> words;
};
SHAPE(RiskAnswerInput, state, words)

struct RiskEvaluationInput {
    RiskOutcome went = RiskOutcome::well;
    std::optional<Secret> words;
};
SHAPE(RiskEvaluationInput, went, words)

struct RiskRequestView {
    RequestId id;
    std::string role;
    RiskRequestState state = RiskRequestState::asked;
    std::string asked_by;
    Instant asked_at, needed_at;
    std::optional<Instant> answered_at;
    std::optional<std::string> answered_by;
    Shown words;
    std::optional<Shown> answer;
};
SHAPE(RiskRequestView, id, role, state, asked_by, asked_at, needed_at, answered_at, answered_by, words, answer)

struct RiskRequestList {
    std::vector<RiskRequestView> items;
};
SHAPE(RiskRequestList, items)

struct RiskAnalysisView {
    AnalysisId id;
    std::string checklist;
    RiskState state = RiskState::planned;
    bool mine = false;
    std::string made_by;
    Instant held_at;
    Shown title;
    std::optional<Shown> place;
    std::vector<std::string> yes, measures;
    std::optional<Shown> remarks;
    std::vector<RiskRequestView> requests;
    std::optional<RiskOutcome> went;
    std::optional<Shown> evaluation;
    std::int64_t version = 1;
};
SHAPE(RiskAnalysisView, id, checklist, state, mine, made_by, held_at, title, place, yes, measures, remarks, requests, went, evaluation, version)

struct RiskAnalysisList {
    std::vector<RiskAnalysisView> items;
};
SHAPE(RiskAnalysisList, items)

}  // namespace luwte::prevention
