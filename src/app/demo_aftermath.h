// What follows in some of the demo's cases: the police, what it cost, who was told. Made through the API like everything else.
#pragma once

#include <functional>
#include <string>

#include "app/client.h"
#include "base/time.h"

namespace luwte::app {

/// Lives on in a case as its handler. `number` decides what happens in it; `today`: the day of the clock.
void live_on(Client& handler, const std::string& incident, int number, Day today);

}  // namespace luwte::app
