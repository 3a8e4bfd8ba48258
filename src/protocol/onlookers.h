// Who only looks on: asked of a key that was given earlier, perhaps when the protocol was read otherwise.
#pragma once

#include <set>

#include "protocol/protocol.h"

namespace luwte::protocol {

/// Roles that the pack names to read a compartment, and in no situation to write in it.
std::set<Role> onlookers(const Pack& pack, Compartment compartment);

}  // namespace luwte::protocol
