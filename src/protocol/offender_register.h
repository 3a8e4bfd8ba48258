// The chapter on the register of offenders: who may see which part of it, when events by one offender weigh together, what
// somebody is told of his remedy, and how long which record is kept. What the pack leaves out it says nothing about.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

/// The parts that the register knows: "data" (who it is), "incidents" (kinds, dates, places), "measures", "fairness" (the
/// person's own account, notices, requests), "victims" (names of the affected in other cases).
struct RegisterPart {
    std::string id;
    std::vector<Role> roles;
    bool on_need = false;  // only when somebody says what for, each time anew
    std::string source;
};

/// Being listed and being warned are two acts, each with a remedy of its own.
struct Remedy {
    std::string act;  // "listing", "warning"
    Text text;
    bool unverified = false;
    std::string source;
};

struct RepetitionRule {
    std::string id;
    Text name;
    int events = 2;                   // from this many on, the one at hand included
    std::optional<Period> within;     // only those that are no longer ago
    std::set<Behaviour> behaviours;   // only these count; empty: every one
    bool persists = false;            // the case counts as one that goes on, besides as a repeated one
    Text note;                        // what to do about it; empty when there is nothing to add
    std::string source;
};

struct OffenderRegister {
    std::vector<RegisterPart> parts;
    std::vector<Remedy> remedies;
    std::vector<RepetitionRule> repetition;
};
const OffenderRegister& offender_register(const Pack&);

/// The part as one of these roles may see it; nothing when none of them may, or the pack does not say.
const RegisterPart* part_for(const Pack&, const std::set<Role>& roles, std::string_view part);
const Remedy* remedy(const Pack&, std::string_view act);

struct PastEvent {
    Instant at;
    std::optional<Behaviour> behaviour;
};
/// The rules that what is confirmed of one offender sets off in the latest event.
std::vector<RepetitionRule> repetition(const Pack&, const PastEvent& latest, const std::vector<PastEvent>& earlier);

struct Kept {
    std::string record;  // "case", "offender", "aftercare", "evidence"
    Period keep;
    Text reason;
    bool unverified = false;
    std::string source;
};
/// Nothing: the protocol does not say, and then nothing is destroyed by itself.
const Kept* retention(const Pack&, std::string_view record);

}  // namespace luwte::protocol
