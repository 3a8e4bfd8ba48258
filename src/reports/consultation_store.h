// Remembers consultations. That one took place counts; what was said is sealed to the two sides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/consultation.h"
#include "reports/ids.h"
#include "reports/report_store.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports::consultation {

struct Consultation {
    ConsultationId id;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    AccountId account;  // who asked
    std::string role;   // the role that was asked
    State state = State::open;
    std::optional<std::string> outcome;
    std::optional<ReportId> report;
    Instant asked_at;
    Instant changed_at;
    vault::Sealed question;
};

namespace store {

void add(storage::Transaction& tx, const Consultation& consultation);
void add_exchange(storage::Transaction& tx, const Consultation& consultation, const WordsRow& exchange);
void set_state(storage::Transaction& tx, const ConsultationId& consultation, State state,
               const std::optional<std::string>& outcome, Instant at);
/// It has become a report.
void report(storage::Transaction& tx, const ConsultationId& consultation, const ReportId& report, Instant at);

/// The consultation, if the account holds an active grant on its compartment.
std::optional<Consultation> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                                 const ConsultationId& consultation);
std::vector<Consultation> of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);
std::vector<WordsRow> exchanges_of(storage::Transaction& tx, const ConsultationId& consultation);

}  // namespace store
}  // namespace luwte::reports::consultation
