// Which names may not stand in a lesson of a case: what the case itself knows of people, for whoever works in it.
#pragma once

#include "prevention/prevention_api.h"

namespace luwte::app {

prevention::NamesOfCase names_of_case();

}  // namespace luwte::app
