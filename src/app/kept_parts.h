// What the features hold of a case that was kept long enough. Written by hand and complete: whoever wants to know what goes, and what
// waits for whom, reads kept_parts.cpp.
#pragma once

#include "retention/retention.h"

namespace luwte::app {

/// Class by class, as packs name them: what needs it still, and how it goes.
retention::Parts kept_parts(const incidents::PackUnder& packs);

}  // namespace luwte::app
