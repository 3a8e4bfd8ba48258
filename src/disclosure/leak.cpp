#include "disclosure/leak.h"

#include <algorithm>

namespace luwte::disclosure {

bool sensitive(const Cell& cell, const Rules& rules)
{
    if (cell.count == 0) return false;
    return cell.count < rules.threshold || cell.persons < rules.persons || cell.largest * 100 > cell.count * rules.largest;
}

Watch::Watch(const Sheet& sheet, const std::vector<int>& part, const Rules& rules)
{
    for (const int cell : part)
        if (sensitive(sheet.cells[cell], rules)) cells.push_back(cell);
    for (const int own : cells) {
        if (sheet.cells[own].persons != 1) continue;
        std::vector<int> others;
        std::copy_if(cells.begin(), cells.end(), std::back_inserter(others), [&](int other) { return sheet.apart(own, other); });
        if (!others.empty()) insiders.emplace_back(own, std::move(others));
    }
    const auto inside = [&](int cell) { return std::binary_search(part.begin(), part.end(), cell); };
    for (const auto& line : sheet.lines) {
        if (!inside(line.sum) || line.parts.size() < 2 || sheet.cells[line.sum].count == 0) continue;
        const auto all = std::find_if(line.parts.begin(), line.parts.end(), [&](int cell) { return sheet.cells[cell].count == sheet.cells[line.sum].count; });
        if (all == line.parts.end()) continue;
        Group group{line.sum, *all, {}};
        std::copy_if(line.parts.begin(), line.parts.end(), std::back_inserter(group.others), [&](int cell) { return cell != *all; });
        groups.push_back(std::move(group));
    }
}

std::optional<Leak> first_leak(Attacker& attacker, const Watch& watch, const Rules& rules, const std::vector<bool>& hidden)
{
    for (const int cell : watch.cells)
        if (!attacker.spans(cell, rules.width, rules.upper)) return Leak{Leak::Kind::bounds, cell};
    // A class that holds everything says nothing while the whole may still be nothing.
    for (const auto& group : watch.groups)
        if (!attacker.reaches(group.others, 1) && !attacker.vanishes(group.sum)) return Leak{Leak::Kind::group, group.all, group.sum};
    for (const auto& [own, others] : watch.insiders) {
        if (!hidden[own]) continue;  // everybody knows it: nothing is added
        Attacker::Insider knows{attacker, own};
        for (const int other : others)
            if (!attacker.spans(other, 1, 0)) return Leak{Leak::Kind::insider, other, own};
    }
    return std::nullopt;
}

}  // namespace luwte::disclosure
