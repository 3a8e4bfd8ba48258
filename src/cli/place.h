// Where a register's database is: every command that needs one is told in the same two ways.
#pragma once

#include <memory>
#include <string>

#include "storage/storage.h"

namespace CLI {
class App;
}

namespace luwte::cli {

struct Place {
    std::string data, database;
};

/// --data FOLDER, or --database URL.
void add_place(CLI::App& command, Place& place);

/// Throws BadUse unless exactly one of the two was given.
std::string url_of(const Place& place);

/// A database that is there already: a path with a mistake in it is said, and does not become an empty register.
std::unique_ptr<storage::Database> open_existing(const Place& place);

/// Throws BadUse when nothing was founded in it yet; the database must be migrated.
void require_organisation(storage::Database& database);

}  // namespace luwte::cli
