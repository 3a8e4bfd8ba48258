// What can be said and done about grants without any key.
#include "base/require.h"
#include "vault/forget.h"
#include "vault/standing.h"
#include "vault/succession.h"

namespace luwte::vault {

std::string_view name_of(Purpose purpose)
{
    switch (purpose) {
    case Purpose::report: return "report";
    case Purpose::response: return "response";
    case Purpose::aftercare: return "aftercare";
    case Purpose::personal: return "personal";
    case Purpose::consultation: return "consultation";
    case Purpose::organisation: return "organisation";
    }
    return "";
}

std::vector<Holder> holders(storage::Transaction& tx, const CompartmentId& compartment)
{
    std::vector<Holder> found;
    for (const auto& standing : standings(tx, compartment).grants)
        if (standing.state != "lost") found.push_back(standing.holder);
    return found;
}

bool holds(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account)
{
    const auto* standing = standings(tx, compartment).of(account);
    return standing != nullptr && standing->state == "active";
}

void activate(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account, Instant now)
{
    tx.run(R"(
        UPDATE vault_grant
           SET state = CASE state WHEN 'standby' THEN 'active' ELSE state END, becomes = 'active', since = $3
         WHERE compartment = $1 AND account = $2 AND becomes = 'standby' AND state IN ('standby', 'waiting'))",
           compartment, account, now);
    forget_standings(tx, compartment);
}

void wait(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment,
          const AccountId& account, const Ground& ground, Instant now, bool standby)
{
    // Whoever holds something already keeps it; only what was lost with a key pair is waited for again.
    tx.run(R"(
        INSERT INTO vault_grant (compartment, account, organisation, state, becomes, rule, role, source, since)
        SELECT $1, $2, $3, 'waiting', $4, $5, $6, $7, $8
         WHERE NOT EXISTS (SELECT 1 FROM vault_exclusion WHERE compartment = $1 AND account = $2)
        ON CONFLICT (compartment, account) DO UPDATE
           SET state = 'waiting', sealed_key = NULL, kept_key = NULL
         WHERE vault_grant.state = 'lost')",
           compartment, account, organisation, standby ? "standby" : "active", ground.rule, ground.role, ground.source,
           now);
    forget_standings(tx, compartment);
}

void exclude(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment,
             const AccountId& account)
{
    tx.run("DELETE FROM vault_grant WHERE compartment = $1 AND account = $2", compartment, account);
    bar(tx, organisation, compartment, account);
}

void bar(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment, const AccountId& account)
{
    tx.run("DELETE FROM vault_grant WHERE compartment = $1 AND account = $2 AND state <> 'active'", compartment, account);
    tx.run(R"(
        INSERT INTO vault_exclusion (compartment, account, organisation) VALUES ($1, $2, $3)
        ON CONFLICT (compartment, account) DO NOTHING)",
           compartment, account, organisation);
    forget_standings(tx, compartment);
}

std::optional<Ground> ground_of(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account)
{
    const auto* standing = standings(tx, compartment).of(account);
    return standing ? std::optional{standing->holder.ground} : std::nullopt;
}

std::vector<Ground> grounds_in_role(storage::Transaction& tx, const CompartmentId& compartment, std::string_view role)
{
    std::vector<Ground> grounds;
    for (const auto& standing : standings(tx, compartment).grants)
        if (standing.holder.ground.role == role) grounds.push_back(standing.holder.ground);
    return grounds;
}

std::vector<CompartmentId> held_in_role(storage::Transaction& tx, const AccountId& account, std::string_view role)
{
    std::vector<CompartmentId> held;
    for (const auto& row : tx.all(R"(
             SELECT compartment
               FROM vault_grant
              WHERE account = $1 AND role = $2 AND rule <> 'reporter' AND rule <> 'affected'
              ORDER BY since)",
                                  account, role))
        held.push_back(row.id<CompartmentId>(0));
    return held;
}

std::vector<InRole> held_along(storage::Transaction& tx, const AccountId& account)
{
    std::vector<InRole> found;
    for (const auto& row : tx.all(R"(
             SELECT DISTINCT other.account, other.role
               FROM vault_grant mine
               JOIN vault_grant other ON other.compartment = mine.compartment
              WHERE mine.account = $1 AND mine.state = 'active' AND other.role <> ''
                AND other.rule <> 'reporter' AND other.rule <> 'affected'
              ORDER BY other.account, other.role)",
                                  account))
        found.push_back({row.id<AccountId>(0), row.text(1)});
    return found;
}

void destroy(storage::Transaction& tx, const CompartmentId& compartment)
{
    tx.run("DELETE FROM vault_grant WHERE compartment = $1", compartment);
    tx.run("UPDATE vault_compartment SET recovery_copy = NULL WHERE id = $1", compartment);
    forget_standings(tx, compartment);
}

void forget(storage::Transaction& tx, const CompartmentId& compartment)
{
    tx.run("DELETE FROM vault_grant WHERE compartment = $1", compartment);
    tx.run("DELETE FROM vault_exclusion WHERE compartment = $1", compartment);
    tx.run("DELETE FROM vault_shared WHERE compartment = $1", compartment);
    tx.run("DELETE FROM vault_compartment WHERE id = $1", compartment);
    forget_standings(tx, compartment);
}

void forget_parts(storage::Transaction& tx, const OrganisationId& organisation, std::string_view part)
{
    REQUIRE_THAT_HOLDS(!part.empty());
    for (const auto& row : tx.all("SELECT compartment FROM vault_shared WHERE organisation = $1 AND part = $2", organisation, part))
        forget(tx, row.id<CompartmentId>(0));
}

}  // namespace luwte::vault
