#include "protocol/meeting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "protocol/build.h"
#include "protocol/explain.h"

namespace luwte::protocol {

std::vector<MeetingStep> meeting_order(const Pack& pack)
{
    std::vector<MeetingStep> steps;
    for (const auto& node : pack.data().document["meeting_order"].children) {
        MeetingStep step{node["id"].text, {node["text"]["nl"].text, node["text"]["en"].text}, node["kind"].text, 1, {},
                         node["unverified"].truth(), node["source"].text};
        if (node["times"]) step.times = static_cast<int>(node["times"].number);
        for (const auto& asked : node["asks"].children) step.asks.insert(asked.text);
        steps.push_back(std::move(step));
    }
    return steps;
}

bool has_meeting_sheet(const Pack& pack)
{
    const auto steps = meeting_order(pack);
    return std::any_of(steps.begin(), steps.end(), [](const MeetingStep& step) { return !step.kind.empty(); });
}

/// A sheet that nobody may keep is a mistake, and so is a reminder that asks.
void Chapters::meeting_order()
{
    bool buttons = false;
    for (const auto& node : m_document["meeting_order"].children) {
        buttons = buttons || node["kind"];
        for (const char* key : {"times", "asks"})
            if (node[key] && !node["kind"]) m_faults.add(node[key].key_where, fmt::format("'{}' is for a step with a kind", key));
    }
    const bool kept = std::any_of(m_data.roles.begin(), m_data.roles.end(), [](const RoleInfo& role) { return role.permissions.contains("meeting.keep"); });
    // An inherited role may keep a sheet that this pack does not have: then there is nothing it may.
    if (!buttons)
        for (auto& role : m_data.roles) role.permissions.erase("meeting.keep");
    if (buttons && !kept) m_faults.add(m_document["meeting_order"].key_where, "meeting_order has steps to record, but no role has permission meeting.keep");
}

std::string lines::of(const MeetingStep& step)
{
    if (step.kind.empty()) return step.id;
    auto line = fmt::format("{} {}", step.id, step.kind);
    if (step.times != 1) line += fmt::format(" {} times", step.times);
    if (!step.asks.empty()) line += fmt::format(" asks {}", fmt::join(step.asks, ", "));
    return line + (step.unverified ? " unverified" : "");
}

}  // namespace luwte::protocol
