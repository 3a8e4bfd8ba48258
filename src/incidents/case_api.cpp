// The case page: everything one person may read of a case, in one answer. Looking is written down.
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/decision_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/person_store.h"
#include "incidents/report_shown.h"
#include "incidents/show.h"
#include "incidents/task_store.h"
#include "journal/journal.h"
#include "reports/reports.h"

namespace luwte::incidents {

struct Reference {  // another case, for whoever may know of it
    IncidentId id;
    std::string reference;
};
SHAPE(Reference, id, reference)

struct Case {
    IncidentId id;
    std::string reference;
    std::string state;
    std::int64_t version = 1;
    std::optional<Reference> merged_into;
    PackShown pack;
    Moment occurred_at;
    Instant reported_at;
    std::string form;
    std::optional<std::string> place;
    std::optional<std::string> behaviour;
    bool repeated = false;
    bool persists = false;
    std::vector<std::string> aggravating;
    std::vector<ClassificationShown> classifications;
    std::vector<ReportShown> reports;
    std::vector<AffectedShown> affected;
    std::vector<OffenderShown> offenders;
    std::vector<TaskShown> tasks;
    std::vector<NoteShown> notes;
    std::vector<reports::EvidenceView> evidence;
    std::vector<ClosureShown> closures;
    std::vector<EventShown> timeline;
    std::optional<Named> handler;
    std::vector<std::string> permissions;
};
SHAPE(Case, id, reference, state, version, merged_into, pack, occurred_at, reported_at, form, place, behaviour, repeated,
      persists, aggravating, classifications, reports, affected, offenders, tasks, notes, evidence, closures, timeline,
      handler, permissions)

namespace {

/// What this person may do here and now; the page offers nothing else.
std::vector<std::string> may_do(http::Call& call, const Incident& incident)
{
    if (!may_write(call, incident)) return {};
    switch (incident.state) {
    case State::open:
        return {"classify", "assign", "note", "add_person", "add_offender", "add_task", "add_evidence", "merge", "feedback", "close"};
    case State::closed: return {"reopen", "feedback"};
    case State::merged: break;
    }
    return {};
}

std::optional<Reference> reference_to(http::Call& call, const std::optional<IncidentId>& id)
{
    if (!id) return std::nullopt;
    auto other = readable(call, *id);
    if (!other) return std::nullopt;
    return Reference{other->id, other->reference};
}

/// Reading is what somebody who is to be informed was asked to do.
void is_informed(http::Call& call, const Incident& incident)
{
    for (const auto& task : store::finish_all(call.tx, incident.id, Task::Kind::be_informed, call.actor.account,
                                              call.actor.account, call.now))
        store::happened(call.tx, incident, {call.now, "informed", call.actor.account, task.text, std::nullopt});
}

void add_facts(Case& page, const Incident& incident, const protocol::Pack& pack)
{
    page.id = incident.id;
    page.reference = incident.reference;
    page.state = name_of(incident.state);
    page.version = incident.version;
    page.pack = {incident.pack, incident.pack_version, {pack.name().nl, pack.name().en}};
    page.occurred_at = incident.occurred;
    page.reported_at = incident.reported;
    page.form = incident.form;
    page.place = incident.place;
    page.behaviour = incident.behaviour;
    page.repeated = incident.repeated;
    page.persists = incident.persists;
    page.aggravating.assign(incident.facts.begin(), incident.facts.end());
}

Result<Case> read_case(http::Call& call, const PackUnder& packs)
{
    auto incident = TRY(readable(call));
    is_informed(call, incident);
    Case page;
    add_facts(page, incident, packs(call.tx, incident));
    page.merged_into = reference_to(call, incident.merged_into);
    page.classifications = each(call, store::classifications_of(call.tx, incident.id));
    page.reports = reports_shown(call, incident.id);
    page.affected = each(call, store::affected_of(call.tx, incident.id));
    page.offenders = each(call, store::offenders_of(call.tx, incident.id));
    page.tasks = show(call, store::tasks_seen_by(call.tx, incident.id, call.actor.account));
    page.notes = each(call, store::notes_of(call.tx, incident.id), show_note);
    page.evidence = reports::evidence_of(call, incident.id);
    page.closures = each(call, store::closures_of(call.tx, incident.id));
    page.timeline = each(call, store::timeline(call.tx, incident.id));
    page.handler = named(call, incident.handler);
    page.permissions = may_do(call, incident);
    call.etag(incident.version);
    journal::append(call.tx, incident.organisation, call.actor.account, "incident.read", incident.id.text, incident.id.text, call.now);
    return page;
}

}  // namespace

void add_case_routes(http::Router& router, const PackUnder& packs)
{
    router.get<Case>("/incidents/{incidentId}", http::may("case.read"), "A case, as far as your keys open it",
                     [packs](http::Call& call) { return read_case(call, packs); });
}

}  // namespace luwte::incidents
