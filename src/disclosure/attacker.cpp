#include "disclosure/attacker.h"

#include <algorithm>
#include <numeric>

#include "base/require.h"

namespace luwte::disclosure {

Attacker::Attacker(const Sheet& sheet, const std::vector<int>& part)
    : m_sheet{sheet}, m_detour{sheet, part}, m_lines(sheet.cells.size()), m_sums(sheet.lines.size(), 0), m_uses(sheet.cells.size())
{
    // The ceiling only takes possibilities away from the truth's company: it never makes a cell look safer than it is.
    for (const int cell : part) m_ceiling = std::max(m_ceiling, 4 * sheet.cells[cell].count + 1000);
    m_seen.assign(sheet.cells.size(), {0, m_ceiling});
    for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
        m_lines[sheet.lines[line].sum].emplace_back(static_cast<int>(line), -1);
        for (const int cell : sheet.lines[line].parts) m_lines[cell].emplace_back(static_cast<int>(line), 1);
    }
    for (const int cell : part) hide(cell), m_detour.price(cell, 1);
}

void Attacker::show(int cell) { narrow(cell, m_sheet.cells[cell].count, m_sheet.cells[cell].count); }
void Attacker::hide(int cell) { narrow(cell, 0, m_ceiling); }

void Attacker::narrow(int cell, long least, long most)
{
    m_seen[cell] = {least, most};
    m_detour.allow(cell, m_sheet.cells[cell].count - least, most - m_sheet.cells[cell].count);
    for (const auto& use : m_uses[cell]) measure(m_examples[use.example]);
}

void Attacker::measure(Example& example) const
{
    example.forwards = example.backwards = m_ceiling;
    for (const auto& [cell, by] : example.change) {
        const long gain = m_seen[cell].most - m_sheet.cells[cell].count, loss = m_sheet.cells[cell].count - m_seen[cell].least;
        example.forwards = std::min(example.forwards, by > 0 ? gain / by : loss / -by);
        example.backwards = std::min(example.backwards, by > 0 ? loss / by : gain / -by);
        if (!example.agrees()) return;
    }
}

bool Attacker::adds_up(const Detour::Change& change)
{
    for (const auto& [cell, by] : change)
        for (const auto& [line, sign] : m_lines[cell]) m_sums[line] += sign * by;
    bool all = true;
    for (const auto& [cell, _] : change)
        for (const auto& [line, __] : m_lines[cell]) all = all && m_sums[line] == 0, m_sums[line] = 0;
    return all;
}

void Attacker::keep(Detour::Change change)
{
    REQUIRE_THAT_HOLDS(adds_up(change));
    const int number = static_cast<int>(m_examples.size());
    for (const auto& [cell, by] : change) m_uses[cell].push_back({number, by});
    m_examples.push_back({std::move(change), 0, 0});
    measure(m_examples.back());
    REQUIRE_THAT_HOLDS(m_examples.back().forwards > 0);
}

bool Attacker::find(const std::vector<int>& cells, long change)
{
    auto found = m_detour.nearest(cells, change);
    if (found) keep(std::move(*found));
    return found.has_value();
}

Range Attacker::bounds(int cell)
{
    const auto edge = [&](bool up) {
        auto change = m_detour.furthest(cell, up);
        const auto here = std::ranges::find(change, cell, &std::pair<int, long>::first);
        if (here == change.end()) return m_sheet.cells[cell].count;
        const long value = m_sheet.cells[cell].count + here->second;
        keep(std::move(change));
        return value;
    };
    const long lower = edge(false), upper = edge(true);
    return {lower, upper, upper >= m_ceiling / 2};
}

Range Attacker::seen_in_examples(int cell) const
{
    const long count = m_sheet.cells[cell].count;
    Range range{count, count};
    for (const auto& [number, by] : m_uses[cell]) {
        const auto& example = m_examples[number];
        const long ahead = count + by * example.forwards, behind = count - by * example.backwards;
        range.lower = std::min({range.lower, ahead, behind});
        range.upper = std::max({range.upper, ahead, behind});
    }
    return range;
}

bool Attacker::spans(int cell, long width, long upper)
{
    const long count = m_sheet.cells[cell].count;
    if (m_seen[cell].least == m_seen[cell].most) return width <= 0 && upper <= count;
    auto range = seen_in_examples(cell);
    if (range.upper < upper) {
        if (!find({cell}, upper - count)) return false;
        range = seen_in_examples(cell);
    }
    if (range.width() >= width || find({cell}, range.lower + width - count)) return true;
    if (range.upper >= width && find({cell}, range.upper - width - count)) return true;
    const long most = bounds(cell).upper;
    return most > range.upper && most >= width && find({cell}, most - width - count);
}

bool Attacker::reaches(const std::vector<int>& cells, long most)
{
    const auto together = [&](const Detour::Change& change) {
        return std::accumulate(change.begin(), change.end(), 0L, [&](long sum, const auto& one) { return sum + (std::ranges::count(cells, one.first) ? one.second : 0); });
    };
    long now = 0;
    for (const int cell : cells) now += m_sheet.cells[cell].count;
    for (const int cell : cells)
        for (const auto& [number, _] : m_uses[cell]) {
            const auto& example = m_examples[number];
            if (!example.agrees()) continue;
            const long by = together(example.change);
            if (now + by * example.forwards >= most || now - by * example.backwards >= most) return true;
        }
    return find(cells, most - now);
}

bool Attacker::vanishes(int cell) { return seen_in_examples(cell).lower == 0 || find({cell}, -m_sheet.cells[cell].count); }

std::vector<int> Attacker::leaning_on(int cell) const
{
    std::vector<int> list;
    for (const auto& use : m_uses[cell])
        if (const auto& example = m_examples[use.example]; example.agrees())
            for (const auto& [other, _] : example.change) list.push_back(other);
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

}  // namespace luwte::disclosure
