// Results as they go over the wire: counts by group, what the register knows of the same year, and the national editions.
#pragma once

#include "survey/question_shown.h"
#include "survey/survey.h"

namespace luwte::survey {

struct ResultGroup {
    std::string id;
    std::vector<std::string> roles;
    int people, answers;
    std::optional<int> reported;  // people of these roles who reported in the year, as far as it may be told
};
SHAPE(ResultGroup, id, roles, people, answers, reported)

struct SurveyCount {
    std::optional<int> people;
};
SHAPE(SurveyCount, people)

struct ResultLine {
    std::string question, option;
    std::vector<SurveyCount> counts;  // for each group, then all
};
SHAPE(ResultLine, question, option, counts)

struct NationalView {
    int year;
    std::string measure, role;
    int percent;
    SurveyWords denominator, source;
    std::optional<SurveyWords> note;
};
SHAPE(NationalView, year, measure, role, percent, denominator, source, note)

struct ResultsView {
    int year;
    bool open;  // false: too few answers to show any
    int answers;
    std::vector<ResultGroup> groups;
    std::optional<int> reported;
    std::vector<ResultLine> lines;
    std::vector<NationalView> national;
    std::vector<SurveyQuestion> questions;
};
SHAPE(ResultsView, year, open, answers, groups, reported, lines, national, questions)

ResultsView read_results(const Survey& survey, const std::string& kept);

}  // namespace luwte::survey
