// The weights, learned from the mentions themselves and from nobody's verdict.
#pragma once

#include "linking/block.h"

namespace luwte::linking {

/// The same input gives the same model. `agreements` are those of `candidates`, index by index.
Model train(const std::vector<Prepared>& mentions, const Candidates& candidates, const std::vector<Agreement>& agreements);

std::vector<Agreement> compare_all(const std::vector<Prepared>& mentions, const std::vector<Pair>& pairs);

}  // namespace luwte::linking
