// The list of cases, and what is asked of somebody today.
#include "http/route.h"
#include "incidents/incidents_api.h"
#include "incidents/list_store.h"
#include "incidents/show.h"
#include "people/people.h"

namespace luwte::incidents {

struct IncidentItem {
    IncidentId id;
    std::string reference;
    std::string state;
    std::optional<std::string> behaviour;
    std::string form;
    std::optional<std::string> place;
    Moment occurred_at;
    Instant reported_at;
    std::optional<Named> handler;
    std::vector<std::string> affected_roles;
    std::int64_t open_tasks = 0;
    std::int64_t overdue_tasks = 0;
    std::int64_t my_tasks = 0;
    std::int64_t version = 1;
};
SHAPE(IncidentItem, id, reference, state, behaviour, form, place, occurred_at, reported_at, handler, affected_roles,
      open_tasks, overdue_tasks, my_tasks, version)

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

namespace {

store::Asker asker(const http::Call& call) { return {call.actor.organisation, call.actor.account, call.now}; }

Result<store::Which> which(const http::Call& call)
{
    auto found = call.query.find("state");
    if (found == call.query.end()) return store::Which::all;
    if (found->second == "open") return store::Which::open;
    if (found->second == "closed") return store::Which::closed;
    return invalid("request.state_unknown", "state");
}

IncidentItem item(http::Call& call, const store::ListRow& row)
{
    return {row.id,
            row.reference,
            std::string{name_of(row.state)},
            row.behaviour,
            row.form,
            row.place,
            row.occurred,
            row.reported,
            named(call, row.handler),
            store::affected_roles(call.tx, row.id),
            row.open_tasks,
            row.overdue_tasks,
            row.my_tasks,
            row.version};
}

Result<IncidentList> list(http::Call& call)
{
    auto page = TRY(http::page_of(call));
    auto rows = store::page(call.tx, asker(call), TRY(which(call)), page.cursor, page.limit + 1);
    IncidentList answer;
    if (rows.size() > static_cast<std::size_t>(page.limit)) {
        rows.pop_back();
        answer.next = http::cursor(store::position(rows.back()));
    }
    answer.items = each(call, rows, item);
    return answer;
}

Result<Home> home(http::Call& call)
{
    auto tomorrow = in_amsterdam(day_in_amsterdam(call.now) + std::chrono::days{1}, std::chrono::minutes{0});
    Home answer;
    answer.name = people::name_of(call.tx, call.actor.organisation, call.actor.account).value_or("");
    for (const auto& row : store::tasks_of_person(call.tx, call.actor.organisation, call.actor.account)) {
        if (!asked_now(row.task, call.now)) continue;
        bool today = row.task.due && *row.task.due < tomorrow;
        (today ? answer.today : answer.later).push_back(show(call, row));
    }
    auto counts = store::counts(call.tx, asker(call));
    answer.counts = {counts.open_incidents, counts.my_tasks, counts.my_overdue};
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
