#include "offenders/destroy_store.h"

#include "offenders/destroy.h"

namespace luwte::offenders {

std::vector<OffenderId> known(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    return tx.all_as([](const storage::Row& row) { return row.id<OffenderId>(0); },
                     "SELECT offender FROM offender_mention_whole WHERE incident = $1 AND removed_at IS NULL ORDER BY created_at, offender", incident);
}

bool has_open_request(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    return tx.first(R"(
        SELECT 1
          FROM offender_mention_whole m
          JOIN offender_request q ON q.offender = m.offender
         WHERE m.incident = $1 AND q.granted IS NULL
         LIMIT 1)", incident).has_value();
}

bool has_open_request(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.first("SELECT 1 FROM offender_request WHERE offender = $1 AND granted IS NULL LIMIT 1", offender).has_value();
}

bool is_restricted(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    return tx.first("SELECT 1 FROM offender_mention_whole WHERE incident = $1 AND restricted_at IS NOT NULL AND removed_at IS NULL LIMIT 1", incident).has_value();
}

bool is_restricted(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.first("SELECT 1 FROM offender_mention WHERE offender = $1 AND restricted_at IS NOT NULL", offender).has_value();
}

namespace store {
void destroy_all(storage::Transaction& tx, const std::set<OffenderId>& mentions)
{
    for (const auto& id : mentions) {
        tx.run("DELETE FROM offender_datum WHERE offender = $1", id);
        tx.run("DELETE FROM offender_relation WHERE offender = $1 OR other = $1", id);
        tx.run("DELETE FROM offender_token WHERE offender = $1", id);
        tx.run("DELETE FROM offender_verdict WHERE offender = $1 OR other = $1", id);
        tx.run("DELETE FROM offender_repetition WHERE offender = $1", id);
        tx.run("DELETE FROM offender_statement WHERE offender = $1", id);
        tx.run("DELETE FROM offender_notice WHERE offender = $1", id);
        tx.run("DELETE FROM offender_request WHERE offender = $1", id);
        tx.run("DELETE FROM offender_look WHERE offender = $1", id);
        tx.run("DELETE FROM offender_mention WHERE offender = $1", id);
    }
}
}  // namespace store

}  // namespace luwte::offenders
