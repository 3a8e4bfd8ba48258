// The schema moves forward only, and every database remembers how far it came and with which text.
#include <algorithm>
#include <charconv>

#include "base/embedded.h"
#include "base/require.h"
#include "storage/driver.h"

namespace luwte::storage {
namespace {

constexpr const char* make_memory = R"(
    CREATE TABLE IF NOT EXISTS schema_migration (
        number     BIGINT PRIMARY KEY,
        name       TEXT NOT NULL,
        digest     TEXT NOT NULL,  -- SHA-256 of the file: an applied migration never changes
        applied_at TEXT NOT NULL
    ))";

std::string digest_of(const Migration& migration) { return hex(sha256(as_bytes(migration.text))); }

/// A session with an open transaction that no other migrating process has at the same time.
class Alone {
public:
    explicit Alone(Database& database) : m_database{database}, m_session{database.borrow(true, {})}
    {
        try {
            m_session->begin(Session::Begin::schema, {});
        }
        catch (...) {
            m_database.give_back(std::move(m_session));
            throw;
        }
    }
    ~Alone()
    {
        m_session->rollback();
        m_database.give_back(std::move(m_session));
    }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;
    Session* operator->() { return m_session.get(); }
    Session& operator*() { return *m_session; }

private:
    Database& m_database;
    std::unique_ptr<Session> m_session;
};

void refuse_strangers(Session& session, const std::vector<Migration>& known)
{
    for (const auto& row : session.query("SELECT number, name, digest FROM schema_migration ORDER BY number", {})) {
        const auto same_number = [&](const Migration& migration) { return migration.number == row.integer(0); };
        const auto it = std::find_if(known.begin(), known.end(), same_number);
        if (it == known.end())
            throw Broken{"the database is newer than this version: it holds migration " + row.text(1)};
        if (digest_of(*it) != row.text(2))
            throw Broken{"migration " + row.text(1) + " is not the one with which this database was made"};
    }
}

bool apply(Database& database, const Migration& migration)
{
    Alone session{database};
    const std::array number{bind(migration.number)};
    const bool applied = !session->query("SELECT 1 FROM schema_migration WHERE number = $1", number).empty();
    if (applied) return false;
    session->script(migration.text);
    const auto digest = digest_of(migration);
    // The one clock outside the composition root: when it was applied is for the operator, nothing is decided by it.
    const std::array line{bind(migration.number), bind(migration.name), bind(digest), bind(SystemClock{}.now())};
    session->run("INSERT INTO schema_migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)", line);
    session->commit();
    return true;
}

}  // namespace

std::vector<Migration> shipped_migrations()
{
    std::vector<Migration> migrations;
    for (const auto& file : embedded::files()) {
        constexpr std::string_view folder = "migrations/";
        if (!file.path.starts_with(folder)) continue;
        const auto name = file.path.substr(folder.size());  // "0001_journal.sql"
        int number = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
        REQUIRE_THAT_HOLDS(read.ec == std::errc{} && *read.ptr == '_');
        migrations.push_back({number, std::string{name.substr(0, name.rfind('.'))}, std::string{file.content()}});
    }
    std::sort(migrations.begin(), migrations.end(), [](auto& a, auto& b) { return a.number < b.number; });
    return migrations;
}

int migrate(Database& database, const std::vector<Migration>& migrations)
{
    {
        Alone session{database};
        session->script(make_memory);
        refuse_strangers(*session, migrations);
        session->commit();
    }
    return static_cast<int>(std::count_if(migrations.begin(), migrations.end(),
                                          [&](const Migration& migration) { return apply(database, migration); }));
}

}  // namespace luwte::storage
