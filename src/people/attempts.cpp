#include "people/attempts.h"

#include <spdlog/spdlog.h>

#include "journal/journal.h"
#include "notify/notify.h"

namespace luwte::people {
namespace {
using namespace std::chrono_literals;

constexpr int new_devices_a_day = 10;  // whoever knows the password fills no mailbox either

/// Whether it was not told within `pause`; from now on it was.
bool is_due(storage::Transaction& tx, const AccountId& account, std::string_view what, std::chrono::hours pause, Instant now)
{
    return tx.run(R"(
        INSERT INTO account_told (account, what, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (account, what) DO UPDATE SET told_at = excluded.told_at WHERE account_told.told_at <= $4)",
                  account, what, now, now - pause) == 1;
}
void tell_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, bool blocked, Instant now)
{
    if (blocked && is_due(tx, account, "refused", 1h, now))
        journal::append(tx, organisation, std::nullopt, "session.refused", account.text, "", now);
    if (blocked && is_due(tx, account, "guessed", 24h, now))
        notify::tell(tx, organisation, account, notify::Message::account_guessed, now);
    // What comes within the hour waits for the next one, so that no failure goes without a line.
    if (!is_due(tx, account, "failed", 1h, now)) return;
    journal::append(tx, organisation, std::nullopt, "session.failed", account.text, "", now);
    tx.run("UPDATE sign_in_failure SET untold = 0, untold_block = 0 WHERE account = $1 AND untold > 0", account);
}

/// A login of nobody belongs to no organisation, hence to no journal; the operator's log has a line a minute at most.
void tell_of_nobody(storage::Transaction& tx)
{
    const auto times = tx.first("SELECT CAST(SUM(untold) AS BIGINT) FROM sign_in_failure WHERE account IS NULL AND untold > 0");
    if (!times || times->is_null(0)) return;
    tx.run("UPDATE sign_in_failure SET untold = 0, untold_block = 0 WHERE account IS NULL AND untold > 0");
    tx.after_commit([count = times->integer(0)] { spdlog::warn("signing in was refused {} times for logins that nobody has", count); });
}
}  // namespace

void tell_of_new_device(storage::Transaction& tx, const Account& account, Instant now)
{
    if (notify::times_told(tx, account.organisation, account.id, notify::Message::account_new_device, now - 24h) < new_devices_a_day)
        notify::tell(tx, account.organisation, account.id, notify::Message::account_new_device, now);
}

void tell_of_attempts(storage::Transaction& tx, Instant now)
{
    for (const auto& row : tx.all(R"(
             SELECT a.id, a.organisation, MAX(f.untold_block)
               FROM sign_in_failure f
               JOIN account a ON a.id = f.account
              WHERE f.untold > 0
              GROUP BY a.id, a.organisation)"))
        tell_of(tx, row.id<OrganisationId>(1), row.id<AccountId>(0), row.flag(2), now);
    tell_of_nobody(tx);
}

}  // namespace luwte::people
