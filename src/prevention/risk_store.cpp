#include "prevention/risk_store.h"

#define ANALYSIS_COLUMNS                                                                                          \
    "a.id, a.organisation, a.compartment, a.account, a.checklist, a.pack, a.pack_version, a.state, a.held_at, a.went, " \
    "a.version, a.content, a.evaluation"
#define REQUEST_COLUMNS                                                                                               \
    "r.id, r.organisation, r.analysis, r.compartment, r.account, r.role, r.state, r.asked_at, r.answered_at, "        \
    "r.answered_by, r.needed_at, r.words, r.answer"

namespace luwte::prevention::store {
namespace {

std::optional<vault::Sealed> maybe_sealed(const storage::Row& row, std::size_t column)
{
    auto bytes = row.maybe_bytes(column);
    if (!bytes) return std::nullopt;
    return vault::Sealed{std::move(*bytes)};
}

Analysis analysis_in(const storage::Row& row)
{
    return {row.id<AnalysisId>(0), row.id<OrganisationId>(1), row.id<vault::CompartmentId>(2), row.id<AccountId>(3), row.text(4), row.text(5),
            row.text(6), row.text(7), row.instant(8), row.maybe_text(9), row.integer(10), {row.bytes(11)}, maybe_sealed(row, 12)};
}

Request request_in(const storage::Row& row)
{
    return {row.id<RequestId>(0), row.id<OrganisationId>(1), row.id<AnalysisId>(2), row.id<vault::CompartmentId>(3), row.id<AccountId>(4), row.text(5),
            row.text(6), row.instant(7), row.maybe_instant(8), row.maybe_id<AccountId>(9), row.instant(10), {row.bytes(11)}, maybe_sealed(row, 12)};
}

}  // namespace

void add(storage::Transaction& tx, const Analysis& a)
{
    tx.run(R"(
        INSERT INTO risk_analysis (id, organisation, compartment, account, checklist, pack, pack_version, state, held_at, version, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10))",
           a.id, a.organisation, a.compartment, a.account, a.checklist, a.pack, a.pack_version, a.state, a.held_at, a.content);
}

bool change(storage::Transaction& tx, const Analysis& a, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE risk_analysis
           SET state = $3, held_at = $4, went = $5, content = $6, evaluation = $7, version = version + 1
         WHERE id = $1 AND version = $2)", a.id, expected_version, a.state, a.held_at, a.went, a.content, a.evaluation) == 1;
}

std::optional<Analysis> find_analysis(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const AnalysisId& analysis)
{
    return tx.first_as(analysis_in, "SELECT " ANALYSIS_COLUMNS R"(
          FROM risk_analysis a
          JOIN vault_grant g ON g.compartment = a.compartment AND g.account = $3 AND g.state = 'active'
         WHERE a.id = $1 AND a.organisation = $2)", analysis, organisation, reader);
}

std::vector<Analysis> analyses_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(analysis_in, "SELECT " ANALYSIS_COLUMNS R"(
              FROM risk_analysis a
              JOIN vault_grant g ON g.compartment = a.compartment AND g.account = $2 AND g.state = 'active'
             WHERE a.organisation = $1
             ORDER BY a.held_at, a.id)", organisation, reader);
}

void add(storage::Transaction& tx, const Request& r)
{
    tx.run(R"(
        INSERT INTO risk_request (id, organisation, analysis, compartment, account, role, state, asked_at, needed_at, words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
           r.id, r.organisation, r.analysis, r.compartment, r.account, r.role, r.state, r.asked_at, r.needed_at, r.words);
}

bool answer(storage::Transaction& tx, const Request& r)
{
    return tx.run(R"(
        UPDATE risk_request
           SET state = $2, answered_at = $3, answered_by = $4, answer = $5
         WHERE id = $1 AND state = 'asked')", r.id, r.state, r.answered_at, r.answered_by, r.answer) == 1;
}

std::optional<Request> find_request(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const RequestId& request)
{
    return tx.first_as(request_in, "SELECT " REQUEST_COLUMNS R"(
          FROM risk_request r
          JOIN vault_grant g ON g.compartment = r.compartment AND g.account = $3 AND g.state = 'active'
         WHERE r.id = $1 AND r.organisation = $2)", request, organisation, reader);
}

std::vector<Request> requests_of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(request_in, "SELECT " REQUEST_COLUMNS R"(
              FROM risk_request r
              JOIN vault_grant g ON g.compartment = r.compartment AND g.account = $2 AND g.state = 'active'
             WHERE r.organisation = $1 AND r.account <> $2
             ORDER BY r.needed_at, r.id)", organisation, reader);
}

std::vector<Request> requests_of(storage::Transaction& tx, const AnalysisId& analysis)
{
    return tx.all_as(request_in, "SELECT " REQUEST_COLUMNS " FROM risk_request r WHERE r.analysis = $1 ORDER BY r.asked_at, r.id", analysis);
}

}  // namespace luwte::prevention::store
