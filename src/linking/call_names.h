// Which baptismal names a call name may stand for: Hans and Jan both answer to Johannes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::linking {

/// The families of names a given name belongs to, as small numbers; empty when it is in none.
std::vector<int> name_families(std::string_view folded);
/// The first letters those families' baptismal names begin with: Koos may sign as J.
std::string family_letters(std::string_view folded);

}  // namespace luwte::linking
