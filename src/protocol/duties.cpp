// What must happen after an incident, and who decides on what: duties, measures, decisions (H3, K1, P3 to P5).
#include <algorithm>

#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
/// Writes out "receiver" and lets the pack's replacements stand in for excluded roles. "affected" and roles outside stay.
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
}  // namespace

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

std::vector<Measure> measures(const Pack& pack, const Situation& situation)
{
    std::vector<Measure> list;
    for (const auto& rule : pack.data().measures) {
        if (!rule.when.holds(situation)) continue;
        auto measure = rule.measure;
        if (!measure.decides.empty()) {
            const auto decides = in_this_case(pack, situation, {measure.decides});
            measure.decides = decides.empty() ? Role{} : decides.front();
        }
        measure.acts = in_this_case(pack, situation, measure.acts);
        list.push_back(std::move(measure));
    }
    return list;
}

std::vector<Decision> decisions(const Pack& pack, const Situation& situation)
{
    std::vector<Decision> list;
    for (const auto& rule : pack.data().decisions) {
        if (!rule.when.holds(situation)) continue;
        auto decision = rule.decision;
        for (auto part : {&Decision::decides, &Decision::consents, &Decision::vetoes, &Decision::heard, &Decision::acts})
            decision.*part = in_this_case(pack, situation, decision.*part);
        list.push_back(std::move(decision));
    }
    return list;
}

}  // namespace luwte::protocol
