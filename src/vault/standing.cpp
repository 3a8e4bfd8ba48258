#include "vault/standing.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "storage/memory.h"

namespace luwte::vault {
namespace {
struct Known {
    std::map<CompartmentId, Standings> of;
};

struct PublicKeys : storage::Memory<std::pair<OrganisationId, AccountId>, std::optional<PublicKey>> {};

Standings read(storage::Transaction& tx, const CompartmentId& compartment)
{
    Standings found;
    for (const auto& row : tx.all(R"(
             SELECT account, rule, role, source, since, state, becomes
               FROM vault_grant
              WHERE compartment = $1
             UNION ALL
             SELECT account, '', '', '', '', 'excluded', ''
               FROM vault_exclusion
              WHERE compartment = $1
              ORDER BY 5, 1)",
                                  compartment)) {
        if (row.text(5) == "excluded")
            found.excluded.insert(row.id<AccountId>(0));
        else
            found.grants.push_back({{row.id<AccountId>(0),
                                     {row.text(1), row.text(2), row.text(3)},
                                     row.instant(4),
                                     row.text(6) == "standby",
                                     row.text(5) == "waiting"},
                                    row.text(5)});
    }
    return found;
}
}  // namespace

const Standing* Standings::of(const AccountId& account) const
{
    const auto found = std::find_if(grants.begin(), grants.end(), [&](const auto& one) { return one.holder.account == account; });
    return found == grants.end() ? nullptr : &*found;
}

const Standings& standings(storage::Transaction& tx, const CompartmentId& compartment)
{
    auto& known = tx.remembered<Known>().of;
    const auto found = known.find(compartment);
    if (found != known.end()) return found->second;
    return known.emplace(compartment, read(tx, compartment)).first->second;
}

void nobody_stands(storage::Transaction& tx, const CompartmentId& compartment) { tx.remembered<Known>().of[compartment] = {}; }

void now_stands(storage::Transaction& tx, const CompartmentId& compartment, const Standing& standing)
{
    auto& known = tx.remembered<Known>().of;
    const auto found = known.find(compartment);
    if (found == known.end()) return;
    auto& grants = found->second.grants;
    const auto& account = standing.holder.account;
    const auto same = std::find_if(grants.begin(), grants.end(), [&](const auto& one) { return one.holder.account == account; });
    if (same != grants.end()) {
        same->state = standing.state;
        same->holder.standby = standing.holder.standby;
        same->holder.waiting = standing.holder.waiting;
        return;
    }
    const auto before = [](const Standing& one, const Standing& other) {
        return std::tie(one.holder.since, one.holder.account) < std::tie(other.holder.since, other.holder.account);
    };
    grants.insert(std::upper_bound(grants.begin(), grants.end(), standing, before), standing);
}

void forget_standings(storage::Transaction& tx, const CompartmentId& compartment) { tx.remembered<Known>().of.erase(compartment); }

void forget_standings(storage::Transaction& tx) { tx.remembered<Known>().of.clear(); }

std::optional<PublicKey> public_key_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    return tx.remembered<PublicKeys>().of({organisation, account}, [&]() -> std::optional<PublicKey> {
        const auto row = tx.first("SELECT public_key FROM vault_account WHERE account = $1 AND organisation = $2", account, organisation);
        if (!row) return std::nullopt;
        return PublicKey{row->bytes(0)};
    });
}

void forget_public_keys(storage::Transaction& tx) { tx.remembered<PublicKeys>().forget(); }

}  // namespace luwte::vault
