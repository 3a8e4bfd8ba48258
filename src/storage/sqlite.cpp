// SQLite: one file, one writer at a time, readers beside it that see the last commit.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <thread>
#include <unordered_map>

#include "base/require.h"
#include "storage/driver.h"

namespace luwte::storage {
namespace {

[[noreturn]] void fail(sqlite3* database, const char* sql)
{
    const int code = sqlite3_extended_errcode(database);
    const std::string what = std::string{"sqlite: "} + sqlite3_errmsg(database) + " (" + std::to_string(code) + ") in " + sql;
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
        case SQLITE_CONSTRAINT_FOREIGNKEY: throw Violated{what};
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw LostRace{what};
        case SQLITE_ERROR:
        case SQLITE_CONSTRAINT:  // NOT NULL and CHECK: the slice looked at its input, or should have
        case SQLITE_MISMATCH:
        case SQLITE_MISUSE:
        case SQLITE_RANGE: throw Mistake{what};
    }
    if (code == SQLITE_READONLY) throw Mistake{what};  // a write in a read transaction; a read-only disk says more
    throw Broken{what};
}

/// A prepared statement in use. However it is left, it is reset: a statement that is not holds its lock and snapshot.
class Use {
public:
    Use(sqlite3* database, sqlite3_stmt* statement, const char* sql) : m_database{database}, m_statement{statement}, m_sql{sql} {}
    ~Use()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    void bind(const std::vector<Value>& values)
    {
        require(sqlite3_bind_parameter_count(m_statement) == static_cast<int>(values.size()), m_sql);
        for (std::size_t i = 0; i < values.size(); ++i) {
            // By name: to SQLite "$1" is a parameter that happens to be called so.
            const int place = sqlite3_bind_parameter_index(m_statement, ("$" + std::to_string(i + 1)).c_str());
            require(place != 0, m_sql);
            check(std::visit([&](const auto& value) { return bind_one(place, value); }, values[i]));
        }
    }

    bool step()
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail(m_database, m_sql);
        return false;
    }

    Row row()
    {
        std::vector<Value> values;
        const int columns = sqlite3_column_count(m_statement);
        values.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) values.push_back(column(i));
        return Row{std::move(values)};
    }

    std::int64_t changes() const { return sqlite3_stmt_readonly(m_statement) ? 0 : sqlite3_changes64(m_database); }

private:
    void check(int code) const
    {
        if (code != SQLITE_OK) fail(m_database, m_sql);
    }

    // The values outlive the statement's use, so nothing is copied.
    int bind_one(int place, std::monostate) { return sqlite3_bind_null(m_statement, place); }
    int bind_one(int place, std::int64_t number) { return sqlite3_bind_int64(m_statement, place, number); }
    int bind_one(int place, const std::string& text)
    {
        return sqlite3_bind_text64(m_statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int bind_one(int place, const Bytes& bytes)
    {
        if (bytes.empty()) return sqlite3_bind_zeroblob(m_statement, place, 0);  // no address would mean NULL
        return sqlite3_bind_blob64(m_statement, place, bytes.data(), bytes.size(), SQLITE_STATIC);
    }

    Value column(int i)
    {
        switch (sqlite3_column_type(m_statement, i)) {
            case SQLITE_NULL: return {};
            case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(m_statement, i)};
            case SQLITE_TEXT: {
                const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, i));
                return std::string{text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, i))};
            }
            case SQLITE_BLOB: {
                const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, i));
                return Bytes{bytes, bytes + sqlite3_column_bytes(m_statement, i)};
            }
        }
        throw Mistake{std::string{"a column is neither integer, text nor bytes: "} + m_sql};
    }

    sqlite3* m_database;
    sqlite3_stmt* m_statement;
    const char* m_sql;
};

class SqliteSession final : public Session {
public:
    SqliteSession(const std::string& file, bool writes, Limits limits) : m_writes{writes}
    {
        const int code = sqlite3_open_v2(file.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        if (code != SQLITE_OK) {
            sqlite3_close_v2(m_database);
            throw Broken{std::string{"sqlite: cannot open the database: "} + sqlite3_errstr(code)};
        }
        sqlite3_extended_result_codes(m_database, 1);
        sqlite3_busy_timeout(m_database, static_cast<int>(limits.wait.count()));
        try {
            turn_to_wal(limits.wait);
            settle();
        }
        catch (...) {
            close();
            throw;
        }
    }
    ~SqliteSession() override { close(); }

    bool writes() const { return m_writes; }

    void begin(Begin how) override
    {
        // A deferred BEGIN that reads and then writes fails at once when another wrote in between, without waiting.
        guarded([&] { plain(how == Begin::read ? "BEGIN" : "BEGIN IMMEDIATE"); });
    }
    void commit() override
    {
        guarded([&] { plain("COMMIT"); });
    }
    void rollback() noexcept override
    {
        if (sqlite3_get_autocommit(m_database)) return;  // a full disk has rolled back already
        if (sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK) m_usable = false;
    }

    std::int64_t execute(const char* sql, const std::vector<Value>& values) override
    {
        return guarded([&] {
            Use use{m_database, prepared(sql), sql};
            use.bind(values);
            while (use.step()) {}
            return use.changes();
        });
    }

    std::vector<Row> query(const char* sql, const std::vector<Value>& values) override
    {
        return guarded([&] {
            Use use{m_database, prepared(sql), sql};
            use.bind(values);
            std::vector<Row> rows;
            while (use.step()) rows.push_back(use.row());
            return rows;
        });
    }

    void script(const std::string& text) override
    {
        guarded([&] { plain(text.c_str()); });
    }
    bool usable() const override { return m_usable; }

private:
    // The one statement for which SQLite does not wait by itself: two that open a new file together collide here.
    void turn_to_wal(std::chrono::milliseconds wait)
    {
        constexpr std::chrono::milliseconds pause{5};
        for (;; wait -= pause) try {
                return plain("PRAGMA journal_mode = WAL");
            }
            catch (const LostRace&) {
                if (wait <= pause) throw;
                sqlite3_sleep(static_cast<int>(pause.count()));
            }
    }

    void settle()
    {
        plain("PRAGMA synchronous = FULL");   // a commit that returned survives a power cut
        plain("PRAGMA foreign_keys = ON");
        plain("PRAGMA secure_delete = ON");   // what is deleted is overwritten
        plain("PRAGMA temp_store = MEMORY");  // sorting leaves nothing in /tmp
        plain("PRAGMA trusted_schema = OFF");
        if (!m_writes) plain("PRAGMA query_only = ON");
    }

    void plain(const char* sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(m_database, sql);
    }

    sqlite3_stmt* prepared(const char* sql)
    {
        if (const auto known = m_statements.find(sql); known != m_statements.end()) return known->second;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            fail(m_database, sql);
        m_statements.emplace(sql, statement);
        return statement;
    }

    template <class Work>
    auto guarded(Work work) -> decltype(work())
    {
        try {
            return work();
        }
        catch (const LostRace&) {
            throw;
        }
        catch (const Violated&) {
            throw;
        }
        catch (...) {
            m_usable = false;
            throw;
        }
    }

    void close() noexcept
    {
        for (auto& [sql, statement] : m_statements) sqlite3_finalize(statement);
        sqlite3_close_v2(m_database);
    }

    sqlite3* m_database = nullptr;
    bool m_writes;
    bool m_usable = true;
    std::unordered_map<std::string_view, sqlite3_stmt*> m_statements;  // keys are literals
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(const std::string& file, Limits limits)
        : m_writer{[=] { return std::make_unique<SqliteSession>(file, true, limits); }, 1, limits.wait},
          m_readers{[=] { return std::make_unique<SqliteSession>(file, false, limits); }, limits.sessions, limits.wait}
    {
        m_writer.give_back(m_writer.borrow());  // a file that is no database is refused here
    }

    std::unique_ptr<Session> borrow(bool writes) override
    {
        if (!writes) return m_readers.borrow();
        // It would wait for itself until the limit.
        REQUIRE_THAT_HOLDS(m_writing.load() != std::this_thread::get_id());
        auto session = m_writer.borrow();
        m_writing = std::this_thread::get_id();
        return session;
    }

    void give_back(std::unique_ptr<Session> session) noexcept override
    {
        if (!static_cast<const SqliteSession&>(*session).writes()) return m_readers.give_back(std::move(session));
        m_writing = std::thread::id{};
        m_writer.give_back(std::move(session));
    }

    std::string engine() const override { return "sqlite"; }

private:
    Pool m_writer;
    Pool m_readers;
    std::atomic<std::thread::id> m_writing{};
};

// Made before SQLite opens it, so that nobody else on the machine may read it; -wal and -shm follow its permissions.
// An existing file is left alone: closing any descriptor of it would drop SQLite's locks in the whole process.
void make_private(const std::string& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
    else if (errno != EEXIST) throw Broken{"sqlite: cannot make the database file " + file};
}
}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& file, Limits limits)
{
    // A database in memory would be another one for each session.
    if (file.empty() || file == ":memory:") throw std::invalid_argument{"sqlite: needs the name of a file"};
    make_private(file);
    return std::make_unique<SqliteDatabase>(file, limits);
}

}  // namespace luwte::storage
