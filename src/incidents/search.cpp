#include "incidents/search.h"

#include <algorithm>
#include <sstream>

#include "base/findable.h"

namespace luwte::incidents {
namespace {
constexpr std::size_t longest_question = 200;
constexpr std::size_t most_words = 10;
constexpr std::size_t shortest_word = 2;  // a single letter stands in every case
}  // namespace

Result<Question> question_from(const Secret& words)
{
    if (words.size() > longest_question) return invalid("incidents.question_too_long", "/words");
    Question question;
    std::istringstream text{findable(words.reveal())};
    for (std::string word; text >> word;)
        if (word.size() >= shortest_word && std::ranges::find(question.words, word) == question.words.end())
            question.words.push_back(word);
    if (question.words.empty()) return invalid("incidents.question_missing", "/words");
    if (question.words.size() > most_words) return invalid("incidents.question_too_long", "/words");
    return question;
}

std::string_view name_of(Where where)
{
    switch (where) {
    case Where::reference: return "reference";
    case Where::narrative: return "narrative";
    case Where::supplement: return "supplement";
    case Where::name: return "name";
    case Where::offender: return "offender";
    case Where::note: return "note";
    case Where::task: return "task";
    case Where::decision: return "decision";
    }
    return "";
}

void Finding::look(std::string_view text, Where where)
{
    const auto searched = findable(text);
    for (std::size_t word = 0; word < m_found.size(); ++word) {
        if (searched.find(m_question->words[word]) == std::string::npos) continue;
        m_found[word] = true;
        m_places.insert(where);
    }
}

bool Finding::complete() const { return std::ranges::all_of(m_found, [](bool found) { return found; }); }

std::vector<std::string> Finding::places() const
{
    std::vector<std::string> names;
    for (const auto place : m_places) names.emplace_back(name_of(place));
    return names;
}

}  // namespace luwte::incidents
