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
    std::size_t sheet_cells;
};

/// Goes over what is to be watched, as far as some of these cells are concerned. What holds while few cells are hidden holds when more
/// are: so after a leak is mended it goes on where it was, and when one more cell is shown only those that leaned on it are in doubt.
class Round {
public:
    Round(Attacker& attacker, const Watch& watch, const Rules& rules, const std::vector<int>& in_doubt);
    /// The next leak; the same one again when it was not mended.
    std::optional<Leak> next();

private:
    Attacker& m_attacker;
    const Watch& m_watch;
    const Rules& m_rules;
    std::vector<bool> m_in_doubt;  // per cell of the sheet
    std::size_t m_cell = 0, m_group = 0, m_insider = 0, m_other = 0;
};

}  // namespace luwte::disclosure
