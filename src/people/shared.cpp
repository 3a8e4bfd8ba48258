#include "people/shared.h"

#include <algorithm>
#include <map>

#include "journal/journal.h"
#include "vault/account_store.h"

namespace luwte::people {
namespace {
using Holders = std::map<AccountId, vault::Ground>;

/// Everybody whose role may this on a day, or who is named as deputy of somebody whose role may.
Holders holders(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack,
                std::string_view permission, Day today)
{
    Holders found, deputies;
    for (const auto& role : pack.roles()) {
        if (!role.permissions.contains(std::string{permission})) continue;
        for (const auto& holder : holders_of(tx, organisation, role.id, today)) {
            found.emplace(holder.account, vault::Ground{"role", role.id, role.source});
            if (holder.deputy) deputies.emplace(*holder.deputy, vault::Ground{"deputy", role.id, role.source});
        }
    }
    for (auto& [account, ground] : deputies)
        if (address_of(tx, organisation, account)) found.emplace(account, ground);  // who has left deputises for nobody
    return found;
}

bool somebody_has_keys(storage::Transaction& tx, const Holders& holders, const std::set<AccountId>& kept_out)
{
    for (const auto& [account, ground] : holders)
        if (!kept_out.contains(account) && vault::keys_of(tx, account)) return true;
    return false;
}

void keep_out(http::Call& call, const vault::CompartmentId& part, const std::set<AccountId>& kept_out)
{
    for (const auto& account : kept_out) {
        vault::exclude(call.tx, call.actor.organisation, part, account);
        journal::exclude(call.tx, call.actor.organisation, part.text, account);
    }
}

std::optional<vault::CompartmentId> find_or_make(http::Call& call, const protocol::Pack& pack, const Shared& which,
                                                 std::string_view part, const std::set<AccountId>& kept_out)
{
    const auto& organisation = call.actor.organisation;
    if (auto found = vault::find_shared(call.tx, organisation, which.name, part)) {
        keep_out(call, found->id, kept_out);
        return found->id;
    }
    const auto may = holders(call.tx, organisation, pack, which.permission, day_in_amsterdam(call.now));
    if (!somebody_has_keys(call.tx, may, kept_out)) return std::nullopt;

    const auto made = vault::create_shared(call.tx, call.ring, organisation, which.name, part, which.permission).id;
    keep_out(call, made, kept_out);
    for (const auto& [account, ground] : may) call.ring.grant(made, account, ground);
    journal::append(call.tx, organisation, call.actor.account, "compartment.made", made.text, "", call.now);
    return made;
}

bool contains(const std::vector<AccountId>& accounts, const AccountId& account)
{
    return std::ranges::find(accounts, account) != accounts.end();
}

void put_in_line(storage::Transaction& tx, const OrganisationId& organisation, const vault::CompartmentId& compartment,
                 const Holders& may, Instant now)
{
    const auto named = vault::named_in(tx, compartment);
    for (const auto& [account, ground] : may)
        if (!contains(named, account)) vault::wait_for_shared(tx, organisation, compartment, account, ground, now);
    for (const auto& account : named) {
        if (may.contains(account)) continue;
        vault::withdraw(tx, compartment, account);
        journal::append(tx, organisation, std::nullopt, "compartment.taken_away", account.text, "", now);
    }
}
}  // namespace

std::optional<vault::CompartmentId> shared(http::Call& call, const protocol::Pack& pack, const Shared& which)
{
    return find_or_make(call, pack, which, {}, {});
}

std::optional<vault::CompartmentId> shared_part(http::Call& call, const protocol::Pack& pack, const Shared& which,
                                                std::string_view part, const std::set<AccountId>& kept_out)
{
    return find_or_make(call, pack, which, part, kept_out);
}

Result<vault::CompartmentId> open_shared(http::Call& call, const protocol::Pack& pack, const Shared& which)
{
    const auto compartment = shared(call, pack, which);
    if (!compartment || !call.ring.opens(*compartment)) return conflict("people.key_on_its_way");
    call.ring.serve_waiting(*compartment);
    return *compartment;
}

std::vector<vault::CompartmentId> opened_shared(http::Call& call, const Shared& which)
{
    std::vector<vault::CompartmentId> opened;
    for (const auto& shared : vault::all_shared(call.tx, call.actor.organisation, which.name)) {
        if (!call.ring.opens(shared.id)) continue;
        call.ring.serve_waiting(shared.id);
        opened.push_back(shared.id);
    }
    return opened;
}

void follow_roles(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, Instant now)
{
    for (const auto& shared : vault::all_shared(tx, organisation))
        put_in_line(tx, organisation, shared.id, holders(tx, organisation, pack, shared.permission, day_in_amsterdam(now)), now);
}

void follow_roles(storage::Transaction& tx, const PackOf& packs, Instant now)
{
    for (const auto& organisation : vault::organisations_that_share(tx)) follow_roles(tx, organisation, packs(tx, organisation), now);
}

}  // namespace luwte::people
