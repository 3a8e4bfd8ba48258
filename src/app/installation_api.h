// What this installation is for, for whoever has not signed in: the web client is the same in a register and in a hub.
#pragma once

#include "http/http.h"

namespace luwte::app {

void add_installation_route(http::Router& router, bool hub);

}  // namespace luwte::app
