// People: accounts, the roles they hold and for how long, sign-in and sessions. The administrator sees accounts and
// packs, never content. This header is what other features may ask.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/secret.h"
#include "base/time.h"
#include "http/http.h"
#include "protocol/protocol.h"
#include "storage/storage.h"
#include "vault/recovery.h"

namespace luwte::people {

/// Somebody who holds a role today, with the deputy the assignment names.
struct RoleHolder {
    AccountId account;
    std::string name;
    std::string role;
    std::optional<AccountId> deputy;
};

/// Holders of a role on a day, first appointed first. Accounts that were ended are left out.
std::vector<RoleHolder> holders_of(storage::Transaction& tx, const OrganisationId& organisation, std::string_view role,
                                   Day today);
/// The roles somebody holds himself; those he deputises for are in Actor::roles, not here.
std::vector<std::string> roles_of(storage::Transaction& tx, const AccountId& account, Day today);
/// Also of accounts that were ended: history keeps its names.
std::optional<std::string> name_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account);

/// Where mail for somebody goes, and in which language. Nothing when the account was ended.
struct Address {
    std::string mail;
    std::string language;  // "nl", "en"
};
std::optional<Address> address_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account);

struct Organisation {
    OrganisationId id;
    std::string name;
    std::string pack;  // the id of its protocol
};
std::optional<Organisation> organisation(storage::Transaction& tx, const OrganisationId& id);
/// Everybody on this installation, by name.
std::vector<Organisation> organisations(storage::Transaction& tx);

/// The pack in force for an organisation (app::Packs).
using PackOf = std::function<const protocol::Pack&(storage::Transaction&, const OrganisationId&)>;

/// A new organisation with its first administrator. Called once per organisation (`luwte init`, the demo).
struct Founding {
    std::string name;
    std::string pack;
    std::string administrator_name;
    std::string administrator_login;
    std::string language = "nl";
    vault::Split shares{};
};
struct Founded {
    OrganisationId organisation;
    AccountId administrator;
    std::string invitation;      // the one-time token with which he chooses a password
    std::vector<Secret> shares;  // printed once and kept nowhere
};
/// Declines when the login is taken or a name is not one.
Result<Founded> try_found(storage::Database& database, const Founding& founding, Instant now);
/// The same, for callers whose input is their own.
Founded found(storage::Database& database, const Founding& founding, Instant now);

/// A forgotten password, with enough recovery shares: a one-time token that keeps everything the account could read.
Result<std::string> recover(storage::Database& database, std::string_view login, const std::vector<Secret>& shares,
                            Instant now);

/// Without the shares: a one-time token that makes a new key pair holding nothing.
Result<std::string> reset(storage::Database& database, std::string_view login, Instant now);
/// What somebody who left could read in a role goes to a successor who has a key pair. Returns how much.
Result<int> hand_over(storage::Database& database, std::string_view role, std::string_view from, std::string_view to,
                      const std::vector<Secret>& shares, Instant now);
Result<Done> end_account(storage::Database& database, std::string_view login, Instant now);

}  // namespace luwte::people
