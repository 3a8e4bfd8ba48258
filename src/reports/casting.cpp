#include "reports/casting.h"

#include <algorithm>

#include "people/people.h"

namespace luwte::reports {
namespace {

void add_once(std::vector<Person>& people, Person person)
{
    auto same = std::find_if(people.begin(), people.end(),
                             [&](const Person& known) { return known.account == person.account; });
    if (same == people.end())
        people.push_back(std::move(person));
    else if (same->standby && !person.standby)
        *same = std::move(person);  // an own ground is stronger than standing by for somebody
}

void add_holders(const Stage& stage, std::vector<Person>& people, const vault::Ground& ground)
{
    for (auto& holder : people::holders_of(stage.tx, stage.organisation, ground.role, stage.today))
        if (!stage.excluded.contains(holder.account)) add_once(people, {holder.account, holder.name, ground, false});
}

void add_deputies(const Stage& stage, std::vector<Person>& people, const vault::Ground& ground)
{
    for (auto& holder : people::holders_of(stage.tx, stage.organisation, ground.role, stage.today)) {
        if (!holder.deputy || stage.excluded.contains(*holder.deputy)) continue;
        auto name = people::name_of(stage.tx, stage.organisation, *holder.deputy);
        add_once(people, {*holder.deputy, name.value_or(""), ground, true});
    }
}

bool anybody(const Stage& stage, const protocol::Role& role)
{
    auto holders = people::holders_of(stage.tx, stage.organisation, role, stage.today);
    return std::any_of(holders.begin(), holders.end(),
                       [&](const auto& holder) { return !stage.excluded.contains(holder.account); });
}

}  // namespace

std::vector<Person> cast(const Stage& stage, const std::vector<protocol::Reader>& readers)
{
    std::vector<Person> people;
    for (const auto& reader : readers) {
        if (reader.deputy)
            add_deputies(stage, people, {"deputy", reader.role, reader.source});
        else
            add_holders(stage, people, {reader.rule, reader.role, reader.source});
    }
    return people;
}

std::vector<Person> cast(const Stage& stage, const std::vector<protocol::Named>& named)
{
    std::vector<Person> people;
    for (const auto& one : named) add_holders(stage, people, {one.rule, one.role, one.source});
    return people;
}

std::set<protocol::Role> recused(const Stage& stage, const protocol::Pack& pack)
{
    std::set<protocol::Role> roles;
    if (stage.excluded.empty()) return roles;
    for (const auto& role : pack.roles()) {
        auto holders = people::holders_of(stage.tx, stage.organisation, role.id, stage.today);
        if (!holders.empty() && !anybody(stage, role.id)) roles.insert(role.id);
    }
    return roles;
}

Result<protocol::Routing> route(const Stage& stage, const protocol::Pack& pack, protocol::Situation& situation)
{
    situation.excluded.merge(recused(stage, pack));
    while (true) {
        auto routing = TRY(protocol::route(pack, situation));
        std::set<protocol::Role> empty_desks;
        for (const auto& named : routing.receives)
            if (!anybody(stage, named.role)) empty_desks.insert(named.role);
        if (empty_desks.size() < routing.receives.size()) return routing;

        auto before = situation.excluded.size();
        situation.excluded.merge(empty_desks);
        if (situation.excluded.size() == before) return conflict("reports.nobody_receives");
    }
}

}  // namespace luwte::reports
