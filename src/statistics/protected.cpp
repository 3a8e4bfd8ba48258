#include "statistics/protected.h"

#include "disclosure/sheet.h"
#include "statistics/counted.h"

namespace luwte::statistics {
namespace {
namespace json = boost::json;

std::string text(const json::value& value) { return std::string{value.as_string()}; }

std::vector<std::string> texts(const json::value& list)
{
    std::vector<std::string> names;
    for (const auto& one : list.as_array()) names.push_back(text(one));
    return names;
}

std::optional<long> figure_in(const json::value& cell)
{
    if (cell.is_null()) return std::nullopt;
    return static_cast<long>((cell.is_object() ? cell.at("v") : cell).as_int64());
}
}  // namespace

Protected::Protected(const json::object& release)
{
    if (const auto* base = release.if_contains("rounded")) m_base = static_cast<long>(base->as_int64());
    if (const auto* axes = release.if_contains("without")) m_without = texts(*axes);
    if (const auto* quarters = release.if_contains("confirmed"))
        for (const auto& one : quarters->as_array()) m_confirmed.push_back(static_cast<int>(one.as_int64()));
    for (const auto& [axis, dimension] : release.at("dimensions").as_object()) {
        m_classes[axis] = texts(dimension.at("leaves"));
        if (const auto* groups = dimension.as_object().if_contains("groups"))
            for (const auto& [name, members] : groups->as_object()) m_groups[axis][name] = texts(members), m_classes[axis].emplace_back(name);
    }
    for (const auto& table : release.at("tables").as_array()) {
        const auto axes = texts(table.at("dims"));
        for (const auto& row : table.at("rows").as_array()) {
            const auto& cells = row.as_array();
            Where where;
            for (std::size_t i = 0; i < axes.size(); ++i)
                if (const auto name = text(cells[i]); name != disclosure::total_label) where[axes[i]] = name;
            m_figures[where] = figure_in(cells.back());
        }
    }
}

std::optional<long> Protected::figure(const Where& where) const
{
    const auto found = m_figures.find(where);
    return found == m_figures.end() ? std::nullopt : found->second;
}

std::vector<std::string> Protected::classes(const std::string& axis) const
{
    const auto found = m_classes.find(axis);
    return found == m_classes.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Protected::printed_roles() const
{
    std::vector<std::string> roles;
    for (const auto& name : classes(axis::role))
        if (is_printed({{axis::role, name}})) roles.push_back(name);
    return roles;
}

std::vector<std::string> Protected::members(const std::string& axis, const std::string& name) const
{
    if (const auto groups = m_groups.find(axis); groups != m_groups.end())
        if (const auto found = groups->second.find(name); found != groups->second.end()) return found->second;
    return {name};
}

}  // namespace luwte::statistics
