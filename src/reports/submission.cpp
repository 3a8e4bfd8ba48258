#include "reports/submission.h"

#include <algorithm>

#include "base/id_in_time.h"
#include "journal/journal.h"
#include "people/people.h"
#include "protocol/deadline.h"
#include "reports/belongings.h"
#include "reports/report_view.h"
#include "reports/report_words.h"

namespace luwte::reports {
namespace {
/// Of a day of before, known without its hour.
Instant noon_of(Day day, Instant now) { return std::min(in_amsterdam(day, std::chrono::hours{12}), now); }

/// Everybody the form names, with the roles each holds today; strangers are left out.
std::map<AccountId, std::vector<std::string>> roles_in(http::Call& call, const ReportInput& input)
{
    std::set<AccountId> named{call.actor.account, reporter_of(input, call.actor.account)};
    named.insert(input.involved.begin(), input.involved.end());
    for (const auto& person : input.affected)
        if (person.account) named.insert(*person.account);

    std::map<AccountId, std::vector<std::string>> roles;
    for (const auto& account : named)
        if (people::name_of(call.tx, call.actor.organisation, account))
            roles[account] = people::roles_of(call.tx, account, day_in_amsterdam(call.now));
    return roles;
}

Result<Done> may_submit(const http::Call& call, const ReportInput& input)
{
    const bool for_another = input.on_behalf_of || is_about_others(input, call.actor.account);
    const bool may_enter = call.actor.permissions.contains("report.enter_for_other");
    if ((input.on_behalf_of || input.earlier) && !may_enter) return forbidden("reports.may_not_enter_for_other");
    if (call.actor.permissions.contains("report.write") || (for_another && may_enter)) return Done{};
    return forbidden("request.not_permitted");
}

Stage stage_of(http::Call& call, const std::vector<AccountId>& involved)
{
    return {call.tx, call.actor.organisation, day_in_amsterdam(call.now), {involved.begin(), involved.end()}};
}

/// All that is wrong, the protocol's own objections included.
std::vector<Fault> all_faults(http::Call& call, const ReportInput& input, const Setting& setting, const Stage& stage)
{
    auto faults = faults_in(input, setting);
    for (auto& fault : belongings_missing(call, input)) faults.push_back(std::move(fault));
    const bool role_is_known = setting.pack.role(input.reporter_role) != nullptr;
    if (!role_is_known) return faults;
    auto situation = situation_of(input, setting);
    const auto routing = route(stage, setting.pack, situation);
    if (!routing && routing.refusal().kind == Kind::invalid)
        for (const auto& fault : routing.refusal().faults) faults.push_back(fault);
    return faults;
}

std::vector<AffectedPerson> store_affected(http::Call& call, const ReportInput& input, const Setting& setting,
                                           const Report& report)
{
    auto people = std::vector<AffectedInput>{};
    if (input.affected.empty()) people.push_back({report.reporter, {}, input.reporter_role});
    for (const auto& person : input.affected) people.push_back(person);

    std::vector<AffectedPerson> stored;
    for (const auto& person : people) {
        AffectedRow row;
        row.id = fresh_uuid_in_time(call.now);
        row.account = person.account;
        row.role = role_of(person, setting).value_or(input.reporter_role);
        if (!person.account) row.name = sealed_name(call, report, row.id, person.name);
        store::add_affected(call.tx, report, row, stored.size());
        stored.push_back({row.id, row.account, person.account ? Secret{} : person.name.value_or(Secret{}), row.role});
    }
    return stored;
}

/// Keys in the order of the grounds' strength: his own report, what the protocol says, and at last who wrote it down.
void hand_out_keys(http::Call& call, const Submitted& submitted)
{
    for (const auto& account : submitted.excluded)
        vault::exclude(call.tx, submitted.organisation, submitted.compartment, account);
    call.ring.grant(submitted.compartment, submitted.reporter, {"reporter", submitted.reporter_role, ""});
    for (const auto& reader : submitted.readers)
        call.ring.grant(submitted.compartment, reader.account, reader.ground, reader.standby);
    if (submitted.entered_by) call.ring.grant(submitted.compartment, *submitted.entered_by, {"entered", "", ""});
}

Report report_from(http::Call& call, const ReportInput& input, const Setting& setting, const protocol::Situation& situation)
{
    Report report;
    report.id = fresh_in_time<ReportId>(call.now);
    report.organisation = call.actor.organisation;
    report.submitted_at = input.earlier ? noon_of(input.earlier->reported_on, call.now) : call.now;
    const auto year = iso(day_in_amsterdam(report.submitted_at)).substr(0, 4);
    report.reference = reference(year, store::next_number(call.tx, report.organisation, year));
    report.compartment = call.ring.create(vault::Purpose::report);
    report.reporter = reporter_of(input, call.actor.account);
    if (is_entered(input, setting)) report.entered_by = call.actor.account;
    report.reporter_role = input.reporter_role;
    report.form = input.form;
    report.place = input.place;
    report.behaviour = situation.behaviour;
    report.occurred = input.occurred_at;
    report.repeated = input.repeated;
    report.persists = input.persists;
    report.offender_known = input.offender.known;
    report.offender_kind = input.offender.kind;
    report.pack = setting.pack.id();
    report.pack_version = setting.pack.version();
    if (input.earlier) report.closed_before = noon_of(input.earlier->closed_on, call.now);
    else if (auto within = setting.pack.feedback_within()) report.feedback_due = protocol::ends(*within, call.now);
    seal_words(call, input, report);
    return report;
}

void store_facts(http::Call& call, const ReportInput& input, const Report& report)
{
    for (const auto& name : input.aggravating) store::add_fact(call.tx, report, "aggravating", name);
    for (const auto& name : input.targets) store::add_fact(call.tx, report, "target", name);
    for (const auto& name : input.answers) store::add_fact(call.tx, report, "answer", name);
}

Submitted submitted_from(const Report& report, const ReportInput& input)
{
    Submitted submitted;
    submitted.report = report.id;
    submitted.organisation = report.organisation;
    submitted.compartment = report.compartment;
    submitted.reference = report.reference;
    submitted.reporter = report.reporter;
    submitted.entered_by = report.entered_by;
    submitted.reporter_role = report.reporter_role;
    submitted.at = report.submitted_at;
    submitted.occurred = report.occurred;
    submitted.form = report.form;
    submitted.place = report.place;
    submitted.behaviour = report.behaviour;
    submitted.aggravating = input.aggravating;
    submitted.targets = input.targets;
    submitted.offender_known = report.offender_known;
    submitted.offender_kind = report.offender_kind;
    submitted.offender = input.offender.description.value_or(Secret{});
    submitted.offender_details = input.offender.details.value_or(std::vector<DetailInput>{});
    if (input.online && input.online->account) submitted.offender_details.push_back({DetailKind::account, *input.online->account});
    if (input.online && input.online->url) submitted.offender_details.push_back({DetailKind::url, *input.online->url});
    submitted.involved = input.involved;
    submitted.excluded = {input.involved.begin(), input.involved.end()};
    submitted.feedback_due = report.feedback_due;
    submitted.closed_before = report.closed_before;
    return submitted;
}

void write_lines(http::Call& call, const Submitted& submitted, const IncidentId& incident)
{
    // First whoever may not know is shut out, then the lines are written.
    for (const auto& account : submitted.excluded)
        for (const auto& about : {submitted.report.text, incident.text})
            journal::exclude(call.tx, submitted.organisation, about, account);
    journal::append(call.tx, submitted.organisation, call.actor.account, "report.submitted", submitted.report.text,
                    incident.text, call.now);
}

bool handles_it(const http::Call& call, const Submitted& submitted)
{
    return std::any_of(submitted.receivers.begin(), submitted.receivers.end(),
                       [&](const Person& person) { return person.account == call.actor.account; });
}

std::vector<ReaderView> views(const std::vector<Person>& people)
{
    std::vector<ReaderView> views;
    for (const auto& person : people)
        views.push_back({person.name, person.ground.role, person.ground.rule, person.ground.source, person.standby});
    return views;
}

std::optional<std::string> maybe_name(const std::optional<protocol::Need>& need)
{
    if (!need) return std::nullopt;
    return protocol::name(*need);
}

}  // namespace

Result<SubmittedView> submit(http::Call& call, const ReportInput& input, const protocol::Pack& pack, const Reactions& reactions)
{
    TRY(may_submit(call, input));
    const Setting setting{pack, call.now, call.actor.account, call.actor.permissions, roles_in(call, input)};
    const auto stage = stage_of(call, input.involved);
    if (auto faults = all_faults(call, input, setting, stage); !faults.empty())
        return Refusal{Kind::invalid, std::move(faults)};

    auto situation = situation_of(input, setting);
    auto routing = TRY(route(stage, pack, situation));

    const auto report = report_from(call, input, setting, situation);
    store::add(call.tx, report);
    store_facts(call, input, report);

    auto submitted = submitted_from(report, input);
    submitted.situation = situation;
    submitted.receivers = cast(stage, routing.receives);
    submitted.informed = cast(stage, routing.informed);
    submitted.routing = std::move(routing);
    submitted.readers = cast(stage, protocol::readers(pack, protocol::Compartment::report, situation));
    submitted.affected = store_affected(call, input, setting, report);
    hand_out_keys(call, submitted);
    if (input.offender.details) keep_details(call, report, *input.offender.details);
    take_belongings(call, input, report);

    const auto incident = TRY(reactions.on_submitted(call, submitted));
    store::set_incident(call.tx, report.organisation, report.id, incident, call.now);
    write_lines(call, submitted, incident);

    SubmittedView view;
    view.id = report.id;
    view.reference = report.reference;
    if (handles_it(call, submitted)) view.incident_id = incident;
    view.receipt = {report.submitted_at, report.feedback_due, readers_of(call, report.compartment)};
    return view;
}

Result<PreviewView> preview(http::Call& call, const PreviewInput& input, const protocol::Pack& pack)
{
    const auto stage = stage_of(call, input.involved);
    protocol::Situation situation;
    situation.reporter = input.reporter_role;
    situation.affected = {input.reporter_role};
    situation.behaviour = input.behaviour;
    situation.form = input.form;
    situation.facts = {input.facts.begin(), input.facts.end()};
    situation.choice = input.choice;
    situation.repeated = input.repeated.value_or(false);
    situation.persists = input.persists.value_or(false);
    const auto routing = TRY(route(stage, pack, situation));

    PreviewView view;
    view.receives = views(cast(stage, routing.receives));
    view.informed = views(cast(stage, routing.informed));
    view.readers = views(cast(stage, protocol::readers(pack, protocol::Compartment::report, situation)));
    for (const auto& role : routing.choices)
        if (auto info = pack.role(role)) view.choices.push_back({role, info->name.nl, info->name.en});
    if (auto advice = protocol::reporting(pack, situation))
        view.reporting = AdviceView{maybe_name(advice->report), maybe_name(advice->enter_in_register),
                                    maybe_name(advice->react), maybe_name(advice->police),
                                    {advice->rule.nl, advice->rule.en}, advice->source};
    return view;
}

}  // namespace luwte::reports
