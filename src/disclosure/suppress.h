// Chooses which further cells to hide so that nothing can be computed about the sensitive ones, and as few as it can.
//
// To hide a cell well is to make another set of figures possible: one that agrees with everything shown and differs in that
// cell. Such a set differs from the truth along closed paths through the tables; the cheapest path is a linear program
// (Kelly's and Geurts' idea), and the cells it runs through are hidden. Afterwards each hidden cell that is not sensitive is shown again if the
// intruder still finds nothing, and the pattern is shaken a number of times to see whether a smaller one turns up. Nothing is
// random: the same figures give the same pattern.
#pragma once

#include "disclosure/leak.h"

namespace luwte::disclosure {

struct Pattern {
    std::vector<bool> hidden;   // per cell of the sheet
    std::optional<Leak> leak;   // what no pattern mends: an earlier publication shows too much
};

Pattern suppress(const Sheet& sheet, const Rules& rules);

}  // namespace luwte::disclosure
