#include "offenders/fairness_store.h"

namespace luwte::offenders::store {
namespace {
// Columns: id, offender, kind, received_on, words, at, made_by, granted, decided_on, decided_by, compartment, decision, version
Request request_from(const storage::Row& row)
{
    Request request{row.id<RequestId>(0), row.id<OffenderId>(1), request_kind(row.text(2)), row.day(3), row.maybe_bytes(4), row.instant(5),
                    row.id<AccountId>(6), {}, row.maybe_day(8), row.maybe_id<AccountId>(9), row.maybe_id<vault::CompartmentId>(10),
                    row.maybe_bytes(11), row.integer(12)};
    if (const auto granted = row.maybe_integer(7)) request.granted = *granted != 0;
    return request;
}
}  // namespace

void add(storage::Transaction& tx, const OrganisationId& organisation, const Statement& statement)
{
    tx.run(R"(
        INSERT INTO offender_statement (id, organisation, offender, position, kind, received_on, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM offender_statement WHERE offender = $3), $4, $5, $6, $7, $8))",
           statement.id, organisation, statement.offender, name_of(statement.kind), statement.received_on, statement.words, statement.at,
           statement.by);
}

std::vector<Statement> statements_of(storage::Transaction& tx, const OffenderId& offender)
{
    std::vector<Statement> found;
    for (const auto& row : tx.all(R"(
             SELECT id, offender, kind, received_on, words, at, made_by
               FROM offender_statement
              WHERE offender = $1
              ORDER BY position)",
                                  offender))
        found.push_back({row.text(0), row.id<OffenderId>(1), statement_kind(row.text(2)), row.day(3), row.bytes(4), row.instant(5), row.id<AccountId>(6)});
    return found;
}

void add(storage::Transaction& tx, const OrganisationId& organisation, const Notice& notice)
{
    tx.run(R"(
        INSERT INTO offender_notice (id, organisation, offender, position, act, given, decided_on, reason, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM offender_notice WHERE offender = $3), $4, $5, $6, $7, $8, $9))",
           notice.id, organisation, notice.offender, name_of(notice.act), notice.given, notice.decided_on, notice.reason, notice.at, notice.by);
}

std::vector<Notice> notices_of(storage::Transaction& tx, const OffenderId& offender)
{
    std::vector<Notice> found;
    for (const auto& row : tx.all(R"(
             SELECT id, offender, act, given, decided_on, reason, at, made_by
               FROM offender_notice
              WHERE offender = $1
              ORDER BY position)",
                                  offender))
        found.push_back({row.text(0), row.id<OffenderId>(1), act_of(row.text(2)), row.flag(3), row.day(4), row.maybe_bytes(5), row.instant(6), row.id<AccountId>(7)});
    return found;
}

void add(storage::Transaction& tx, const OrganisationId& organisation, const Request& request)
{
    tx.run(R"(
        INSERT INTO offender_request (id, organisation, offender, position, kind, received_on, words, at, made_by, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM offender_request WHERE offender = $3), $4, $5, $6, $7, $8, 1))",
           request.id, organisation, request.offender, name_of(request.kind), request.received_on, request.words, request.at, request.by);
}

std::vector<Request> requests_of(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.all_as(request_from, R"(
             SELECT id, offender, kind, received_on, words, at, made_by, granted, decided_on, decided_by, compartment, decision, version
               FROM offender_request
              WHERE offender = $1
              ORDER BY position)", offender);
}

std::optional<Request> find_request(storage::Transaction& tx, const OrganisationId& organisation, const RequestId& id)
{
    return tx.first_as(request_from, R"(
        SELECT id, offender, kind, received_on, words, at, made_by, granted, decided_on, decided_by, compartment, decision, version
          FROM offender_request
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Request> requests_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(request_from, R"(
             SELECT q.id, q.offender, q.kind, q.received_on, q.words, q.at, q.made_by, q.granted, q.decided_on, q.decided_by, q.compartment,
                    q.decision, q.version
               FROM offender_request q
              WHERE q.organisation = $1
                AND EXISTS (SELECT 1 FROM offender_reader r WHERE r.offender = q.offender AND r.account = $2)
              ORDER BY CASE WHEN q.granted IS NULL THEN 0 ELSE 1 END, q.received_on DESC, q.at DESC, q.id DESC)", organisation, reader);
}

std::string position(const Request& request)
{
    return (request.granted ? "decided " : "open ") + iso(request.received_on) + " " + iso(request.at) + " " + request.id.text;
}

bool keep_decision(storage::Transaction& tx, const Request& request, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE offender_request
           SET granted = $3, decided_on = $4, decided_by = $5, compartment = $6, decision = $7, version = version + 1
         WHERE id = $1 AND version = $2)",
                  request.id, expected, request.granted, request.decided_on, request.decided_by, request.compartment, request.decision) == 1;
}

void add(storage::Transaction& tx, const OrganisationId& organisation, const Look& look)
{
    tx.run("INSERT INTO offender_look (id, organisation, offender, reason, at, made_by) VALUES ($1, $2, $3, $4, $5, $6)", look.id,
           organisation, look.offender, look.reason, look.at, look.by);
}

std::vector<Look> looks_of(storage::Transaction& tx, const OffenderId& offender)
{
    std::vector<Look> found;
    for (const auto& row : tx.all("SELECT id, offender, reason, at, made_by FROM offender_look WHERE offender = $1 ORDER BY at, id", offender))
        found.push_back({row.text(0), row.id<OffenderId>(1), row.bytes(2), row.instant(3), row.id<AccountId>(4)});
    return found;
}

}  // namespace luwte::offenders::store
