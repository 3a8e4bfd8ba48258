// Order in a meeting (D2): the steps that the chair and the clerk take when somebody disturbs it. A step with a kind is a
// button on the sheet; one without is a reminder beside it. Silent, or without a single button: there is no sheet.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct MeetingStep {
    std::string id;
    Text text;
    std::string kind;            // "suspend", "order", "police" …; empty: a reminder
    int times = 1;               // how often it belongs to the procedure: three orders
    std::set<std::string> asks;  // what is written down with it: "by", "agreed_with", "decision", "words"
    bool unverified = false;
    std::string source;
};
/// In the pack's order.
std::vector<MeetingStep> meeting_order(const Pack& pack);
bool has_meeting_sheet(const Pack& pack);

}  // namespace luwte::protocol
