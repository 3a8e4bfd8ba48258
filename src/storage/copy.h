// A copy of an SQLite database while it is used: one moment of it, in one file.
#pragma once

#include <string>

namespace luwte::storage {

/// Throws Broken when `from` cannot be read or `to` cannot be written; `to` does not exist yet. Writers are not held up.
void copy_sqlite(const std::string& from, const std::string& to);

}  // namespace luwte::storage
