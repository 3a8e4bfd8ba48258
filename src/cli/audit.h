// What is said of an organisation's journal after it was checked from its first line to its last.
#pragma once

#include <string>

#include "journal/journal.h"

namespace luwte::cli {

/// One line, with its end.
std::string told(const std::string& organisation, const journal::Verification& verified);

}  // namespace luwte::cli
