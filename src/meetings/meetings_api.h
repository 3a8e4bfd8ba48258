#pragma once

#include "http/http.h"
#include "people/people.h"

namespace luwte::meetings {

/// `pack_of` answers the pack in force. A meeting is recorded under the pack of the day it was held.
void add_routes(http::Router& router, const people::PackOf& pack_of);

}  // namespace luwte::meetings
