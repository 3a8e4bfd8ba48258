#include "reports/logbook_store.h"

#include "base/require.h"

#define ENTRY_COLUMNS "id, organisation, account, occurred, form, updated_at, version, words, online_account, online_url"

namespace luwte::reports::logbook::store {
namespace {

Entry entry_in(const storage::Row& row)
{
    Entry entry;
    entry.id = row.id<LogbookEntryId>(0);
    entry.organisation = row.id<OrganisationId>(1);
    entry.account = row.id<AccountId>(2);
    auto occurred = parse_moment(row.text(3));
    REQUIRE_THAT_HOLDS(occurred.has_value());
    entry.occurred = *occurred;
    entry.form = row.text(4);
    entry.updated_at = row.instant(5);
    entry.version = row.integer(6);
    entry.words = {row.bytes(7)};
    if (auto account = row.maybe_bytes(8)) entry.online_account = vault::Sealed{std::move(*account)};
    if (auto url = row.maybe_bytes(9)) entry.online_url = vault::Sealed{std::move(*url)};
    return entry;
}

}  // namespace

void add(storage::Transaction& tx, const Entry& e)
{
    tx.run(R"(
        INSERT INTO logbook_entry (id, organisation, account, occurred, occurred_at, form, updated_at, version,
                                   words, online_account, online_url)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10))",
           e.id, e.organisation, e.account, iso(e.occurred), e.occurred.at, e.form, e.updated_at, e.words,
           e.online_account, e.online_url);
}

bool change(storage::Transaction& tx, const Entry& e, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE logbook_entry
           SET occurred = $3, occurred_at = $4, form = $5, updated_at = $6, words = $7, online_account = $8,
               online_url = $9, version = version + 1
         WHERE id = $1 AND version = $2)",
                  e.id, expected_version, iso(e.occurred), e.occurred.at, e.form, e.updated_at, e.words,
                  e.online_account, e.online_url) == 1;
}

void remove(storage::Transaction& tx, const LogbookEntryId& entry)
{
    tx.run("DELETE FROM logbook_entry WHERE id = $1", entry);
}

std::optional<Entry> find(storage::Transaction& tx, const AccountId& owner, const LogbookEntryId& entry)
{
    auto row = tx.first("SELECT " ENTRY_COLUMNS " FROM logbook_entry WHERE id = $1 AND account = $2", entry, owner);
    if (!row) return std::nullopt;
    return entry_in(*row);
}

std::vector<Entry> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner)
{
    std::vector<Entry> entries;
    for (const auto& row : tx.all("SELECT " ENTRY_COLUMNS R"(
              FROM logbook_entry
             WHERE organisation = $1 AND account = $2
             ORDER BY occurred_at DESC, id)", organisation, owner))
        entries.push_back(entry_in(row));
    return entries;
}

}  // namespace luwte::reports::logbook::store
