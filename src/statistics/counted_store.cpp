#include <map>

#include "statistics/counted.h"

namespace luwte::statistics {
namespace {
/// Whoever is kept out of a case of the year, with what he knows and what he is kept from.
std::vector<Sight> sights(storage::Transaction& tx, const OrganisationId& organisation, Span span, Instant now)
{
    std::map<std::string, Sight> by_account;
    for (const auto& row : tx.all(R"(
             SELECT e.account, e.incident
               FROM exclusion_for_statistics e
               JOIN incident_for_statistics i ON i.incident = e.incident
              WHERE i.organisation = $1 AND i.reported_at >= $2 AND i.reported_at < $3)",
                                  organisation, in_amsterdam(span.first, std::chrono::minutes{0}), in_amsterdam(span.last + std::chrono::days{1}, std::chrono::minutes{0})))
        by_account[row.text(0)].kept_from.insert(row.text(1));
    std::vector<Sight> list;
    for (auto& [account, sight] : by_account) {
        for (const auto& fact : facts_for(tx, organisation, AccountId{account}, span, now)) sight.knows.insert(fact.incident.text);
        list.push_back(std::move(sight));
    }
    return list;
}
}  // namespace

std::vector<Fact> facts_for_account(storage::Transaction& tx, const OrganisationId& organisation, int year, int smallest, Instant now)
{
    auto facts = all_facts(tx, organisation, whole_year(year), now);
    const auto held = held_back(facts, sights(tx, organisation, whole_year(year), now), smallest);
    std::erase_if(facts, [&](const Fact& fact) { return held.contains(fact.incident.text); });
    return facts;
}

}  // namespace luwte::statistics
