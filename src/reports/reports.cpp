#include "reports/reports.h"

#include "journal/journal.h"
#include "reports/evidence_store.h"
#include "reports/report_store.h"
#include "reports/report_words.h"
#include "reports/words.h"

namespace luwte::reports {

bool may_read(http::Call& call, const ReportId& report)
{
    return store::find(call.tx, call.actor.organisation, call.actor.account, report).has_value();
}

std::vector<Outline> outlines_of(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& incident)
{
    std::vector<Outline> outlines;
    for (const auto& report : store::of_incident(tx, organisation, incident)) outlines.push_back(outline_of(report));
    return outlines;
}

std::vector<Opened> of_incident(http::Call& call, const IncidentId& incident)
{
    std::vector<Opened> reports;
    for (const auto& report : store::of_incident(call.tx, call.actor.organisation, incident))
        if (call.ring.opens(report.compartment)) reports.push_back(opened(call, report));
    return reports;
}

std::vector<EvidenceView> evidence_of(http::Call& call, const IncidentId& incident)
{
    std::vector<evidence::File> files;
    for (const auto& report : store::of_incident(call.tx, call.actor.organisation, incident))
        for (auto& file : evidence::store::of_report(call.tx, report.id)) files.push_back(std::move(file));
    for (auto& file : evidence::store::of_incident(call.tx, call.actor.organisation, incident))
        files.push_back(std::move(file));
    std::erase_if(files, [&](const auto& file) { return !call.ring.opens(file.compartment); });
    return views_of(call, files);
}

void set_incident(storage::Transaction& tx, const OrganisationId& organisation, const ReportId& report,
                  const IncidentId& incident, Instant since)
{
    store::set_incident(tx, organisation, report, incident, since);
}

std::vector<ReportId> reattach(http::Call& call, const IncidentId& from, const IncidentId& into,
                               const vault::CompartmentId& into_compartment)
{
    std::vector<ReportId> moved;
    for (const auto& report : store::of_incident(call.tx, call.actor.organisation, from)) {
        store::set_incident(call.tx, call.actor.organisation, report.id, into, call.now);
        moved.push_back(report.id);
    }
    for (const auto& file : evidence::store::of_incident(call.tx, call.actor.organisation, from))
        evidence::reattach(call.tx, call.ring, file, into_compartment, into);
    return moved;
}

void add_feedback(http::Call& call, const ReportId& report, const vault::CompartmentId& compartment, const Secret& text)
{
    const auto id = fresh_uuid();
    const Words words{call, compartment, id};
    Report row;
    row.id = report;
    row.organisation = call.actor.organisation;
    store::add_feedback(call.tx, row, {id, call.actor.account, call.now, words.seal(text, "report_feedback.words")});
    const auto incident = store::incident_of(call.tx, report);
    journal::append(call.tx, call.actor.organisation, call.actor.account, "report.answered", report.text,
                    incident ? incident->text : "", call.now);
}

std::int64_t remove_abandoned_evidence(storage::Transaction& tx, Instant begun_before)
{
    return evidence::store::remove_abandoned(tx, begun_before);
}

}  // namespace luwte::reports
