#include "incidents/list_store.h"

#include "base/require.h"
#include "incidents/task_store.h"

namespace luwte::incidents::store {
const char* word(Which which)
{
    switch (which) {
    case Which::open: return "open";
    case Which::closed: return "closed";
    case Which::all: break;
    }
    return "all";
}

Position position_from(const std::optional<std::string>& text)
{
    if (!text) return {};
    auto comma = text->find(',');
    if (comma == std::string::npos) return {};
    return {text->substr(0, comma), text->substr(comma + 1)};
}

std::vector<ListRow> page(storage::Transaction& tx, const Asker& asker, Which which, const std::optional<std::string>& after,
                          int limit)
{
    const auto from = position_from(after);
    std::vector<ListRow> rows;
    for (const auto& row : tx.all(R"(
             SELECT i.id, i.reference, i.state, i.behaviour, i.form, i.place, i.occurred_at, i.occurred_offset,
                    i.reported_at, i.handler, i.version,
                    (SELECT COUNT(*)
                       FROM incident_task t
                       JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
                      WHERE t.incident = i.id AND t.state = 'open'),
                    (SELECT COUNT(*)
                       FROM incident_task t
                       JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
                      WHERE t.incident = i.id AND t.state = 'open' AND t.due < $3
                        AND (t.deadline = 'hard' OR t.deadline = 'window')),
                    (SELECT COUNT(*)
                       FROM incident_task t
                       JOIN vault_grant g ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
                      WHERE t.incident = i.id AND t.state = 'open'
                        AND (t.owner = $2 OR (t.deputy = $2 AND t.escalated_at IS NOT NULL)))
               FROM incident i
              WHERE i.organisation = $1
                AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.id AND r.account = $2)
                AND ($4 = 'all' OR ($4 = 'open' AND i.state = 'open') OR ($4 = 'closed' AND i.state <> 'open'))
                AND (i.reported_at < $5 OR (i.reported_at = $5 AND i.id < $6))
              ORDER BY i.reported_at DESC, i.id DESC
              LIMIT $7)",
                                  asker.organisation, asker.account, asker.now, word(which), from.reported, from.id, limit))
        rows.push_back({row.id<IncidentId>(0), row.text(1), state_of(row.text(2)), row.maybe_text(3), row.text(4),
                        row.maybe_text(5), Moment{row.instant(6), std::chrono::minutes{row.integer(7)}}, row.instant(8),
                        row.maybe_id<AccountId>(9), row.integer(10), row.integer(11), row.integer(12), row.integer(13)});
    return rows;
}

std::string position(const ListRow& row) { return iso(row.reported) + "," + row.id.text; }

ListRow at(storage::Transaction& tx, const Asker& asker, const std::string& position)
{
    auto found = page(tx, asker, Which::all, position + "~", 1);  // just before it: ids are of smaller characters
    REQUIRE_THAT_HOLDS(!found.empty() && store::position(found.front()) == position);
    return std::move(found.front());
}

Roles affected_roles(storage::Transaction& tx, const OrganisationId& organisation, const std::vector<ListRow>& rows)
{
    Roles roles;
    if (rows.empty()) return roles;
    for (const auto& row : tx.all(R"(
             SELECT DISTINCT a.incident, a.role
               FROM incident i
               JOIN incident_affected a ON a.incident = i.id
              WHERE i.organisation = $1 AND i.reported_at >= $2 AND i.reported_at <= $3
              ORDER BY a.incident, a.role)",
                                  organisation, rows.back().reported, rows.front().reported))
        roles[row.id<IncidentId>(0)].push_back(row.text(1));
    return roles;
}

Counts counts(storage::Transaction& tx, const Asker& asker)
{
    Counts counts;
    counts.open_incidents = tx.first(R"(
        SELECT COUNT(*)
          FROM incident i
         WHERE i.organisation = $1 AND i.state = 'open'
           AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.id AND r.account = $2))",
                                     asker.organisation, asker.account)->integer(0);
    for (const auto& row : tasks_of_person(tx, asker.organisation, asker.account)) {
        counts.my_tasks += asked_now(row.task, asker.now);
        counts.my_overdue += overdue(row.task, asker.now);
    }
    return counts;
}

}  // namespace luwte::incidents::store
