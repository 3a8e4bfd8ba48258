// The questions, as data (surveys/monitor.json), and what the national monitor found (surveys/national.json). Closed
// answers only: nobody gives himself away by what he writes or how.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace luwte::survey {

struct Words {
    std::string nl, en;
};

struct Option {
    std::string id;
    Words name;
};

struct Question {
    std::string id;
    int theme = 0;
    bool many = false;  // any number of options instead of one
    Words text;
    std::vector<Option> options;
    /// Asked only of those who gave one of these answers to an earlier question.
    std::string after;
    std::set<std::string> when;
    std::string source;
};

struct Questionnaire {
    std::string id;
    int version = 0;
    std::string source;
    std::vector<Question> questions;
    const Question* find(std::string_view id) const;
};

/// Throws std::runtime_error that says where, when the file is not what it should be: that is our mistake, and a test's.
Questionnaire read_questionnaire(std::string_view json);
const Questionnaire& monitor();

using Answers = std::map<std::string, std::set<std::string>>;  // question → options
/// Declines a question or option that does not exist, more than one where one is asked, and an answer to a question that was
/// not asked. Any question may be left out: nobody has to answer.
Result<Done> check(const Questionnaire& questionnaire, const Answers& answers);

struct NationalFigure {
    int year = 0;
    std::string measure, role;  // a question's id; a role or "all"
    int percent = 0;
    Words denominator, source;
    std::optional<Words> note;
};
const std::vector<NationalFigure>& national_figures();

}  // namespace luwte::survey
