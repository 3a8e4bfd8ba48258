// From roles to people: the protocol names roles, a key goes to a person. Excluded persons are never cast.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "protocol/protocol.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports {

/// Somebody who gets a key, and why.
struct Person {
    AccountId account;
    std::string name;
    vault::Ground ground;  // rule, role and source
    bool standby = false;  // a deputy whose turn has not come
};

/// Where and when roles are turned into people, and who is left out.
struct Stage {
    storage::Transaction& tx;
    OrganisationId organisation;
    Day today;                     // in Amsterdam
    std::set<AccountId> excluded;  // alleged offenders among colleagues
};

/// Holders of the named roles in the pack's order, each person once with his first ground. A reader marked `deputy`
/// stands for the deputies of that role's holders. Vacant roles cast nobody.
std::vector<Person> cast(const Stage& stage, const std::vector<protocol::Reader>& readers);
std::vector<Person> cast(const Stage& stage, const std::vector<protocol::Named>& named);

/// Roles of the pack that somebody holds, but only excluded people: the pack's recusal rules replace these.
std::set<protocol::Role> recused(const Stage& stage, const protocol::Pack& pack);

/// Completes `situation.excluded` and asks the pack who receives and who is informed. A receiving role that nobody
/// can fill counts as recused, so that no report lands on an empty desk. Declines when nobody is left.
Result<protocol::Routing> route(const Stage& stage, const protocol::Pack& pack, protocol::Situation& situation);

}  // namespace luwte::reports
