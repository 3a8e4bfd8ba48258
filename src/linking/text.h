// Words made comparable: folding, sound and distance. Nothing here knows what a field means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::linking {

/// Lower case Latin without accents, whatever the script; look-alike Cyrillic counts as the letter it imitates.
std::string fold(std::string_view text);

/// Letters and digits only, from folded text.
std::string squeeze(std::string_view folded);
std::string digits(std::string_view text);
std::vector<std::string> words(std::string_view folded);

/// How a Dutch reader hears a name: ij, ei and y are one sound, so are v and f, z and s, ch and g, dt and t.
std::string sound(std::string_view folded);

/// At most one letter put in, left out or replaced, or two neighbours swapped.
bool one_edit(std::string_view a, std::string_view b);
double jaro_winkler(std::string_view a, std::string_view b);

}  // namespace luwte::linking
