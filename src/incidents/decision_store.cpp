#include "incidents/decision_store.h"

namespace luwte::incidents::store {

void add(storage::Transaction& tx, const Incident& incident, const Classification& made)
{
    tx.run(R"(
        INSERT INTO incident_classification (id, organisation, incident, position, compartment, behaviour, reason,
                                             suggested, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_classification WHERE incident = $3), $4, $5, $6, $7, $8, $9))",
           made.written.id, incident.organisation, incident.id, made.written.compartment, made.behaviour,
           made.written.words, made.suggested, made.written.at, made.written.by);
}

std::vector<Classification> classifications_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Classification> all;
    for (const auto& row : tx.all(R"(
             SELECT id, compartment, reason, at, made_by, behaviour, suggested
               FROM incident_classification
              WHERE incident = $1
              ORDER BY at, position, id)",
                                  incident))
        all.push_back({{row.text(0), row.id<vault::CompartmentId>(1), row.maybe_bytes(2), row.instant(3), row.id<AccountId>(4)},
                       row.text(5), row.flag(6)});
    return all;
}

void add_note(storage::Transaction& tx, const Incident& incident, const Written& note)
{
    tx.run(R"(
        INSERT INTO incident_note (id, organisation, incident, position, compartment, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_note WHERE incident = $3), $4, $5, $6, $7))",
           note.id, incident.organisation, incident.id, note.compartment, note.words, note.at, note.by);
}

std::vector<Written> notes_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Written> notes;
    for (const auto& row : tx.all(R"(
             SELECT id, compartment, words, at, made_by
               FROM incident_note
              WHERE incident = $1
              ORDER BY at, position, id)",
                                  incident))
        notes.push_back({row.text(0), row.id<vault::CompartmentId>(1), row.bytes(2), row.instant(3), row.id<AccountId>(4)});
    return notes;
}

void add_closure(storage::Transaction& tx, const Incident& incident, const Written& lesson)
{
    tx.run(R"(
        INSERT INTO incident_closure (id, organisation, incident, position, compartment, lesson, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM incident_closure WHERE incident = $3), $4, $5, $6, $7))",
           lesson.id, incident.organisation, incident.id, lesson.compartment, lesson.words, lesson.at, lesson.by);
}

std::optional<std::string> latest_closure(storage::Transaction& tx, const IncidentId& incident)
{
    auto row = tx.first(R"(
        SELECT id
          FROM incident_closure
         WHERE incident = $1 AND reopened_at IS NULL
         ORDER BY at DESC, position DESC
         LIMIT 1)",
                        incident);
    if (!row) return std::nullopt;
    return row->text(0);
}

void undo_closure(storage::Transaction& tx, std::string_view closure, const vault::Sealed& reason, const AccountId& by,
                  Instant at)
{
    tx.run("UPDATE incident_closure SET reason = $2, reopened_by = $3, reopened_at = $4 WHERE id = $1", closure, reason, by, at);
}

std::vector<Closure> closures_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::vector<Closure> closures;
    for (const auto& row : tx.all(R"(
             SELECT id, compartment, lesson, at, made_by, reopened_at, reopened_by, reason
               FROM incident_closure
              WHERE incident = $1
              ORDER BY at, position, id)",
                                  incident))
        closures.push_back(
            {{row.text(0), row.id<vault::CompartmentId>(1), row.maybe_bytes(2), row.instant(3), row.id<AccountId>(4)},
             row.maybe_instant(5),
             row.maybe_id<AccountId>(6),
             row.maybe_bytes(7)});
    return closures;
}

void add_merger(storage::Transaction& tx, const Incident& from, const Incident& into, const Written& reason)
{
    tx.run(R"(
        INSERT INTO incident_merger (id, organisation, source, target, compartment, reason, at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
           reason.id, into.organisation, from.id, into.id, reason.compartment, reason.words, reason.at, reason.by);
}

}  // namespace luwte::incidents::store
