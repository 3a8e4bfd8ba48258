#include "meetings/meeting.h"

#include <algorithm>

namespace luwte::meetings {
namespace {

constexpr std::chrono::minutes clock_difference{5};  // a tablet's clock may run a little ahead of ours

auto found(const std::vector<Moment>& moments, const MomentId& id)
{
    return std::find_if(moments.begin(), moments.end(), [&](const Moment& one) { return one.id == id; });
}

bool is_undone(const std::vector<Moment>& moments, const MomentId& id)
{
    return std::any_of(moments.begin(), moments.end(), [&](const Moment& one) { return one.undoes == id; });
}

}  // namespace

std::vector<Moment> in_order(std::vector<Moment> moments)
{
    std::stable_sort(moments.begin(), moments.end(), [](const Moment& one, const Moment& other) { return one.at < other.at; });
    return moments;
}

std::optional<int> number_of(const std::vector<Moment>& moments, const MomentId& id)
{
    const auto mine = found(moments, id);
    if (mine == moments.end() || mine->undoes || is_undone(moments, id)) return std::nullopt;
    int number = 0;
    for (const auto& one : in_order(moments)) {
        if (one.step == mine->step && !one.undoes && !is_undone(moments, one.id)) ++number;
        if (one.id == id) break;
    }
    return number;
}

Result<Done> examine(const std::vector<protocol::MeetingStep>& steps, const std::vector<Moment>& before, const Moment& moment, Instant now)
{
    if (moment.at > now + clock_difference) return invalid("meetings.time_lies_ahead", "/at");
    if (moment.undoes) {
        const auto undone = found(before, *moment.undoes);
        if (undone == before.end() || undone->undoes) return invalid("meetings.nothing_to_undo", "/undoes");
        if (is_undone(before, *moment.undoes)) return conflict("meetings.undone_before");
        return Done{};
    }
    const bool known = std::any_of(steps.begin(), steps.end(), [&](const auto& step) { return step.id == moment.step && !step.kind.empty(); });
    if (!known) return invalid("meetings.step_unknown", "/step");
    return Done{};
}

}  // namespace luwte::meetings
