#include "damage/damage_store.h"

namespace luwte::damage::store {
namespace {

Line line_from(const storage::Row& row)
{
    return {row.id<LineId>(0),
            row.id<OrganisationId>(1),
            row.id<IncidentId>(2),
            row.id<vault::CompartmentId>(3),
            row.maybe_id<AffectedId>(4),
            line_kind(row.text(5)),
            row.day(6),
            row.maybe_integer(7),
            row.maybe_bytes(8),
            row.bytes(9),
            row.instant(10),
            row.id<AccountId>(11),
            row.maybe_instant(12),
            row.maybe_id<AccountId>(13),
            row.maybe_bytes(14),
            {}};
}

std::vector<std::string> evidence_of(storage::Transaction& tx, const LineId& id)
{
    std::vector<std::string> files;
    for (const auto& row : tx.all("SELECT evidence FROM damage_evidence WHERE line = $1 ORDER BY evidence", id)) files.push_back(row.text(0));
    return files;
}

}  // namespace

void add(storage::Transaction& tx, const Line& line)
{
    tx.run(R"(
        INSERT INTO damage_line (id, organisation, incident, position, compartment, affected, kind, incurred_on, cents, amount,
                                 words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM damage_line WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12))",
           line.id, line.organisation, line.incident, line.compartment, line.person, name_of(line.kind), line.incurred, line.cents,
           line.amount, line.words, line.at, line.by);
    for (const auto& file : line.evidence)
        tx.run(R"(
            INSERT INTO damage_evidence (line, organisation, evidence)
            VALUES ($1, $2, $3)
            ON CONFLICT (line, evidence) DO NOTHING)", line.id, line.organisation, file);
}

std::optional<Line> find_line(storage::Transaction& tx, const OrganisationId& organisation, const LineId& id)
{
    return tx.first_as(line_from, R"(
        SELECT id, organisation, incident, compartment, affected, kind, incurred_on, cents, amount, words, at, made_by,
               withdrawn_at, withdrawn_by, reason
          FROM damage_line
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Line> lines_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Line> lines;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, incident, compartment, affected, kind, incurred_on, cents, amount, words, at, made_by,
                    withdrawn_at, withdrawn_by, reason
               FROM damage_line
              WHERE incident = $1
              ORDER BY at, position, id)",
                                  incident)) {
        lines.push_back(line_from(row));
        lines.back().evidence = evidence_of(tx, lines.back().id);
    }
    return lines;
}

void withdraw(storage::Transaction& tx, const LineId& id, const vault::Sealed& reason, const AccountId& by, Instant at)
{
    tx.run("UPDATE damage_line SET withdrawn_at = $2, withdrawn_by = $3, reason = $4 WHERE id = $1", id, at, by, reason);
}

void add(storage::Transaction& tx, const Payment& payment)
{
    tx.run(R"(
        INSERT INTO damage_payment (id, organisation, incident, position, compartment, kind, affected, paid_on, cents, amount, words,
                                    at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM damage_payment WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12))",
           payment.id, payment.organisation, payment.incident, payment.compartment, name_of(payment.kind), payment.person, payment.paid,
           payment.cents, payment.amount, payment.words, payment.at, payment.by);
}

std::vector<Payment> payments_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Payment> payments;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, incident, compartment, kind, affected, paid_on, cents, amount, words, at, made_by
               FROM damage_payment
              WHERE incident = $1
              ORDER BY paid_on, position, id)",
                                  incident))
        payments.push_back({row.id<PaymentId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3),
                            payment_kind(row.text(4)), row.maybe_id<AffectedId>(5), row.day(6), row.maybe_integer(7), row.maybe_bytes(8),
                            row.maybe_bytes(9), row.instant(10), row.id<AccountId>(11)});
    return payments;
}

void add(storage::Transaction& tx, const Step& step)
{
    tx.run(R"(
        INSERT INTO damage_step (id, organisation, incident, position, compartment, offender, kind, happens_on, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM damage_step WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10))",
           step.id, step.organisation, step.incident, step.compartment, step.offender, name_of(step.kind), step.on, step.words, step.at,
           step.by);
}

std::vector<Step> steps_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Step> steps;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, incident, compartment, offender, kind, happens_on, words, at, made_by
               FROM damage_step
              WHERE incident = $1
              ORDER BY happens_on, position, id)",
                                  incident))
        steps.push_back({row.text(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3), row.maybe_text(4),
                         step_kind(row.text(5)), row.day(6), row.maybe_bytes(7), row.instant(8), row.id<AccountId>(9)});
    return steps;
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE damage_line SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE damage_payment SET incident = $2 WHERE incident = $1", from, into);
    tx.run("UPDATE damage_step SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::damage::store
