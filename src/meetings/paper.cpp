#include "meetings/paper.h"

namespace luwte::meetings {
namespace {

/// "20:14:05" in Dutch time, as on the clock in the hall.
std::string clock_of(Instant at)
{
    const auto local = iso(Moment{at, offset_in_amsterdam(at)});
    return local.substr(11, 8);
}

std::string day_and_clock(Instant at) { return iso(day_in_amsterdam(at)) + " " + clock_of(at); }

std::string title_of(const PaperLine& line, const documents::Words& words)
{
    if (line.kind.empty()) return words("undoing");
    const auto name = words("kind." + line.kind);
    if (!line.number) return name + " (" + words("undone") + ")";
    if (!line.several) return name;
    return words("numbered", {{"name", name}, {"number", std::to_string(*line.number)}});
}

std::string details_of(const PaperLine& line, const documents::Words& words)
{
    std::string details;
    const auto add = [&](const std::string& part) { details += (details.empty() ? "" : "\n") + part; };
    add(title_of(line, words));
    if (!line.by.empty()) add(words("by", {{"name", line.by}}));
    if (!line.agreed_with.empty()) add(words("agreed", {{"name", line.agreed_with}}));
    if (!line.decision.empty()) add(words("decision." + line.decision));
    if (!line.words.empty()) add(line.words);
    return details;
}

}  // namespace

documents::Document document_of(const Paper& paper, const documents::Words& words)
{
    documents::KeyValues facts{{{words("opened"), day_and_clock(paper.opened_at) + ", " + paper.opened_by}}};
    if (paper.closed_at) facts.rows.emplace_back(words("closed"), day_and_clock(*paper.closed_at));
    facts.rows.emplace_back(words("protocol"), words("version", {{"pack", paper.pack}, {"version", paper.pack_version}}));
    documents::Table steps{words("steps"), {words("at"), words("step"), words("recorded_by")}, {}};
    for (const auto& line : paper.lines) steps.rows.push_back({clock_of(line.at), details_of(line, words), line.recorded_by});
    return {paper.name, words.language(), words("confidential"), words("page"), {std::move(facts), std::move(steps)}};
}

}  // namespace luwte::meetings
