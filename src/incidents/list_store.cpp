#include "incidents/list_store.h"

#include "base/require.h"

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

// Where EXISTS would read better: of that PostgreSQL makes a join, for which it finds all that somebody may read before it
// takes the first page (search_store.cpp too).
std::vector<ListRow> page(storage::Transaction& tx, const Asker& asker, Which which, const std::optional<std::string>& after,
                          int limit)
{
    const auto from = position_from(after);
    std::vector<ListRow> rows;
    for (const auto& row : tx.all(R"(
             SELECT i.id, i.reference, i.state, i.behaviour, i.form, i.place, i.occurred_at, i.occurred_offset,
                    i.reported_at, i.handler, i.version
               FROM incident i
              WHERE i.organisation = $1
                AND (SELECT 1 FROM incident_reader r WHERE r.incident = i.id AND r.account = $2 LIMIT 1) = 1
                AND ($3 = 'all' OR ($3 = 'open' AND i.state = 'open') OR ($3 = 'closed' AND i.state <> 'open'))
                AND i.reported_at <= $4 AND (i.reported_at < $4 OR i.id < $5)
              ORDER BY i.reported_at DESC, i.id DESC
              LIMIT $6)",
                                  asker.organisation, asker.account, word(which), from.reported, from.id, limit))
        rows.push_back({row.id<IncidentId>(0), row.text(1), state_of(row.text(2)), row.maybe_text(3), row.text(4),
                        row.maybe_text(5), Moment{row.instant(6), std::chrono::minutes{row.integer(7)}}, row.instant(8),
                        row.maybe_id<AccountId>(9), row.integer(10)});
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

std::map<IncidentId, OpenTasks> open_tasks(storage::Transaction& tx, const Asker& asker, const std::vector<ListRow>& rows)
{
    std::map<IncidentId, OpenTasks> tasks;
    if (rows.empty()) return tasks;
    for (const auto& row : tx.all(R"(
             SELECT i.id, COUNT(*),
                    COUNT(CASE WHEN t.due < $5 AND (t.deadline = 'hard' OR t.deadline = 'window') THEN 1 END),
                    COUNT(CASE WHEN t.owner = $2 OR (t.deputy = $2 AND t.escalated_at IS NOT NULL) THEN 1 END)
               FROM incident i
               JOIN incident_task t ON t.incident = i.id AND t.state = 'open'
               JOIN vault_grant g   ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
              WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4
              GROUP BY i.reported_at, i.id)",
                                  asker.organisation, asker.account, rows.back().reported, rows.front().reported, asker.now))
        tasks[row.id<IncidentId>(0)] = {row.integer(1), row.integer(2), row.integer(3)};
    return tasks;
}

std::int64_t open_cases(storage::Transaction& tx, const Asker& asker)
{
    return tx.first(R"(
        SELECT COUNT(*)
          FROM incident i
         WHERE i.organisation = $1 AND i.state = 'open'
           AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.id AND r.account = $2))",
                    asker.organisation, asker.account)->integer(0);
}

}  // namespace luwte::incidents::store
