#include "incidents/search_store.h"

#include <algorithm>
#include <set>

namespace luwte::incidents::store {
namespace {

struct Column {
    const char* field;
    Where where;
};

/// From the oldest to the newest case of a stretch; whatever else was reported at these very instants is left out by id.
struct Span {
    std::string oldest, newest;
    std::set<IncidentId> cases;
};

std::string reported(const Listed& listed) { return listed.position.substr(0, listed.position.find(',')); }

Span span_of(const std::vector<Listed>& stretch)
{
    Span span{reported(stretch.back()), reported(stretch.front()), {}};
    for (const auto& listed : stretch) span.cases.insert(listed.id);
    return span;
}

/// Columns of every statement here: case, compartment, record, the asker's own key in both forms, and what is sealed.
void hand_over(const std::vector<storage::Row>& rows, const Span& span, const std::vector<Column>& columns, vault::Ring& ring,
               const std::function<void(const Words&)>& look)
{
    constexpr std::size_t before_words = 5;
    for (const auto& row : rows) {
        const auto incident = row.id<IncidentId>(0);
        if (!span.cases.contains(incident)) continue;
        const auto compartment = row.id<vault::CompartmentId>(1);
        ring.brought(compartment, row.bytes(3), row.maybe_bytes(4));
        for (std::size_t n = 0; n < columns.size(); ++n)
            if (!row.is_null(before_words + n))
                look({incident, compartment, row.text(2), columns[n].field, columns[n].where, row.bytes(before_words + n)});
    }
}

}  // namespace

std::vector<Listed> stretch(storage::Transaction& tx, const Asker& asker, Which which, const std::optional<std::string>& after,
                            int length)
{
    const auto from = position_from(after);
    std::vector<Listed> cases;
    for (const auto& row : tx.all(R"(
             SELECT i.id, i.reference, i.reported_at
               FROM incident i
              WHERE i.organisation = $1
                AND (SELECT 1 FROM incident_reader r WHERE r.incident = i.id AND r.account = $2 LIMIT 1) = 1
                AND ($3 = 'all' OR ($3 = 'open' AND i.state = 'open') OR ($3 = 'closed' AND i.state <> 'open'))
                AND i.reported_at <= $4 AND (i.reported_at < $4 OR i.id < $5)
              ORDER BY i.reported_at DESC, i.id DESC
              LIMIT $6)",
                                  asker.organisation, asker.account, word(which), from.reported, from.id, length))
        cases.push_back({row.id<IncidentId>(0), row.text(1), row.text(2) + "," + row.text(0)});
    return cases;
}

void words_in(storage::Transaction& tx, const Asker& asker, vault::Ring& ring, const std::vector<Listed>& stretch,
              const std::function<void(const Words&)>& look)
{
    const auto span = span_of(stretch);
    const auto take = [&](storage::Sql sql, const std::vector<Column>& columns) {
        hand_over(tx.all(sql, asker.organisation, asker.account, span.oldest, span.newest), span, columns, ring, look);
    };
    take(R"(
        SELECT i.id, r.compartment, r.report, g.sealed_key, g.kept_key,
               r.narrative, r.need_now, r.online_account, r.online_url, r.offender
          FROM incident i
          JOIN incident_report a ON a.incident = i.id
          JOIN report_told r     ON r.report = a.report
          JOIN vault_grant g     ON g.compartment = r.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4)",
         {{"report.narrative", Where::narrative},
          {"report.need_now", Where::narrative},
          {"report.online_account", Where::offender},
          {"report.online_url", Where::narrative},
          {"report.offender", Where::offender}});
    take(R"(
        SELECT i.id, r.compartment, r.id, g.sealed_key, g.kept_key, r.words
          FROM incident i
          JOIN incident_report a   ON a.incident = i.id
          JOIN report_told_later r ON r.report = a.report
          JOIN vault_grant g       ON g.compartment = r.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4)",
         {{"report_supplement.words", Where::supplement}});
    take(R"(
        SELECT i.id, n.compartment, n.id, g.sealed_key, g.kept_key, n.words
          FROM incident i
          JOIN incident_note n ON n.incident = i.id
          JOIN vault_grant g   ON g.compartment = n.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4)",
         {{"note.text", Where::note}});
    take(R"(
        SELECT i.id, a.compartment, a.id, g.sealed_key, g.kept_key, a.name
          FROM incident i
          JOIN incident_affected a ON a.incident = i.id
          JOIN vault_grant g       ON g.compartment = a.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4 AND a.name IS NOT NULL)",
         {{"affected.name", Where::name}});
    take(R"(
        SELECT i.id, o.compartment, o.id, g.sealed_key, g.kept_key, o.description
          FROM incident i
          JOIN incident_offender o ON o.incident = i.id
          JOIN vault_grant g       ON g.compartment = o.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4 AND o.description IS NOT NULL AND o.withheld = 0)",
         {{"offender.description", Where::offender}});
    take(R"(
        SELECT i.id, t.compartment, t.id, g.sealed_key, g.kept_key, t.title, t.remark
          FROM incident i
          JOIN incident_task t ON t.incident = i.id
          JOIN vault_grant g   ON g.compartment = t.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4
           AND (t.title IS NOT NULL OR t.remark IS NOT NULL))",
         {{"task.title", Where::task}, {"task.remark", Where::task}});
    take(R"(
        SELECT i.id, c.compartment, c.id, g.sealed_key, g.kept_key, c.reason
          FROM incident i
          JOIN incident_classification c ON c.incident = i.id
          JOIN vault_grant g             ON g.compartment = c.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4 AND c.reason IS NOT NULL)",
         {{"classification.reason", Where::decision}});
    take(R"(
        SELECT i.id, c.compartment, c.id, g.sealed_key, g.kept_key, c.lesson, c.reason
          FROM incident i
          JOIN incident_closure c ON c.incident = i.id
          JOIN vault_grant g      ON g.compartment = c.compartment AND g.account = $2 AND g.state = 'active'
         WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at <= $4)",
         {{"closure.lesson", Where::decision}, {"closure.reopened", Where::decision}});
}

std::vector<std::pair<IncidentId, AccountId>> affected_colleagues(storage::Transaction& tx, const Asker& asker,
                                                                  const std::vector<Listed>& stretch)
{
    const auto span = span_of(stretch);
    std::vector<std::pair<IncidentId, AccountId>> colleagues;
    for (const auto& row : tx.all(R"(
             SELECT i.id, a.account
               FROM incident i
               JOIN incident_affected a ON a.incident = i.id
              WHERE i.organisation = $1 AND i.reported_at >= $2 AND i.reported_at <= $3 AND a.account IS NOT NULL)",
                                  asker.organisation, span.oldest, span.newest))
        if (span.cases.contains(row.id<IncidentId>(0))) colleagues.emplace_back(row.id<IncidentId>(0), row.id<AccountId>(1));
    return colleagues;
}

}  // namespace luwte::incidents::store
