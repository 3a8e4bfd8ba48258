#include "survey/results_shown.h"

#include <boost/json.hpp>

#include "survey/survey_api.h"

namespace luwte::survey {

namespace {
namespace json = boost::json;

json::array written(const std::vector<std::optional<long>>& counts)
{
    json::array out;
    for (const auto& count : counts) count ? out.emplace_back(*count) : out.emplace_back(nullptr);
    return out;
}

std::optional<int> count_of(const json::value& of) { return of.is_null() ? std::nullopt : std::optional{static_cast<int>(of.as_int64())}; }
std::string text(const json::value& of) { return std::string{of.as_string()}; }
}  // namespace

SurveyQuestion view_of(const Question& question)
{
    SurveyQuestion view{question.id, question.theme, question.many, view_of(question.text), {}, {}, question.source};
    for (const auto& option : question.options) view.options.push_back({option.id, view_of(option.name)});
    if (!question.after.empty()) view.after = SurveyAfter{question.after, {question.when.begin(), question.when.end()}};
    return view;
}

static NationalView view_of(const NationalFigure& figure)
{
    NationalView view{figure.year, figure.measure, figure.role, figure.percent, view_of(figure.denominator), view_of(figure.source), {}};
    if (figure.note) view.note = view_of(*figure.note);
    return view;
}

std::vector<SurveyQuestion> view_of(const Questionnaire& questionnaire)
{
    std::vector<SurveyQuestion> views;
    for (const auto& question : questionnaire.questions) views.push_back(view_of(question));
    return views;
}

std::string write_results(const std::optional<Results>& results)
{
    if (!results) return "{}";
    json::array groups, lines;
    for (const auto& tally : results->groups)
        groups.push_back(json::object{{"id", tally.group.id},
                                      {"roles", json::array(tally.group.roles.begin(), tally.group.roles.end())},
                                      {"people", tally.group.people},
                                      {"answers", tally.answers}});
    for (const auto& line : results->lines) lines.push_back(json::object{{"question", line.question}, {"option", line.option}, {"counts", written(line.counts)}});
    return json::serialize(json::object{{"answers", results->answers}, {"groups", groups}, {"reported", written(results->reported)}, {"lines", lines}});
}

ResultsView read_results(const Survey& survey, const std::string& kept)
{
    const auto of = json::parse(kept).as_object();
    ResultsView view{survey.year, of.contains("lines"), 0, {}, {}, {}, {}, view_of(monitor())};
    for (const auto& figure : national_figures()) view.national.push_back(view_of(figure));
    if (!view.open) return view;
    view.answers = static_cast<int>(of.at("answers").as_int64());
    const auto& reported = of.at("reported").as_array();
    for (const auto& group : of.at("groups").as_array()) {
        ResultGroup shown{text(group.at("id")),
                          {},
                          static_cast<int>(group.at("people").as_int64()),
                          static_cast<int>(group.at("answers").as_int64()),
                          count_of(reported[view.groups.size()])};
        for (const auto& role : group.at("roles").as_array()) shown.roles.push_back(text(role));
        view.groups.push_back(std::move(shown));
    }
    view.reported = count_of(reported.back());
    for (const auto& line : of.at("lines").as_array()) {
        ResultLine shown{text(line.at("question")), text(line.at("option")), {}};
        for (const auto& count : line.at("counts").as_array()) shown.counts.push_back({count_of(count)});
        view.lines.push_back(std::move(shown));
    }
    return view;
}

}  // namespace luwte::survey
