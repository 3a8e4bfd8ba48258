#include "http/route.h"
#include "journal/journal.h"
#include "reports/report_view.h"
#include "reports/report_words.h"
#include "reports/routes.h"
#include "reports/submission.h"

namespace luwte::reports {
namespace {

Result<Report> readable(http::Call& call)
{
    auto report = store::find(call.tx, call.actor.organisation, call.actor.account, TRY(call.id<ReportId>("reportId")));
    if (!report) return not_found("request.not_found");
    return *report;
}

/// What only the person whose report it is, or who wrote it down for him, may do.
Result<Report> own(http::Call& call)
{
    auto report = TRY(readable(call));
    if (report.reporter != call.actor.account && report.entered_by != call.actor.account)
        return forbidden("reports.not_your_report");
    return report;
}

void note(http::Call& call, const Report& report, Code action)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, report.id.text,
                    report.incident ? report.incident->text : "", call.now);
}

Result<Done> react(http::Call& call, const Report& report, Changed::What what, const Reactions& reactions)
{
    if (!reactions.on_changed) return Done{};
    return reactions.on_changed(call, changed(call, report, what));
}

Result<ReportList> list(http::Call& call)
{
    const auto page = TRY(http::page_of(call));
    auto reports = store::own(call.tx, call.actor.organisation, call.actor.account, page.cursor, page.limit + 1);
    ReportList list;
    if (static_cast<int>(reports.size()) > page.limit) {
        reports.pop_back();
        list.next = http::cursor(store::position(reports.back()));
    }
    for (const auto& report : reports)
        list.items.push_back({report.id, report.reference, state_of(call.tx, report), report.submitted_at, report.occurred,
                              report.form, report.reporter_role, report.entered_by.has_value(), report.feedback_due});
    return list;
}

Result<ReportView> read(http::Call& call)
{
    const auto report = TRY(readable(call));
    const auto view = view_of(call, report);
    note(call, report, "report.read");
    return view;
}

Result<http::Created> supplement(http::Call& call, const SupplementInput& input, const Reactions& reactions)
{
    const auto report = TRY(own(call));
    if (blank(input.text)) return invalid("reports.text_missing", "/text");
    const auto id = fresh_uuid();
    store::add_supplement(call.tx, report, {id, call.actor.account, call.now, sealed_supplement(call, report, id, input.text)});
    note(call, report, "report.supplemented");
    TRY(react(call, report, Changed::What::supplemented, reactions));
    return http::Created{id};
}

Result<http::Nothing> withdraw(http::Call& call, const WithdrawalInput& input, const Reactions& reactions)
{
    const auto report = TRY(own(call));
    if (!store::withdraw(call.tx, report.id, call.now, sealed_reason(call, report, input.reason)))
        return conflict("reports.withdrawn_before");
    note(call, report, "report.withdrawn");
    TRY(react(call, report, Changed::What::withdrawn, reactions));
    return http::Nothing{};
}

}  // namespace

void add_report_routes(http::Router& router, const people::PackOf& pack_of, const Reactions& reactions)
{
    router.post<ReportInput, SubmittedView>("/reports", http::signed_in(), "Reports what happened",
        [pack_of, reactions](http::Call& call, const ReportInput& input) {
            return submit(call, input, pack_of(call.tx, call.actor.organisation), reactions);
        });
    router.post<PreviewInput, PreviewView>("/reports/_preview", http::signed_in(), "Who would receive and read such a report",
        [pack_of](http::Call& call, const PreviewInput& input) {
            return preview(call, input, pack_of(call.tx, call.actor.organisation));
        });
    router.get<ReportList>("/reports", http::signed_in(), "One's own reports, newest first",
        [](http::Call& call) { return list(call); }, http::paged());
    router.get<ReportView>("/reports/{reportId}", http::signed_in(), "A report with its readers and what came of it",
        [](http::Call& call) { return read(call); });
    router.post<SupplementInput, http::Created>("/reports/{reportId}/supplements", http::signed_in(), "Adds to one's own report",
        [reactions](http::Call& call, const SupplementInput& input) { return supplement(call, input, reactions); });
    router.post<WithdrawalInput, http::Nothing>("/reports/{reportId}/withdrawals", http::signed_in(),
        "Takes one's own report back; that it was made stays on record",
        [reactions](http::Call& call, const WithdrawalInput& input) { return withdraw(call, input, reactions); });
}

}  // namespace luwte::reports
