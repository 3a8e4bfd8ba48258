// Measures and decisions in an explanation.
#include "protocol/circles.h"
#include "protocol/deciding.h"
#include "protocol/explain_writer.h"

namespace luwte::protocol {
namespace {

template <class Rule>
void add_parts(json::object& one, const Writer& write, const Rule& rule)
{
    one["consents"] = write.roles(rule.consents);
    one["vetoes"] = write.roles(rule.vetoes);
    one["heard"] = write.roles(rule.heard);
    one["advises"] = write.roles(rule.advises);
    one["acts"] = write.roles(rule.acts);
}

json::array step_list(const Writer& write, const std::vector<Step>& steps)
{
    json::array list;
    for (const auto& step : steps) {
        json::object one{{"part", name(step.part)}};
        if (!step.role.empty()) one = write.role(step.role), one["part"] = name(step.part);
        one["required"] = step.required;
        one["source"] = step.source;
        list.push_back(std::move(one));
    }
    return list;
}

void add_term(json::object& one, const Measure& measure)
{
    const std::pair<const char*, const std::optional<Period>&> periods[] = {
        {"longest", measure.longest}, {"extension", measure.extension}, {"review", measure.review},
        {"warn", measure.warn},       {"objectionWithin", measure.objection_within}};
    for (const auto& [key, period] : periods)
        if (period) one[key] = period->text;
    one["runs"] = measure.runs;
    one["fixedTerm"] = measure.fixed_term;
    one["endless"] = measure.endless;
}

}  // namespace

json::array measure_list(const Writer& write, const Situation& situation, const std::vector<Measure>& measures)
{
    json::array list;
    for (const auto& measure : measures) {
        auto one = entry(measure);
        one["decides"] = measure.decides.empty() ? json::value(nullptr) : write.role(measure.decides);
        add_parts(one, write, measure);
        one["steps"] = step_list(write, steps(write.pack, situation, measure));
        add_term(one, measure);
        one["inWriting"] = measure.in_writing;
        one["objection"] = measure.objection;
        for (const auto& [key, text] : {std::pair{"remedy", &measure.remedy}, {"excepts", &measure.excepts}, {"desk", &measure.desk}})
            if (!text->nl.empty()) one[key] = of(*text);
        if (measure.breach)
            one["breach"] = {{"name", of(measure.breach->name)},
                             {"owners", write.roles(measure.breach->owners)},
                             {"deadline", of(measure.breach->deadline)},
                             {"source", measure.breach->source}};
        list.push_back(std::move(one));
    }
    return list;
}

json::array decision_list(const Writer& write, const std::vector<Decision>& decisions)
{
    json::array list;
    for (const auto& decision : decisions) {
        auto one = entry(decision);
        one["decides"] = write.roles(decision.decides);
        add_parts(one, write, decision);
        list.push_back(std::move(one));
    }
    return list;
}

json::array circle_list(const Writer& write, const std::vector<AgendaCircle>& circles)
{
    json::array list;
    for (const auto& circle : circles) {
        json::object one{{"id", circle.id}, {"name", of(circle.name)}, {"prepares", write.roles(circle.prepares)}};
        one["knows"] = json::array(circle.knows.begin(), circle.knows.end());
        one["source"] = circle.source;
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace luwte::protocol
