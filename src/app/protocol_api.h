// What the organisation's protocol says, for everybody who signs in: the pack viewer and the norm helper read this.
#pragma once

#include "app/packs.h"
#include "http/http.h"

namespace luwte::app {

void add_protocol_routes(http::Router& router, const Packs& packs);

}  // namespace luwte::app
