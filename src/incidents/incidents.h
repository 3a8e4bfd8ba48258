// Incidents as the other features see them: the case, its persons, and tasks that belong to something of theirs.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/secret.h"
#include "http/http.h"
#include "incidents/incident.h"
#include "incidents/person.h"
#include "incidents/seat.h"

namespace luwte::incidents {

/// The protocol a case is handled under: the one that was in force when it was reported.
using PackUnder = std::function<const protocol::Pack&(storage::Transaction&, const Incident&)>;

std::optional<Incident> find(storage::Transaction&, const OrganisationId&, const IncidentId&);
/// Whether somebody may know of the case, or is kept from it.
bool may_know(storage::Transaction&, const IncidentId&, const AccountId&);
/// Who may never know of the case.
std::set<AccountId> excluded(storage::Transaction&, const IncidentId&);
bool is_excluded(storage::Transaction&, const IncidentId&, const AccountId&);

/// Affected persons with their names, as far as the ring opens them; empty when an account says who it is.
struct AffectedPerson {
    Affected affected;
    Secret name;
};
std::vector<AffectedPerson> affected_of(http::Call&, const Incident&);

/// Who did it, as far as the ring opens what is known of them.
struct KnownOffender {
    Offender offender;
    Secret description;
};
std::vector<KnownOffender> offenders_of(http::Call&, const Incident&);

/// Who cares for one affected person, in the order of the pack: its aftercare readers and the leaders of the
/// conversations, deputies on standby. Whoever is excluded makes way, and nobody cares for himself. When nobody is left
/// the case's handler is there, with "fallback" as the rule.
std::vector<reports::Person> carers(storage::Transaction&, const protocol::Pack&, const Incident&, const Affected&, Instant now);
std::vector<protocol::ConversationPlan> plans(storage::Transaction&, const protocol::Pack&, const Incident&, const Affected&,
                                              Instant now);

/// Asks somebody to hold a conversation. The task is bound to `circle`, so only its members see it.
struct Ask {
    std::string subject;  // the conversation
    std::string plan;
    protocol::Text name;
    protocol::DeadlineType deadline;
    std::optional<Instant> opens;
    std::optional<Instant> due;
    std::string source;
    vault::CompartmentId circle;
};
void ask(storage::Transaction&, const Incident&, const Ask&, const reports::Person& owner, Instant now);
/// Asks something of whoever the protocol gives it to, else of the case's handler; who is asked is told.
struct Errand {
    Task::Kind kind = Task::Kind::duty;
    std::string subject;
    std::optional<std::string> duty;  // id in the pack, with its words of that day
    std::optional<protocol::Text> name;
    protocol::DeadlineType deadline = protocol::DeadlineType::event;
    std::optional<Instant> opens;
    std::optional<Instant> due;
    bool at_once = false;
    std::string source;
    bool unverified = false;
};
void ask(storage::Transaction&, const Incident&, const Errand&, const std::vector<protocol::Role>& roles, Instant now);
enum class Answer { done, not_applicable };
void answered(storage::Transaction&, const Incident&, const std::string& subject, Answer, const AccountId& by, Instant now);
/// Asked for again: somebody who said no changed his mind.
bool is_asked(storage::Transaction&, const Incident&, const std::string& subject);
void moved(storage::Transaction&, const std::string& subject, Instant until);
/// What `from` was asked about the subject is asked of somebody else.
void passed_on(storage::Transaction&, const Incident&, const std::string& subject, const AccountId& from,
               const reports::Person& to, Instant now);

/// A fact that came to light in another feature: see duties.h.
void learn(storage::Transaction&, const protocol::Pack&, const IncidentId&, const OrganisationId&, const std::string& fact,
           const std::optional<AccountId>& by, Instant now);

}  // namespace luwte::incidents
