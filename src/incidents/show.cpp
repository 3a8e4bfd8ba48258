#include "incidents/show.h"

#include "incidents/access.h"
#include "people/people.h"

namespace luwte::incidents {
namespace {

std::string name_or_id(http::Call& call, const AccountId& account)
{
    return people::name_of(call.tx, call.actor.organisation, account).value_or(account.text);
}

bool is_mine(const http::Call& call, const Task& task)
{
    return task.owner == call.actor.account || (task.escalated && task.deputy == call.actor.account);
}

AftercareSummary aftercare_of(http::Call& call, const AffectedId& affected)
{
    AftercareSummary summary;
    for (const auto& one : store::aftercare_of(call.tx, affected)) {
        summary.held += one.state == "held";
        summary.declined += one.state == "declined";
        bool waits = one.state != "held" && one.state != "declined";
        summary.planned += waits;
        summary.overdue += waits && one.binding && one.due && *one.due < call.now;
    }
    return summary;
}

}  // namespace

std::optional<Named> named(http::Call& call, const std::optional<AccountId>& account)
{
    if (!account) return std::nullopt;
    return Named{*account, name_or_id(call, *account)};
}

TaskShown show(http::Call& call, const store::TaskRow& row)
{
    const auto& task = row.task;
    TaskShown shown_task;
    shown_task.id = task.id;
    shown_task.incident_id = task.incident;
    shown_task.incident_reference = row.incident_reference;
    shown_task.kind = name_of(task.kind);
    shown_task.subject = task.subject;
    if (task.duty && task.name) shown_task.duty = DutyShown{*task.duty, task.name->nl, task.name->en};
    shown_task.title = shown(call, task.compartment, row.title, task.id.text, "task.title");
    shown_task.remark = shown(call, task.compartment, row.remark, task.id.text, "task.remark");
    shown_task.owner = {task.owner, name_or_id(call, task.owner), task.owner_role};
    shown_task.deputy = named(call, task.deputy);
    shown_task.deadline = {protocol::name(task.deadline), task.opens, task.due, task.at_once};
    shown_task.state = name_of(task.state);
    shown_task.overdue = overdue(task, call.now);
    shown_task.mine = is_mine(call, task);
    shown_task.escalated_at = task.escalated;
    shown_task.source = task.source;
    shown_task.unverified = task.unverified;
    shown_task.question = task.question;
    if (task.state == Task::State::done && task.kind == Task::Kind::duty)
        shown_task.proof = ProofShown{row.done, shown(call, task.compartment, row.number, task.id.text, "task.number"), row.evidence,
                                      row.finished, named(call, row.finished_by)};
    shown_task.version = task.version;
    return shown_task;
}

std::vector<TaskShown> show(http::Call& call, const std::vector<store::TaskRow>& rows) { return each(call, rows); }

ClassificationShown show(http::Call& call, const store::Classification& row)
{
    const auto& made = row.written;
    return {row.behaviour, shown(call, made.compartment, made.words, made.id, "classification.reason"), made.at,
            named(call, made.by), row.suggested};
}

NoteShown show_note(http::Call& call, const store::Written& row)
{
    return {row.id, row.at, named(call, row.by), shown(call, row.compartment, row.words, row.id, "note.text")};
}

ClosureShown show(http::Call& call, const store::Closure& row)
{
    const auto& made = row.written;
    return {made.at,
            named(call, made.by),
            shown(call, made.compartment, made.words, made.id, "closure.lesson"),
            !made.words,
            row.reopened,
            named(call, row.reopened_by),
            shown(call, made.compartment, row.reason, made.id, "closure.reopened")};
}

AffectedShown show(http::Call& call, const store::AffectedRow& row)
{
    const auto& affected = row.affected;
    AffectedShown person;
    person.id = affected.id;
    if (affected.account)
        person.name = Shown{Secret{name_or_id(call, *affected.account)}};
    else
        person.name = shown(call, affected.compartment, row.name, affected.id.text, "affected.name");
    person.role = affected.role;
    person.account_id = affected.account;
    person.consent = {std::string{name_of(affected.police)}, std::string{name_of(affected.communication)}};
    person.confidential = affected.confidential;
    person.aftercare = aftercare_of(call, affected.id);
    person.version = affected.version;
    return person;
}

OffenderShown show(http::Call& call, const store::OffenderRow& row)
{
    const auto& offender = row.offender;
    return {offender.id,
            offender.kind,
            reports::name_of(offender.known),
            shown(call, offender.compartment, row.description, offender.id.text, "offender.description"),
            offender.since,
            offender.version};
}

EventShown show(http::Call& call, const store::Event& event)
{
    return {event.at, event.kind, named(call, event.by), event.subject, event.detail};
}

}  // namespace luwte::incidents
