// The cheapest other truth: figures that differ from the true ones in a given cell by a given amount and change as few shown
// cells as possible.
#pragma once

#include <memory>
#include <optional>

#include "disclosure/sheet.h"

namespace luwte::disclosure {

class Detour {
public:
    Detour(const Sheet& sheet, const std::vector<int>& part);
    ~Detour();
    Detour(const Detour&) = delete;
    Detour& operator=(const Detour&) = delete;

    struct Path {
        double price;
        std::vector<int> cells;  // that differ
    };
    /// `prices` per cell of the sheet, for each unit it changes; `still` may not change. Nothing when no such figures exist.
    std::optional<Path> find(int cell, long change, const std::vector<double>& prices, int still = -1);

private:
    struct Program;
    const Sheet& m_sheet;
    const std::vector<int>& m_part;
    std::vector<int> m_place;
    std::unique_ptr<Program> m_program;
};

}  // namespace luwte::disclosure
