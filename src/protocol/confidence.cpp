#include "protocol/confidence.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/build.h"
#include "protocol/explain.h"

namespace luwte::protocol {

std::vector<Tier> confidence(const Pack& pack)
{
    std::vector<Tier> tiers;
    for (const auto& node : pack.data().document["confidence"].children) {
        Tier tier{node["id"].text, {node["name"]["nl"].text, node["name"]["en"].text}, !node["roles"], {}, node["source"].text};
        for (const auto& role : node["roles"].children) tier.roles.push_back({role.text, "confided", tier.source, {}});
        tiers.push_back(std::move(tier));
    }
    return tiers;
}

/// Who is shared with must be able to read: nobody from outside.
void Chapters::confidence()
{
    for (const auto& node : m_document["confidence"].children) {
        role_list(node["roles"]);
        for (const auto& named : node["roles"].children)
            if (const auto* info = role(named.text); info && info->outside)
                m_faults.add(named.where, fmt::format("confidence names role '{}', which nobody can hold here: it stands outside the register", info->id));
    }
}

std::string lines::of(const Tier& tier)
{
    if (tier.receivers) return tier.id + ": receivers";
    std::vector<std::string> roles;
    for (const auto& named : tier.roles) roles.push_back(named.role);
    return fmt::format("{}: {}", tier.id, fmt::join(roles, ", "));
}

}  // namespace luwte::protocol
