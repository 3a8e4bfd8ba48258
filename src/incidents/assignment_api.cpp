// Handing a case over: the next handler gets the keys that the case needs, with "handover" as the ground.
#include <algorithm>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/decision_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "notify/notify.h"
#include "people/people.h"

namespace luwte::incidents {

struct AssignmentInput {
    AccountId account;
    std::optional<Secret> reason;
};
SHAPE(AssignmentInput, account, reason)

struct Versioned {
    std::int64_t version = 1;
};
SHAPE(Versioned, version)

namespace {

/// The role in which somebody can handle cases; nothing when he has none, or may not know of this one.
std::optional<protocol::Role> handling_role(http::Call& call, const protocol::Pack& pack, const Incident& incident,
                                            const AccountId& account)
{
    if (!people::name_of(call.tx, incident.organisation, account)) return std::nullopt;
    if (kept_out(call.tx, incident).contains(account)) return std::nullopt;
    for (const auto& role : people::roles_of(call.tx, account, day_in_amsterdam(call.now))) {
        const auto* info = pack.role(role);
        if (info && info->permissions.contains("case.handle")) return role;
    }
    return std::nullopt;
}

void hand_keys(http::Call& call, const Incident& incident, const AccountId& to, const protocol::Role& role)
{
    const vault::Ground ground{"handover", role, ""};
    call.ring.grant(incident.response, to, ground);
    for (const auto& report : store::reports_of(call.tx, incident.id))
        if (call.ring.opens(report.compartment)) call.ring.grant(report.compartment, to, ground);
}

void hand_tasks(http::Call& call, const Incident& incident, const std::optional<AccountId>& from, const Seat& to)
{
    if (from) store::hand_over(call.tx, incident.id, *from, to.account, to.role);
    auto tasks = store::tasks_of(call.tx, incident.id);
    bool asked = std::any_of(tasks.begin(), tasks.end(), [](const Task& task) {
        return task.kind == Task::Kind::handle && task.state == Task::State::open;
    });
    Task task;
    task.kind = Task::Kind::handle;
    if (!asked) give(call.tx, incident, task, to, call.now);
}

void keep_reason(http::Call& call, const Incident& incident, const std::optional<Secret>& reason)
{
    if (!reason || reason->empty()) return;
    auto id = fresh_uuid();
    auto sealed = seal(call, incident, *reason, id, "note.text");
    store::add_note(call.tx, incident, {id, incident.response, sealed.bytes, call.now, call.actor.account});
}

Result<Versioned> assign(http::Call& call, const AssignmentInput& input, const PackUnder& packs)
{
    auto incident = TRY(workable(call));
    auto role = handling_role(call, packs(call.tx, incident), incident, input.account);
    if (!role) return invalid("incidents.may_not_handle", "/account");
    auto from = std::exchange(incident.handler, input.account);
    auto version = TRY(save(call, incident));

    hand_keys(call, incident, input.account, *role);
    if (from != input.account)
        hand_tasks(call, incident, from, *seat_of(call.tx, incident, input.account, *role, day_in_amsterdam(call.now)));
    keep_reason(call, incident, input.reason);
    record(call, incident, "incident.assigned", "assigned", input.account.text, *role);
    if (input.account != call.actor.account)
        notify::tell(call.tx, incident.organisation, input.account, notify::Message::something_to_read, call.now);
    return Versioned{version};
}

}  // namespace

void add_assignment_routes(http::Router& router, const PackUnder& packs)
{
    router.post<AssignmentInput, Versioned>("/incidents/{incidentId}/assignments", http::may("case.handle"),
                                            "Gives a case to a colleague, with its keys",
                                            [packs](http::Call& call, const AssignmentInput& input) { return assign(call, input, packs); });
}

}  // namespace luwte::incidents
