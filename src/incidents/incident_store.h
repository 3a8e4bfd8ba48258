// The incident's own rows: the case, its reports, facts, exclusions and timeline. The only SQL about them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/incident.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

void add(storage::Transaction&, const Incident&);
std::optional<Incident> find(storage::Transaction&, const OrganisationId&, const IncidentId&);
/// Writes what may change, and raises the version; false when somebody else wrote after `expected`.
bool save(storage::Transaction&, const Incident&, std::int64_t expected, Instant now);

void set_handler(storage::Transaction&, const IncidentId&, const AccountId&);
void add_fact(storage::Transaction&, const Incident&, const std::string& fact, Instant now);

/// Whether this person may know that the incident exists (view incident_reader).
bool may_know(storage::Transaction&, const IncidentId&, const AccountId&);

struct Attached {
    ReportId report;
    vault::CompartmentId compartment;
    AccountId reporter;
    std::optional<AccountId> entered_by;
    protocol::Role reporter_role;
};
void attach(storage::Transaction&, const OrganisationId&, const IncidentId&, const Attached&);
std::vector<Attached> reports_of(storage::Transaction&, const IncidentId&);
std::optional<IncidentId> incident_of(storage::Transaction&, const OrganisationId&, const ReportId&);

/// The cases that were taken up in this one, and in those.
std::vector<IncidentId> taken_up_in(storage::Transaction&, const IncidentId&);

void exclude(storage::Transaction&, const OrganisationId&, const IncidentId&, const AccountId&, Instant now);
std::set<AccountId> excluded(storage::Transaction&, const IncidentId&);

/// Whether an offender of this case is confirmed to have come back (view offender_repetition_for_incidents).
struct ConfirmedRepetition {
    bool found = false;
    bool persists = false;
};
ConfirmedRepetition confirmed_repetition(storage::Transaction&, const IncidentId&);

/// Whether the protocol of the case names a role to read the response and not to write in it (table protocol_onlooker).
bool looks_on(storage::Transaction&, const Incident&, const protocol::Role&);

/// A line of the timeline: codes and ids, no words.
struct Event {
    Instant at;
    std::string kind;
    std::optional<AccountId> by;  // nobody: the register itself
    std::optional<std::string> subject;
    std::optional<std::string> detail;
};
void happened(storage::Transaction&, const Incident&, const Event&);
std::vector<Event> timeline(storage::Transaction&, const IncidentId&);

/// Reports, persons and what is still to be done become another incident's. Each row stays sealed as it was; notes and
/// decisions stay where they were made.
void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::incidents::store
