#include "aftercare/destroy.h"

#include "aftercare/aftercare_store.h"
#include "notify/forget.h"
#include "vault/forget.h"

namespace luwte::aftercare {

bool has_conversation_ahead(storage::Transaction& tx, const IncidentId& incident, Instant now)
{
    return tx.first(R"(
        SELECT 1
          FROM aftercare_circle a
          JOIN aftercare_conversation c ON c.affected = a.affected
         WHERE a.incident = $1 AND c.state NOT IN ('held', 'declined') AND COALESCE(c.planned_for, c.moved_until, c.due) > $2
         LIMIT 1)", incident, now).has_value();
}

bool has_words(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.first(R"(
        SELECT 1
          FROM aftercare_circle a
         WHERE a.incident = $1
           AND (EXISTS (SELECT 1 FROM aftercare_conversation c WHERE c.affected = a.affected AND c.notes IS NOT NULL)
             OR EXISTS (SELECT 1 FROM aftercare_conversation c JOIN aftercare_step s ON s.conversation = c.id
                         WHERE c.affected = a.affected AND s.reason IS NOT NULL)
             OR EXISTS (SELECT 1 FROM aftercare_contentment t WHERE t.affected = a.affected AND t.remark IS NOT NULL))
         LIMIT 1)", incident).has_value();
}

void destroy_words(storage::Transaction& tx, const IncidentId& incident)
{
    tx.run("UPDATE aftercare_contentment SET remark = NULL WHERE affected IN (SELECT affected FROM aftercare_circle WHERE incident = $1)", incident);
    tx.run(R"(
        UPDATE aftercare_step
           SET reason = NULL
         WHERE conversation IN (SELECT c.id
                                  FROM aftercare_conversation c
                                  JOIN aftercare_circle a ON a.affected = c.affected
                                 WHERE a.incident = $1))", incident);
    tx.run(R"(
        UPDATE aftercare_conversation
           SET notes = NULL, version = version + 1
         WHERE notes IS NOT NULL AND affected IN (SELECT affected FROM aftercare_circle WHERE incident = $1))", incident);
}

void destroy_case(storage::Transaction& tx, const IncidentId& incident)
{
    for (const auto& person : store::all_of_incident(tx, incident)) {
        for (const auto& row : store::conversations_of(tx, person.affected)) notify::forget(tx, row.conversation.id.text);
        tx.run("DELETE FROM aftercare_contentment WHERE affected = $1", person.affected);
        tx.run("DELETE FROM aftercare_step WHERE conversation IN (SELECT id FROM aftercare_conversation WHERE affected = $1)", person.affected);
        tx.run("DELETE FROM aftercare_conversation WHERE affected = $1", person.affected);
        tx.run("DELETE FROM aftercare_person WHERE affected = $1", person.affected);
        vault::forget(tx, person.circle);
        vault::forget(tx, person.providers);
    }
}

}  // namespace luwte::aftercare
