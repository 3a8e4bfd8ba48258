// Rows of communication: decisions, and when what was decided was said.
#pragma once

#include <optional>
#include <vector>

#include "communication/communication.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::communication::store {

struct Decided {
    DecisionId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    Decision decision;
    std::optional<Bytes> words;
    std::optional<Bytes> reason;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const Decided&);
std::optional<Decided> find(storage::Transaction&, const OrganisationId&, const DecisionId&);
std::vector<Decided> decisions_of(storage::Transaction&, const IncidentId&);

struct Saying {
    std::string id;
    Instant at;
    std::optional<Bytes> words;
    AccountId by;
};
void add(storage::Transaction&, const Decided&, const Saying&);
std::vector<Saying> sayings_of(storage::Transaction&, const DecisionId&);

void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::communication::store
