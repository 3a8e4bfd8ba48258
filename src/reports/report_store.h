// Remembers reports. Words arrive here sealed; this part could not read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/http.h"
#include "reports/detail.h"
#include "reports/ids.h"
#include "reports/logbook_written.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports {

using MaybeSealed = std::optional<vault::Sealed>;

/// One row of `report`.
struct Report {
    ReportId id;
    OrganisationId organisation;
    std::string reference;
    vault::CompartmentId compartment;
    std::optional<IncidentId> incident;
    AccountId reporter;
    std::optional<AccountId> entered_by;
    std::string reporter_role;
    std::string form;
    std::optional<std::string> place;
    std::optional<std::string> behaviour;
    Moment occurred;
    bool repeated = false;
    bool persists = false;
    Known offender_known = Known::unknown;
    std::optional<std::string> offender_kind;
    bool offender_withheld = false;  // what it told of him is kept, and shown to nobody
    std::string pack;
    std::string pack_version;
    Instant submitted_at;
    std::optional<Instant> feedback_due;
    std::optional<Instant> closed_before;
    std::optional<Instant> withdrawn_at;
    bool online = false;
    std::optional<Instant> posted_at;
    std::optional<bool> platform_reported;
    vault::Sealed narrative;
    MaybeSealed need_now, offender, involved, online_account, online_url, withdrawal_reason;
};

struct AffectedRow {
    std::string id;
    std::optional<AccountId> account;
    std::string role;
    MaybeSealed name;
};

/// A supplement or a feedback: who wrote what, when.
struct WordsRow {
    std::string id;
    AccountId account;
    Instant at;
    vault::Sealed words;
};

/// What was told of the offender, one thing at a time.
struct DetailRow {
    std::string id;
    DetailKind kind;
    vault::Sealed value;
};

struct LogRow {
    std::string id;
    logbook::Written written;
};

struct Facts {
    std::vector<std::string> aggravating, targets, answers;
};

namespace store {

/// The next number of the year, from 1, without gaps: it is taken and used in one transaction.
std::int64_t next_number(storage::Transaction& tx, const OrganisationId& organisation, std::string_view year);

void add(storage::Transaction& tx, const Report& report);
void add_fact(storage::Transaction& tx, const Report& report, std::string_view kind, std::string_view name);
void add_affected(storage::Transaction& tx, const Report& report, const AffectedRow& person, std::size_t position);
void add_detail(storage::Transaction& tx, const Report& report, const DetailRow& detail, std::size_t position);
void add_log(storage::Transaction& tx, const Report& report, const LogRow& entry);
void add_supplement(storage::Transaction& tx, const Report& report, const WordsRow& supplement);
void add_feedback(storage::Transaction& tx, const Report& report, const WordsRow& feedback);
void set_incident(storage::Transaction& tx, const OrganisationId& organisation, const ReportId& report,
                  const IncidentId& incident, Instant since);
/// What it tells of who did it, one thing at a time and described, goes; its story stays.
void forget_offender(storage::Transaction& tx, const ReportId& report);
void withhold_offender(storage::Transaction& tx, const ReportId& report, bool withheld);
/// Returns false when it was withdrawn before.
bool withdraw(storage::Transaction& tx, const ReportId& report, Instant at, const MaybeSealed& reason);

/// The report, if the account holds an active grant on its compartment; nothing otherwise, whether it exists or not.
std::optional<Report> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                           const ReportId& report);
/// Newest first: what somebody reported himself or wrote down for another. `before` is a position of the last page.
std::vector<Report> own(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                        const std::optional<std::string>& before, int limit);
std::string position(const Report& report);
/// Oldest first; without asking who reads, so open columns only may leave this folder without a key.
std::vector<Report> of_incident(storage::Transaction& tx, const OrganisationId& organisation,
                                const IncidentId& incident);
std::optional<IncidentId> incident_of(storage::Transaction& tx, const ReportId& report);
/// Every incident it ever belonged to, oldest first.
std::vector<IncidentId> incidents_of(storage::Transaction& tx, const ReportId& report);

Facts facts_of(storage::Transaction& tx, const ReportId& report);
std::vector<AffectedRow> affected_of(storage::Transaction& tx, const ReportId& report);
std::vector<DetailRow> details_of(storage::Transaction& tx, const ReportId& report);
std::vector<WordsRow> supplements_of(storage::Transaction& tx, const ReportId& report);
std::vector<WordsRow> feedback_of(storage::Transaction& tx, const ReportId& report);
bool has_feedback(storage::Transaction& tx, const ReportId& report);
std::vector<LogRow> log_of(storage::Transaction& tx, const ReportId& report);

}  // namespace store
}  // namespace luwte::reports
