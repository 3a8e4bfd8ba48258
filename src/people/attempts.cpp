#include "people/attempts.h"

#include "journal/journal.h"
#include "notify/notify.h"

namespace luwte::people {
namespace {
using namespace std::chrono_literals;

/// Whether it was not told within `pause`; from now on it was.
bool is_due(storage::Transaction& tx, const AccountId& account, std::string_view what, std::chrono::hours pause, Instant now)
{
    return tx.run(R"(
        INSERT INTO account_told (account, what, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (account, what) DO UPDATE SET told_at = excluded.told_at WHERE account_told.told_at <= $4)",
                  account, what, now, now - pause) == 1;
}
}  // namespace

void tell_of_new_device(storage::Transaction& tx, const Account& account, Instant now)
{
    if (is_due(tx, account.id, "new_device", 24h, now))
        notify::tell(tx, account.organisation, account.id, notify::Message::account_new_device, now);
}

void tell_of_attempts(storage::Transaction& tx, Instant now)
{
    for (const auto& row : tx.all(R"(
             SELECT a.id, a.organisation
               FROM sign_in_failure f
               JOIN account a ON a.id = f.account
              WHERE f.untold > 0 AND f.untold_block = 1
              GROUP BY a.id, a.organisation)")) {
        const auto account = row.id<AccountId>(0);
        const auto organisation = row.id<OrganisationId>(1);
        if (is_due(tx, account, "refused", 1h, now)) journal::append(tx, organisation, std::nullopt, "session.refused", account.text, "", now);
        if (is_due(tx, account, "guessed", 24h, now)) notify::tell(tx, organisation, account, notify::Message::account_guessed, now);
    }
    tx.run("UPDATE sign_in_failure SET untold = 0, untold_block = 0 WHERE untold > 0");
}

}  // namespace luwte::people
