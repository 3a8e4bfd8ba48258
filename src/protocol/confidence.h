// Tiers of confidence: with whom somebody may share what he wrote down, before there is a report. From few to many; the
// last step, a report, is the protocol's own. Silent: the logbook is shared by reporting only.
#pragma once

#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct Tier {
    std::string id;  // "adviser", "receivers"
    Text name;
    bool receivers = false;    // whoever would receive a report of this person
    std::vector<Named> roles;  // else: these, by rule "confided"
    std::string source;
};
/// In the pack's order; each further tier is a step up.
std::vector<Tier> confidence(const Pack& pack);

}  // namespace luwte::protocol
