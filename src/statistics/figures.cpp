#include "statistics/figures.h"

#include <algorithm>
#include <functional>
#include <set>

namespace luwte::statistics {
namespace {
using Facts = std::vector<Fact>;
using Key = std::function<std::string(const Fact&)>;

long count(const Facts& facts, const std::function<bool(const Fact&)>& holds)
{
    return static_cast<long>(std::count_if(facts.begin(), facts.end(), holds));
}

/// Of a case that was handled elsewhere the register does not know what was done, even where something was done since.
Facts handled_here(Facts facts)
{
    std::erase_if(facts, [](const Fact& fact) { return fact.elsewhere; });
    return facts;
}

Share share(long hits, long of)
{
    Share made{hits, of, std::nullopt};
    if (of > 0) made.likely = around_share(hits, of);
    return made;
}

Number number(long now, long before, long people_now = 1, long people_before = 1)
{
    return {now, before, around_count(now), trend(before, now, people_before, people_now)};
}

std::map<std::string, std::pair<long, long>> by(const Facts& now, const Facts& before, const Key& key)
{
    std::map<std::string, std::pair<long, long>> counts;
    for (const auto& fact : now) ++counts[key(fact)].first;
    for (const auto& fact : before) ++counts[key(fact)].second;
    return counts;
}

std::vector<Part> parts(const Facts& now, const Facts& before, const Key& key)
{
    std::vector<Part> list;
    for (const auto& [id, counts] : by(now, before, key)) list.push_back({id, number(counts.first, counts.second)});
    std::stable_sort(list.begin(), list.end(), [](const Part& a, const Part& b) { return a.number.now > b.number.now; });
    return list;
}

std::vector<RolePart> roles(const Facts& now, const Facts& before, const OfficeSheet& office, const OfficeSheet& office_before)
{
    const auto counts = by(now, before, [](const Fact& fact) { return fact.role; });
    std::map<std::string, std::set<std::string>> persons;
    for (const auto& fact : now) persons[fact.role].insert(fact.person);
    std::vector<RolePart> list;
    for (const auto& line : office.roles) {
        const auto found = counts.find(line.role);
        const auto [here, there] = found == counts.end() ? std::pair{0L, 0L} : found->second;
        const int people = line.people(), people_before = office_before.people_in(line.role);
        const bool both_known = people > 0 && people_before > 0;
        RolePart part{line.role, number(here, there, both_known ? people : 1, both_known ? people_before : 1), static_cast<long>(persons[line.role].size()), people, {}};
        if (part.persons <= people) part.share = share(part.persons, people);
        list.push_back(std::move(part));
    }
    return list;
}

std::optional<double> median(const Facts& facts)
{
    std::vector<double> hours;
    for (const auto& fact : facts)
        if (fact.first_contact) hours.push_back(*fact.first_contact);
    if (hours.empty()) return std::nullopt;
    std::sort(hours.begin(), hours.end());
    const auto middle = hours.size() / 2;
    return hours.size() % 2 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2;
}

std::vector<Contentment> contentment(const std::vector<Score>& scores, int fewest)
{
    std::map<std::string, Share> roles;
    for (const auto& [role, score] : scores) ++roles[role].of, roles[role].hits += score >= 4;
    std::vector<Contentment> list;
    for (const auto& [role, given] : roles)
        list.push_back({role, given.of, given.of < fewest ? std::nullopt : std::optional{share(given.hits, given.of)}});
    return list;
}
}  // namespace

bool Filter::lets_through(const Fact& fact) const
{
    return (!role || fact.role == *role) && (!form || fact.form == *form) && (!behaviour || fact.behaviour.value_or("") == *behaviour) &&
           (!place || fact.place.value_or("") == *place);
}

std::vector<Fact> filtered(std::vector<Fact> facts, const Filter& filter)
{
    std::erase_if(facts, [&](const Fact& fact) { return !filter.lets_through(fact); });
    return facts;
}

Day in_time_until(const Fact& fact, const protocol::Period& within)
{
    return day_in_amsterdam(fact.reported_at + within.time) + std::chrono::days{within.days};
}

Figures figures(const Facts& now, const Facts& before, const std::vector<Score>& scores, const OfficeSheet& office,
                const OfficeSheet& office_before, const std::optional<protocol::Figures>& rules)
{
    const auto here = handled_here(now);
    const auto share_here = [&](const std::function<bool(const Fact&)>& holds) { return share(count(here, holds), static_cast<long>(here.size())); };
    Figures made;
    made.total = number(static_cast<long>(now.size()), static_cast<long>(before.size()));
    made.behaviours = parts(now, before, [](const Fact& fact) { return fact.behaviour.value_or(""); });
    made.forms = parts(now, before, [](const Fact& fact) { return fact.form; });
    made.places = parts(now, before, [](const Fact& fact) { return fact.place.value_or(""); });
    made.roles = roles(now, before, office, office_before);
    made.repeated = share(count(now, [](const Fact& fact) { return fact.repeated; }), static_cast<long>(now.size()));
    made.contacted = share_here([](const Fact& fact) { return fact.first_contact.has_value(); });
    made.contacted_within_day = share_here([](const Fact& fact) { return fact.first_contact && *fact.first_contact <= 24; });
    made.median_hours = median(here);
    made.responded = share_here([](const Fact& fact) { return fact.responded.has_value(); });
    if (rules && rules->response_within)
        made.responded_in_time = share_here([&](const Fact& fact) { return fact.responded && *fact.responded <= in_time_until(fact, *rules->response_within); });
    long owed = 0, on_time = 0;
    for (const auto& fact : now) owed += fact.owed, on_time += fact.on_time;
    made.aftercare = share(on_time, owed);
    made.filed = share_here([](const Fact& fact) { return fact.filed; });
    if (rules) made.contentment = contentment(scores, rules->smallest_cell);
    return made;
}

}  // namespace luwte::statistics
