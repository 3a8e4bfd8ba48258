// Incidents: what happened, as the organisation handles it. A report is what somebody told; several reports may
// belong to one incident. Nothing is edited away: a decision is followed by a later decision, and the timeline shows
// both. This part decides; it knows no clock, database or key.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/task.h"
#include "protocol/protocol.h"
#include "reports/submitted.h"
#include "vault/vault.h"

namespace luwte::incidents {

using IncidentId = reports::IncidentId;
using ReportId = reports::ReportId;

enum class State { open, closed, merged };

struct Incident {
    IncidentId id;
    OrganisationId organisation;
    std::string reference;
    vault::CompartmentId response;  // the handlers' words; the reporter holds no key
    std::string pack;               // the protocol under which it was reported, and is handled
    std::string pack_version;
    State state = State::open;
    std::optional<IncidentId> merged_into;
    std::optional<protocol::Behaviour> behaviour;
    std::string form;
    std::optional<std::string> place;
    Moment occurred;
    Instant reported;
    protocol::Role reporter_role;
    std::optional<protocol::Role> choice;
    bool repeated = false;
    bool persists = false;
    std::set<std::string> facts;
    std::optional<AccountId> handler;
    std::int64_t version = 1;
};

/// What the protocol is asked with, now that more is known than when the report came in.
protocol::Situation situation(const Incident&, std::set<protocol::Role> affected, std::set<protocol::Role> excluded);

/// Writing needs an open incident: declines with "incidents.closed" or "incidents.merged".
Result<Done> open_for_work(const Incident&);

/// A new classification. Declines a behaviour that the pack does not name.
Result<Incident> classify(const protocol::Pack&, Incident, const protocol::Behaviour&, const std::set<std::string>& facts);

/// What a case leaves behind (S5): words, or the statement that there is nothing to learn.
struct Lesson {
    bool told = false;
    bool none = false;
};
/// Declines while a hard task is open: whoever closes either does it or says why it does not apply.
Result<Incident> close(Incident, const std::vector<Task>&, const Lesson&);
Result<Incident> reopen(Incident);

/// Whether one incident may be taken up into the other.
Result<Done> may_merge(const Incident& from, const Incident& into);

std::string_view name_of(State);
State state_of(std::string_view name);

}  // namespace luwte::incidents
