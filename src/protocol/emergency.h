// What to do while it happens (D1): what the protocol says to everybody, on 112, and in each setting, with the numbers for
// afterwards (C3). It stands on a page for people who have not signed in, so a pack keeps out what may not be public.
#pragma once

#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct EmergencyStep {
    std::string id;
    Text text;
    std::string telephone;  // to tap; empty: none
    std::string source;
};
struct EmergencyCard {
    std::string id;  // "town_hall", "on_the_way"
    Text name;
    std::vector<EmergencyStep> steps;
    std::string source;
};
struct Emergency {
    std::vector<EmergencyStep> say;     // on the telephone with 112
    std::vector<EmergencyStep> always;  // whatever the setting
    std::vector<EmergencyCard> cards;
};
/// In the pack's order; empty parts: the protocol says nothing.
Emergency emergency(const Pack& pack);

}  // namespace luwte::protocol
