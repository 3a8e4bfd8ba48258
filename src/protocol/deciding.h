// Deciding on the response: what a pack offers, and whose voice belongs before a decision (H1, H5). Deciding, consenting,
// vetoing and being heard are facts of their own, each with its source.
#pragma once

#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

/// Whose part it is in a decision.
enum class Part {
    decides,   // together with whoever takes the decision
    consents,  // without this yes there is no decision
    vetoes,    // a no stops it; silence does not
    heard,     // is asked, inside or outside the organisation; what he says binds nobody
    advises,
    hearing,   // the other side is heard, or it is said why not first (H2)
};
struct Step {
    Part part = Part::heard;
    Role role;  // "affected" for the affected person; empty for the hearing
    bool required = false;  // missing (of a veto: said), it stands in the way; otherwise the protocol only advises it
    std::string source;
};

/// Whether the pack is guidance or a proposal that nobody adopted: it advises, and stands in nobody's way.
bool advises_only(const Pack&);

/// What belongs before imposing a measure of measures(). For a decision that imposes nothing: steps(pack, situation).
/// Where several decide together each has a step; whoever takes it needs none.
std::vector<Step> steps(const Pack&, const Situation&, const Measure&);
std::vector<Step> steps(const Pack&, const Situation&);
/// Who may take it: one of these roles, "affected" left out. Empty: the protocol does not say who.
std::vector<Role> deciders(const Pack&, const Situation&, const Measure&);
std::vector<Role> deciders(const Pack&, const Situation&);

const char* name(Part);

}  // namespace luwte::protocol
