// What was decided and written down in a case, in the order in which it was: classifications, notes, closures,
// mergers. Only ever added to; the words are sealed before they get here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incidents/incident.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

/// A sealed row: what it is bound to is its own id.
struct Written {
    std::string id;
    vault::CompartmentId compartment;
    std::optional<Bytes> words;
    Instant at;
    AccountId by;
};

struct Classification {
    Written written;  // the reason
    protocol::Behaviour behaviour;
    bool suggested = false;  // by the reporter
};
void add(storage::Transaction&, const Incident&, const Classification&);
std::vector<Classification> classifications_of(storage::Transaction&, const IncidentId&);

void add_note(storage::Transaction&, const Incident&, const Written&);
std::vector<Written> notes_of(storage::Transaction&, const IncidentId&);

struct Closure {
    Written written;  // the lesson
    std::optional<Instant> reopened;
    std::optional<AccountId> reopened_by;
    std::optional<Bytes> reason;
};
void add_closure(storage::Transaction&, const Incident&, const Written&);
/// Marks the latest closure as undone; `reason` is sealed under that closure's id.
std::optional<std::string> latest_closure(storage::Transaction&, const IncidentId&);
void undo_closure(storage::Transaction&, std::string_view closure, const vault::Sealed& reason, const AccountId& by, Instant at);
std::vector<Closure> closures_of(storage::Transaction&, const IncidentId&);

void add_merger(storage::Transaction&, const Incident& from, const Incident& into, const Written& reason);

}  // namespace luwte::incidents::store
