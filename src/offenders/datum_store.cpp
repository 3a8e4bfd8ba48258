#include "offenders/datum_store.h"

namespace luwte::offenders::store {
namespace {
// Columns: id, offender, kind, certainty, since, value, at, made_by, ended_at, ended_by, replaced_by, reason
Datum datum_from(const storage::Row& row)
{
    return {row.id<DatumId>(0),   row.id<OffenderId>(1), reports::detail_kind(row.text(2)),      certainty_of(row.text(3)),
            row.maybe_day(4),     row.bytes(5),          row.instant(6),               row.id<AccountId>(7),
            row.maybe_instant(8), row.maybe_id<AccountId>(9), row.maybe_id<DatumId>(10), row.maybe_bytes(11)};
}
}  // namespace

void add(storage::Transaction& tx, const OrganisationId& organisation, const Datum& datum)
{
    tx.run(R"(
        INSERT INTO offender_datum (id, organisation, offender, position, kind, certainty, since, value, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM offender_datum WHERE offender = $3), $4, $5, $6, $7, $8, $9))",
           datum.id, organisation, datum.offender, reports::name_of(datum.kind), name_of(datum.certainty), datum.since, datum.value, datum.at,
           datum.by);
}

std::optional<Datum> find_datum(storage::Transaction& tx, const OrganisationId& organisation, const DatumId& id)
{
    return tx.first_as(datum_from, R"(
        SELECT id, offender, kind, certainty, since, value, at, made_by, ended_at, ended_by, replaced_by, reason
          FROM offender_datum
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Datum> data_of(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.all_as(datum_from, R"(
             SELECT id, offender, kind, certainty, since, value, at, made_by, ended_at, ended_by, replaced_by, reason
               FROM offender_datum
              WHERE offender = $1
              ORDER BY position)", offender);
}

bool end(storage::Transaction& tx, const DatumId& id, const AccountId& by, Instant at, const std::optional<DatumId>& replaced_by,
         const std::optional<vault::Sealed>& reason)
{
    return tx.run(R"(
        UPDATE offender_datum
           SET ended_at = $2, ended_by = $3, replaced_by = $4, reason = $5
         WHERE id = $1 AND ended_at IS NULL)",
                  id, at, by, replaced_by, reason) == 1;
}

namespace {
#define RELATION "SELECT id, offender, relation, other FROM offender_relation WHERE ended_at IS NULL AND "
Relation relation_from(const storage::Row& row) { return {row.id<RelationId>(0), row.id<OffenderId>(1), row.text(2), row.id<OffenderId>(3)}; }

std::optional<Relation> maybe_relation(const std::optional<storage::Row>& row)
{
    if (!row) return std::nullopt;
    return relation_from(*row);
}
}  // namespace

RelationId add(storage::Transaction& tx, const OrganisationId& organisation, const Relation& relation, const AccountId& by, Instant at)
{
    if (const auto same = maybe_relation(tx.first(RELATION "offender = $1 AND relation = $2 AND other = $3", relation.offender, relation.relation, relation.other)))
        return same->id;
    tx.run("INSERT INTO offender_relation (id, organisation, offender, relation, other, at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
           relation.id, organisation, relation.offender, relation.relation, relation.other, at, by);
    return relation.id;
}

std::optional<Relation> find_relation(storage::Transaction& tx, const OrganisationId& organisation, const RelationId& id)
{
    return maybe_relation(tx.first(RELATION "id = $1 AND organisation = $2", id, organisation));
}

std::vector<Relation> relations_of(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.all_as(relation_from, RELATION "offender = $1 ORDER BY at, id", offender);
}

std::vector<Relation> relations_with(storage::Transaction& tx, const OffenderId& offender)
{
    return tx.all_as(relation_from, RELATION "(offender = $1 OR other = $1) ORDER BY at, id", offender);
}

void end(storage::Transaction& tx, const RelationId& id, const AccountId& by, Instant at)
{
    tx.run("UPDATE offender_relation SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL", id, at, by);
}

}  // namespace luwte::offenders::store
