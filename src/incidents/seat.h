// From a protocol's roles to the people of one case: whoever is to do something must hold a key of it.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "incidents/incident.h"
#include "reports/casting.h"
#include "storage/storage.h"

namespace luwte::incidents {

/// Somebody's place in a case: in which role, by which key he knows of it, and who stands in for him.
struct Seat {
    AccountId account;
    protocol::Role role;
    vault::CompartmentId compartment;
    std::optional<AccountId> deputy;
};

/// Who gets no key of the response: whoever may never know, and those whom the case is about or who reported it, for
/// what is written about a person is not written to him.
std::set<AccountId> kept_out(storage::Transaction&, const Incident&);
/// Casting for this case; those who may never know are left out.
reports::Stage stage(storage::Transaction&, const Incident&, Instant now);

/// Who holds, or is to hold at the next opportunity, a key of the response; deputies on standby left out.
std::set<AccountId> handlers_of(storage::Transaction&, const Incident&);
/// The compartment by which an account knows of the case: the response, else one of the reports.
std::optional<vault::CompartmentId> way_in(storage::Transaction&, const Incident&, const AccountId&);
std::optional<AccountId> deputy_of(storage::Transaction&, const Incident&, const AccountId& owner, const protocol::Role&,
                                   Day today);

/// Who sees to something that the protocol gives to these roles; the case's handler when none of them has a way in.
std::optional<Seat> seat(storage::Transaction&, const Incident&, const std::vector<protocol::Role>& roles, Day today);
std::optional<Seat> seat_of(storage::Transaction&, const Incident&, const AccountId&, const protocol::Role&, Day today);

/// The role in which somebody holds the key of the response; empty when he holds none.
protocol::Role role_in(storage::Transaction&, const Incident&, const AccountId&);

/// Holds the key to be informed by it, not to write with it, as the protocol of the case says now, however long he holds it.
bool reads_only(storage::Transaction&, const Incident&, const AccountId&);

/// The situation as it is now: roles of all affected persons, and roles whose every holder is excluded.
protocol::Situation situation_now(storage::Transaction&, const protocol::Pack&, const Incident&, Instant now);

}  // namespace luwte::incidents
