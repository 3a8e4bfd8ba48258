// A database of its own for each test, on either engine:
//
//     auto database = test::fresh_database(GENERATE(test::sqlite, test::postgres));
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "storage/storage.h"

namespace luwte::test {

enum class Engine { sqlite, postgres };
inline constexpr Engine sqlite = Engine::sqlite;
inline constexpr Engine postgres = Engine::postgres;

inline std::ostream& operator<<(std::ostream& out, Engine engine)
{
    return out << (engine == sqlite ? "sqlite" : "postgres");
}

/// A place for a database, removed together with everything in it. Outlives what is opened there.
class Place {
public:
    enum class Content { migrated, empty };
    explicit Place(Engine engine, Content content = Content::migrated);
    ~Place();
    Place(Place&& other) noexcept;
    Place& operator=(Place&&) = delete;

    const std::string& url() const { return m_url; }
    /// The database file; its -wal and -shm lie beside it. Empty on PostgreSQL.
    const std::string& file() const { return m_file; }
    /// The name of the database on the PostgreSQL server. Empty on SQLite.
    const std::string& name() const { return m_name; }

private:
    std::string m_url, m_file, m_name;
};

/// Migrated, empty, and gone when the pointer is.
std::unique_ptr<storage::Database> fresh_database(Engine engine);

}  // namespace luwte::test
