#include "disclosure/micro.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace luwte::disclosure {
namespace {
namespace json = boost::json;

const std::array<const char*, first_further_axis> axis_names{"jaar", "functie", "type", "kanaal", "ernst", "aangifte"};

const std::map<std::string, std::vector<std::string>> usual{
    {"functie", {"burgemeester", "wethouder", "raadslid", "ambtelijke top"}},
    {"type", {"belediging", "intimidatie", "bedreiging", "vernieling", "fysiek geweld", "discriminatie"}},
    {"kanaal", {"sociale media", "e-mail of brief", "telefoon", "persoonlijk"}},
    {"ernst", {"licht", "ernstig", "zeer ernstig"}},
    {"aangifte", {"ja", "nee"}},
};

std::string text(const json::value& value, const std::string& where)
{
    if (!value.is_string()) throw Unreadable{where + ": a text is expected"};
    return std::string{value.as_string()};
}

const json::value& member(const json::value& value, const char* name)
{
    const auto* object = value.if_object();
    const auto* found = object ? object->if_contains(name) : nullptr;
    if (!found) throw Unreadable{std::string{"member '"} + name + "' is missing"};
    return *found;
}

const json::array& list(const json::value& value, const std::string& where)
{
    if (!value.is_array()) throw Unreadable{where + ": a list is expected"};
    return value.as_array();
}

std::vector<std::string> classes_of(const json::value& classes, const char* axis)
{
    std::vector<std::string> names;
    for (const auto& name : list(member(member(classes, "dimensions"), axis), axis)) names.push_back(text(name, axis));
    if (names.empty() || std::set<std::string>{names.begin(), names.end()}.size() != names.size() || std::count(names.begin(), names.end(), total_label))
        throw Unreadable{std::string{axis} + ": classes are missing, double or called " + total_label};
    return names;
}

std::vector<std::string> years_in(const json::array& incidents)
{
    std::set<std::string> years;
    for (const auto& row : incidents)
        if (row.is_array() && row.as_array().size() == 8 && row.at(1).is_string()) years.emplace(row.at(1).as_string());
    return {years.begin(), years.end()};
}

Incident read_incident(const json::value& row, const std::vector<Axis>& axes, const std::string& where)
{
    if (list(row, where).size() != 8) throw Unreadable{where + ": eight members are expected"};
    Incident incident{{}, text(row.at(7), where)};
    for (std::size_t axis = 0; axis < axis_names.size(); ++axis) {
        const auto name = text(row.at(axis + 1), where);
        incident.at[axis] = axes[axis].find(name);
        if (incident.at[axis] < 0) throw Unreadable{where + ": '" + name + "' is no class of " + axes[axis].name};
    }
    return incident;
}
}  // namespace

Micro read_micro(const json::value& file, const json::value* classes)
{
    Micro micro;
    const auto& incidents = list(member(file, "incidents"), "incidents");
    for (const char* name : axis_names) {
        Axis axis{name, {}, {}};
        if (classes) axis.classes = classes_of(*classes, name);
        else axis.classes = micro.axes.empty() ? years_in(incidents) : usual.at(name);
        micro.axes.push_back(std::move(axis));
    }
    if (micro.axes[year_axis].classes.empty()) throw Unreadable{"no incidents and no classes: which years are meant?"};

    const auto& population = member(file, "population");
    for (const auto& role : micro.axes[role_axis].classes) {
        const auto& number = member(population, role.c_str());
        if (!number.is_int64() || number.as_int64() < 0) throw Unreadable{"population of '" + role + "': a number is expected"};
        micro.population.push_back(static_cast<long>(number.as_int64()));
    }
    for (std::size_t i = 0; i < incidents.size(); ++i) micro.incidents.push_back(read_incident(incidents[i], micro.axes, "incident " + std::to_string(i + 1)));
    return micro;
}

void merge_small_roles(Micro& micro, const Rules& rules)
{
    auto& roles = micro.axes[role_axis];
    std::vector<int> small, large;
    long people = 0;
    for (int role = 0; role < static_cast<int>(roles.classes.size()); ++role) {
        const bool few = micro.population[role] < rules.office_holders;
        (few ? small : large).push_back(role);
        if (few) people += micro.population[role];
    }
    if (small.empty()) return;
    std::sort(large.begin(), large.end(), [&](int a, int b) { return std::pair{micro.population[a], a} < std::pair{micro.population[b], b}; });
    if (people < rules.office_holders && !large.empty()) small.push_back(large.front());
    std::sort(small.begin(), small.end());

    if (small.size() < 2) return;  // alone and too few: the whole organisation is
    Axis::Group group;
    for (const int role : small) group.name += (group.name.empty() ? "" : " + ") + roles.classes[role];
    group.members = std::move(small);
    roles.groups.push_back(std::move(group));
}

}  // namespace luwte::disclosure
