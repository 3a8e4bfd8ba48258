// What an organisation keeps of the network.
#pragma once

#include "network/membership.h"

namespace luwte::network::store {

Keeping keeping(storage::Transaction&, const OrganisationId&);
/// False when the version is not the expected one.
bool keep(storage::Transaction&, const OrganisationId&, const Keeping&, std::int64_t expected);

void add(storage::Transaction&, const Outgoing&);
/// Latest first.
std::vector<Outgoing> outgoing(storage::Transaction&, const OrganisationId&);
/// Oldest first, of all organisations or one; those that were not tried since.
std::vector<Outgoing> waiting(storage::Transaction&, const std::optional<OrganisationId>&, Instant not_since);
std::int64_t last_serial(storage::Transaction&, const OrganisationId&);
void note(storage::Transaction&, const Outgoing&);

}  // namespace luwte::network::store
