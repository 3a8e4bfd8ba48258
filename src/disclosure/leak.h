// What a pattern of hidden cells gives away, judged with the intruder's own means.
#pragma once

#include <optional>

#include "disclosure/attacker.h"
#include "disclosure/rules.h"

namespace luwte::disclosure {

/// Must not be printed: few incidents, few victims, or one victim with more than half of them.
bool sensitive(const Cell& cell, const Rules& rules);

struct Leak {
    enum class Kind {
        bounds,   // the count of a sensitive cell lies between bounds that are too narrow
        insider,  // a victim who knows the cell `by` computes this one exactly
        group,    // everything that `by` counts is certainly in this class
    };
    Kind kind;
    int cell;
    int by = -1;
};

/// One part of a sheet with the cells to watch in it.
struct Watch {
    Watch(const Sheet& sheet, const std::vector<int>& part, const Rules& rules);

    std::vector<int> cells;                     // sensitive
    std::vector<std::pair<int, std::vector<int>>> insiders;  // cells with one victim, and what they must not open
    struct Group {
        int sum, all;                           // everything of `sum` is in `all`
        std::vector<int> others;
    };
    std::vector<Group> groups;
};

/// The first leak found, quickly; `hidden` has one entry per cell of the sheet.
std::optional<Leak> first_leak(Attacker& attacker, const Watch& watch, const Rules& rules, const std::vector<bool>& hidden);

}  // namespace luwte::disclosure
