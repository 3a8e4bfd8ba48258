// Reports as the other features see them: by incident, through the reader's own ring.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "http/http.h"
#include "reports/evidence_api.h"
#include "reports/ids.h"
#include "reports/logbook.h"
#include "reports/submitted.h"

namespace luwte::reports {

/// Open columns of a report; no key needed, so no words.
struct Outline {
    ReportId id;
    vault::CompartmentId compartment;
    std::string reference;
    AccountId reporter;
    std::optional<AccountId> entered_by;
    protocol::Role reporter_role;
    Instant submitted_at;
    std::optional<Instant> feedback_due;
    std::optional<Instant> withdrawn_at;
};

struct Supplement {
    Instant at;
    AccountId by;
    Secret text;
};

struct LogExtract {  // an entry of the reporter's logbook that he put with the report
    Moment occurred;
    std::string form;
    Secret text;
    std::optional<Secret> account, url;
    logbook::Kept kept;
};

/// A report opened by somebody who holds its key.
struct Opened {
    Outline outline;
    Moment occurred;
    std::string form;
    std::optional<std::string> place;
    std::optional<protocol::Behaviour> behaviour;
    std::vector<std::string> aggravating, targets, answers;
    bool repeated = false;
    bool persists = false;
    Known offender_known = Known::unknown;
    std::optional<std::string> offender_kind;
    Secret narrative;
    std::optional<Secret> need_now;
    std::optional<Secret> offender;
    bool online = false;
    std::optional<Secret> online_account, online_url;
    std::optional<Instant> posted_at;
    std::optional<bool> platform_reported;
    std::vector<AccountId> involved;
    std::vector<AffectedPerson> affected;
    std::vector<Supplement> supplements;
    std::vector<LogExtract> log;
    std::optional<Secret> withdrawal_reason;
};

/// Whether the actor holds the key of a report.
bool may_read(http::Call& call, const ReportId& report);
/// All reports of an incident, oldest first, whoever asks.
std::vector<Outline> outlines_of(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& incident);
/// Those whose words the actor can open. The caller writes the journal line.
std::vector<Opened> of_incident(http::Call& call, const IncidentId& incident);
/// The complete files that the actor can open: of the incident's reports, and put with the incident itself.
std::vector<EvidenceView> evidence_of(http::Call& call, const IncidentId& incident);

/// A complete file as it was sent. REQUIREs that the actor opens it.
Bytes content_of(http::Call& call, const EvidenceId& file);
/// Files with an incident what the register made itself, such as a package for the police; sealed like any other file.
EvidenceView keep(http::Call& call, const IncidentId& incident, const vault::CompartmentId& compartment, const std::string& name,
                  BytesView content);

/// Puts a report with an incident: at submission, and again when two incidents turn out to be one.
void set_incident(storage::Transaction& tx, const OrganisationId& organisation, const ReportId& report,
                  const IncidentId& incident, Instant since);
/// A merger: every report, and the evidence put with the incident itself, goes to the other one. `into_compartment` is
/// the response compartment of the incident that stays. Returns the reports that moved.
std::vector<ReportId> reattach(http::Call& call, const IncidentId& from, const IncidentId& into,
                               const vault::CompartmentId& into_compartment);

/// What those who handle it tell the reporter: sealed in the report's compartment. The ring must open it.
void add_feedback(http::Call& call, const ReportId& report, const vault::CompartmentId& compartment, const Secret& text);

/// For a clock: uploads that were begun before this and never finished go.
std::int64_t remove_abandoned_evidence(storage::Transaction& tx, Instant begun_before);

}  // namespace luwte::reports
