#include "network/member_store.h"

namespace luwte::network::store {
namespace {
std::string_view name_of(MessageKind kind) { return kind == MessageKind::publication ? "publication" : "withdrawal"; }
std::string_view name_of(MessageState state) { return state == MessageState::waiting ? "waiting" : state == MessageState::received ? "received" : "declined"; }
MessageState state_named(std::string_view name) { return name == "waiting" ? MessageState::waiting : name == "received" ? MessageState::received : MessageState::declined; }

std::optional<Group> group_from(const storage::Row& row, std::size_t first)
{
    const auto kind = row.maybe_text(first), size = row.maybe_text(first + 1);
    return kind && size ? std::optional{Group{kind_named(*kind), size_named(*size)}} : std::nullopt;
}

// Columns: organisation, serial, kind, year, edition, made_at, made_by, message, state, code, tried_at, group_kind, group_size
std::vector<Outgoing> outgoing_from(const std::vector<storage::Row>& rows)
{
    std::vector<Outgoing> list;
    for (const auto& row : rows)
        list.push_back({row.id<OrganisationId>(0), row.integer(1), row.text(2) == "publication" ? MessageKind::publication : MessageKind::withdrawal,
                        static_cast<int>(row.integer(3)), row.maybe_integer(4), row.instant(5), row.id<AccountId>(6), row.text(7), state_named(row.text(8)),
                        row.maybe_text(9), row.maybe_instant(10), group_from(row, 11)});
    return list;
}
}  // namespace

Keeping keeping(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT adopted_on, evaluated_on, version FROM network_keeping WHERE organisation = $1", organisation);
    return row ? Keeping{row->maybe_day(0), row->maybe_day(1), row->integer(2)} : Keeping{};
}

bool keep(storage::Transaction& tx, const OrganisationId& organisation, const Keeping& keeping, std::int64_t expected)
{
    if (expected == 0)
        return tx.run(R"(
            INSERT INTO network_keeping (organisation, adopted_on, evaluated_on, version) VALUES ($1, $2, $3, 1)
            ON CONFLICT (organisation) DO NOTHING)",
                      organisation, keeping.adopted_on, keeping.evaluated_on) == 1;
    return tx.run(R"(
        UPDATE network_keeping
           SET adopted_on = $3, evaluated_on = $4, version = version + 1
         WHERE organisation = $1 AND version = $2)",
                  organisation, expected, keeping.adopted_on, keeping.evaluated_on) == 1;
}

void add(storage::Transaction& tx, const Outgoing& one)
{
    tx.run(R"(
        INSERT INTO network_outgoing (organisation, serial, kind, year, edition, made_at, made_by, message, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
           one.organisation, one.serial, name_of(one.kind), one.year, one.edition, one.made_at, one.made_by, one.message, name_of(one.state));
}

std::vector<Outgoing> outgoing(storage::Transaction& tx, const OrganisationId& organisation)
{
    return outgoing_from(tx.all(R"(
        SELECT organisation, serial, kind, year, edition, made_at, made_by, message, state, code, tried_at, group_kind, group_size
          FROM network_outgoing
         WHERE organisation = $1
         ORDER BY serial DESC)", organisation));
}

std::vector<Outgoing> waiting(storage::Transaction& tx, const std::optional<OrganisationId>& organisation, Instant not_since)
{
    return outgoing_from(tx.all(R"(
        SELECT organisation, serial, kind, year, edition, made_at, made_by, message, state, code, tried_at, group_kind, group_size
          FROM network_outgoing
         WHERE state = 'waiting' AND (CAST($1 AS TEXT) IS NULL OR organisation = $1) AND (tried_at IS NULL OR tried_at <= $2)
         ORDER BY organisation, serial)", organisation, not_since));
}

std::int64_t last_serial(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT MAX(serial) FROM network_outgoing WHERE organisation = $1", organisation);
    return row ? row->maybe_integer(0).value_or(0) : 0;
}

void note(storage::Transaction& tx, const Outgoing& one)
{
    tx.run(R"(
        UPDATE network_outgoing
           SET state = $3, code = $4, tried_at = $5, group_kind = $6, group_size = $7
         WHERE organisation = $1 AND serial = $2 AND state = 'waiting')",
           one.organisation, one.serial, name_of(one.state), one.code, one.tried_at, one.group ? std::optional{network::name_of(one.group->kind)} : std::nullopt,
           one.group ? std::optional{network::name_of(one.group->size)} : std::nullopt);
}

}  // namespace luwte::network::store
