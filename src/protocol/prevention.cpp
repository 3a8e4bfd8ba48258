#include "protocol/prevention.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "protocol/build.h"
#include "protocol/deadline.h"
#include "protocol/explain.h"

namespace luwte::protocol {
namespace {

Text text(const Node& node) { return {node["nl"].text, node["en"].text}; }

std::vector<Named> named(const Node& list, const char* rule, const std::string& source)
{
    std::vector<Named> people;
    for (const auto& role : list.children) people.push_back({role.text, rule, source, {}});
    return people;
}

std::set<std::string> words(const Node& list)
{
    std::set<std::string> found;
    for (const auto& node : list.children) found.insert(node.text);
    return found;
}

}  // namespace

std::vector<PreventionItem> prevention(const Pack& pack)
{
    std::vector<PreventionItem> items;
    for (const auto& node : pack.data().document["prevention"].children) {
        PreventionItem item{node["id"].text, text(node["text"]), node["kind"].text, {}, {}, node["source"].text};
        if (node["every"]) item.every = parse_period(node["every"].text);
        for (const auto& owner : node["owners"].children) item.owners.push_back(owner.text);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<RiskChecklist> risk_checklists(const Pack& pack)
{
    std::vector<RiskChecklist> checklists;
    for (const auto& node : pack.data().document["risk_checklists"].children) {
        RiskChecklist checklist{node["id"].text, text(node["name"]), {}, {}, {}, {}, node["source"].text};
        for (const auto& asked : node["questions"].children)
            checklist.questions.push_back({asked["id"].text, text(asked["text"]), asked["source"].text});
        for (const auto& given : node["advice"].children)
            checklist.advice.push_back({given["id"].text, given["about"].text, words(given["when"]), text(given["text"]), given["source"].text});
        checklist.readers = named(node["readers"], "helps", checklist.source);
        checklist.requests = named(node["requests"]["roles"], "arranges", node["requests"]["source"].text);
        checklists.push_back(std::move(checklist));
    }
    return checklists;
}

std::vector<RiskAdvice> advice(const RiskChecklist& checklist, const std::set<std::string>& yes)
{
    std::vector<RiskAdvice> fitting;
    for (const auto& one : checklist.advice) {
        const bool asked = std::any_of(one.when.begin(), one.when.end(), [&](const auto& question) { return yes.contains(question); });
        if (one.when.empty() || asked) fitting.push_back(one);
    }
    return fitting;
}

/// Advice must follow from a question that is asked, and whoever helps or arranges must have an account.
void Chapters::risk_checklists()
{
    for (const auto& node : m_document["risk_checklists"].children) {
        std::set<std::string> questions;
        for (const auto& asked : node["questions"].children) questions.insert(asked["id"].text);
        for (const auto& given : node["advice"].children) known(given["when"], questions, "question");
        for (const auto* list : {&node["readers"], &node["requests"]["roles"]}) {
            role_list(*list);
            for (const auto& one : list->children)
                if (const auto* info = role(one.text); info && info->outside)
                    m_faults.add(one.where, fmt::format("checklist names role '{}', which nobody can hold here: it stands outside the register", info->id));
        }
    }
    const bool planned = std::any_of(m_document["prevention"].children.begin(), m_document["prevention"].children.end(), [](const Node& node) { return bool{node["kind"]}; });
    const bool kept = std::any_of(m_data.roles.begin(), m_data.roles.end(), [](const RoleInfo& role) { return role.permissions.contains("prevention.keep"); });
    if (planned && !kept) m_faults.add(m_document["prevention"].key_where, "prevention has things to hold, but no role has permission prevention.keep");
}

std::string lines::of(const PreventionItem& item)
{
    auto line = item.id;
    if (!item.kind.empty()) line += " is " + item.kind;
    if (item.every) line += " every " + item.every->text;
    if (!item.owners.empty()) line += fmt::format(" by {}", fmt::join(item.owners, ", "));
    return line;
}

std::string lines::of(const RiskAdvice& advice) { return advice.about + " " + advice.id; }

std::string lines::of(const RiskChecklist& checklist)
{
    std::vector<std::string> questions, requests;
    for (const auto& question : checklist.questions) questions.push_back(question.id);
    for (const auto& role : checklist.requests) requests.push_back(role.role);
    return fmt::format("{}: {}; asks {}", checklist.id, fmt::join(questions, ", "), fmt::join(requests, ", "));
}

}  // namespace luwte::protocol
