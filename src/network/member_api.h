// The routes of an organisation in the network.
#pragma once

#include "network/courier.h"

namespace luwte::network {

/// Without a courier the register is in no network: then it says so.
void add_member_routes(http::Router& router, const people::PackOf& packs, const Courier* courier);

}  // namespace luwte::network
