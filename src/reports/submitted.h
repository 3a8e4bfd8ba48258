// What a report hands to whoever acts on it: the incidents slice consumes this, the reports slice makes it.
// It lives for one request, in the transaction that stores the report; nothing in it is stored as it stands.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "http/http.h"
#include "people/people.h"
#include "protocol/protocol.h"
#include "reports/casting.h"
#include "reports/detail.h"
#include "reports/ids.h"
#include "vault/vault.h"

namespace luwte::reports {

/// Somebody the incident was aimed at: a colleague with an account, or a name the reporter gave.
struct AffectedPerson {
    std::string id;                    // the row in report_affected
    std::optional<AccountId> account;  // nobody: known by name or only by role
    Secret name;                       // as told, empty when there is an account
    protocol::Role role;
};

/// A report as it was just stored. Its words are sealed in `compartment`, open to `call.ring` until the request ends.
struct Submitted {
    ReportId report;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    std::string reference;                // "2026-0042": gapless per organisation and year; the incident takes it
    AccountId reporter;                   // whose report it is
    std::optional<AccountId> entered_by;  // R4: somebody else wrote it down for him
    protocol::Role reporter_role;

    Instant at;       // received
    Moment occurred;  // as told, with the offset of where it was told
    std::string form;
    std::optional<std::string> place;
    std::optional<protocol::Behaviour> behaviour;
    std::vector<std::string> aggravating;  // facts from the pack: aggravating, consequences, drive
    std::vector<std::string> targets;

    Known offender_known = Known::unknown;
    std::optional<std::string> offender_kind;  // from the pack: "resident", "group" …
    Secret offender;               // description, empty when none was given
    std::vector<DetailInput> offender_details;
    std::vector<AccountId> involved;  // colleagues alleged to be offender
    std::vector<AffectedPerson> affected;

    protocol::Situation situation;  // `excluded` complete: ask route(), readers(), duties() with it again
    protocol::Routing routing;
    std::vector<Person> receivers;  // of the receiving roles; the first is asked to handle
    std::vector<Person> informed;
    std::vector<Person> readers;    // everybody who got a key of the report's compartment, standby included
    std::set<AccountId> excluded;   // never a grant, task, mail or line for these
    std::optional<Instant> feedback_due;
    std::optional<Instant> closed_before;  // handled and closed before the register was kept: nobody is asked or told anything
};

/// Something was added to a report that others already hold.
struct Changed {
    enum class What { supplemented, withdrawn, evidence_added };
    ReportId report;
    std::optional<IncidentId> incident;
    What what;
    std::vector<AccountId> readers;  // active holders of the report's key, the one who changed it left out
};

/// What a report sets off elsewhere, in the same transaction; app/reactions.cpp fills it in.
struct Reactions {
    /// Opens the incident and answers its id.
    std::function<Result<IncidentId>(http::Call&, const Submitted&)> on_submitted;
    std::function<Result<Done>(http::Call&, const Changed&)> on_changed;
};

}  // namespace luwte::reports
