#include "vault/shared.h"

#include "base/require.h"
#include "vault/standing.h"

namespace luwte::vault {
namespace {
// Columns: compartment, name, part, permission
Shared shared_from(const storage::Row& row)
{
    return {row.id<CompartmentId>(0), row.text(1), row.text(2), row.text(3)};
}
}  // namespace

std::optional<Shared> find_shared(storage::Transaction& tx, const OrganisationId& organisation, std::string_view name,
                                  std::string_view part)
{
    return tx.first_as(shared_from, R"(
        SELECT compartment, name, part, permission
          FROM vault_shared
         WHERE organisation = $1 AND name = $2 AND part = $3)", organisation, name, part);
}

std::vector<Shared> all_shared(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(shared_from, R"(
        SELECT compartment, name, part, permission
          FROM vault_shared
         WHERE organisation = $1
         ORDER BY name, part)", organisation);
}

std::vector<Shared> all_shared(storage::Transaction& tx, const OrganisationId& organisation, std::string_view name)
{
    return tx.all_as(shared_from, R"(
        SELECT compartment, name, part, permission
          FROM vault_shared
         WHERE organisation = $1 AND name = $2
         ORDER BY part)", organisation, name);
}

std::vector<OrganisationId> organisations_that_share(storage::Transaction& tx)
{
    std::vector<OrganisationId> found;
    for (const auto& row : tx.all("SELECT DISTINCT organisation FROM vault_shared ORDER BY organisation"))
        found.push_back(row.id<OrganisationId>(0));
    return found;
}

Shared create_shared(storage::Transaction& tx, Ring& ring, const OrganisationId& organisation, std::string_view name,
                     std::string_view part, std::string_view permission)
{
    Shared made{ring.create(Purpose::organisation), std::string{name}, std::string{part}, std::string{permission}};
    tx.run(R"(
        INSERT INTO vault_shared (organisation, name, part, permission, compartment, letterbox)
        VALUES ($1, $2, $3, $4, $5, $6))",
           organisation, name, part, permission, made.id, ring.letterbox(made.id).public_key().bytes);
    return made;
}

PublicKey letterbox_of(storage::Transaction& tx, const CompartmentId& compartment)
{
    const auto row = tx.first("SELECT letterbox FROM vault_shared WHERE compartment = $1", compartment);
    REQUIRE_THAT_HOLDS(row.has_value());
    return {row->bytes(0)};
}

void wait_for_shared(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment,
                     const AccountId& account, const Ground& ground, Instant now)
{
    if (tx.first("SELECT 1 FROM vault_grant WHERE compartment = $1 AND account = $2", compartment, account)) return;
    wait(tx, organisation, compartment, account, ground, now);
}

void withdraw(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account)
{
    tx.run("DELETE FROM vault_grant WHERE compartment = $1 AND account = $2", compartment, account);
    forget_standings(tx, compartment);
}

std::vector<AccountId> named_in(storage::Transaction& tx, const CompartmentId& compartment)
{
    std::vector<AccountId> named;
    for (const auto& row : tx.all("SELECT account FROM vault_grant WHERE compartment = $1 ORDER BY account", compartment))
        named.push_back(row.id<AccountId>(0));
    return named;
}

}  // namespace luwte::vault
