// For what can only be wrong if we made a mistake. Never for input.
#pragma once

#include <source_location>
#include <stdexcept>

namespace luwte {

/// Ends the request (500) and tells the operator where; carries no data.
struct Mistake : std::logic_error {
    using std::logic_error::logic_error;
};

inline void require(bool holds, const char* what, std::source_location where = std::source_location::current())
{
    if (!holds)
        throw Mistake{std::string{where.file_name()} + ":" + std::to_string(where.line()) + ": " + what};
}

}  // namespace luwte

#define REQUIRE_THAT_HOLDS(condition) ::luwte::require(static_cast<bool>(condition), #condition)
