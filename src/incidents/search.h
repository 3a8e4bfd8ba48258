// Search: what somebody asks for, and when a case answers it. Words are compared without regard to capitals and accents,
// as parts of words; a case answers when each word of the question stands somewhere in what its reader may open.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"

namespace luwte::incidents {

struct Question {
    std::vector<std::string> words;  // findable (base/findable.h), each once
};

/// Declines what is empty, or too long to be a question.
Result<Question> question_from(const Secret& words);

/// Where in a case something was found; told to whoever asked.
enum class Where { reference, narrative, supplement, name, offender, note, task, decision };
std::string_view name_of(Where where);

/// What has been found of a question in one case.
class Finding {
public:
    explicit Finding(const Question& question) : m_question{&question}, m_found(question.words.size(), false) {}

    void look(std::string_view text, Where where);
    bool complete() const;
    std::vector<std::string> places() const;

private:
    const Question* m_question;
    std::vector<bool> m_found;
    std::set<Where> m_places;
};

}  // namespace luwte::incidents
