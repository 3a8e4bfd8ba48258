#include "disclosure/release.h"

#include <algorithm>
#include <optional>

namespace luwte::disclosure {
namespace {
namespace json = boost::json;

json::array names(const Axis& axis, const std::vector<int>& classes)
{
    json::array list;
    for (const int at : classes) list.emplace_back(axis.classes[at]);
    return list;
}

json::object dimension(const Axis& axis, const std::vector<int>& classes)
{
    json::object text{{"leaves", names(axis, classes)}, {"total", total_label}};
    if (classes.size() == axis.classes.size() && !axis.groups.empty()) {
        json::object groups;
        for (const auto& group : axis.groups)
            if (group.members.size() < axis.classes.size()) groups[group.name] = names(axis, group.members);
        if (!groups.empty()) text["groups"] = std::move(groups);
    }
    return text;
}

json::value figure(const Account& account, int cell, const Printed& printed, const Rules& rules)
{
    if (!printed.rounded.empty()) return json::object{{"v", printed.rounded[cell]}, {"round", rules.base}, {"mode", "random"}};
    return printed.hidden[cell] ? json::value{} : json::value(account.sheet.cells[cell].count);
}

json::object table_text(const Account& account, const Table& table, const Printed& printed, const Rules& rules)
{
    const auto& axes = account.sheet.axes;
    json::array dims, rows;
    for (const auto axis : table.axes) dims.emplace_back(axes[axis].name);
    for (const auto& row : table.rows) {
        json::array cells;
        for (std::size_t i = 0; i < table.axes.size(); ++i) cells.emplace_back(axes[table.axes[i]].label(row.at[i]));
        cells.emplace_back(figure(account, row.cell, printed, rules));
        rows.emplace_back(std::move(cells));
    }
    json::object text{{"id", table.id}};
    if (table.year != whole) text["where"] = {{axes[year_axis].name, axes[year_axis].classes[table.year]}};
    text["dims"] = std::move(dims);
    text["rows"] = std::move(rows);
    return text;
}

const json::value& member(const json::value& value, const char* name)
{
    const auto* object = value.if_object();
    const auto* found = object ? object->if_contains(name) : nullptr;
    if (!found) throw Unreadable{std::string{"earlier release: member '"} + name + "' is missing"};
    return *found;
}

/// Reads what one release means by its class names.
class Reader {
public:
    Reader(const json::value& release, const std::vector<Axis>& axes) : m_release{release}, m_axes{axes} {}

    std::vector<Fact> facts() const
    {
        std::vector<Fact> list;
        for (const auto& table : member(m_release, "tables").as_array()) {
            Fact base{{}, 0, {}};
            if (const auto* where = table.as_object().if_contains("where"))
                for (const auto& [axis, name] : where->as_object()) mean(base, std::string{axis}, name);
            for (const auto& row : member(table, "rows").as_array())
                if (auto fact = read(table, row.as_array(), base)) list.push_back(std::move(*fact));
        }
        return list;
    }

private:
    std::optional<Fact> read(const json::value& table, const json::array& row, Fact fact) const
    {
        const auto& dims = member(table, "dims").as_array();
        if (row.size() != dims.size() + 1) throw Unreadable{"earlier release: a row has the wrong length"};
        if (row.back().is_null()) return std::nullopt;
        if (!row.back().is_int64()) throw Unreadable{"earlier release: only exact and hidden figures can be read"};
        for (std::size_t i = 0; i < dims.size(); ++i) {
            mean(fact, std::string{dims[i].as_string()}, row[i]);
            fact.label += (i ? ", " : "") + std::string{row[i].as_string()};
        }
        fact.label = std::string{member(table, "id").as_string()} + "[" + fact.label + "]";
        fact.count = static_cast<long>(row.back().as_int64());
        return fact;
    }

    void mean(Fact& fact, const std::string& axis_name, const json::value& name) const
    {
        const auto axis = std::find_if(m_axes.begin(), m_axes.end(), [&](const Axis& candidate) { return candidate.name == axis_name; });
        if (axis == m_axes.end()) throw Unreadable{"earlier release: unknown dimension '" + axis_name + "'"};
        std::vector<int> classes;
        collect(*axis, std::string{name.as_string()}, classes, 0);
        std::sort(classes.begin(), classes.end());
        if (classes.size() == axis->classes.size()) classes.clear();
        fact.meant[axis - m_axes.begin()] = std::move(classes);
    }

    void collect(const Axis& axis, const std::string& name, std::vector<int>& classes, int depth) const
    {
        const auto& dimension = member(member(m_release, "dimensions"), axis.name.c_str());
        const auto* total = dimension.as_object().if_contains("total");
        const auto* groups = dimension.as_object().if_contains("groups");
        const auto* group = groups && groups->is_object() ? groups->as_object().if_contains(name) : nullptr;
        if (depth < 8 && (group || (total && *total == json::value(name)))) {
            for (const auto& part : (group ? *group : member(dimension, "leaves")).as_array()) collect(axis, std::string{part.as_string()}, classes, depth + 1);
            return;
        }
        const auto at = std::find(axis.classes.begin(), axis.classes.end(), name);
        if (at == axis.classes.end()) throw Unreadable{"earlier release: '" + name + "' is no class of " + axis.name};
        classes.push_back(static_cast<int>(at - axis.classes.begin()));
    }

    const json::value& m_release;
    const std::vector<Axis>& m_axes;
};

}  // namespace

json::object write_release(const Account& account, const std::vector<int>& years, const Printed& printed, const Rules& rules)
{
    json::object dimensions;
    for (std::size_t axis = 0; axis < account.sheet.axes.size(); ++axis)
        dimensions[account.sheet.axes[axis].name] = dimension(account.sheet.axes[axis], axis == year_axis ? years : account.sheet.axes[axis].meant(whole));
    if (auto& year = dimensions[account.sheet.axes[year_axis].name].as_object(); year.contains("groups")) year.erase("groups");
    json::array tables;
    for (const auto& table : account.tables) tables.emplace_back(table_text(account, table, printed, rules));
    // A rounded nothing is certainly less than the base: how wide the bounds are is what rounding answers for.
    json::object release{{"threshold", rules.threshold}, {"min_width", rules.width}, {"min_upper", printed.rounded.empty() ? rules.upper : 0}};
    if (!printed.rounded.empty()) release["rounded"] = rules.base;
    release["dimensions"] = std::move(dimensions);
    release["tables"] = std::move(tables);
    return release;
}

bool is_rounded(const json::value& release)
{
    const auto* object = release.if_object();
    return object && object->contains("rounded");
}

bool is_about(const json::value& release, const std::string& axis, const std::vector<std::string>& classes)
{
    const auto& leaves = member(member(member(release, "dimensions"), axis.c_str()), "leaves");
    if (!leaves.is_array()) throw Unreadable{"earlier release: not of the expected shape"};
    return std::ranges::any_of(leaves.get_array(), [&](const json::value& leaf) {
        return leaf.is_string() && std::ranges::find(classes, std::string{leaf.get_string()}) != classes.end();
    });
}

json::object write_truth(const Micro& micro)
{
    std::map<Place, long> counts;
    for (const auto& incident : micro.incidents) ++counts[incident.at];
    json::array dims, rows;
    for (const auto& axis : micro.axes) dims.emplace_back(axis.name);
    for (const auto& [at, count] : counts) {
        json::array row;
        for (std::size_t axis = 0; axis < micro.axes.size(); ++axis) row.emplace_back(micro.axes[axis].label(at[axis]));
        row.emplace_back(count);
        rows.emplace_back(std::move(row));
    }
    return {{"atoms", {{"dims", std::move(dims)}, {"rows", std::move(rows)}}}};
}

std::vector<Fact> read_facts(const json::value& release, const std::vector<Axis>& axes)
{
    try {
        return Reader{release, axes}.facts();
    } catch (const Unreadable&) {
        throw;
    } catch (const std::exception&) {  // a member of another type than the form has
        throw Unreadable{"earlier release: not of the expected shape"};
    }
}

}  // namespace luwte::disclosure
