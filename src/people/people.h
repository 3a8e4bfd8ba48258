// People: accounts, the roles they hold and for how long, sign-in and sessions. The administrator sees accounts and
// packs, never content.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "http/http.h"
#include "storage/storage.h"

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
std::vector<std::string> roles_of(storage::Transaction& tx, const AccountId& account, Day today);
std::optional<std::string> name_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account);

/// The organisation's protocol pack in force: its id and version, set by the administrator.
struct Organisation {
    OrganisationId id;
    std::string name;
    std::string pack;
};
std::optional<Organisation> organisation(storage::Transaction& tx, const OrganisationId& id);

}  // namespace luwte::people
