// What the wire says about reports.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/http.h"
#include "reports/evidence_api.h"
#include "reports/logbook_words.h"
#include "reports/report.h"

namespace luwte::reports {

SHAPE_ENUM(Known, known, partly, unknown)
SHAPE_ENUM(DetailKind, name, alias, birth, age, street, postcode, city, telephone, email, account, url, plate, organisation, description)
SHAPE(DetailInput, kind, value)
SHAPE(OffenderInput, known, kind, description, details)
SHAPE(OnlineInput, account, url, posted_at, platform_reported)
SHAPE(AffectedInput, account, name, role)
SHAPE(EarlierInput, reported_on, closed_on)
SHAPE(ReportInput, narrative, form, place, occurred_at, behaviour, answers, aggravating, targets, need_now, offender,
      involved, online, affected, on_behalf_of, reporter_role, choice, draft_id, evidence, logbook_entries,
      consultation_id, repeated, persists, earlier)

/// Who reads, or will read, and why: shown to the reporter before and after he sends it.
struct ReaderView {
    std::string name;
    std::string role;
    std::string rule;
    std::string source;
    bool standby = false;
};
SHAPE(ReaderView, name, role, rule, source, standby)

struct ReceiptView {
    Instant received_at;
    std::optional<Instant> feedback_due;
    std::vector<ReaderView> readers;
};
SHAPE(ReceiptView, received_at, feedback_due, readers)

struct SubmittedView {
    ReportId id;
    std::optional<IncidentId> incident_id;  // for whoever may handle it himself
    std::string reference;
    ReceiptView receipt;
};
SHAPE(SubmittedView, id, incident_id, reference, receipt)

struct PreviewInput {
    std::string reporter_role;
    std::optional<std::string> behaviour;
    std::optional<std::string> form;
    std::vector<std::string> facts;
    std::optional<AccountId> on_behalf_of;
    std::vector<AccountId> involved;
    std::optional<std::string> choice;
    std::optional<bool> repeated;
    std::optional<bool> persists;
};
SHAPE(PreviewInput, reporter_role, behaviour, form, facts, on_behalf_of, involved, choice, repeated, persists)

struct TextView {
    std::string nl;
    std::string en;
};
SHAPE(TextView, nl, en)

struct RoleChoice {
    std::string role;
    std::string nl;
    std::string en;
};
SHAPE(RoleChoice, role, nl, en)

struct AdviceView {  // what the protocol asks in this situation (N2); absent needs: it says nothing
    std::optional<std::string> report, enter_in_register, react, police;
    TextView rule;
    std::string source;
};
SHAPE(AdviceView, report, enter_in_register, react, police, rule, source)

struct PreviewView {
    std::vector<ReaderView> receives;
    std::vector<ReaderView> informed;
    std::vector<RoleChoice> choices;
    std::vector<ReaderView> readers;
    std::optional<AdviceView> reporting;
};
SHAPE(PreviewView, receives, informed, choices, readers, reporting)

enum class ReportState { received, answered, withdrawn };
SHAPE_ENUM(ReportState, received, answered, withdrawn)

struct ReportItem {
    ReportId id;
    std::string reference;
    ReportState state = ReportState::received;
    Instant submitted_at;
    Moment occurred_at;
    std::string form;
    std::string reporter_role;
    bool entered_for_other = false;  // written down by the reader for somebody else, or by somebody else for him
    std::optional<Instant> feedback_due;
};
SHAPE(ReportItem, id, reference, state, submitted_at, occurred_at, form, reporter_role, entered_for_other, feedback_due)

struct ReportList {
    std::vector<ReportItem> items;
    std::optional<std::string> next;
};
SHAPE(ReportList, items, next)

struct DetailView {
    DetailKind kind;
    Shown value;
};
SHAPE(DetailView, kind, value)

struct OffenderView {
    Known known = Known::unknown;
    std::optional<std::string> kind;
    std::optional<Shown> description;
    std::vector<DetailView> details;
    bool withheld = false;  // restricted on request: what was told is kept, and not shown
};
SHAPE(OffenderView, known, kind, description, details, withheld)

struct OnlineView {
    std::optional<Shown> account;
    std::optional<Shown> url;
    std::optional<Instant> posted_at;
    bool platform_reported = false;
};
SHAPE(OnlineView, account, url, posted_at, platform_reported)

struct AffectedView {
    std::string id;
    std::optional<AccountId> account;
    Shown name;
    std::string role;
};
SHAPE(AffectedView, id, account, name, role)

struct ColleagueView {
    AccountId account;
    std::string name;
};
SHAPE(ColleagueView, account, name)

struct SupplementView {
    Instant at;
    std::string by;
    Shown text;
};
SHAPE(SupplementView, at, by, text)

struct FeedbackView {
    Instant at;
    std::string by;
    Shown text;
};
SHAPE(FeedbackView, at, by, text)

struct LogView {
    Moment occurred_at;
    std::string form;
    Shown text;
    std::optional<Shown> account;
    std::optional<Shown> url;
    std::optional<logbook::KeptView> kept;
};
SHAPE(LogView, occurred_at, form, text, account, url, kept)

struct LookView {
    std::string name;
    std::string role;
    Instant at;
};
SHAPE(LookView, name, role, at)

struct ReportView {
    ReportId id;
    std::string reference;
    ReportState state = ReportState::received;
    Instant submitted_at;
    std::optional<Instant> feedback_due;
    std::optional<Instant> withdrawn_at;
    std::optional<Shown> withdrawal_reason;
    ColleagueView reporter;
    std::string reporter_role;
    std::optional<ColleagueView> entered_by;
    Shown narrative;
    std::optional<Shown> need_now;
    std::string form;
    std::optional<std::string> place;
    Moment occurred_at;
    std::optional<std::string> behaviour;
    std::vector<std::string> aggravating;
    std::vector<std::string> targets;
    std::vector<std::string> answers;
    bool repeated = false;
    bool persists = false;
    OffenderView offender;
    std::vector<ColleagueView> involved;
    std::optional<OnlineView> online;
    std::vector<AffectedView> affected;
    std::vector<SupplementView> supplements;
    std::vector<FeedbackView> feedback;
    std::vector<LogView> log;
    std::vector<EvidenceView> evidence;
    std::vector<ReaderView> readers;
    std::vector<LookView> looked_at;
};
SHAPE(ReportView, id, reference, state, submitted_at, feedback_due, withdrawn_at, withdrawal_reason, reporter,
      reporter_role, entered_by, narrative, need_now, form, place, occurred_at, behaviour, aggravating, targets, answers,
      repeated, persists, offender, involved, online, affected, supplements, feedback, log, evidence, readers, looked_at)

struct SupplementInput {
    Secret text;
};
SHAPE(SupplementInput, text)

struct WithdrawalInput {
    std::optional<Secret> reason;
};
SHAPE(WithdrawalInput, reason)

}  // namespace luwte::reports
