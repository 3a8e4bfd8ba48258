#include "disclosure/leak.h"

#include <algorithm>

namespace luwte::disclosure {

bool sensitive(const Cell& cell, const Rules& rules)
{
    if (cell.count == 0) return false;
    return cell.count < rules.threshold || cell.persons < rules.persons || cell.largest * 100 > cell.count * rules.largest;
}

Watch::Watch(const Sheet& sheet, const std::vector<int>& part, const Rules& rules) : sheet_cells{sheet.cells.size()}
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

Round::Round(Attacker& attacker, const Watch& watch, const Rules& rules, const std::vector<int>& in_doubt)
    : m_attacker{attacker}, m_watch{watch}, m_rules{rules}, m_in_doubt(watch.sheet_cells, false)
{
    for (const int cell : in_doubt) m_in_doubt[cell] = true;
}

std::optional<Leak> Round::next()
{
    const auto doubtful = [&](int cell) { return m_in_doubt[cell]; };
    for (; m_cell < m_watch.cells.size(); ++m_cell)
        if (const int cell = m_watch.cells[m_cell]; doubtful(cell) && !m_attacker.spans(cell, m_rules.width, m_rules.upper)) return Leak{Leak::Kind::bounds, cell};
    // A class that holds everything says nothing while the whole may still be nothing.
    for (; m_group < m_watch.groups.size(); ++m_group)
        if (const auto& group = m_watch.groups[m_group]; doubtful(group.sum) || std::ranges::any_of(group.others, doubtful))
            if (!m_attacker.reaches(group.others, 1) && !m_attacker.vanishes(group.sum)) return Leak{Leak::Kind::group, group.all, group.sum};
    for (; m_insider < m_watch.insiders.size(); ++m_insider, m_other = 0) {
        const auto& [own, others] = m_watch.insiders[m_insider];
        m_other = std::ranges::find_if(others.begin() + static_cast<long>(m_other), others.end(), doubtful) - others.begin();
        if (m_other == others.size()) continue;
        const Attacker::Insider knows{m_attacker, own};
        for (; m_other < others.size(); ++m_other)
            if (doubtful(others[m_other]) && !m_attacker.spans(others[m_other], 1, 0)) return Leak{Leak::Kind::insider, others[m_other], own};
    }
    return std::nullopt;
}

}  // namespace luwte::disclosure
