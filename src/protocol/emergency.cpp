#include "protocol/emergency.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/explain.h"
#include "protocol/pack.h"

namespace luwte::protocol {
namespace {

Text text(const Node& node) { return {node["nl"].text, node["en"].text}; }

std::vector<EmergencyStep> steps(const Node& list)
{
    std::vector<EmergencyStep> steps;
    for (const auto& node : list.children)
        steps.push_back({node["id"].text, text(node["text"]), node["telephone"].text, node["source"].text});
    return steps;
}

}  // namespace

Emergency emergency(const Pack& pack)
{
    const auto& document = pack.data().document;
    Emergency emergency{steps(document["emergency_call"]), steps(document["emergency"]), {}};
    for (const auto& node : document["emergency_cards"].children)
        emergency.cards.push_back({node["id"].text, text(node["name"]), steps(node["steps"]), node["source"].text});
    return emergency;
}

std::string lines::of(const EmergencyCard& card)
{
    std::vector<std::string> ids;
    for (const auto& step : card.steps) ids.push_back(step.telephone.empty() ? step.id : step.id + " " + step.telephone);
    return fmt::format("{}: {}", card.id, fmt::join(ids, ", "));
}

}  // namespace luwte::protocol
