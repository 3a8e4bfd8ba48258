// Before anything happens: what the protocol wants done, and how often (D5, D6), and how a conversation or a meeting with a
// risk is prepared (D3, D4). Checklists are questions about facts; each yes brings advice on setting, room, second person,
// guard, place or organisation.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct PreventionItem {
    std::string id;
    Text text;
    std::string kind;  // "induction", "training" …; empty: a rule to live by, not a thing that is held
    std::optional<Period> every;
    std::vector<Role> owners;
    std::string source;
};
std::vector<PreventionItem> prevention(const Pack& pack);

struct RiskQuestion {
    std::string id;
    Text text;
    std::string source;
};
struct RiskAdvice {
    std::string id;
    std::string about;           // "setting", "room", "second_person", "guard", "place", "organisation"
    std::set<std::string> when;  // any of these was answered with yes; empty: always
    Text text;
    std::string source;
};
struct RiskChecklist {
    std::string id;  // "conversation", "public_meeting"
    Text name;
    std::vector<RiskQuestion> questions;
    std::vector<RiskAdvice> advice;
    std::vector<Named> readers;   // who helps to weigh it, by rule "helps"
    std::vector<Named> requests;  // who can be asked for something, by rule "arranges"
    std::string source;
};
std::vector<RiskChecklist> risk_checklists(const Pack& pack);
/// What fits the answers, in the pack's order.
std::vector<RiskAdvice> advice(const RiskChecklist& checklist, const std::set<std::string>& yes);

}  // namespace luwte::protocol
