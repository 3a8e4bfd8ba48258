// Which pairs are worth comparing: those that share at least one key. Keys are what a blind index would keep.
#pragma once

#include <string>
#include <vector>

#include "linking/model.h"

namespace luwte::linking {

inline constexpr char first_rule = 'a', last_rule = 'u';

/// Each key opens with a letter that says which rule made it; the same rule, the same value, the same key.
std::vector<std::string> keys(const Prepared& mention);

/// The fields a rule's pairs agree on by construction, from which its pairs therefore teach nothing.
const std::vector<Field>& known_of(char rule);

struct Candidates {
    std::vector<Pair> pairs;           // each once, in order
    std::vector<std::uint32_t> rules;  // which rules found it (same index): bit 0 for rule a
};
/// A key that more mentions share than `crowd` names nobody in particular and is left out.
Candidates candidates(const std::vector<Prepared>& mentions, std::size_t crowd = 150);

}  // namespace luwte::linking
