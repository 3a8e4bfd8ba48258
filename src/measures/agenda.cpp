#include "measures/agenda.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

#include "documents/words.h"
#include "measures/spoken.h"

namespace luwte::measures {
namespace {

namespace json = boost::json;

std::string all(const std::vector<protocol::Text>& texts, const std::string& language)
{
    std::vector<std::string> words;
    for (const auto& text : texts) words.push_back(spoken(text, language));
    return fmt::format("{}", fmt::join(words, "\n"));
}

std::vector<protocol::Text> roles(const Tellable& about)
{
    std::vector<protocol::Text> list;
    for (const auto& person : about.affected) list.push_back(person.role);
    return list;
}

/// Whoever has not consented is not named, and it is said that he is not.
std::string persons(const Tellable& about, const documents::Words& words)
{
    std::vector<std::string> names;
    bool withheld = about.affected.empty();
    for (const auto& person : about.affected) {
        if (person.consents && !person.name.empty()) names.push_back(person.name);
        withheld = withheld || !person.consents;
    }
    if (withheld) names.push_back(words("person.withheld"));
    return fmt::format("{}", fmt::join(names, "\n"));
}

std::string hearing(const Tellable& about, const documents::Words& words)
{
    if (!about.hearing) return words("hearing.none");
    return words(fmt::format("hearing.{}", name_of(*about.hearing)));
}

std::string line(const std::pair<protocol::Text, Measure>& one, const std::string& language)
{
    const auto& [name, measure] = one;
    auto line = spoken(name, language);
    if (measure.starts) line += fmt::format(", {}", spoken(*measure.starts, language));
    if (measure.ends) line += fmt::format(" – {}", spoken(*measure.ends, language));
    return line;
}

}  // namespace

AgendaContent told(const protocol::AgendaCircle& circle, const Tellable& about, const std::string& proposal, const std::string& language)
{
    const documents::Words words{"agenda", language};
    const auto text = [&](const protocol::Text& one) { return spoken(one, language); };
    // In the order in which a circle reads them. Each is asked for only when the circle may know it.
    const std::vector<std::pair<const char*, std::function<std::string()>>> facts{
        {"reference", [&] { return about.reference; }},
        {"occurred", [&] { return spoken(about.occurred, language); }},
        {"behaviour", [&] { return text(about.behaviour); }},
        {"form", [&] { return text(about.form); }},
        {"place", [&] { return text(about.place); }},
        {"roles", [&] { return all(roles(about), language); }},
        {"person", [&] { return persons(about, words); }},
        {"circumstances", [&] { return all(about.circumstances, language); }},
        {"repeated", [&] { return words(about.repeated ? "repeated.yes" : "repeated.no"); }},
        {"offender", [&] { return fmt::format("{}", fmt::join(about.offenders, "\n")); }},
        {"hearing", [&] { return hearing(about, words); }},
        {"decision", [&] { return words(about.closed ? "decision.closed" : about.decided ? "decision.decided" : "decision.open"); }},
    };
    AgendaContent content;
    content.title = words("title", {{"circle", spoken(circle.name, language)}});
    for (const auto& [fact, say] : facts) {
        if (!circle.knows.contains(fact)) continue;
        if (auto said = say(); !said.empty()) content.facts.emplace_back(words(fact), std::move(said));
    }
    content.tells_measures = circle.knows.contains("measures");
    if (content.tells_measures)
        for (const auto& one : about.measures) content.measures.push_back(line(one, language));
    if (circle.knows.contains("proposal")) content.proposal = proposal;
    return content;
}

documents::Document document(const AgendaContent& content, const std::string& organisation, const std::string& language)
{
    const documents::Words words{"agenda", language}, common{"common", language};
    documents::Document paper;
    paper.title = content.title;
    paper.language = language;
    paper.header = fmt::format("{} · {}", common("confidential"), organisation);
    paper.page_number = common("page_number");
    paper.blocks.push_back(documents::KeyValues{content.facts});
    if (content.tells_measures) {
        paper.blocks.push_back(documents::Heading{1, words("measures")});
        if (content.measures.empty())
            paper.blocks.push_back(documents::Paragraph{words("measures.none")});
        else
            paper.blocks.push_back(documents::List{content.measures});
    }
    if (!content.proposal.empty()) {
        paper.blocks.push_back(documents::Heading{1, words("proposal")});
        paper.blocks.push_back(documents::Paragraph{content.proposal});
    }
    paper.blocks.push_back(documents::Paragraph{words("kept"), documents::Paragraph::Style::quiet});
    return paper;
}

std::string written(const AgendaContent& content)
{
    json::array facts;
    for (const auto& [label, value] : content.facts) facts.push_back(json::array{label, value});
    return json::serialize(json::object{{"title", content.title}, {"facts", facts}, {"measures", json::array(content.measures.begin(), content.measures.end())},
                                        {"tellsMeasures", content.tells_measures}, {"proposal", content.proposal}});
}

AgendaContent read_agenda(std::string_view text)
{
    const auto kept = json::parse(text);
    const auto string = [](const json::value& value) { return std::string{value.as_string()}; };
    AgendaContent content{string(kept.at("title")), {}, {}, kept.at("tellsMeasures").as_bool(), string(kept.at("proposal"))};
    for (const auto& fact : kept.at("facts").as_array()) content.facts.emplace_back(string(fact.at(0)), string(fact.at(1)));
    for (const auto& measure : kept.at("measures").as_array()) content.measures.push_back(string(measure));
    return content;
}

}  // namespace luwte::measures
