#include "reports/logbook_share_store.h"

#define SHARE_COLUMNS "s.id, s.organisation, s.account, s.compartment, s.tier, s.shared_at, s.changed_at, s.version, s.note, s.involved"

namespace luwte::reports::logbook::store {
namespace {

Share share_in(const storage::Row& row)
{
    Share share{row.id<LogbookShareId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.id<vault::CompartmentId>(3),
                row.text(4), row.instant(5), row.instant(6), row.integer(7), {}, {}};
    if (auto note = row.maybe_bytes(8)) share.note = vault::Sealed{std::move(*note)};
    if (auto involved = row.maybe_bytes(9)) share.involved = vault::Sealed{std::move(*involved)};
    return share;
}

}  // namespace

void add(storage::Transaction& tx, const Share& s)
{
    tx.run(R"(
        INSERT INTO logbook_share (id, organisation, account, compartment, tier, version, shared_at, changed_at, note, involved)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9))",
           s.id, s.organisation, s.account, s.compartment, s.tier, s.shared_at, s.changed_at, s.note, s.involved);
}

void add_entry(storage::Transaction& tx, const Share& share, const SharedEntry& entry)
{
    const auto& w = entry.written;
    tx.run(R"(
        INSERT INTO logbook_share_entry (id, organisation, share, entry, occurred, form, words, online_account, online_url, kept)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
           entry.id, share.organisation, share.id, entry.entry, iso(w.occurred), w.form, w.words, w.account, w.url, w.kept);
}

bool move(storage::Transaction& tx, const LogbookShareId& share, std::string_view tier, Instant at, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE logbook_share
           SET tier = $2, changed_at = $3, version = version + 1
         WHERE id = $1 AND version = $4 AND withdrawn_at IS NULL)", share, tier, at, expected_version) == 1;
}

bool withdraw(storage::Transaction& tx, const LogbookShareId& share, Instant at, std::int64_t expected_version)
{
    const bool found = tx.run(R"(
        UPDATE logbook_share
           SET withdrawn_at = $2, changed_at = $2, version = version + 1, note = NULL, involved = NULL
         WHERE id = $1 AND version = $3 AND withdrawn_at IS NULL)", share, at, expected_version) == 1;
    if (found) tx.run("DELETE FROM logbook_share_entry WHERE share = $1", share);
    return found;
}

std::optional<Share> find_share(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                                const LogbookShareId& share)
{
    return tx.first_as(share_in, "SELECT " SHARE_COLUMNS R"(
          FROM logbook_share s
          JOIN vault_grant g ON g.compartment = s.compartment AND g.account = $3 AND g.state = 'active'
         WHERE s.id = $1 AND s.organisation = $2 AND s.withdrawn_at IS NULL)", share, organisation, reader);
}

std::vector<Share> shares_of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(share_in, "SELECT " SHARE_COLUMNS R"(
              FROM logbook_share s
              JOIN vault_grant g ON g.compartment = s.compartment AND g.account = $2 AND g.state = 'active'
             WHERE s.organisation = $1 AND s.withdrawn_at IS NULL
             ORDER BY s.changed_at DESC, s.id)", organisation, reader);
}

std::vector<SharedEntry> entries_of(storage::Transaction& tx, const LogbookShareId& share)
{
    std::vector<SharedEntry> entries;
    for (const auto& row : tx.all("SELECT id, entry, " LOGBOOK_WRITTEN_COLUMNS R"(
               FROM logbook_share_entry
              WHERE share = $1
              ORDER BY occurred, id)", share))
        entries.push_back({row.text(0), row.id<LogbookEntryId>(1), written_in(row, 2)});
    return entries;
}

}  // namespace luwte::reports::logbook::store
