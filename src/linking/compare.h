// One comparison for each thing that can be said about a person, and for each a level: how well two mentions agree on it.
// What says the same thing (town and municipality, birth date and age, a name and the name inside an account) is one
// comparison, because evidence that is counted twice makes neighbours into one man.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "linking/prepared.h"

namespace luwte::linking {

enum Field { surname, given, birth, place, street, phone, email, handle, plate, organisation, alias, sex, locality, region, occupation, family, field_count };

inline constexpr int level_limit = 24;
inline constexpr int silent = level_limit - 1;  // one of the two did not say

struct Level {
    std::string_view name;  // a code for the client to translate
    char question;          // levels of one question compete; the others' question was not asked
    double m, u;            // shipped beliefs: how often among mentions of one person, and of two
};

struct Comparison {
    std::string_view name;
    int count;
    std::array<Level, level_limit - 1> levels;
};
const std::array<Comparison, field_count>& comparisons();

using Agreement = std::array<std::uint8_t, field_count>;

Agreement compare(const Prepared& a, const Prepared& b);

/// What members of one family have in common as well: it says little between them, however much it says between strangers.
bool shared_in_family(Field field, int level);

}  // namespace luwte::linking
