// Handing over what a predecessor could read. Being appointed gives the cases that come; the old ones come by hand:
// from the predecessor himself or from a colleague who holds the same key. Nobody hands over what he cannot open.
#pragma once

#include "people/people.h"

namespace luwte::people {

struct Handover {
    std::string role;
    AccountId from;
    AccountId to;
};
/// Returns how many compartments were handed over. A successor without a key pair waits for them; somebody who is
/// excluded from a case gets nothing of it, and nobody is told.
Result<int> hand_over(http::Call& call, const Handover& handover);

/// Somebody, gone or still here, who held in a role what this session can open too.
struct Predecessor {
    AccountId account;
    std::string name;
    std::string role;
    bool ended;
};
/// By name.
std::vector<Predecessor> predecessors(http::Call& call);

}  // namespace luwte::people
