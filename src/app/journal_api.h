// The journal for the privacy officer: who did and who looked, never what it said.
#pragma once

#include "http/http.h"

namespace luwte::app {

void add_journal_routes(http::Router& router);

}  // namespace luwte::app
