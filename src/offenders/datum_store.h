// Rows of what is known, and how the offenders of one incident hang together. Only ever added to and ended.
#pragma once

#include <optional>
#include <vector>

#include "offenders/datum.h"
#include "storage/storage.h"

namespace luwte::offenders::store {

void add(storage::Transaction&, const OrganisationId&, const Datum&);
std::optional<Datum> find_datum(storage::Transaction&, const OrganisationId&, const DatumId&);
/// As they were added, ended ones too.
std::vector<Datum> data_of(storage::Transaction&, const OffenderId&);
/// False when it had ended already.
bool end(storage::Transaction&, const DatumId&, const AccountId& by, Instant at, const std::optional<DatumId>& replaced_by,
         const std::optional<vault::Sealed>& reason);

using RelationId = Id<struct RelationTag>;
struct Relation {
    RelationId id;
    OffenderId offender;
    std::string relation;  // "member_of", "acts_for"
    OffenderId other;
};
/// Twice is once: the one that stands.
RelationId add(storage::Transaction&, const OrganisationId&, const Relation&, const AccountId& by, Instant at);
/// Those that stand.
std::optional<Relation> find_relation(storage::Transaction&, const OrganisationId&, const RelationId&);
std::vector<Relation> relations_of(storage::Transaction&, const OffenderId&);
/// In both directions.
std::vector<Relation> relations_with(storage::Transaction&, const OffenderId&);
void end(storage::Transaction&, const RelationId&, const AccountId& by, Instant at);

}  // namespace luwte::offenders::store
