// Other figures that agree with the lines of a sheet, nearest to the true ones first: one linear program for the intruder, who may only
// change what is hidden, and for the search, which pays for every shown figure that it changes.
//
// Each cell has two columns, what it gains and what it loses, so the true figures are where all columns are nothing. From there a short
// path through the tables is few steps of the dual simplex method, however large the sheet.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "disclosure/sheet.h"

namespace luwte::disclosure {

class Detour {
public:
    Detour(const Sheet& sheet, const std::vector<int>& part);
    ~Detour();
    Detour(const Detour&) = delete;
    Detour& operator=(const Detour&) = delete;

    /// What a cell may lose and gain, and what each unit of it costs.
    void allow(int cell, long loss, long gain);
    void price(int cell, double price);

    /// Whole numbers: which cells differ, and by how much.
    using Change = std::vector<std::pair<int, long>>;
    struct Path {
        double price;
        std::vector<int> cells;  // that differ
    };
    /// The cheapest figures in which `cells` together differ by at least `change`, whose sign says which way; nothing when there are none.
    std::optional<Path> cheapest(const std::vector<int>& cells, long change);
    /// The same in whole numbers, and then perhaps not quite the cheapest.
    std::optional<Change> nearest(const std::vector<int>& cells, long change);
    /// Figures in which one cell differs as much as it can.
    Change furthest(int cell, bool up);

private:
    struct Program;
    const std::vector<int>& m_part;
    std::vector<int> m_gain;  // the column of each cell of the sheet, 0 when not in this part; what it loses is the next column
    std::unique_ptr<Program> m_program;
};

}  // namespace luwte::disclosure
