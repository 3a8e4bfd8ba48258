#include "vault/account_store.h"

#include "vault/grant.h"
#include "vault/standing.h"

namespace luwte::vault {
namespace {
Addressed account_copy(const OrganisationId& organisation, const AccountId& account)
{
    return {"luwte recovery of an account", organisation.text, account.text, ""};
}

std::optional<PublicKey> recovery_of(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT recovery FROM organisation WHERE id = $1", organisation);
    if (!row || row->is_null(0)) return std::nullopt;
    return PublicKey{row->bytes(0)};
}

std::optional<Key> compartment_key(const KeyPair& recovery, const OrganisationId& organisation, const std::string& id,
                                   const std::optional<Bytes>& copy)
{
    if (!copy) return std::nullopt;
    return unbox(recovery, *copy, {"luwte recovery of a compartment", organisation.text, id, ""});
}

std::vector<KeyPair> former_pairs(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                                  const KeyPair& recovery)
{
    std::vector<KeyPair> pairs;
    for (const auto& row : tx.all("SELECT recovery_copy FROM vault_former_key WHERE account = $1 AND organisation = $2",
                                  account, organisation))
        pairs.push_back(KeyPair::from_private(unbox(recovery, row.bytes(0), account_copy(organisation, account)).view()));
    return pairs;
}

std::optional<Key> opened_by_one_of(const std::vector<KeyPair>& pairs, const std::optional<Bytes>& sealed,
                                    const Addressed& label)
{
    if (!sealed) return std::nullopt;
    for (const auto& pair : pairs) {
        try {
            return unbox(pair, *sealed, label);
        } catch (const Tampered&) {  // sealed to another of his pairs
        }
    }
    return std::nullopt;
}
}  // namespace

std::optional<AccountKeys> keys_of(storage::Transaction& tx, const AccountId& account)
{
    const auto row = tx.first(R"(
        SELECT public_key, wrapped_private, salt, ops, mem, verifier, second_factor
          FROM vault_account
         WHERE account = $1)",
                              account);
    if (!row) return std::nullopt;
    return AccountKeys{{row->bytes(0)},
                       row->bytes(1),
                       row->bytes(2),
                       {row->integer(3), row->integer(4)},
                       row->bytes(5),
                       {row->bytes(6)}};
}

void keep_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
               const KeyPair& keys, const Stretched& password, BytesView salt, const Work& work)
{
    const auto recovery = recovery_of(tx, organisation);
    std::optional<Bytes> copy;
    if (recovery) copy = box(*recovery, keys.private_key(), account_copy(organisation, account));
    tx.run(R"(
        INSERT INTO vault_account (account, organisation, public_key, wrapped_private, salt, ops, mem, verifier,
                                   second_factor, recovery_copy, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
        ON CONFLICT (account) DO UPDATE
           SET public_key = excluded.public_key, wrapped_private = excluded.wrapped_private, salt = excluded.salt,
               ops = excluded.ops, mem = excluded.mem, verifier = excluded.verifier,
               second_factor = excluded.second_factor, recovery_copy = excluded.recovery_copy,
               version = vault_account.version + 1)",
           account, organisation, keys.public_key().bytes, password.wrap(keys, organisation, account),
           salt, work.passes, work.memory, password.verifier(),
           password.second_factor().public_key().bytes, copy);
    forget_public_keys(tx);
}

Result<KeyPair> recovered_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                               const KeyPair& recovery)
{
    if (recovery_of(tx, organisation) != recovery.public_key()) return invalid("vault.shares_of_another_organisation");
    const auto row = tx.first("SELECT recovery_copy FROM vault_account WHERE account = $1 AND organisation = $2", account,
                              organisation);
    if (!row || row->is_null(0)) return conflict("vault.nothing_to_recover");
    return KeyPair::from_private(unbox(recovery, row->bytes(0), account_copy(organisation, account)).view());
}

int restore_grants(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                   const KeyPair& recovery, const PublicKey& to)
{
    const auto pairs = former_pairs(tx, organisation, account, recovery);
    int restored = 0;
    for (const auto& row : tx.all(R"(
             SELECT g.compartment, g.becomes, g.sealed_key, c.recovery_copy
               FROM vault_grant g
               JOIN vault_compartment c ON c.id = g.compartment
              WHERE g.account = $1 AND g.organisation = $2 AND g.state IN ('waiting', 'lost'))",
                                  account, organisation)) {
        const Addressed label{"luwte grant", organisation.text, row.text(0), account.text};
        auto key = compartment_key(recovery, organisation, row.text(0), row.maybe_bytes(3));
        if (!key) key = opened_by_one_of(pairs, row.maybe_bytes(2), label);
        if (!key) continue;
        tx.run("UPDATE vault_grant SET state = becomes, sealed_key = $3, kept_key = NULL WHERE compartment = $1 AND account = $2",
               row.text(0), account, box(to, key->view(), label));
        ++restored;
    }
    forget_standings(tx);
    return restored;
}

void give_up_keys(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now)
{
    tx.run(R"(
        INSERT INTO vault_former_key (account, organisation, public_key, recovery_copy, given_up_at)
        SELECT account, organisation, public_key, recovery_copy, $3
          FROM vault_account
         WHERE account = $1 AND organisation = $2 AND recovery_copy IS NOT NULL)",
           account, organisation, now);
    tx.run("DELETE FROM vault_account WHERE account = $1 AND organisation = $2", account, organisation);
    // Also what he waited for: otherwise whoever controls the new password is served at the next sign-in of a colleague.
    tx.run("UPDATE vault_grant SET state = 'lost', kept_key = NULL WHERE account = $1 AND organisation = $2", account,
           organisation);
    forget_standings(tx);
    forget_public_keys(tx);
    tx.run("UPDATE vault_compartment SET owner = NULL WHERE owner = $1 AND organisation = $2", account, organisation);
}

void set_recovery(storage::Transaction& tx, const OrganisationId& organisation, const PublicKey& recovery)
{
    tx.run("UPDATE organisation SET recovery = $2 WHERE id = $1", organisation, recovery.bytes);
}

}  // namespace luwte::vault
