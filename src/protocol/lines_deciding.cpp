// Measures, decisions and their steps as single lines of ids.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "protocol/explain.h"

namespace luwte::protocol::lines {

std::string of(const Measure& measure)
{
    auto line = measure.id;
    if (!measure.decides.empty()) line += " by " + measure.decides;
    if (!measure.acts.empty()) line += " with " + joined(measure.acts);
    if (measure.longest) line += " longest " + measure.longest->text;
    if (measure.review) line += " review " + measure.review->text;
    if (measure.in_writing) line += " in writing";
    if (measure.fixed_term) line += " for a fixed term";
    if (measure.objection) line += " objection";
    if (measure.unverified) line += " unverified";
    return line;
}

std::string of(const Decision& decision)
{
    auto line = decision.id;
    const std::pair<const char*, const std::vector<Role>&> parts[] = {{"decides", decision.decides}, {"consents", decision.consents},
        {"vetoes", decision.vetoes}, {"heard", decision.heard}, {"advises", decision.advises}, {"acts", decision.acts}};
    for (const auto& [verb, roles] : parts)
        if (!roles.empty()) line += fmt::format("; {} {}", verb, joined(roles));
    if (decision.unverified) line += "; unverified";
    return line;
}

std::string of(const Step& step)
{
    return fmt::format("{}{}{}{}", name(step.part), step.role.empty() ? "" : " ", step.role, step.required ? " required" : "");
}

std::vector<std::string> details(const Measure& measure)
{
    std::vector<std::string> list;
    for (const auto& [is, word] : {std::pair{measure.runs, "runs"}, {measure.endless, "endless"}})
        if (is) list.emplace_back(word);
    for (const auto& [period, word] : {std::pair{measure.extension, "extension"}, {measure.warn, "warn"}, {measure.objection_within, "objection within"}})
        if (period) list.push_back(fmt::format("{} {}", word, period->text));
    for (const auto& [text, word] : {std::pair{measure.remedy, "remedy"}, {measure.excepts, "excepts"}, {measure.desk, "desk"}})
        if (!text.nl.empty()) list.emplace_back(word);
    for (const auto& asked : measure.asks) list.push_back("asks " + asked);
    for (const auto& venue : measure.venues) list.push_back("at " + venue.id);
    if (!measure.letter.empty()) list.push_back("letter " + measure.letter);
    if (measure.breach) list.push_back("breach " + of(*measure.breach));
    return list;
}

}  // namespace luwte::protocol::lines
