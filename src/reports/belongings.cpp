#include "reports/belongings.h"

#include <set>

#include "reports/consultation_store.h"
#include "reports/draft_store.h"
#include "reports/evidence_content.h"
#include "reports/logbook_store.h"
#include "reports/logbook_words.h"
#include "reports/words.h"

namespace luwte::reports {
namespace {

std::optional<evidence::File> own_file(http::Call& call, const EvidenceId& id)
{
    auto file = evidence::store::find(call.tx, call.actor.organisation, call.actor.account, id);
    if (!file || file->account != call.actor.account || !file->is_waiting()) return std::nullopt;
    return file;
}

std::vector<LogbookEntryId> entries_in(const ReportInput& input)
{
    const auto named = input.logbook_entries.value_or(std::vector<LogbookEntryId>{});
    const std::set<LogbookEntryId> once{named.begin(), named.end()};
    return {once.begin(), once.end()};
}

void move(http::Call& call, const evidence::File& file, const Report& report)
{
    evidence::move_into(call.tx, call.ring, file, report.compartment, report.id);
}

void copy(http::Call& call, const logbook::Entry& entry, const Report& report)
{
    const Words from{call, entry.compartment, entry.id.text};
    LogRow row;
    row.id = fresh_uuid();
    const Words into{call, report.compartment, row.id};
    row.written = logbook::sealed(into, "report_log", logbook::opened(from, "logbook_entry", entry.written));
    store::add_log(call.tx, report, row);
    for (const auto& file : evidence::store::of_entry(call.tx, entry.id))
        if (file.complete && file.is_waiting()) move(call, file, report);
}

}  // namespace

std::vector<Fault> belongings_missing(http::Call& call, const ReportInput& input)
{
    std::vector<Fault> faults;
    for (std::size_t i = 0; i < input.evidence.size(); ++i) {
        const auto file = own_file(call, input.evidence[i]);
        const auto field = "/evidence/" + std::to_string(i);
        if (!file)
            faults.push_back({"reports.evidence_unknown", field});
        else if (!file->complete)
            faults.push_back({"reports.evidence_incomplete", field});
    }
    if (input.logbook_entries)
        for (std::size_t i = 0; i < input.logbook_entries->size(); ++i)
            if (!logbook::store::find(call.tx, call.actor.account, (*input.logbook_entries)[i]))
                faults.push_back({"reports.logbook_entry_unknown", "/logbookEntries/" + std::to_string(i)});
    if (input.consultation_id) {
        const auto consultation = consultation::store::find(call.tx, call.actor.organisation, call.actor.account, *input.consultation_id);
        // Whoever was asked may write the report down for the one who asked.
        if (!consultation || consultation->account != reporter_of(input, call.actor.account) || consultation->report)
            faults.push_back({"reports.consultation_unknown", "/consultationId"});
    }
    return faults;
}

void take_belongings(http::Call& call, const ReportInput& input, const Report& report)
{
    for (const auto& id : std::set<EvidenceId>{input.evidence.begin(), input.evidence.end()})
        move(call, *own_file(call, id), report);
    for (const auto& id : entries_in(input))
        copy(call, *logbook::store::find(call.tx, call.actor.account, id), report);
    if (input.draft_id) draft::store::remove(call.tx, call.actor.account, *input.draft_id);
    if (input.consultation_id) consultation::store::report(call.tx, *input.consultation_id, report.id, call.now);
}

}  // namespace luwte::reports
