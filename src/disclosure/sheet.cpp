#include "disclosure/sheet.h"

#include <algorithm>
#include <numeric>

namespace luwte::disclosure {

std::vector<int> Axis::meant(int at) const
{
    const int size = static_cast<int>(classes.size());
    if (at >= size) return groups[at - size].members;
    if (at >= 0) return {at};
    std::vector<int> all(classes.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::string Axis::label(int at) const
{
    const int size = static_cast<int>(classes.size());
    if (at >= size) return groups[at - size].name;
    return at < 0 ? total_label : classes[at];
}

int Axis::find(const std::string& label) const
{
    if (label == total_label) return whole;
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (classes[i] == label) return static_cast<int>(i);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (groups[i].name == label) return static_cast<int>(classes.size() + i);
    return nowhere;
}

int Sheet::cell(const Place& at)
{
    const auto [entry, is_new] = index.try_emplace(at, static_cast<int>(cells.size()));
    if (is_new) {
        cells.emplace_back();
        cells.back().at = at;
    }
    return entry->second;
}

int Sheet::find(const Place& at) const
{
    const auto found = index.find(at);
    return found == index.end() ? -1 : found->second;
}

std::string Sheet::label(int cell) const
{
    std::string text;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        if (const int at = cells[cell].at[axis]; at != whole)
            text += (text.empty() ? "" : ", ") + axes[axis].name + "=" + axes[axis].label(at);
    return text.empty() ? total_label : text;
}

bool Sheet::apart(int one, int other) const
{
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        const int a = cells[one].at[axis], b = cells[other].at[axis];
        if (a == whole || b == whole || a == b) continue;
        const auto here = axes[axis].meant(a), there = axes[axis].meant(b);
        if (std::none_of(here.begin(), here.end(), [&](int c) { return std::find(there.begin(), there.end(), c) != there.end(); })) return true;
    }
    return false;
}

std::vector<std::vector<int>> Sheet::parts() const
{
    std::vector<int> leader(cells.size());
    std::iota(leader.begin(), leader.end(), 0);
    const auto lead = [&](int cell) {
        while (leader[cell] != cell) cell = leader[cell] = leader[leader[cell]];
        return cell;
    };
    for (const auto& line : lines)
        for (const int part : line.parts) {
            const int a = lead(part), b = lead(line.sum);
            leader[std::max(a, b)] = std::min(a, b);
        }
    std::map<int, std::vector<int>> sets;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) sets[lead(static_cast<int>(cell))].push_back(static_cast<int>(cell));
    std::vector<std::vector<int>> list;
    for (auto& [_, set] : sets) list.push_back(std::move(set));
    return list;
}

}  // namespace luwte::disclosure
