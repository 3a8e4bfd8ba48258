#include "incidents/report_shown.h"

#include <algorithm>

#include "incidents/show.h"
#include "reports/reports.h"

namespace luwte::incidents {
namespace {

std::optional<Shown> shown_words(const std::optional<Secret>& words)
{
    if (!words) return std::nullopt;
    return Shown{*words};
}

void add_outline(http::Call& call, ReportShown& shown, const reports::Outline& outline)
{
    shown.id = outline.id;
    shown.reference = outline.reference;
    shown.reporter = named(call, outline.reporter);
    shown.reporter_role = outline.reporter_role;
    shown.entered_by = named(call, outline.entered_by);
    shown.submitted_at = outline.submitted_at;
    shown.feedback_due = outline.feedback_due;
    shown.withdrawn_at = outline.withdrawn_at;
}

void add_words(http::Call& call, ReportShown& shown, const reports::Opened& report)
{
    shown.opened = true;
    shown.narrative = Shown{report.narrative};
    shown.need_now = shown_words(report.need_now);
    if (report.online)
        shown.online = OnlineShown{shown_words(report.online_account), shown_words(report.online_url), report.posted_at,
                                   report.platform_reported};
    shown.targets = report.targets;
    shown.answers = report.answers;
    for (const auto& account : report.involved) shown.involved.push_back(*named(call, account));
    for (const auto& one : report.supplements) shown.supplements.push_back({one.at, named(call, one.by), Shown{one.text}});
    for (const auto& one : report.log)
        shown.log.push_back({one.occurred, one.form, Shown{one.text}, shown_words(one.account), shown_words(one.url),
                             reports::logbook::shown_if_any(one.kept)});
    shown.withdrawal_reason = shown_words(report.withdrawal_reason);
}

}  // namespace

std::vector<ReportShown> reports_shown(http::Call& call, const IncidentId& incident)
{
    auto opened = reports::of_incident(call, incident);
    std::vector<ReportShown> all;
    for (const auto& outline : reports::outlines_of(call.tx, call.actor.organisation, incident)) {
        auto& shown = all.emplace_back();
        add_outline(call, shown, outline);
        auto words = std::find_if(opened.begin(), opened.end(), [&](const auto& one) { return one.outline.id == outline.id; });
        if (words != opened.end()) add_words(call, shown, *words);
    }
    return all;
}

}  // namespace luwte::incidents
