#include "protocol/offender_register.h"

#include <fmt/format.h>

#include <algorithm>

#include "protocol/build.h"
#include "protocol/deadline.h"

namespace luwte::protocol {
namespace {
template <class Entry>
const Entry* entry(const std::vector<Entry>& list, std::string Entry::*name, std::string_view wanted)
{
    const auto found = std::ranges::find(list, wanted, name);
    return found == list.end() ? nullptr : &*found;
}

bool counts(const RepetitionRule& rule, const PastEvent& event)
{
    return rule.behaviours.empty() || (event.behaviour && rule.behaviours.contains(*event.behaviour));
}
}  // namespace

void Chapters::offender_register()
{
    const auto& chapter = m_document["offender_register"];
    auto& out = m_data.offender_register;
    for (const auto& node : chapter["parts"].children) {
        needs(node["roles"], "offenders.read", "a part of the register for");
        out.parts.push_back({node["id"].text, role_list(node["roles"]), node["on_need"].truth(), node["source"].text});
    }
    for (const auto& node : chapter["remedies"].children)
        out.remedies.push_back({node["id"].text, text(node["text"]), node["unverified"].truth(), node["source"].text});
    for (const auto& node : chapter["repetition"].children) {
        RepetitionRule rule{node["id"].text, text(node["name"]), static_cast<int>(node["events"].number), period(node["within"]),
                            known(node["behaviours"], m_behaviours, "behaviour"), node["persists"].truth(), text(node["note"]), node["source"].text};
        out.repetition.push_back(std::move(rule));
    }
}

void Chapters::retention()
{
    const Node* offender = nullptr;
    for (const auto& node : m_document["retention"].children) {
        const auto keep = period(node["keep"]);
        if (!keep) continue;
        if (node["id"].text == "offender") offender = &node;
        m_data.retention.push_back({node["id"].text, *keep, text(node["reason"]), node["unverified"].truth(), node["source"].text});
    }
    const auto* whole_case = entry(m_data.retention, &Kept::record, "case");
    const auto* kept = entry(m_data.retention, &Kept::record, "offender");
    if (offender && kept && whole_case && ends(whole_case->keep, Instant{}) < ends(kept->keep, Instant{}))
        m_faults.add((*offender)["keep"].where, "data on offenders may not be kept longer than the case");
}

const OffenderRegister& offender_register(const Pack& pack) { return pack.data().offender_register; }

const RegisterPart* part_for(const Pack& pack, const std::set<Role>& roles, std::string_view part)
{
    const auto* found = entry(offender_register(pack).parts, &RegisterPart::id, part);
    const auto has = [&](const Role& role) { return roles.contains(role); };
    return found && std::ranges::any_of(found->roles, has) ? found : nullptr;
}

const Remedy* remedy(const Pack& pack, std::string_view act) { return entry(offender_register(pack).remedies, &Remedy::act, act); }

std::vector<RepetitionRule> repetition(const Pack& pack, const PastEvent& latest, const std::vector<PastEvent>& earlier)
{
    std::vector<RepetitionRule> fires;
    for (const auto& rule : offender_register(pack).repetition) {
        if (!counts(rule, latest)) continue;
        const auto weighs = [&](const PastEvent& event) {
            return counts(rule, event) && (!rule.within || latest.at <= ends(*rule.within, event.at));
        };
        if (1 + std::ranges::count_if(earlier, weighs) >= rule.events) fires.push_back(rule);
    }
    return fires;
}

const Kept* retention(const Pack& pack, std::string_view record) { return entry(pack.data().retention, &Kept::record, record); }

}  // namespace luwte::protocol
