// Passwords that are tried first. There is no list of a million: what people make when twelve characters are asked for is a
// word everybody thinks of, their own name or that of their organisation, lengthened with a year, a row of keys or itself.
#pragma once

#include <string_view>

namespace luwte::people {

/// Whether hardly anything of it remains when such words, numbers and signs are left out. The login's own words count too.
bool is_easy(std::string_view password, std::string_view login);

}  // namespace luwte::people
