#include "reports/logbook_store.h"

#include "base/require.h"

#define ENTRY_COLUMNS "e.id, e.organisation, e.account, e.compartment, e.updated_at, e.version, " LOGBOOK_WRITTEN_COLUMNS
#define THAT_OPENS "JOIN vault_grant g ON g.compartment = e.compartment AND g.account = e.account AND g.state = 'active'"

namespace luwte::reports::logbook {

Written written_in(const storage::Row& row, int first)
{
    const auto maybe = [&](int column) -> std::optional<vault::Sealed> {
        auto bytes = row.maybe_bytes(column);
        if (!bytes) return std::nullopt;
        return vault::Sealed{std::move(*bytes)};
    };
    const auto occurred = parse_moment(row.text(first));
    REQUIRE_THAT_HOLDS(occurred.has_value());
    return {*occurred, row.text(first + 1), {row.bytes(first + 2)}, maybe(first + 3), maybe(first + 4), maybe(first + 5)};
}

namespace store {
namespace {

Entry entry_in(const storage::Row& row)
{
    return {row.id<LogbookEntryId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.id<vault::CompartmentId>(3),
            row.instant(4), row.integer(5), written_in(row, 6)};
}

}  // namespace

void add(storage::Transaction& tx, const Entry& e)
{
    const auto& w = e.written;
    tx.run(R"(
        INSERT INTO logbook_entry (id, organisation, account, occurred, occurred_at, form, updated_at, version,
                                   words, online_account, online_url, kept, compartment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $11, $12))",
           e.id, e.organisation, e.account, iso(w.occurred), w.occurred.at, w.form, e.updated_at, w.words, w.account, w.url,
           w.kept, e.compartment);
}

bool change(storage::Transaction& tx, const Entry& e, std::int64_t expected_version)
{
    const auto& w = e.written;
    return tx.run(R"(
        UPDATE logbook_entry
           SET occurred = $3, occurred_at = $4, form = $5, updated_at = $6, words = $7, online_account = $8,
               online_url = $9, kept = $10, version = version + 1
         WHERE id = $1 AND version = $2)",
                  e.id, expected_version, iso(w.occurred), w.occurred.at, w.form, e.updated_at, w.words, w.account, w.url,
                  w.kept) == 1;
}

void remove(storage::Transaction& tx, const LogbookEntryId& entry)
{
    tx.run("DELETE FROM logbook_entry WHERE id = $1", entry);
}

std::optional<Entry> find(storage::Transaction& tx, const AccountId& owner, const LogbookEntryId& entry)
{
    return tx.first_as(entry_in, "SELECT " ENTRY_COLUMNS " FROM logbook_entry e " THAT_OPENS " WHERE e.id = $1 AND e.account = $2", entry, owner);
}

std::vector<Entry> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner)
{
    return tx.all_as(entry_in, "SELECT " ENTRY_COLUMNS R"(
              FROM logbook_entry e )" THAT_OPENS R"(
             WHERE e.organisation = $1 AND e.account = $2
             ORDER BY e.occurred_at DESC, e.id)", organisation, owner);
}

}  // namespace store
}  // namespace luwte::reports::logbook
