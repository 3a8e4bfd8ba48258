#include <algorithm>

#include "statistics/completeness.h"

namespace luwte::statistics {
namespace {
struct Bounds {
    Instant from, until;
};

Bounds bounds(int year)
{
    const auto span = whole_year(year);
    return {in_amsterdam(span.first, std::chrono::minutes{0}), in_amsterdam(span.last + std::chrono::days{1}, std::chrono::minutes{0})};
}

std::vector<Received> received(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Bounds within)
{
    std::vector<Received> list;
    for (const auto& row : tx.all(R"(
             SELECT CASE WHEN t.withdrawn_at IS NULL THEN 0 ELSE 1 END,
                    (SELECT COUNT(*)
                       FROM report_for_statistics other
                      WHERE other.incident = t.incident AND other.withdrawn_at IS NULL
                        AND (other.submitted_at < t.submitted_at OR (other.submitted_at = t.submitted_at AND other.report < t.report)))
               FROM report_for_statistics t
              WHERE t.organisation = $1 AND t.submitted_at >= $3 AND t.submitted_at < $4
                AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = t.incident AND r.account = $2))",
                                  organisation, reader, within.from, within.until))
        list.push_back({row.integer(0) != 0, row.integer(1) == 0});
    return list;
}

std::vector<Opened> opened(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Bounds within)
{
    std::vector<Opened> list;
    for (const auto& row : tx.all(R"(
             SELECT i.state, i.reported_at,
                    (SELECT COUNT(*) FROM report_for_statistics t WHERE t.incident = i.incident AND t.withdrawn_at IS NULL)
               FROM incident_for_statistics i
              WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at < $4
                AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.incident AND r.account = $2))",
                                  organisation, reader, within.from, within.until)) {
        const auto month = static_cast<unsigned>(std::chrono::year_month_day{day_in_amsterdam(row.instant(1))}.month());
        list.push_back({row.text(0) == "merged", row.integer(2) == 0, static_cast<int>((month - 1) / 3 + 1)});
    }
    return list;
}

/// Those that the reader is a party to: nobody else may know that somebody was in doubt.
Consultations consultations(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Bounds within)
{
    Consultations sum;
    for (const auto& row : tx.all(R"(
             SELECT c.state, c.report
               FROM consultation_for_statistics c
               JOIN vault_grant g ON g.compartment = c.compartment AND g.account = $2 AND g.state = 'active'
              WHERE c.organisation = $1 AND c.asked_at >= $3 AND c.asked_at < $4)",
                                  organisation, reader, within.from, within.until)) {
        ++sum.asked;
        ++(row.maybe_text(1) ? sum.reported : row.text(0) == "closed" ? sum.ended : sum.open);
    }
    return sum;
}

std::optional<long> logbook_lines(storage::Transaction& tx, const OrganisationId& organisation, Bounds within)
{
    const auto row = tx.first(R"(
        SELECT COUNT(*), COUNT(DISTINCT account)
          FROM logbook_for_statistics
         WHERE organisation = $1 AND occurred_at >= $2 AND occurred_at < $3)",
                              organisation, within.from, within.until);
    return lines_told(static_cast<long>(row->integer(0)), static_cast<long>(row->integer(1)));
}

std::optional<Gap> gap(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    const auto row = tx.first("SELECT results FROM survey_for_statistics WHERE organisation = $1 AND year = $2", organisation, year);
    return row ? gap_of(row->text(0)) : std::nullopt;
}
}  // namespace

Completeness completeness_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, int year, Instant now)
{
    const auto within = bounds(year);
    const auto today = day_in_amsterdam(now);
    const auto cases = opened(tx, organisation, reader, within);
    Completeness all{year, reports_of(received(tx, organisation, reader, within)), cases_of(cases), consultations(tx, organisation, reader, within),
                     {}, quarters_of(year, cases, store::confirmations(tx, organisation, year), today), gap(tx, organisation, year)};
    if (whole_year(year).last < today) all.logbook_lines = logbook_lines(tx, organisation, within);
    return all;
}

namespace store {
std::vector<Confirmation> confirmations(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    std::vector<Confirmation> list;
    for (const auto& row : tx.all(R"(
             SELECT quarter, account, at
               FROM quarter_confirmation
              WHERE organisation = $1 AND year = $2
              ORDER BY quarter)",
                                  organisation, year))
        list.push_back({static_cast<int>(row.integer(0)), row.id<AccountId>(1), row.instant(2)});
    return list;
}

bool confirm(storage::Transaction& tx, const OrganisationId& organisation, int year, const Confirmation& confirmation)
{
    return tx.run(R"(
        INSERT INTO quarter_confirmation (organisation, year, quarter, account, at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, year, quarter) DO NOTHING)",
                  organisation, year, confirmation.quarter, confirmation.account, confirmation.at) == 1;
}
}  // namespace store

}  // namespace luwte::statistics
