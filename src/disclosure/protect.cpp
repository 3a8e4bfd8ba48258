#include "disclosure/protect.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "disclosure/rounding.h"
#include "disclosure/suppress.h"

namespace luwte::disclosure {
namespace {

const char* code(Leak::Kind kind)
{
    return kind == Leak::Kind::bounds ? "bounds" : kind == Leak::Kind::insider ? "insider" : "group";
}

/// Merging classes of the finest axis helps most; a figure that is only about a year can only be joined with another year.
std::string what_to_coarsen(const Sheet& sheet, int cell)
{
    std::size_t best = most_axes;
    for (std::size_t axis = 0; axis < sheet.axes.size(); ++axis) {
        if (axis == year_axis || sheet.cells[cell].at[axis] == whole) continue;
        if (best == most_axes || sheet.axes[axis].classes.size() > sheet.axes[best].classes.size()) best = axis;
    }
    return sheet.axes[best == most_axes ? year_axis : best].name;
}

std::vector<std::pair<std::string, std::string>> place_of(const Sheet& sheet, int cell)
{
    std::vector<std::pair<std::string, std::string>> place;
    for (std::size_t axis = 0; axis < sheet.axes.size(); ++axis)
        if (const int at = sheet.cells[cell].at[axis]; at != whole) place.emplace_back(sheet.axes[axis].name, sheet.axes[axis].label(at));
    return place;
}

Declined declined(const Sheet& sheet, const Leak& leak, Range range)
{
    return {code(leak.kind), sheet.label(leak.cell), leak.by < 0 ? "" : sheet.label(leak.by), range, place_of(sheet, leak.cell), what_to_coarsen(sheet, leak.cell)};
}

/// The place of a fact on the sheet, or -1: the register then prints other classes than it did.
int find(const Sheet& sheet, const Fact& fact)
{
    Place at;
    for (std::size_t axis = 0; axis < sheet.axes.size(); ++axis) {
        const auto& meant = fact.meant[axis];
        const auto& here = sheet.axes[axis];
        at[axis] = meant.empty() && axis == year_axis && here.classes.size() == 1 ? 0 : whole;
        if (meant.size() == 1) at[axis] = meant.front();
        for (std::size_t group = 0; group < here.groups.size(); ++group)
            if ((!meant.empty() || axis == year_axis) && here.groups[group].members == (meant.empty() ? here.meant(whole) : meant))
                at[axis] = static_cast<int>(here.classes.size() + group);
    }
    return sheet.find(at);
}

/// What changed since it was printed is told by its widest figure: that the total is another one explains the others.
std::optional<Declined> remember(Sheet& sheet, const std::vector<Fact>& facts)
{
    const Fact* changed = nullptr;
    std::size_t fewest = 0;
    for (const auto& fact : facts) {
        const int cell = find(sheet, fact);
        if (cell < 0) return Declined{"classes_changed", fact.label, {}, {}, {}, {}};
        sheet.cells[cell].known = true;
        const auto narrowed = place_of(sheet, cell).size();
        // The difference of two editions is a figure of its own, and nearly always a small one.
        if (sheet.cells[cell].count != fact.count && (!changed || narrowed < fewest)) changed = &fact, fewest = narrowed;
    }
    if (!changed) return std::nullopt;
    return Declined{"figure_changed", changed->label, std::to_string(changed->count), {}, place_of(sheet, find(sheet, *changed)), {}};
}

void learn_years(Wish& wish, const std::vector<Fact>& facts, const Axis& years)
{
    for (const auto& fact : facts) {
        const auto meant = fact.meant[year_axis].empty() ? years.meant(whole) : fact.meant[year_axis];
        wish.known_years.insert(meant.begin(), meant.end());
        if (meant.size() > 1) wish.known_sums.insert(meant);
    }
}

std::vector<int> chosen(const std::vector<std::string>& names, const Axis& years)
{
    if (names.empty()) return years.meant(whole);
    std::vector<int> list;
    for (const auto& name : names) {
        const auto at = std::find(years.classes.begin(), years.classes.end(), name);
        if (at == years.classes.end()) throw Unreadable{"year '" + name + "' is not in the file"};
        list.push_back(static_cast<int>(at - years.classes.begin()));
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

/// `print` tells the intruder what a cell says.
std::optional<Declined> prove_part(const Sheet& sheet, const std::vector<int>& part, const std::function<void(Attacker&, int)>& print, const Rules& rules)
{
    Attacker attacker{sheet, part};
    for (const int cell : part) print(attacker, cell);
    const Watch watch{sheet, part, rules};
    std::optional<Declined> worst;  // what is told is the cell that is known best
    for (const int cell : watch.cells) {
        if (attacker.spans(cell, rules.width, rules.upper)) continue;
        if (auto found = declined(sheet, {Leak::Kind::bounds, cell}, attacker.bounds(cell)); !worst || found.range.width() < worst->range.width()) worst = std::move(found);
    }
    if (worst) return worst;
    for (const auto& group : watch.groups)
        if (!attacker.vanishes(group.sum) && !attacker.reaches(group.others, 1)) return declined(sheet, {Leak::Kind::group, group.all, group.sum}, attacker.bounds(group.sum));
    for (const auto& [own, others] : watch.insiders) {
        Attacker::Insider knows{attacker, own};
        for (const int other : others)
            if (!attacker.spans(other, 1, 0)) return declined(sheet, {Leak::Kind::insider, other, own}, attacker.bounds(other));
    }
    return std::nullopt;
}

std::optional<Declined> prove_all(const Sheet& sheet, const std::function<void(Attacker&, int)>& print, const Rules& rules)
{
    for (const auto& part : sheet.parts())
        if (auto found = prove_part(sheet, part, print, rules)) return found;
    return std::nullopt;
}

std::variant<Printed, Declined> hide(const Sheet& sheet, const Rules& rules)
{
    auto pattern = suppress(sheet, rules);
    if (pattern.leak) {
        auto bare = pattern.hidden;
        for (std::size_t cell = 0; cell < bare.size(); ++cell) bare[cell] = !sheet.cells[cell].known;
        if (auto found = prove(sheet, bare, rules)) return *found;
        return declined(sheet, *pattern.leak, {});
    }
    if (auto found = prove(sheet, pattern.hidden, rules)) return *found;
    return Printed{std::move(pattern.hidden)};
}

std::variant<Printed, Declined> round(const Sheet& sheet, const Rules& rules)
{
    constexpr unsigned draws = 20;
    std::optional<Declined> why;
    for (unsigned draw = 0; draw < draws; ++draw) {
        auto figures = round_all(sheet, rules.base, draw);
        // Without a third question beside them two tables always add up.
        if (!figures) return Declined{"cannot_round", total_label, {}, {}, {}, sheet.axes[police_axis].name};
        why = prove(sheet, *figures, rules);
        if (!why) return Printed{std::vector<bool>(sheet.cells.size(), false), std::move(*figures)};
    }
    return *why;
}

/// Two roundings of one year, or a rounding beside exact figures, say together more than each.
bool is_rounded_twice(const Order& order, const Axis& axis, const std::vector<int>& years)
{
    std::vector<std::string> names;
    for (const int year : years) names.push_back(axis.classes[year]);
    return std::ranges::any_of(order.earlier, [&](const auto& release) { return (order.rounded || is_rounded(release)) && is_about(release, axis.name, names); });
}

std::set<std::size_t> left_out(const std::vector<std::string>& names, const std::vector<Axis>& axes)
{
    std::set<std::size_t> list;
    for (const auto& name : names) {
        const auto at = std::ranges::find(axes, name, &Axis::name);
        if (at == axes.end() || at == axes.begin()) throw Unreadable{"'" + name + "' is nothing that can be left out"};
        list.insert(static_cast<std::size_t>(at - axes.begin()));
    }
    return list;
}

}  // namespace

std::optional<Declined> prove(const Sheet& sheet, const std::vector<bool>& hidden, const Rules& rules)
{
    return prove_all(sheet, [&](Attacker& attacker, int cell) { if (!hidden[cell]) attacker.show(cell); }, rules);
}

std::optional<Declined> prove(const Sheet& sheet, const std::vector<long>& rounded, const Rules& rules)
{
    auto width_counts = rules;
    width_counts.upper = 0;
    return prove_all(sheet, [&](Attacker& attacker, int cell) {
        if (sheet.cells[cell].published) attacker.narrow(cell, std::max(0L, rounded[cell] - rules.base + 1), rounded[cell] + rules.base - 1);
    }, width_counts);
}

std::variant<Published, Declined> protect(Micro micro, const Order& order)
{
    const long people = std::accumulate(micro.population.begin(), micro.population.end(), 0L);
    if (people < order.rules.office_holders) return Declined{"too_few_office_holders", total_label, {}, {people, people}, {}, {}};
    merge_small_roles(micro, order.rules);

    const auto& years = micro.axes[year_axis];
    Wish wish{chosen(order.years, years), order.sum_of_years, {}, order.layout, left_out(order.without, micro.axes), {}};
    if (is_rounded_twice(order, years, wish.years)) return Declined{"rounded_before", total_label, {}, {}, {}, {}};
    std::vector<Fact> facts;
    for (const auto& release : order.earlier)
        if (!is_rounded(release))
            for (auto& fact : read_facts(release, micro.axes)) facts.push_back(std::move(fact));
    learn_years(wish, facts, years);

    auto account = draw_up(micro, wish);
    if (auto changed = remember(account.sheet, facts)) return *changed;
    auto answer = order.rounded ? round(account.sheet, order.rules) : hide(account.sheet, order.rules);
    if (auto* why = std::get_if<Declined>(&answer)) return std::move(*why);

    const auto& printed = std::get<Printed>(answer);
    Published published{write_release(account, wish.years, printed, order.rules)};
    for (std::size_t cell = 0; cell < account.sheet.cells.size(); ++cell) {
        published.watched += sensitive(account.sheet.cells[cell], order.rules);
        if (!account.sheet.cells[cell].published) continue;
        ++published.cells;
        published.shown += !printed.hidden[cell];
    }
    return published;
}

}  // namespace luwte::disclosure
