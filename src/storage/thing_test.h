// Things and their parts: tables for trying what storage promises.
#pragma once

#include "engines.h"
#include "storage/storage.h"

namespace luwte::storage {

inline std::unique_ptr<Database> with_table(test::Engine engine)
{
    auto database = test::fresh_database(engine);
    Transaction tx{*database};
    tx.run("CREATE TABLE thing (id TEXT PRIMARY KEY, number BIGINT, bytes BYTEA, at TEXT)");
    tx.run("CREATE TABLE part (id TEXT PRIMARY KEY, thing TEXT NOT NULL REFERENCES thing (id))");
    tx.commit();
    return database;
}

inline std::int64_t rows(const Changed& changed) { return changed; }

inline std::int64_t count(Database& database)
{
    Transaction tx{database, Mode::read};
    return tx.first("SELECT COUNT(*) FROM thing")->integer(0);
}

}  // namespace luwte::storage
