// Preparing a conversation or a meeting with a risk (D3, D4): the protocol's questions, what was chosen on its advice, what
// somebody is asked to arrange, and how it went.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "protocol/prevention.h"

namespace luwte::prevention {

using AnalysisId = Id<struct RiskAnalysisTag>;
using RequestId = Id<struct RiskRequestTag>;

struct RiskAnalysisInput {
    std::string checklist;
    Secret title;                       // with whom, or about what
    std::optional<Secret> place;
    Instant held_at;
    std::vector<std::string> yes;       // questions of the checklist
    std::vector<std::string> measures;  // advice that was taken
    std::optional<Secret> remarks;
    std::optional<std::vector<AccountId>> involved;  // colleagues it is about: they never hold a key of it
};
std::vector<Fault> faults_in(const RiskAnalysisInput& input, const std::vector<protocol::RiskChecklist>& checklists);
const protocol::RiskChecklist* checklist_of(const std::vector<protocol::RiskChecklist>& checklists, std::string_view id);

enum class RiskState { planned, held, cancelled };
enum class RiskRequestState { asked, arranged, impossible };
/// What is over is not changed any more, and is looked back on once.
Result<RiskState> after_evaluating(RiskState state, Instant held_at, Instant now);
Result<RiskState> after_cancelling(RiskState state);
Result<Done> may_change(RiskState state);

}  // namespace luwte::prevention
