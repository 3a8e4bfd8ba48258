#include "meetings/meeting.h"

#include <algorithm>

namespace luwte::meetings {
namespace {

const Moment* found(const std::vector<Moment>& moments, const MomentId& id)
{
    const auto one = std::find_if(moments.begin(), moments.end(), [&](const Moment& moment) { return moment.id == id; });
    return one == moments.end() ? nullptr : &*one;
}

const protocol::MeetingStep* known(const Steps& steps, const std::string& id)
{
    const auto one = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return step.id == id; });
    return one == steps.end() ? nullptr : &*one;
}

bool counts(const Steps& steps, const std::vector<Moment>& moments, const Moment& moment)
{
    return !moment.step.empty() && !is_undone(moments, moment.id) && !awaits_decision(steps, moments, moment.id);
}

}  // namespace

std::vector<Moment> in_order(std::vector<Moment> moments)
{
    std::stable_sort(moments.begin(), moments.end(), [](const Moment& one, const Moment& other) { return one.at < other.at; });
    return moments;
}

bool is_undone(const std::vector<Moment>& moments, const MomentId& id)
{
    return std::any_of(moments.begin(), moments.end(), [&](const Moment& one) { return one.undoes == id; });
}

bool awaits_decision(const Steps& steps, const std::vector<Moment>& moments, const MomentId& id)
{
    const auto* moment = found(moments, id);
    const auto* step = moment ? known(steps, moment->step) : nullptr;
    if (!step || !step->asks.contains("decision")) return false;
    return std::none_of(moments.begin(), moments.end(), [&](const Moment& one) { return one.decision && (one.id == id || one.adds_to == id); });
}

std::optional<int> number_of(const Steps& steps, const std::vector<Moment>& moments, const MomentId& id)
{
    const auto* mine = found(moments, id);
    if (!mine || !counts(steps, moments, *mine)) return std::nullopt;
    int number = 0;
    for (const auto& one : in_order(moments)) {
        if (one.step == mine->step && counts(steps, moments, one)) ++number;
        if (one.id == id) break;
    }
    return number;
}

Result<Done> examine(const Steps& steps, const std::vector<Moment>& before, const Moment& moment)
{
    if (moment.undoes) {
        const auto* undone = found(before, *moment.undoes);
        if (!undone || undone->step.empty()) return invalid("meetings.nothing_to_undo", "/undoes");
        if (is_undone(before, *moment.undoes)) return conflict("meetings.undone_before");
        return Done{};
    }
    if (moment.adds_to) {
        const auto* completed = found(before, *moment.adds_to);
        if (!completed || completed->step.empty()) return invalid("meetings.nothing_to_add_to", "/addsTo");
        return Done{};
    }
    const auto* step = known(steps, moment.step);
    if (!step || step->kind.empty()) return invalid("meetings.step_unknown", "/step");
    return Done{};
}

}  // namespace luwte::meetings
