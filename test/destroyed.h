// What a database holds of one case: every row, in whatever table, that names it or something of it. Found from the schema and the
// values themselves, so that a table of tomorrow is found as well.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "storage/storage.h"

namespace luwte::test {

struct Column {
    std::string name, type;  // text, bigint, bytea
    bool required = false;
    int key = 0;             // its place in the primary key, from 1; 0: none
    std::string refers_to;   // a table; empty: none
};
using Schema = std::map<std::string, std::vector<Column>>;
Schema schema_of(storage::Database&);

/// Ids of the case and of everything in it: persons, reports, files, keys …
std::set<std::string> ids_of_case(storage::Database&, const Schema&, const std::string& incident);

/// "table.column" → how often one of these stands there.
std::map<std::string, int> where(storage::Database&, const Schema&, const std::set<std::string>& ids);

/// Puts a row of the case into each table that has a column for it and none yet.
void fill(storage::Database&, const Schema&, const std::string& incident);

}  // namespace luwte::test
