// The only place with the statements about accounts and role assignments.
#pragma once

#include "people/account.h"
#include "people/people.h"

namespace luwte::people::store {

void add(storage::Transaction& tx, const Account& account, Instant now);
std::optional<Account> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& id);
std::optional<Account> find_login(storage::Transaction& tx, std::string_view login);
std::vector<Account> all(storage::Transaction& tx, const OrganisationId& organisation);
/// False when the version is not the expected one.
bool change(storage::Transaction& tx, const Account& account, std::int64_t expected);
void set_language(storage::Transaction& tx, const AccountId& account, std::string_view language);
/// He chose a password: from now on he can sign in, for the time being with that alone.
void activate(storage::Transaction& tx, const AccountId& account);
void signed_in(storage::Transaction& tx, const AccountId& account, Instant now);

void add(storage::Transaction& tx, const OrganisationId& organisation, const Assignment& assignment, Instant now);
std::optional<Assignment> find(storage::Transaction& tx, const OrganisationId& organisation, const AssignmentId& id);
/// False when the version is not the expected one.
bool change(storage::Transaction& tx, const Assignment& assignment, std::int64_t expected);
std::vector<Assignment> assignments(storage::Transaction& tx, const OrganisationId& organisation);
/// The roles of others for which he is named as deputy today.
std::vector<std::string> deputised_roles(storage::Transaction& tx, const AccountId& account, Day today);

}  // namespace luwte::people::store
