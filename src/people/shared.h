// Compartments of the organisation, by role: whoever holds a role that may something according to the pack holds the key,
// and so does the deputy whom the appointment names, since he may the same. Who is appointed later waits and is served by
// the first co-holder who comes by; whose role ends loses the key. A feature declares what it keeps in one:
//
//     constexpr people::Shared offenders{"offenders", "offenders.read"};
//
//     const auto compartment = TRY(people::open_shared(call, pack, offenders));     to read and write
//     const auto compartment = people::shared(call, pack, offenders);               to put something in its letterbox
#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "http/http.h"
#include "people/people.h"
#include "vault/shared.h"

namespace luwte::people {

struct Shared {
    std::string_view name;  // never changed once it was used
    std::string_view permission;
};

/// Made on first need, in the session of whoever needs it. Nothing as long as nobody who may has a key pair: what is put
/// in then would wait for the recovery shares.
std::optional<vault::CompartmentId> shared(http::Call&, const protocol::Pack&, const Shared&);
/// The same for a part of it from which some are kept, such as what a report says about a colleague who may read the rest:
/// they get nothing of it, by no later rule either.
std::optional<vault::CompartmentId> shared_part(http::Call&, const protocol::Pack&, const Shared&, std::string_view part,
                                                const std::set<AccountId>& kept_out);

/// The compartment, for whoever reads it. Declines with "people.key_on_its_way" when he may and has no key yet: then a
/// colleague who has one must sign in. Whoever comes by serves those who wait.
Result<vault::CompartmentId> open_shared(http::Call&, const protocol::Pack&, const Shared&);
/// The whole and its parts, as far as this session opens them; the whole first.
std::vector<vault::CompartmentId> opened_shared(http::Call&, const Shared&);

/// Puts holders in line with roles as they are today: an appointment does it at once, and the clock every minute.
void follow_roles(storage::Transaction&, const OrganisationId&, const protocol::Pack&, Instant now);
void follow_roles(storage::Transaction&, const PackOf&, Instant now);

}  // namespace luwte::people
