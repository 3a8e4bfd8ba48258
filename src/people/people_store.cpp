#include "people/people_store.h"

#include <map>

#include "base/require.h"
#include "storage/memory.h"

namespace luwte::people {
namespace {
AccountState state_from(const std::string& text)
{
    if (text == "invited") return AccountState::invited;
    if (text == "active") return AccountState::active;
    REQUIRE_THAT_HOLDS(text == "ended");
    return AccountState::ended;
}

std::string_view text_of(AccountState state)
{
    switch (state) {
    case AccountState::invited: return "invited";
    case AccountState::active: return "active";
    case AccountState::ended: return "ended";
    }
    return "";
}

// Columns: id, organisation, name, login, language, state, has totp, last_sign_in, version
Account account_from(const storage::Row& row)
{
    return {row.id<AccountId>(0), row.id<OrganisationId>(1), row.text(2), row.text(3), row.text(4),
            state_from(row.text(5)), row.flag(6), row.maybe_instant(7), row.integer(8)};
}

// Columns: id, account, role, valid_from, valid_until, deputy, version
Assignment assignment_from(const storage::Row& row)
{
    return {row.id<AssignmentId>(0), row.id<AccountId>(1), row.text(2),
            row.day(3), row.maybe_day(4), row.maybe_id<AccountId>(5), row.integer(6)};
}

std::optional<Account> maybe_account(const std::optional<storage::Row>& row)
{
    if (!row) return std::nullopt;
    return account_from(*row);
}
}  // namespace

namespace {
using Roles = std::map<std::string, std::vector<RoleHolder>, std::less<>>;
struct HoldersThen : storage::Memory<std::pair<OrganisationId, Day>, Roles> {};
struct Names : storage::Memory<std::pair<OrganisationId, AccountId>, std::optional<std::string>> {};
struct RolesThen {
    std::vector<std::string> own, deputised;
};
struct RolesOf : storage::Memory<std::pair<AccountId, Day>, RolesThen> {};

/// Of every role at once: whoever asks for one soon asks for ten.
Roles read_holders(storage::Transaction& tx, const OrganisationId& organisation, Day today)
{
    Roles holders;
    for (const auto& row : tx.all(R"(
             SELECT r.role, a.id, a.name, r.deputy
               FROM role_assignment r
               JOIN account a ON a.id = r.account
              WHERE r.organisation = $1 AND r.valid_from <= $2 AND (r.valid_until IS NULL OR r.valid_until >= $2)
                AND a.state <> 'ended'
              ORDER BY r.valid_from, r.created_at, r.id)",
                                  organisation, today)) {
        holders[row.text(0)].push_back({row.id<AccountId>(1), row.text(2), row.text(0), row.maybe_id<AccountId>(3)});
        tx.remembered<Names>().keep({organisation, row.id<AccountId>(1)}, row.text(2));
    }
    return holders;
}

/// After every change of an account or an assignment.
void forget_holders(storage::Transaction& tx)
{
    tx.remembered<HoldersThen>().forget();
    tx.remembered<Names>().forget();
    tx.remembered<RolesOf>().forget();
}
}  // namespace

std::vector<RoleHolder> holders_of(storage::Transaction& tx, const OrganisationId& organisation, std::string_view role,
                                   Day today)
{
    const auto& holders = tx.remembered<HoldersThen>().of({organisation, today}, [&] { return read_holders(tx, organisation, today); });
    const auto found = holders.find(role);
    return found == holders.end() ? std::vector<RoleHolder>{} : found->second;
}

/// In one question: every request of somebody asks for both.
static RolesThen read_roles(storage::Transaction& tx, const AccountId& account, Day today)
{
    RolesThen roles;
    for (const auto& row : tx.all(R"(
             SELECT role, 1
               FROM role_assignment
              WHERE account = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
              UNION
             SELECT r.role, 0
               FROM role_assignment r
               JOIN account holder ON holder.id = r.account
              WHERE r.deputy = $1 AND r.valid_from <= $2 AND (r.valid_until IS NULL OR r.valid_until >= $2)
                AND holder.state <> 'ended'
              ORDER BY 1)",
                                  account, today))
        (row.flag(1) ? roles.own : roles.deputised).push_back(row.text(0));
    return roles;
}

static const RolesThen& roles_then(storage::Transaction& tx, const AccountId& account, Day today)
{
    return tx.remembered<RolesOf>().of({account, today}, [&] { return read_roles(tx, account, today); });
}

std::vector<std::string> roles_of(storage::Transaction& tx, const AccountId& account, Day today)
{
    return roles_then(tx, account, today).own;
}

std::optional<std::string> name_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    return tx.remembered<Names>().of({organisation, account}, [&]() -> std::optional<std::string> {
        const auto row = tx.first("SELECT name FROM account WHERE id = $1 AND organisation = $2", account, organisation);
        if (!row) return std::nullopt;
        return row->text(0);
    });
}

std::optional<Address> address_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    const auto row = tx.first(
        "SELECT login, language FROM account WHERE id = $1 AND organisation = $2 AND state <> 'ended'", account,
        organisation);
    if (!row) return std::nullopt;
    return Address{row->text(0), row->text(1)};
}

std::optional<Organisation> organisation(storage::Transaction& tx, const OrganisationId& id)
{
    const auto row = tx.first("SELECT name, pack FROM organisation WHERE id = $1", id);
    if (!row) return std::nullopt;
    return Organisation{id, row->text(0), row->text(1)};
}

std::vector<Organisation> organisations(storage::Transaction& tx)
{
    std::vector<Organisation> found;
    for (const auto& row : tx.all("SELECT id, name, pack FROM organisation ORDER BY name, id"))
        found.push_back({row.id<OrganisationId>(0), row.text(1), row.text(2)});
    return found;
}

namespace store {

void add(storage::Transaction& tx, const Account& account, Instant now)
{
    forget_holders(tx);
    tx.run(R"(
        INSERT INTO account (id, organisation, name, login, language, state, totp_counter, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 1))",
           account.id, account.organisation, account.name, account.login, account.language, text_of(account.state), now);
}

std::optional<Account> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& id)
{
    return maybe_account(tx.first(R"(
        SELECT id, organisation, name, login, language, state,
               CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END, last_sign_in, version
          FROM account
         WHERE id = $1 AND organisation = $2)",
                                  id, organisation));
}

std::optional<Account> find_login(storage::Transaction& tx, std::string_view login)
{
    return maybe_account(tx.first(R"(
        SELECT id, organisation, name, login, language, state,
               CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END, last_sign_in, version
          FROM account
         WHERE login = $1)",
                                  login));
}

std::vector<Account> all(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(account_from, R"(
             SELECT id, organisation, name, login, language, state,
                    CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END, last_sign_in, version
               FROM account
              WHERE organisation = $1
              ORDER BY name, id)", organisation);
}

bool change(storage::Transaction& tx, const Account& account, std::int64_t expected)
{
    forget_holders(tx);
    return tx.run(R"(
        UPDATE account
           SET name = $3, state = $4, version = version + 1
         WHERE id = $1 AND version = $2)",
                  account.id, expected, account.name, text_of(account.state)) == 1;
}

void set_language(storage::Transaction& tx, const AccountId& account, std::string_view language)
{
    tx.run("UPDATE account SET language = $2, version = version + 1 WHERE id = $1", account, language);
}

void activate(storage::Transaction& tx, const AccountId& account)
{
    tx.run(R"(
        UPDATE account
           SET state = 'active', totp_secret = NULL, totp_pending = NULL, version = version + 1
         WHERE id = $1)",
           account);
}

void signed_in(storage::Transaction& tx, const AccountId& account, Instant now)
{
    tx.run("UPDATE account SET last_sign_in = $2 WHERE id = $1", account, now);
}

void add(storage::Transaction& tx, const OrganisationId& organisation, const Assignment& assignment, Instant now)
{
    forget_holders(tx);
    tx.run(R"(
        INSERT INTO role_assignment (id, organisation, account, role, valid_from, valid_until, deputy, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1))",
           assignment.id, organisation, assignment.account, assignment.role, assignment.valid_from,
           assignment.valid_until, assignment.deputy, now);
}

std::optional<Assignment> find(storage::Transaction& tx, const OrganisationId& organisation, const AssignmentId& id)
{
    return tx.first_as(assignment_from, R"(
        SELECT id, account, role, valid_from, valid_until, deputy, version
          FROM role_assignment
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

bool change(storage::Transaction& tx, const Assignment& assignment, std::int64_t expected)
{
    forget_holders(tx);
    return tx.run(R"(
        UPDATE role_assignment
           SET valid_until = $3, deputy = $4, version = version + 1
         WHERE id = $1 AND version = $2)",
                  assignment.id, expected, assignment.valid_until, assignment.deputy) == 1;
}

std::vector<Assignment> assignments(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(assignment_from, R"(
             SELECT id, account, role, valid_from, valid_until, deputy, version
               FROM role_assignment
              WHERE organisation = $1
              ORDER BY valid_from, created_at, id)", organisation);
}

std::vector<std::string> deputised_roles(storage::Transaction& tx, const AccountId& account, Day today)
{
    return roles_then(tx, account, today).deputised;
}
}  // namespace store

}  // namespace luwte::people
