#include "reports/consultation_store.h"

#define CONSULTATION_COLUMNS                                                                              \
    "c.id, c.organisation, c.compartment, c.account, c.role, c.state, c.outcome, c.report, c.asked_at, " \
    "c.changed_at, c.question"

namespace luwte::reports::consultation::store {
namespace {

Consultation consultation_in(const storage::Row& row)
{
    Consultation consultation;
    consultation.id = row.id<ConsultationId>(0);
    consultation.organisation = row.id<OrganisationId>(1);
    consultation.compartment = row.id<vault::CompartmentId>(2);
    consultation.account = row.id<AccountId>(3);
    consultation.role = row.text(4);
    consultation.state = state_of(row.text(5));
    consultation.outcome = row.maybe_text(6);
    consultation.report = row.maybe_id<ReportId>(7);
    consultation.asked_at = row.instant(8);
    consultation.changed_at = row.instant(9);
    consultation.question = {row.bytes(10)};
    return consultation;
}

}  // namespace

void add(storage::Transaction& tx, const Consultation& c)
{
    tx.run(R"(
        INSERT INTO consultation (id, organisation, compartment, account, role, state, asked_at, changed_at, question)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
           c.id, c.organisation, c.compartment, c.account, c.role, name_of(c.state), c.asked_at, c.changed_at, c.question);
}

void add_exchange(storage::Transaction& tx, const Consultation& consultation, const WordsRow& exchange)
{
    tx.run(R"(
        INSERT INTO consultation_exchange (id, organisation, consultation, account, at, words)
        VALUES ($1, $2, $3, $4, $5, $6))",
           exchange.id, consultation.organisation, consultation.id, exchange.account, exchange.at, exchange.words);
}

void set_state(storage::Transaction& tx, const ConsultationId& consultation, State state,
               const std::optional<std::string>& outcome, Instant at)
{
    tx.run("UPDATE consultation SET state = $2, outcome = $3, changed_at = $4 WHERE id = $1",
           consultation, name_of(state), outcome, at);
}

void report(storage::Transaction& tx, const ConsultationId& consultation, const ReportId& report, Instant at)
{
    tx.run("UPDATE consultation SET state = 'reported', report = $2, changed_at = $3 WHERE id = $1",
           consultation, report, at);
}

std::optional<Consultation> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                                 const ConsultationId& consultation)
{
    return tx.first_as(consultation_in, "SELECT " CONSULTATION_COLUMNS R"(
          FROM consultation c
          JOIN vault_grant g ON g.compartment = c.compartment AND g.account = $3 AND g.state = 'active'
         WHERE c.id = $1 AND c.organisation = $2)", consultation, organisation, reader);
}

std::vector<Consultation> of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(consultation_in, "SELECT " CONSULTATION_COLUMNS R"(
              FROM consultation c
              JOIN vault_grant g ON g.compartment = c.compartment AND g.account = $2 AND g.state = 'active'
             WHERE c.organisation = $1
             ORDER BY c.changed_at DESC, c.id)", organisation, reader);
}

std::vector<WordsRow> exchanges_of(storage::Transaction& tx, const ConsultationId& consultation)
{
    std::vector<WordsRow> exchanges;
    for (const auto& row : tx.all(R"(
             SELECT id, account, at, words
               FROM consultation_exchange
              WHERE consultation = $1
              ORDER BY at, id)", consultation))
        exchanges.push_back({row.text(0), row.id<AccountId>(1), row.instant(2), {row.bytes(3)}});
    return exchanges;
}

}  // namespace luwte::reports::consultation::store
