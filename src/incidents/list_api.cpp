// The list of cases, and what is asked of somebody today.
#include "http/route.h"
#include "incidents/incidents_api.h"
#include "incidents/list.h"
#include "incidents/show.h"
#include "people/people.h"

namespace luwte::incidents {

struct IncidentList {
    std::vector<IncidentItem> items;
    std::optional<std::string> next;
};
SHAPE(IncidentList, items, next)

struct HomeCounts {
    std::int64_t open_incidents = 0;
    std::int64_t tasks = 0;
    std::int64_t overdue_tasks = 0;
};
SHAPE(HomeCounts, open_incidents, tasks, overdue_tasks)

struct Home {
    std::string name;
    std::vector<TaskShown> today;  // overdue, or due before this Dutch day ends
    std::vector<TaskShown> later;
    HomeCounts counts;
};
SHAPE(Home, name, today, later, counts)

static store::Asker asker(const http::Call& call) { return {call.actor.organisation, call.actor.account, call.now}; }

std::vector<IncidentItem> items(http::Call& call, const std::vector<store::ListRow>& rows)
{
    auto roles = store::affected_roles(call.tx, call.actor.organisation, rows);
    auto tasks = store::open_tasks(call.tx, asker(call), rows);
    return each(call, rows, [&](http::Call&, const store::ListRow& row) -> IncidentItem {
        return {row.id,
                row.reference,
                std::string{name_of(row.state)},
                row.behaviour,
                row.form,
                row.place,
                row.occurred,
                row.reported,
                named(call, row.handler),
                std::move(roles[row.id]),
                tasks[row.id].all,
                tasks[row.id].overdue,
                tasks[row.id].mine,
                row.version};
    });
}

Result<store::Which> which_from(const std::optional<std::string>& state, const char* field)
{
    if (!state) return store::Which::all;
    if (*state == "open") return store::Which::open;
    if (*state == "closed") return store::Which::closed;
    return invalid("request.state_unknown", field);
}

namespace {

Result<IncidentList> list(http::Call& call)
{
    auto page = TRY(http::page_of(call));
    const auto state = call.query.find("state");
    const auto which = TRY(which_from(state == call.query.end() ? std::nullopt : std::optional{state->second}, "state"));
    auto rows = store::page(call.tx, asker(call), which, page.cursor, page.limit + 1);
    IncidentList answer;
    if (rows.size() > static_cast<std::size_t>(page.limit)) {
        rows.pop_back();
        answer.next = http::cursor(store::position(rows.back()));
    }
    answer.items = items(call, rows);
    return answer;
}

Result<Home> home(http::Call& call)
{
    auto tomorrow = in_amsterdam(day_in_amsterdam(call.now) + std::chrono::days{1}, std::chrono::minutes{0});
    Home answer;
    answer.name = people::name_of(call.tx, call.actor.organisation, call.actor.account).value_or("");
    for (const auto& row : store::tasks_of_person(call.tx, call.actor.organisation, call.actor.account)) {
        answer.counts.overdue_tasks += overdue(row.task, call.now);
        if (!asked_now(row.task, call.now)) continue;
        ++answer.counts.tasks;
        bool today = row.task.due && *row.task.due < tomorrow;
        (today ? answer.today : answer.later).push_back(show(call, row));
    }
    answer.counts.open_incidents = store::open_cases(call.tx, asker(call));
    return answer;
}

}  // namespace

void add_list_routes(http::Router& router)
{
    router.get<IncidentList>("/incidents", http::may("case.read"), "The cases you may know of, newest first", list,
                             http::paged({{"state", "open or closed; absent for all"}}));
    router.get<Home>("/home", http::signed_in(), "What is asked of you today", home);
}

}  // namespace luwte::incidents
