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

namespace {
enum class Covered { yes, no, unanswered };

/// One affected person who is covered is enough; one about whom nothing was said leaves it open.
Covered covered(const Authority& authority, const Situation& situation)
{
    auto affected = situation.affected;
    if (affected.empty()) affected.insert(situation.reporter);
    bool open = false;
    for (const auto& role : affected) {
        if (authority.covered.contains(role)) return Covered::yes;
        open = open || !authority.not_covered.contains(role);
    }
    return open ? Covered::unanswered : Covered::no;
}
}  // namespace

std::vector<Duty> duties(const Pack& pack, const Situation& situation)
{
    std::vector<Duty> list;
    for (const auto& rule : pack.data().duties) {
        if (!rule.when.holds(situation)) continue;
        const auto under = rule.authority ? covered(pack.data().authority, situation) : Covered::yes;
        if (under == Covered::no) continue;
        auto duty = rule.duty;
        // Whoever has not answered is asked all the same: doing too much is the lesser mistake.
        duty.unanswered = under == Covered::unanswered;
        duty.owners = in_this_case(pack, situation, duty.owners);
        // A duty outlives its owner's exclusion: then whoever handles the case sees to it.
        if (duty.owners.empty()) duty.owners = in_this_case(pack, situation, {std::string{the_receiver}});
        list.push_back(std::move(duty));
    }
    return list;
}

}  // namespace luwte::protocol
