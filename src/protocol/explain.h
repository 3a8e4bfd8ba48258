// Every answer a pack gives in one situation, each with its source: for `luwte protocol explain` and the examples.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "protocol/circles.h"
#include "protocol/confidence.h"
#include "protocol/deciding.h"
#include "protocol/emergency.h"
#include "protocol/meeting.h"
#include "protocol/offender_register.h"
#include "protocol/police.h"
#include "protocol/prevention.h"
#include "protocol/protocol.h"

namespace luwte::protocol {

/// receives, choices, informed, reads, reporting, duties, aftercare, measures, decisions, offenderRegister,
/// repetition, consultation, entersForAnother, support and silent.
boost::json::object explain(const Pack& pack, const Situation& situation);

/// One line per answer, in ids only: "first hard until PT24H after incident by mayor, griffier".
namespace lines {
std::string of(const Named& named);
std::string of(const Reader& reader);
std::string of(const Deadline& deadline);
std::string of(const ConversationPlan& conversation);
std::string of(const Duty& duty);
std::string of(const Measure& measure);
std::string of(const Decision& decision);
std::string of(const Step& step);
std::string of(const AgendaCircle& circle);
/// What a measure's own line leaves out, each on a line: "warn P2W", "asks place", "breach …".
std::vector<std::string> details(const Measure& measure);
std::string joined(const std::vector<Role>& roles);
std::string of(const RegisterPart& part);
std::string of(const RepetitionRule& rule);
std::string of(const EmergencyCard& card);
std::string of(const Rule& rule);
std::string of(const Quality& quality);
std::string of(const Offence& offence);
std::string of(const Circle& circle);
std::vector<std::string> of(const Police& police);
std::vector<std::string> of(const Communication& communication);
std::string of(const Tier& tier);
std::string of(const MeetingStep& step);
std::string of(const PreventionItem& item);
std::string of(const RiskAdvice& advice);
std::string of(const RiskChecklist& checklist);

template <class Answer>
std::vector<std::string> of(const std::vector<Answer>& answers)
{
    std::vector<std::string> list;
    for (const auto& answer : answers) list.push_back(of(answer));
    return list;
}
}  // namespace lines

}  // namespace luwte::protocol
