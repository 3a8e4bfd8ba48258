// What must happen after an incident, and who sees to it (P3 to P5).
#include "protocol/pack.h"

namespace luwte::protocol {

std::vector<Role> in_this_case(const Pack& pack, const Situation& situation, const std::vector<Role>& roles)
{
    std::vector<Role> spelled_out;
    for (const auto& role : roles) {
        if (role != the_receiver) {
            spelled_out.push_back(role);
        } else if (auto routing = route(pack, situation)) {
            spelled_out.push_back(routing->receives.front().role);
        }
    }
    return standing_in(pack.data(), situation, spelled_out, &Replacement::acts);
}

std::vector<Duty> duties(const Pack& pack, const Situation& situation)
{
    std::vector<Duty> list;
    for (const auto& rule : pack.data().duties) {
        if (!rule.when.holds(situation)) continue;
        auto duty = rule.duty;
        duty.owners = in_this_case(pack, situation, duty.owners);
        // A duty outlives its owner's exclusion: then whoever handles the case sees to it.
        if (duty.owners.empty()) duty.owners = in_this_case(pack, situation, {std::string{the_receiver}});
        list.push_back(std::move(duty));
    }
    return list;
}

}  // namespace luwte::protocol
