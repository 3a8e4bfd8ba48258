// What people said about who is who. Nothing said is ever changed, other than by undoing it.
#pragma once

#include <optional>
#include <vector>

#include "offenders/verdict.h"
#include "storage/storage.h"

namespace luwte::offenders::store {

/// Gives it the next position.
void add(storage::Transaction&, const OrganisationId&, Verdict);
std::optional<Verdict> find_verdict(storage::Transaction&, const OrganisationId&, const VerdictId&);
void keep_undone(storage::Transaction&, const Verdict&);

/// Everything that was ever said, undone or not, that can say something about the person of these mentions: what was said of them,
/// of the others in it, and so on.
struct Verdicts {
    std::vector<OffenderId> mentions;  // as they were made
    std::vector<Verdict> verdicts;     // in order
};
Verdicts said_about(storage::Transaction&, const std::vector<OffenderId>& mentions);

}  // namespace luwte::offenders::store
