#include "reports/destroy.h"

#include "reports/evidence_store.h"
#include "vault/forget.h"

namespace luwte::reports {
namespace {
void destroy_consultations(storage::Transaction& tx, const ReportId& report)
{
    for (const auto& row : tx.all("SELECT id, compartment FROM consultation WHERE report = $1", report)) {
        tx.run("DELETE FROM consultation_exchange WHERE consultation = $1", row.text(0));
        tx.run("DELETE FROM consultation WHERE id = $1", row.text(0));
        vault::forget(tx, row.id<vault::CompartmentId>(1));
    }
}

void destroy_report(storage::Transaction& tx, const ReportId& report)
{
    tx.run("DELETE FROM report_fact WHERE report = $1", report);
    tx.run("DELETE FROM report_affected WHERE report = $1", report);
    tx.run("DELETE FROM report_incident WHERE report = $1", report);
    tx.run("DELETE FROM report_supplement WHERE report = $1", report);
    tx.run("DELETE FROM report_feedback WHERE report = $1", report);
    tx.run("DELETE FROM report_log WHERE report = $1", report);
    tx.run("DELETE FROM report_detail WHERE report = $1", report);
    tx.run("DELETE FROM report WHERE id = $1", report);
}
}  // namespace

bool has_files(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.first(R"(
        SELECT 1 FROM evidence WHERE incident = $1
         UNION ALL
        SELECT 1 FROM evidence e JOIN report r ON r.id = e.report WHERE r.incident = $1
         LIMIT 1)", incident).has_value();
}

void destroy_files(storage::Transaction& tx, const IncidentId& incident)
{
    for (const auto& row : tx.all(R"(
             SELECT id FROM evidence WHERE incident = $1
              UNION
             SELECT e.id FROM evidence e JOIN report r ON r.id = e.report WHERE r.incident = $1)", incident))
        evidence::store::remove(tx, row.id<EvidenceId>(0));
    for (const auto& row : tx.all("SELECT organisation, id FROM report WHERE incident = $1", incident)) evidence::store::remove_copies(tx, row.id<OrganisationId>(0), row.text(1));
}

void destroy_case(storage::Transaction& tx, const IncidentId& incident)
{
    destroy_files(tx, incident);
    for (const auto& row : tx.all("SELECT id, compartment FROM report WHERE incident = $1", incident)) {
        destroy_consultations(tx, row.id<ReportId>(0));
        destroy_report(tx, row.id<ReportId>(0));
        vault::forget(tx, row.id<vault::CompartmentId>(1));
    }
}

}  // namespace luwte::reports
