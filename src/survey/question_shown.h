// A question as it goes over the wire, in both languages.
#pragma once

#include "http/shape.h"
#include "survey/questionnaire.h"

namespace luwte::survey {

struct SurveyWords {
    http::LongText nl, en;
};
SHAPE(SurveyWords, nl, en)

struct SurveyOption {
    std::string id;
    SurveyWords name;
};
SHAPE(SurveyOption, id, name)

struct SurveyAfter {
    std::string question;
    std::vector<std::string> any;
};
SHAPE(SurveyAfter, question, any)

struct SurveyQuestion {
    std::string id;
    int theme;
    bool many;
    SurveyWords text;
    std::vector<SurveyOption> options;
    std::optional<SurveyAfter> after;
    std::string source;
};
SHAPE(SurveyQuestion, id, theme, many, text, options, after, source)

inline SurveyWords view_of(const Words& words) { return {{words.nl}, {words.en}}; }
SurveyQuestion view_of(const Question& question);
std::vector<SurveyQuestion> view_of(const Questionnaire& questionnaire);

}  // namespace luwte::survey
