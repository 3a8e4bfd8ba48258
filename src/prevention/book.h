// The compartment of those who keep the prevention book.
#pragma once

#include "people/shared.h"

namespace luwte::prevention {

inline constexpr people::Shared book{"prevention", "prevention.keep"};

}  // namespace luwte::prevention
