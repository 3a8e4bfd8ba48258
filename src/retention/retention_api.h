// What whoever reads a case is told of how long it is kept.
#pragma once

#include "http/http.h"
#include "retention/retention.h"

namespace luwte::retention {

void add_routes(http::Router&, const incidents::PackUnder&, const Parts&);

}  // namespace luwte::retention
