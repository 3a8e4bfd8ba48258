#include "prevention/risk.h"

#include <algorithm>

namespace luwte::prevention {
namespace {

template <class List>
bool holds(const List& list, const std::string& id)
{
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
}

template <class List>
void check(const List& list, const std::vector<std::string>& ids, const std::string& field, Code code, std::vector<Fault>& faults)
{
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (!holds(list, ids[i])) faults.push_back({code, field + std::to_string(i)});
}

}  // namespace

const protocol::RiskChecklist* checklist_of(const std::vector<protocol::RiskChecklist>& checklists, std::string_view id)
{
    const auto found = std::find_if(checklists.begin(), checklists.end(), [&](const auto& one) { return one.id == id; });
    return found == checklists.end() ? nullptr : &*found;
}

std::vector<Fault> faults_in(const RiskAnalysisInput& input, const std::vector<protocol::RiskChecklist>& checklists)
{
    std::vector<Fault> faults;
    const auto* checklist = checklist_of(checklists, input.checklist);
    if (!checklist) faults.push_back({"prevention.checklist_unknown", "/checklist"});
    if (input.title.empty()) faults.push_back({"prevention.title_missing", "/title"});
    if (!checklist) return faults;
    check(checklist->questions, input.yes, "/yes/", "prevention.question_unknown", faults);
    check(checklist->advice, input.measures, "/measures/", "prevention.advice_unknown", faults);
    return faults;
}

Result<Done> may_change(RiskState state)
{
    if (state != RiskState::planned) return conflict("prevention.over");
    return Done{};
}

Result<RiskState> after_evaluating(RiskState state, Instant held_at, Instant now)
{
    TRY(may_change(state));
    if (held_at > now) return conflict("prevention.not_held");
    return RiskState::held;
}

Result<RiskState> after_cancelling(RiskState state)
{
    TRY(may_change(state));
    return RiskState::cancelled;
}

}  // namespace luwte::prevention
