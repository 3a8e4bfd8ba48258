#include "offenders/verdict_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace luwte::offenders::store {
namespace {
// Columns: id, position, kind, offender, other, at, made_by, undone_at, undone_by
Verdict verdict_from(const storage::Row& row)
{
    return {row.id<VerdictId>(0),
            row.integer(1),
            verdict_kind(row.text(2)),
            row.id<OffenderId>(3),
            row.maybe_id<OffenderId>(4),
            row.instant(5),
            row.id<AccountId>(6),
            row.maybe_instant(7),
            row.maybe_id<AccountId>(8)};
}
}  // namespace

void add(storage::Transaction& tx, const OrganisationId& organisation, Verdict verdict)
{
    tx.run(R"(
        INSERT INTO offender_verdict (id, organisation, position, kind, offender, other, at, made_by)
        SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5, $6, $7
          FROM offender_verdict
         WHERE organisation = $2)",
           verdict.id, organisation, name_of(verdict.kind), verdict.offender, verdict.other, verdict.at, verdict.by);
}

std::optional<Verdict> find_verdict(storage::Transaction& tx, const OrganisationId& organisation, const VerdictId& id)
{
    return tx.first_as(verdict_from, R"(
        SELECT id, position, kind, offender, other, at, made_by, undone_at, undone_by
          FROM offender_verdict
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

void keep_undone(storage::Transaction& tx, const Verdict& verdict)
{
    tx.run("UPDATE offender_verdict SET undone_at = $2, undone_by = $3 WHERE id = $1", verdict.id, verdict.undone, verdict.undone_by);
}

Verdicts said_about(storage::Transaction& tx, const std::vector<OffenderId>& mentions)
{
    std::set<OffenderId> seen{mentions.begin(), mentions.end()};
    std::vector<OffenderId> to_ask{mentions};
    std::map<std::int64_t, Verdict> verdicts;
    while (!to_ask.empty()) {
        const auto mention = to_ask.back();
        to_ask.pop_back();
        for (const auto& row : tx.all(R"(
                 SELECT id, position, kind, offender, other, at, made_by, undone_at, undone_by
                   FROM offender_verdict
                  WHERE offender = $1 OR other = $1)",
                                      mention)) {
            const auto verdict = verdict_from(row);
            for (const auto& more : {verdict.offender, verdict.other.value_or(verdict.offender)})
                if (seen.insert(more).second) to_ask.push_back(more);
            verdicts.emplace(verdict.position, verdict);
        }
    }

    std::vector<std::pair<Instant, OffenderId>> made;
    for (const auto& mention : seen)
        made.emplace_back(tx.first("SELECT created_at FROM offender_mention WHERE offender = $1", mention)->instant(0), mention);
    std::ranges::sort(made);
    Verdicts said;
    for (auto& [at, mention] : made) said.mentions.push_back(std::move(mention));
    for (auto& [position, verdict] : verdicts) said.verdicts.push_back(std::move(verdict));
    return said;
}

}  // namespace luwte::offenders::store
