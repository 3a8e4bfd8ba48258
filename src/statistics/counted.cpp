#include "statistics/counted.h"

#include <algorithm>

#include "base/bytes.h"
#include "statistics/figures.h"

namespace luwte::statistics {
namespace {
using disclosure::Axis;

Axis axis_of(const char* name, std::vector<std::string> classes) { return {name, std::move(classes), {}}; }

template <class List>
std::vector<std::string> ids(const List& list)
{
    std::vector<std::string> names;
    for (const auto& one : list) names.push_back(one.id);
    names.emplace_back(unknown_class);
    return names;
}

int class_of(const Axis& axis, const std::string& id)
{
    const int found = axis.find(id);
    return found >= 0 ? found : axis.find(unknown_class);
}

const char* contact_of(const Fact& fact) { return fact.elsewhere ? unknown_class : !fact.first_contact ? "none" : *fact.first_contact <= 24 ? "in_time" : "later"; }

const char* response_of(const Fact& fact, const std::optional<protocol::Period>& within)
{
    if (fact.elsewhere) return unknown_class;
    if (!fact.responded) return "none";
    return within && *fact.responded <= in_time_until(fact, *within) ? "in_time" : "later";
}

const char* aftercare_of(const Fact& fact) { return fact.elsewhere ? unknown_class : fact.owed == 0 ? "none" : fact.on_time == fact.owed ? "in_time" : "later"; }
const char* content_of(const Fact& fact) { return fact.elsewhere ? unknown_class : !fact.score ? "none" : *fact.score >= 4 ? "yes" : "no"; }
const char* filed_of(const Fact& fact) { return fact.elsewhere ? unknown_class : fact.filed ? "yes" : "no"; }
const char* yes_no(bool yes) { return yes ? "yes" : "no"; }
}  // namespace

std::set<std::string> held_back(const std::vector<Fact>& facts, const std::vector<Sight>& sights, int smallest)
{
    std::set<std::string> held;
    // What is held back for one person makes what another cannot see fewer: until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& sight : sights) {
            const auto outside = std::count_if(facts.begin(), facts.end(),
                                               [&](const Fact& fact) { return !held.contains(fact.incident.text) && !sight.knows.contains(fact.incident.text); });
            if (outside >= smallest) continue;
            for (const auto& fact : facts)
                if (sight.kept_from.contains(fact.incident.text)) changed = held.insert(fact.incident.text).second || changed;
        }
    }
    return held;
}

disclosure::Micro counted(const std::vector<Fact>& facts, int year, const OfficeSheet& office, const protocol::Pack& pack)
{
    disclosure::Micro micro;
    std::vector<std::string> roles;
    for (const auto& line : office.roles) roles.push_back(line.role), micro.population.push_back(line.people());
    const auto within = pack.figures() ? pack.figures()->response_within : std::nullopt;
    const bool all_here = std::ranges::none_of(facts, [](const Fact& fact) { return fact.elsewhere; });
    const auto dealt = [&](std::vector<std::string> classes) {
        if (!all_here) classes.emplace_back(unknown_class);
        return classes;
    };
    const auto timed = dealt({"in_time", "later", "none"});
    micro.axes = {axis_of(axis::year, {std::to_string(year)}), axis_of(axis::role, roles),
                  axis_of(axis::behaviour, ids(pack.norm())),  axis_of(axis::form, ids(pack.forms())),
                  axis_of(axis::place, ids(pack.places())),    axis_of(axis::police, dealt({"yes", "no"})),
                  axis_of(axis::contact, timed),               axis_of(axis::response, timed),
                  axis_of(axis::aftercare, timed),             axis_of(axis::repeated, {"yes", "no"}),
                  axis_of(axis::content, dealt({"yes", "no", "none"}))};
    for (const auto& fact : facts) {
        const auto role = micro.axes[1].find(fact.role);
        if (role < 0) continue;  // a role that the protocol no longer has reports nothing new
        micro.incidents.push_back({{0, role, class_of(micro.axes[2], fact.behaviour.value_or(unknown_class)), class_of(micro.axes[3], fact.form),
                                    class_of(micro.axes[4], fact.place.value_or(unknown_class)), micro.axes[5].find(filed_of(fact)), micro.axes[6].find(contact_of(fact)),
                                    micro.axes[7].find(response_of(fact, within)), micro.axes[8].find(aftercare_of(fact)),
                                    micro.axes[9].find(yes_no(fact.repeated)), micro.axes[10].find(content_of(fact))},
                                   fact.person});
    }
    return micro;
}

std::string data_version(const std::vector<Fact>& facts)
{
    std::string text;
    const auto add = [&](std::string_view part) { text.append(part).push_back('\n'); };
    for (const auto& fact : facts) {
        for (const auto& part : {fact.incident.text, fact.role, fact.form, fact.behaviour.value_or(""), fact.place.value_or(""), fact.person}) add(part);
        for (const auto number : {static_cast<int>(fact.repeated), static_cast<int>(fact.filed), fact.owed, fact.on_time, fact.score.value_or(0)}) add(std::to_string(number));
        add(contact_of(fact));
        add(fact.responded ? iso(*fact.responded) : "");
    }
    return hex(sha256(as_bytes(text)));
}

}  // namespace luwte::statistics
