// Rows of damage. Lines and payments are never edited: a wrong line is withdrawn with a reason, and another follows.
#pragma once

#include <optional>
#include <vector>

#include "damage/damage.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::damage::store {

struct Line {
    LineId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::optional<AffectedId> person;
    LineKind kind = LineKind::material;
    Day incurred;
    std::optional<Cents> cents;   // the organisation's
    std::optional<Bytes> amount;  // a person's, sealed
    Bytes words;
    Instant at;
    AccountId by;
    std::optional<Instant> withdrawn;
    std::optional<AccountId> withdrawn_by;
    std::optional<Bytes> reason;
    std::vector<std::string> evidence;
};
void add(storage::Transaction&, const Line&);
std::optional<Line> find_line(storage::Transaction&, const OrganisationId&, const LineId&);
std::vector<Line> lines_of(storage::Transaction&, const IncidentId&);
void withdraw(storage::Transaction&, const LineId&, const vault::Sealed& reason, const AccountId& by, Instant at);

struct Payment {
    PaymentId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    PaymentKind kind = PaymentKind::advance;
    std::optional<AffectedId> person;
    Day paid;
    std::optional<Cents> cents;
    std::optional<Bytes> amount;
    std::optional<Bytes> words;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const Payment&);
std::vector<Payment> payments_of(storage::Transaction&, const IncidentId&);

struct Step {
    std::string id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::optional<std::string> offender;
    StepKind kind = StepKind::letter;
    Day on;
    std::optional<Bytes> words;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const Step&);
std::vector<Step> steps_of(storage::Transaction&, const IncidentId&);

/// Two incidents turned out to be one.
void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::damage::store
