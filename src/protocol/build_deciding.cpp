// The chapters on deciding: who decides on what, and which measures there are.
#include <fmt/format.h>

#include "protocol/build.h"

namespace luwte::protocol {
namespace {

std::set<std::string> words(const Node& list)
{
    std::set<std::string> found;
    for (const auto& node : list.children) found.insert(node.text);
    return found;
}

/// What would let a measure run for ever though the same entry gives it an end.
void check_end(const Node& node, const Measure& measure, Faults& faults)
{
    if (measure.endless && (measure.fixed_term || measure.longest))
        faults.add(node["endless"].where, "a measure with a fixed or longest term has an end");
    for (const char* key : {"review", "warn", "extension", "endless"})
        if (node[key] && !measure.runs) faults.add(node[key].where, fmt::format("a measure that does not run has no {}", key));
    if (node["breach"]["when"]) faults.add(node["breach"]["when"].where, "a breach asks for the same in every case: leave out when");
    if (measure.objection_within && !measure.objection)
        faults.add(node["objection_within"].where, "a term for objection needs objection: true");
}

}  // namespace

void Chapters::measures()
{
    for (const auto& node : m_document["measures"].children) {
        Measure measure{node["id"].text, text(node["name"]), node["decides"].text, node["source"].text};
        const std::pair<const char*, std::vector<Role> Measure::*> parts[] = {
            {"acts", &Measure::acts},   {"consents", &Measure::consents}, {"vetoes", &Measure::vetoes},
            {"heard", &Measure::heard}, {"advises", &Measure::advises}};
        for (const auto& [key, part] : parts) measure.*part = role_list(node[key], Allow::roles_and_words);
        const std::pair<const char*, std::optional<Period> Measure::*> periods[] = {
            {"longest", &Measure::longest}, {"extension", &Measure::extension}, {"review", &Measure::review},
            {"warn", &Measure::warn},       {"objection_within", &Measure::objection_within}};
        for (const auto& [key, part] : periods) measure.*part = period(node[key]);
        measure.requires_ = words(node["requires"]);
        measure.asks = words(node["asks"]);
        measure.in_writing = node["in_writing"].truth();
        measure.fixed_term = node["fixed_term"].truth();
        measure.runs = node["runs"].truth() || measure.fixed_term || measure.longest;
        measure.endless = node["endless"].truth();
        measure.objection = node["objection"].truth();
        measure.unverified = node["unverified"].truth();
        measure.letter = node["letter"].text;
        for (const auto& [key, part] : {std::pair{"note", &Measure::note}, {"remedy", &Measure::remedy}, {"excepts", &Measure::excepts}, {"desk", &Measure::desk}})
            measure.*part = text(node[key]);
        options(node["venues"], measure.venues);
        if (node["breach"]) measure.breach = duty(node["breach"]);
        check_end(node, measure, m_faults);
        m_mentioned.insert(measure.decides);
        if (node["decides"] && measure.decides != the_receiver && !role(measure.decides))
            m_faults.add(node["decides"].where, fmt::format("unknown role '{:.60}'", measure.decides));
        m_data.measures.push_back({std::move(measure), condition(node["when"])});
    }
}

void Chapters::decisions()
{
    for (const auto& node : m_document["decisions"].children) {
        Decision decision{node["id"].text, text(node["name"])};
        const std::pair<const char*, std::vector<Role> Decision::*> parts[] = {
            {"decides", &Decision::decides}, {"consents", &Decision::consents}, {"vetoes", &Decision::vetoes},
            {"heard", &Decision::heard},     {"advises", &Decision::advises},   {"acts", &Decision::acts}};
        for (const auto& [key, part] : parts) decision.*part = role_list(node[key], Allow::roles_and_words);
        decision.requires_ = words(node["requires"]);
        decision.source = node["source"].text;
        decision.unverified = node["unverified"].truth();
        decision.note = text(node["note"]);
        m_data.decisions.push_back({std::move(decision), condition(node["when"])});
    }
}

}  // namespace luwte::protocol
