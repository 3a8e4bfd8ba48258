#include "reports/report_words.h"

#include "reports/logbook_words.h"
#include "reports/words.h"

namespace luwte::reports {
namespace {

// Ids of colleagues, one after the other: sealed, because who is alleged to have done it is a secret of the report.
constexpr char between = ' ';

MaybeSealed sealed_involved(const Words& words, const std::vector<AccountId>& involved)
{
    std::string text;
    for (const auto& account : involved) text += (text.empty() ? "" : std::string{between}) + account.text;
    return words.seal(std::optional{Secret{text}}, "report.involved");
}

std::vector<AccountId> involved_in(const std::optional<Secret>& sealed)
{
    std::vector<AccountId> involved;
    if (!sealed) return involved;
    std::string_view rest = sealed->reveal();
    while (!rest.empty()) {
        const auto end = std::min(rest.find(between), rest.size());
        involved.push_back(AccountId{std::string{rest.substr(0, end)}});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return involved;
}

std::vector<Supplement> supplements_in(http::Call& call, const Report& report)
{
    std::vector<Supplement> supplements;
    for (const auto& row : store::supplements_of(call.tx, report.id)) {
        const Words words{call, report.compartment, row.id};
        supplements.push_back({row.at, row.account, words.open(row.words, "report_supplement.words")});
    }
    return supplements;
}

std::vector<LogExtract> log_in(http::Call& call, const Report& report)
{
    std::vector<LogExtract> entries;
    for (const auto& row : store::log_of(call.tx, report.id)) {
        const Words words{call, report.compartment, row.id};
        const auto told = logbook::opened(words, "report_log", row.written);
        const auto unless_withheld = [&](const std::optional<Secret>& where) { return report.offender_withheld ? std::optional<Secret>{} : where; };
        entries.push_back({told.occurred, told.form, told.words, unless_withheld(told.account), unless_withheld(told.url), told.kept});
    }
    return entries;
}

}  // namespace

void seal_words(http::Call& call, const ReportInput& input, Report& report)
{
    const Words words{call, report.compartment, report.id.text};
    report.narrative = words.seal(input.narrative, "report.narrative");
    report.need_now = words.seal(input.need_now, "report.need_now");
    report.offender = words.seal(input.offender.description, "report.offender");
    report.involved = sealed_involved(words, input.involved);
    if (!input.online) return;
    report.online = true;
    report.posted_at = input.online->posted_at;
    report.platform_reported = input.online->platform_reported;
    report.online_account = words.seal(input.online->account, "report.online_account");
    report.online_url = words.seal(input.online->url, "report.online_url");
}

Opened opened(http::Call& call, const Report& report)
{
    const Words words{call, report.compartment, report.id.text};
    Opened opened;
    opened.outline = outline_of(report);
    opened.occurred = report.occurred;
    opened.form = report.form;
    opened.place = report.place;
    opened.behaviour = report.behaviour;
    auto facts = store::facts_of(call.tx, report.id);
    opened.aggravating = std::move(facts.aggravating);
    opened.targets = std::move(facts.targets);
    opened.answers = std::move(facts.answers);
    opened.repeated = report.repeated;
    opened.persists = report.persists;
    opened.offender_known = report.offender_known;
    opened.offender_kind = report.offender_kind;
    opened.narrative = words.open(report.narrative, "report.narrative");
    opened.need_now = words.open(report.need_now, "report.need_now");
    opened.online = report.online;
    if (!report.offender_withheld) {
        opened.offender = words.open(report.offender, "report.offender");
        opened.online_account = words.open(report.online_account, "report.online_account");
        opened.online_url = words.open(report.online_url, "report.online_url");
    }
    opened.posted_at = report.posted_at;
    opened.platform_reported = report.platform_reported;
    opened.involved = involved_in(words.open(report.involved, "report.involved"));
    opened.affected = affected_of(call, report);
    opened.supplements = supplements_in(call, report);
    opened.log = log_in(call, report);
    opened.withdrawal_reason = words.open(report.withdrawal_reason, "report.withdrawal_reason");
    return opened;
}

Secret name_of(http::Call& call, const Report& report, const AffectedRow& person)
{
    const Words words{call, report.compartment, person.id};
    return words.open(person.name, "report_affected.name").value_or(Secret{});
}

MaybeSealed sealed_name(http::Call& call, const Report& report, const std::string& affected, const std::optional<Secret>& name)
{
    return Words{call, report.compartment, affected}.seal(name, "report_affected.name");
}

std::vector<AffectedPerson> affected_of(http::Call& call, const Report& report)
{
    std::vector<AffectedPerson> people;
    for (const auto& row : store::affected_of(call.tx, report.id))
        people.push_back({row.id, row.account, name_of(call, report, row), row.role});
    return people;
}

vault::Sealed sealed_supplement(http::Call& call, const Report& report, const std::string& id, const Secret& text)
{
    return Words{call, report.compartment, id}.seal(text, "report_supplement.words");
}

MaybeSealed sealed_reason(http::Call& call, const Report& report, const std::optional<Secret>& reason)
{
    return Words{call, report.compartment, report.id.text}.seal(reason, "report.withdrawal_reason");
}

Secret feedback_in(http::Call& call, const Report& report, const WordsRow& feedback)
{
    return Words{call, report.compartment, feedback.id}.open(feedback.words, "report_feedback.words");
}

void keep_details(http::Call& call, const Report& report, const std::vector<DetailInput>& details)
{
    for (std::size_t i = 0; i < details.size(); ++i) {
        const auto id = fresh_uuid();
        store::add_detail(call.tx, report, {id, details[i].kind, Words{call, report.compartment, id}.seal(details[i].value, "report_detail.value")}, i);
    }
}

std::vector<DetailInput> details_in(http::Call& call, const Report& report)
{
    std::vector<DetailInput> details;
    if (report.offender_withheld) return details;
    for (const auto& row : store::details_of(call.tx, report.id))
        details.push_back({row.kind, Words{call, report.compartment, row.id}.open(row.value, "report_detail.value")});
    return details;
}

Outline outline_of(const Report& report)
{
    return {report.id, report.compartment, report.reference, report.reporter, report.entered_by, report.reporter_role,
            report.submitted_at, report.feedback_due, report.withdrawn_at};
}

Changed changed(http::Call& call, const Report& report, Changed::What what)
{
    Changed changed{report.id, report.incident, what, {}};
    for (const auto& holder : vault::holders(call.tx, report.compartment))
        if (!holder.standby && !holder.waiting && holder.account != call.actor.account)
            changed.readers.push_back(holder.account);
    return changed;
}

}  // namespace luwte::reports
