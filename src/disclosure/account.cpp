#include "disclosure/account.h"

#include <algorithm>
#include <map>
#include <set>

namespace luwte::disclosure {
namespace {

struct Drawn {
    std::string letter;
    std::vector<std::size_t> axes;
};
const std::vector<Drawn> plain{{"A", {role_axis, form_axis}}, {"B", {role_axis, channel_axis}}, {"C", {form_axis, gravity_axis}}, {"D", {police_axis}}};
// Beside every figure stands how many of them were reported to the police; the rest is not printed, and guarded all the same.
const std::vector<Drawn> by_role{{"A", {role_axis, form_axis, police_axis}}, {"B", {role_axis, channel_axis, police_axis}}};
const std::vector<Drawn> without_role{{"A", {channel_axis, form_axis, police_axis}}};
const std::vector<Drawn> always{{"C", {form_axis, gravity_axis, police_axis}}, {"D", {police_axis}}};

/// What is the same for one victim, counted once: a million incidents are few of these.
struct Share {
    int victim;
    Place at;
    long incidents;
};

std::vector<Share> shares_of(const std::vector<Incident>& incidents)
{
    std::map<std::string_view, int> victims;
    std::map<std::pair<int, Place>, long> counts;
    for (const auto& incident : incidents) ++counts[{victims.try_emplace(incident.victim, static_cast<int>(victims.size())).first->second, incident.at}];
    std::vector<Share> shares;
    for (const auto& [key, count] : counts) shares.push_back({key.first, key.second, count});
    return shares;
}

class Drawing {
public:
    Drawing(const Micro& micro, const Wish& wish) : m_micro{micro}, m_wish{wish}, m_shares{shares_of(micro.incidents)}
    {
        m_account.sheet.axes = micro.axes;
        const auto& roles = micro.axes[role_axis];
        std::set<int> grouped;
        for (const auto& group : roles.groups) grouped.insert(group.members.begin(), group.members.end());
        for (std::size_t role = 0; role < roles.classes.size(); ++role)
            if (!grouped.contains(static_cast<int>(role))) m_printed_roles.push_back(static_cast<int>(role));
        // One group of everybody is the total by another name.
        for (std::size_t i = 0; i < roles.groups.size() && grouped.size() < roles.classes.size(); ++i)
            m_printed_roles.push_back(static_cast<int>(roles.classes.size() + i));
    }

    void year(int year, bool printed)
    {
        auto tables = m_wish.layout == Layout::plain ? plain : m_printed_roles.empty() ? without_role : by_role;
        if (m_wish.layout != Layout::plain) tables.insert(tables.end(), always.begin(), always.end());
        for (std::size_t axis = first_further_axis; axis < m_micro.axes.size(); ++axis) tables.push_back({m_micro.axes[axis].name + " ", {axis}});
        std::set<std::vector<std::size_t>> shapes;  // two tables may be one when something is left out
        for (const auto& [letter, axes] : tables) {
            Place base;
            base[year_axis] = year;
            lines(base, axes);
            auto kept = axes;
            std::erase_if(kept, [&](std::size_t axis) { return m_wish.left_out.contains(axis); });
            if (!printed || !shapes.insert(kept).second) continue;
            Table table{(kept.empty() ? "T" : letter) + m_micro.axes[year_axis].classes[year], year, kept, {}};
            rows(table, base, {});
            m_account.tables.push_back(std::move(table));
        }
    }

    /// The sum of some years; a single one is its own sum.
    int sum_of(const std::vector<int>& years)
    {
        Place at;
        Line line{0, {}};
        for (const int year : years) at[year_axis] = year, line.parts.push_back(m_account.sheet.cell(at));
        if (years.size() == 1) return line.parts.front();
        auto& axis = m_account.sheet.axes[year_axis];
        at[year_axis] = static_cast<int>(axis.classes.size() + axis.groups.size());
        axis.groups.push_back({axis.classes[years.front()] + " … " + axis.classes[years.back()], years});
        line.sum = m_account.sheet.cell(at);
        m_account.sheet.lines.push_back(line);
        return line.sum;
    }

    void years(const std::vector<int>& printed, int sum)
    {
        Table table{"Y", whole, {year_axis}, {}};
        Place at;
        for (const int year : printed) at[year_axis] = year, table.rows.push_back({{year}, m_account.sheet.cell(at)});
        table.rows.push_back({{whole}, sum});
        m_account.tables.push_back(std::move(table));
    }

    Account finish(const std::vector<int>& counted_years)
    {
        auto& sheet = m_account.sheet;
        std::set<int> printed;
        for (const auto& table : m_account.tables)
            for (const auto& row : table.rows) printed.insert(row.cell);
        std::vector<bool> counted(sheet.axes[year_axis].classes.size(), false);
        for (const int year : counted_years) counted[year] = true;
        for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
            sheet.cells[i].published = printed.contains(static_cast<int>(i));
            count(sheet.cells[i], counted);
        }
        return std::move(m_account);
    }

private:
    /// The classes that a cell restricts, as a mask for each of those axes.
    struct Mask {
        std::size_t axis;
        std::vector<bool> in;
    };
    std::vector<Mask> masks(const Place& at, const std::vector<bool>& counted) const
    {
        std::vector<Mask> list{{year_axis, counted}};
        for (std::size_t axis = 0; axis < m_micro.axes.size(); ++axis) {
            if (at[axis] == whole) continue;
            Mask mask{axis, std::vector<bool>(m_micro.axes[axis].classes.size(), false)};
            for (const int one : m_account.sheet.axes[axis].meant(at[axis])) mask.in[one] = true;
            list.push_back(std::move(mask));
        }
        return list;
    }

    void count(Cell& cell, const std::vector<bool>& counted) const
    {
        const auto wanted = masks(cell.at, counted);
        int victim = -1;
        long own = 0;
        for (const auto& share : m_shares) {  // a victim's stand together
            if (!std::all_of(wanted.begin(), wanted.end(), [&](const Mask& mask) { return mask.in[share.at[mask.axis]]; })) continue;
            if (share.victim != victim) victim = share.victim, own = 0, ++cell.persons;
            own += share.incidents;
            cell.count += share.incidents;
            cell.largest = std::max(cell.largest, own);
        }
    }

    /// Every class of one axis, then the total; roles as they are printed.
    std::vector<int> shown(std::size_t axis) const
    {
        std::vector<int> classes = axis == role_axis ? m_printed_roles : m_micro.axes[axis].meant(whole);
        classes.push_back(whole);
        return classes;
    }
    /// The same with the roles that a group hides: nobody prints them, an intruder still wants to know.
    std::vector<int> all(std::size_t axis) const
    {
        std::vector<int> classes = shown(axis);
        if (axis == role_axis)
            for (const int role : m_micro.axes[axis].meant(whole))
                if (!std::count(classes.begin(), classes.end(), role)) classes.push_back(role);
        return classes;
    }

    void rows(Table& table, Place at, std::vector<int> chosen)
    {
        if (chosen.size() == table.axes.size()) {
            table.rows.push_back({chosen, m_account.sheet.cell(at)});
            return;
        }
        const auto axis = table.axes[chosen.size()];
        for (const int value : table.axes.size() > 1 && axis == police_axis ? std::vector{0, whole} : shown(axis)) {
            auto next = chosen;
            next.push_back(value);
            at[axis] = value;
            rows(table, at, next);
        }
    }

    void lines(const Place& base, const std::vector<std::size_t>& axes)
    {
        for (const auto axis : axes) {
            std::vector<Place> places{base};
            for (const auto other : axes)
                if (other != axis) places = spread(places, other);
            for (const auto& at : places) sum_up(at, axis);
        }
    }

    /// Each place once for every class of an axis.
    std::vector<Place> spread(const std::vector<Place>& places, std::size_t axis) const
    {
        std::vector<Place> list;
        for (Place at : places)
            for (const int value : all(axis)) at[axis] = value, list.push_back(at);
        return list;
    }

    void sum_up(Place at, std::size_t axis)
    {
        const auto& here = m_micro.axes[axis];
        const auto add = [&](int sum, const std::vector<int>& parts) {
            auto cell_at = [&](int value) { at[axis] = value; return m_account.sheet.cell(at); };
            Line line{cell_at(sum), {}};
            for (const int part : parts) line.parts.push_back(cell_at(part));
            // A margin belongs to two tables: its line is drawn once.
            if (m_lines.insert({line.sum, line.parts}).second) m_account.sheet.lines.push_back(std::move(line));
        };
        if (axis != role_axis) return add(whole, here.meant(whole));
        if (m_printed_roles.empty()) return add(whole, here.meant(whole));
        add(whole, m_printed_roles);
        for (const int role : m_printed_roles)
            if (role >= static_cast<int>(here.classes.size())) add(role, here.meant(role));
    }

    const Micro& m_micro;
    const Wish& m_wish;
    std::vector<Share> m_shares;
    std::vector<int> m_printed_roles;
    std::set<std::pair<int, std::vector<int>>> m_lines;
    Account m_account;
};

}  // namespace

Account draw_up(const Micro& micro, const Wish& wish)
{
    Drawing drawing{micro, wish};
    auto all = wish.years;
    for (const int year : wish.known_years)
        if (!std::count(all.begin(), all.end(), year)) all.push_back(year);
    std::sort(all.begin(), all.end());
    for (const int year : all) drawing.year(year, std::count(wish.years.begin(), wish.years.end(), year) > 0);
    auto sums = wish.known_sums;
    sums.erase(wish.years);
    for (const auto& years : sums) drawing.sum_of(years);
    if (wish.sum_of_years) drawing.years(wish.years, drawing.sum_of(wish.years));
    else if (wish.known_sums.contains(wish.years)) drawing.sum_of(wish.years);
    return drawing.finish(all);
}

}  // namespace luwte::disclosure
