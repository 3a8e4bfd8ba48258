#include "incidents/incident.h"

#include <algorithm>

#include "base/require.h"

namespace luwte::incidents {

protocol::Situation situation(const Incident& incident, std::set<protocol::Role> affected,
                              std::set<protocol::Role> excluded)
{
    protocol::Situation situation;
    situation.reporter = incident.reporter_role;
    situation.behaviour = incident.behaviour;
    situation.form = incident.form;
    situation.facts = incident.facts;
    situation.affected = std::move(affected);
    situation.excluded = std::move(excluded);
    situation.choice = incident.choice;
    situation.repeated = incident.repeated;
    situation.persists = incident.persists;
    return situation;
}

Result<Done> open_for_work(const Incident& incident)
{
    if (incident.state == State::closed) return conflict("incidents.closed");
    if (incident.state == State::merged) return conflict("incidents.merged");
    return Done{};
}

Result<Incident> classify(const protocol::Pack& pack, Incident incident, const protocol::Behaviour& behaviour,
                          const std::set<std::string>& facts)
{
    TRY(open_for_work(incident));
    if (!protocol::column(pack, behaviour)) return invalid("incidents.behaviour_unknown", "/behaviour");

    incident.behaviour = behaviour;
    incident.facts.insert(facts.begin(), facts.end());
    return incident;
}

Result<Incident> close(Incident incident, const std::vector<Task>& tasks, const Lesson& lesson)
{
    TRY(open_for_work(incident));
    if (lesson.told && lesson.none) return invalid("incidents.lesson_contradicts", "/lessonNone");
    if (!lesson.told && !lesson.none) return invalid("incidents.lesson_missing", "/lesson");
    if (std::any_of(tasks.begin(), tasks.end(), blocks_closing)) return conflict("incidents.hard_tasks_open");

    incident.state = State::closed;
    return incident;
}

Result<Incident> reopen(Incident incident)
{
    if (incident.state == State::merged) return conflict("incidents.merged");
    if (incident.state == State::open) return conflict("incidents.is_open");

    incident.state = State::open;
    return incident;
}

Result<Done> may_merge(const Incident& from, const Incident& into)
{
    if (from.id == into.id) return invalid("incidents.merge_with_itself", "/from");
    TRY(open_for_work(into));
    return open_for_work(from);
}

std::string_view name_of(State state)
{
    switch (state) {
    case State::open: return "open";
    case State::closed: return "closed";
    case State::merged: return "merged";
    }
    return "";
}

State state_of(std::string_view name)
{
    if (name == "closed") return State::closed;
    if (name == "merged") return State::merged;
    REQUIRE_THAT_HOLDS(name == "open");
    return State::open;
}

}  // namespace luwte::incidents
