#include "survey/questionnaire.h"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"

namespace luwte::survey {

namespace {
namespace json = boost::json;

std::string text(const json::object& of, std::string_view member) { return std::string{of.at(member).as_string()}; }
Words words(const json::value& of) { return {text(of.as_object(), "nl"), text(of.as_object(), "en")}; }

Question question_of(const json::object& of)
{
    Question question{text(of, "id"), static_cast<int>(of.at("theme").as_int64()), text(of, "kind") == "many", words(of.at("text")), {}, {}, {}, text(of, "source")};
    for (const auto& option : of.at("options").as_array()) question.options.push_back({text(option.as_object(), "id"), words(option.at("name"))});
    if (const auto* when = of.if_contains("when")) {
        question.after = text(when->as_object(), "question");
        for (const auto& option : when->at("any").as_array()) question.when.emplace(option.as_string());
    }
    return question;
}

bool has(const Question& question, const std::string& option)
{
    return std::any_of(question.options.begin(), question.options.end(), [&](const auto& one) { return one.id == option; });
}

json::value shipped(std::string_view path)
{
    const auto content = embedded::find(path);
    if (!content) throw std::runtime_error{std::string{path} + " is not in the binary"};
    return json::parse(*content);
}

/// A later question may ask on after an earlier one, and after nothing that its options do not hold.
void require_order(const Questionnaire& questionnaire)
{
    std::set<std::string> before;
    for (const auto& question : questionnaire.questions) {
        if (before.contains(question.id)) throw std::runtime_error{"question " + question.id + " stands there twice"};
        if (!question.after.empty()) {
            if (!before.contains(question.after)) throw std::runtime_error{"question " + question.id + " follows one that does not come before it"};
            for (const auto& option : question.when)
                if (!has(*questionnaire.find(question.after), option)) throw std::runtime_error{"question " + question.id + " follows an answer that nobody can give"};
        }
        before.insert(question.id);
    }
}
}  // namespace

const Question* Questionnaire::find(std::string_view id) const
{
    const auto at = std::find_if(questions.begin(), questions.end(), [&](const auto& one) { return one.id == id; });
    return at == questions.end() ? nullptr : &*at;
}

Questionnaire read_questionnaire(std::string_view content)
{
    const auto all = json::parse(content);
    const auto& of = all.as_object();
    Questionnaire out{text(of, "id"), static_cast<int>(of.at("version").as_int64()), text(of, "source"), {}};
    for (const auto& question : of.at("questions").as_array()) out.questions.push_back(question_of(question.as_object()));
    require_order(out);
    return out;
}

const Questionnaire& monitor()
{
    static const auto shipped_one = read_questionnaire(*embedded::find("surveys/monitor.json"));
    return shipped_one;
}

Result<Done> check(const Questionnaire& questionnaire, const Answers& answers)
{
    for (const auto& [id, chosen] : answers) {
        const auto field = "/answers/" + id;
        const auto* question = questionnaire.find(id);
        if (!question) return invalid("survey.question_unknown", "/answers");
        for (const auto& option : chosen)
            if (!has(*question, option)) return invalid("survey.option_unknown", field);
        if (!question->many && chosen.size() > 1) return invalid("survey.one_answer", field);
        if (question->after.empty()) continue;
        const auto before = answers.find(question->after);
        const bool asked = before != answers.end() &&
                           std::any_of(before->second.begin(), before->second.end(), [&](const auto& option) { return question->when.contains(option); });
        if (!asked) return invalid("survey.not_asked", field);
    }
    return Done{};
}

const std::vector<NationalFigure>& national_figures()
{
    static const auto all = [] {
        std::vector<NationalFigure> out;
        const auto file = shipped("surveys/national.json");
        for (const auto& figure : file.at("figures").as_array()) {
            const auto& of = figure.as_object();
            out.push_back({static_cast<int>(of.at("year").as_int64()), text(of, "measure"), text(of, "role"), static_cast<int>(of.at("percent").as_int64()),
                           words(of.at("denominator")), words(of.at("source")), of.contains("note") ? std::optional{words(of.at("note"))} : std::nullopt});
        }
        return out;
    }();
    return all;
}

}  // namespace luwte::survey
