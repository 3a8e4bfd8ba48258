#include "communication/communication_store.h"

namespace luwte::communication::store {
namespace {

Decided decided_from(const storage::Row& row)
{
    Decided one;
    one.id = row.id<DecisionId>(0);
    one.organisation = row.id<OrganisationId>(1);
    one.incident = row.id<IncidentId>(2);
    one.compartment = row.id<vault::CompartmentId>(3);
    one.decision.phase = phase_of(row.text(4));
    one.decision.circle = row.text(5);
    one.decision.tell = row.flag(6);
    one.decision.speaker = row.maybe_text(7);
    one.decision.agreed = agreed_of(row.text(8));
    one.decision.agreed_on = row.maybe_day(9);
    one.words = row.maybe_bytes(10);
    one.decision.says_something = one.words.has_value();
    one.reason = row.maybe_bytes(11);
    one.at = row.instant(12);
    one.by = row.id<AccountId>(13);
    return one;
}

}  // namespace

void add(storage::Transaction& tx, const Decided& one)
{
    tx.run(R"(
        INSERT INTO communication_decision (id, organisation, incident, position, compartment, phase, circle, tell, speaker, agreed,
                                            agreed_on, words, reason, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM communication_decision WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))",
           one.id, one.organisation, one.incident, one.compartment, name_of(one.decision.phase), one.decision.circle, one.decision.tell,
           one.decision.speaker, name_of(one.decision.agreed), one.decision.agreed_on, one.words, one.reason, one.at, one.by);
}

std::optional<Decided> find(storage::Transaction& tx, const OrganisationId& organisation, const DecisionId& id)
{
    return tx.first_as(decided_from, R"(
        SELECT id, organisation, incident, compartment, phase, circle, tell, speaker, agreed, agreed_on, words, reason, at, made_by
          FROM communication_decision
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Decided> decisions_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(decided_from, R"(
             SELECT id, organisation, incident, compartment, phase, circle, tell, speaker, agreed, agreed_on, words, reason, at, made_by
               FROM communication_decision
              WHERE incident = $1
              ORDER BY at, position, id)", incident);
}

void add(storage::Transaction& tx, const Decided& decided, const Saying& saying)
{
    tx.run("INSERT INTO communication_saying (id, organisation, decision, said_at, words, made_by) VALUES ($1, $2, $3, $4, $5, $6)", saying.id,
           decided.organisation, decided.id, saying.at, saying.words, saying.by);
}

std::vector<Saying> sayings_of(storage::Transaction& tx, const DecisionId& decision)
{
    std::vector<Saying> all;
    for (const auto& row : tx.all("SELECT id, said_at, words, made_by FROM communication_saying WHERE decision = $1 ORDER BY said_at, id", decision))
        all.push_back({row.text(0), row.instant(1), row.maybe_bytes(2), row.id<AccountId>(3)});
    return all;
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE communication_decision SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::communication::store
