// The chapters on the police, damage and communication.
#include <fmt/format.h>

#include <algorithm>

#include "protocol/build.h"

namespace luwte::protocol {
namespace {

/// What a circle may be told; src/communication writes it down fact by fact.
const std::set<std::string> facts_to_tell{"happened", "day", "behaviour", "form", "role", "name", "measure", "police", "outcome"};

}  // namespace

Rule Chapters::rule(const Node& node) const
{
    return {node["id"].text, text(node["name"]), text(node["note"]), node["source"].text, node["unverified"].truth()};
}

std::optional<Rule> Chapters::maybe_rule(const Node& node) const
{
    if (!node) return std::nullopt;
    return rule(node);
}

void Chapters::police()
{
    const auto& chapter = m_document["police"];
    auto& police = m_data.police;
    police.code = maybe_rule(chapter["code"]);
    police.number = maybe_rule(chapter["number"]);
    police.address = maybe_rule(chapter["address"]);
    police.wish = maybe_rule(chapter["wish"]);
    for (const auto& node : chapter["qualities"].children)
        police.qualities.push_back({rule(node), role_list(node["by"], Allow::roles_and_words)});
    for (const auto& node : chapter["offences"].children) {
        Offence offence{rule(node), std::nullopt};
        if (node["complaint"]) offence.complaint = deadline(node["complaint"]);
        police.offences.push_back({std::move(offence), condition(node["when"])});
    }
    for (const auto& node : chapter["rights"].children) police.rights.push_back(rule(node));
    for (const auto& node : m_document["damage"].children) m_data.damage.push_back(rule(node));
}

Spokesperson Chapters::spokesperson(const Node& node)
{
    return {rule(node), role_list(node["by"])};
}

void Chapters::communication()
{
    const auto& chapter = m_document["communication"];
    auto& communication = m_data.communication;
    for (const auto& node : chapter["circles"].children) {
        Circle circle{rule(node), node["outside"].truth(), {}};
        for (const auto& fact : node["may_know"].children) {
            if (!facts_to_tell.contains(fact.text)) m_faults.add(fact.where, fmt::format("unknown fact to tell '{:.60}'", fact.text));
            circle.may_know.push_back(fact.text);
        }
        communication.circles.push_back(std::move(circle));
    }
    for (const auto& node : chapter["spokespersons"].children)
        communication.spokespersons.push_back({spokesperson(node), condition(node["when"])});
    if (const auto& node = chapter["during_inquiry"]) communication.during_inquiry = spokesperson(node);
    communication.security = maybe_rule(chapter["security"]);
}

}  // namespace luwte::protocol
