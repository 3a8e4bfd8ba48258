#include "reports/report_view.h"

#include <algorithm>

#include "journal/journal.h"
#include "people/people.h"
#include "reports/report_words.h"

namespace luwte::reports {
namespace {

ColleagueView colleague(http::Call& call, const AccountId& account)
{
    return {account, people::name_of(call.tx, call.actor.organisation, account).value_or("")};
}

std::optional<Shown> shown(const std::optional<Secret>& words)
{
    if (!words) return std::nullopt;
    return Shown{*words};
}

std::string role_of_looker(http::Call& call, const std::vector<vault::Holder>& holders, const AccountId& account, Instant at)
{
    const auto holder = std::find_if(holders.begin(), holders.end(),
                                     [&](const vault::Holder& one) { return one.account == account; });
    if (holder != holders.end() && !holder->ground.role.empty()) return holder->ground.role;
    const auto roles = people::roles_of(call.tx, account, day_in_amsterdam(at));
    return roles.empty() ? std::string{} : roles.front();
}

/// A line tells of a look at this report when it is about the report, its evidence, or the whole case.
bool is_look_at(const journal::Entry& line, const Report& report, const std::set<std::string>& evidence)
{
    if (!line.action.ends_with("read")) return false;
    return line.subject == report.id.text || line.subject == line.incident || evidence.contains(line.subject);
}

std::vector<LookView> looks_at(http::Call& call, const Report& report, const std::vector<vault::Holder>& holders)
{
    std::set<std::string> evidence;
    for (const auto& file : evidence::store::of_report(call.tx, report.id)) evidence.insert(file.id.text);
    std::vector<LookView> looks;
    for (const auto& incident : store::incidents_of(call.tx, report.id))
        for (const auto& line : journal::of_incident(call.tx, call.actor.organisation, incident.text)) {
            // His own looks would bury those of others.
            if (!line.actor || *line.actor == report.reporter || !is_look_at(line, report, evidence)) continue;
            looks.push_back({colleague(call, *line.actor).name, role_of_looker(call, holders, *line.actor, line.at), line.at});
        }
    std::sort(looks.begin(), looks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return looks;
}

std::vector<AffectedView> affected_in(http::Call& call, const Opened& opened)
{
    std::vector<AffectedView> people;
    for (const auto& person : opened.affected) {
        const auto name = person.account ? Secret{colleague(call, *person.account).name} : person.name;
        people.push_back({person.id, person.account, Shown{name}, person.role});
    }
    return people;
}

std::vector<FeedbackView> feedback_in(http::Call& call, const Report& report)
{
    std::vector<FeedbackView> feedback;
    for (const auto& row : store::feedback_of(call.tx, report.id))
        feedback.push_back({row.at, colleague(call, row.account).name, Shown{feedback_in(call, report, row)}});
    return feedback;
}

void add_people(http::Call& call, const Report& report, const Opened& opened, ReportView& view)
{
    view.reporter = colleague(call, report.reporter);
    view.reporter_role = report.reporter_role;
    if (report.entered_by) view.entered_by = colleague(call, *report.entered_by);
    view.offender = {report.offender_known, report.offender_kind, shown(opened.offender), {}, report.offender_withheld};
    for (const auto& detail : details_in(call, report)) view.offender.details.push_back({detail.kind, Shown{detail.value}});
    for (const auto& account : opened.involved) view.involved.push_back(colleague(call, account));
    view.affected = affected_in(call, opened);
    view.readers = readers_of(call, report.compartment);
    view.looked_at = looks_at(call, report, vault::holders(call.tx, report.compartment));
}

void add_additions(http::Call& call, const Report& report, const Opened& opened, ReportView& view)
{
    for (const auto& supplement : opened.supplements)
        view.supplements.push_back({supplement.at, colleague(call, supplement.by).name, Shown{supplement.text}});
    for (const auto& entry : opened.log)
        view.log.push_back({entry.occurred, entry.form, Shown{entry.text}, shown(entry.account), shown(entry.url),
                            logbook::shown_if_any(entry.kept)});
    view.feedback = feedback_in(call, report);
    view.evidence = views_of(call, evidence::store::of_report(call.tx, report.id));
}

/// As a reporter would tell it: me, whoever takes it up, whoever hears of it, whoever wrote it down, deputies.
int rank(const vault::Holder& holder)
{
    const auto& rule = holder.ground.rule;
    if (holder.standby) return 4;
    if (rule == "entered") return 3;
    if (rule == "reporter" || rule == "asked") return 0;
    return rule == "receives" || rule == "chosen" || rule == "replaces" ? 1 : 2;
}

}  // namespace

ReportState state_of(storage::Transaction& tx, const Report& report)
{
    if (report.withdrawn_at) return ReportState::withdrawn;
    return store::has_feedback(tx, report.id) ? ReportState::answered : ReportState::received;
}

ReportView view_of(http::Call& call, const Report& report)
{
    const auto opened = reports::opened(call, report);
    ReportView view;
    view.id = report.id;
    view.reference = report.reference;
    view.state = state_of(call.tx, report);
    view.submitted_at = report.submitted_at;
    view.feedback_due = report.feedback_due;
    view.withdrawn_at = report.withdrawn_at;
    view.withdrawal_reason = shown(opened.withdrawal_reason);
    view.narrative = Shown{opened.narrative};
    view.need_now = shown(opened.need_now);
    view.form = report.form;
    view.place = report.place;
    view.occurred_at = report.occurred;
    view.behaviour = report.behaviour;
    view.aggravating = opened.aggravating;
    view.targets = opened.targets;
    view.answers = opened.answers;
    view.repeated = report.repeated;
    view.persists = report.persists;
    if (report.online)
        view.online = OnlineView{shown(opened.online_account), shown(opened.online_url), report.posted_at,
                                 report.platform_reported.value_or(false)};
    add_people(call, report, opened, view);
    add_additions(call, report, opened, view);
    return view;
}

std::vector<ReaderView> readers_of(http::Call& call, const vault::CompartmentId& compartment)
{
    auto holders = vault::holders(call.tx, compartment);
    std::stable_sort(holders.begin(), holders.end(), [](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::vector<ReaderView> readers;
    for (const auto& holder : holders)
        readers.push_back({colleague(call, holder.account).name, holder.ground.role, holder.ground.rule,
                           holder.ground.source, holder.standby});
    return readers;
}

}  // namespace luwte::reports
