#include "storage/sqlite_session.h"

#include "base/require.h"

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
    throw Broken{what};
}

std::vector<int> places_of(sqlite3_stmt* statement, const char* sql)
{
    std::vector<int> places;
    for (int n = 1; n <= sqlite3_bind_parameter_count(statement); ++n) {
        places.push_back(sqlite3_bind_parameter_index(statement, ("$" + std::to_string(n)).c_str()));
        require(places.back() != 0, sql);
    }
    return places;
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

    void bind(const std::vector<int>& places, std::span<const Bound> values)
    {
        require(places.size() == values.size(), m_sql);
        for (std::size_t i = 0; i < values.size(); ++i)
            check(std::visit([&](const auto& value) { return bind_one(places[i], value); }, values[i]));
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
    int bind_one(int place, std::string_view text)
    {
        if (text.empty()) return sqlite3_bind_text64(m_statement, place, "", 0, SQLITE_STATIC, SQLITE_UTF8);  // no address would mean NULL
        return sqlite3_bind_text64(m_statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int bind_one(int place, BytesView bytes)
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
}  // namespace

SqliteSession::SqliteSession(const std::string& file, bool writes, Limits limits) : m_writes{writes}
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

// The one statement for which SQLite does not wait by itself: two that open a new file together collide here.
void SqliteSession::turn_to_wal(std::chrono::milliseconds wait)
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

void SqliteSession::settle()
{
    plain("PRAGMA synchronous = FULL");   // a commit that returned survives a power cut
    plain("PRAGMA foreign_keys = ON");
    plain("PRAGMA secure_delete = ON");   // what is deleted is overwritten
    plain("PRAGMA temp_store = MEMORY");  // sorting leaves nothing in /tmp
    plain("PRAGMA trusted_schema = OFF");
    if (!m_writes) return plain("PRAGMA query_only = ON");
    plain("PRAGMA cache_size = -16000");         // KiB: a report touches a hundred pages, of which most were touched by the one before
    plain("PRAGMA wal_autocheckpoint = 8000");   // pages: what is written again meanwhile goes to the file once
}

/// After anything but a lost race or a violated rule the session is not used again.
template <class Work>
auto SqliteSession::guarded(Work work) -> decltype(work())
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

void SqliteSession::begin(Begin how, const OrganisationId&)
{
    m_changed.clear();
    guarded([&] {
        if (how == Begin::read) return again("BEGIN");
        // A deferred BEGIN that reads and then writes fails at once when another wrote in between, without waiting.
        if (sqlite3_get_autocommit(m_database)) again("BEGIN IMMEDIATE");
        again("SAVEPOINT one");
    });
}

void SqliteSession::commit()
{
    guarded([&] { again(m_writes ? "RELEASE one" : "COMMIT"); });
}

void SqliteSession::rollback() noexcept
{
    if (sqlite3_get_autocommit(m_database)) return;  // a full disk has rolled back already
    attempt(m_writes ? "ROLLBACK TO one; RELEASE one" : "ROLLBACK");
}

void SqliteSession::commit_group()
{
    guarded([&] {
        // When the disk is full or fails, SQLite may give up the whole transaction in the middle of a statement.
        if (sqlite3_get_autocommit(m_database)) throw Broken{"sqlite: the disk failed before the commit"};
        again("COMMIT");
    });
}

void SqliteSession::rollback_group() noexcept
{
    if (!sqlite3_get_autocommit(m_database)) attempt("ROLLBACK");
}

void SqliteSession::run(const char* sql, std::span<const Bound> values)
{
    guarded([&] {
        const auto& known = prepared(sql);
        Use use{m_database, known.statement, sql};
        use.bind(known.places, values);
        while (use.step()) {}
        m_changed.push_back(use.changes());
    });
}

std::vector<Row> SqliteSession::query(const char* sql, std::span<const Bound> values)
{
    return guarded([&] {
        const auto& known = prepared(sql);
        Use use{m_database, known.statement, sql};
        use.bind(known.places, values);
        std::vector<Row> rows;
        while (use.step()) rows.push_back(use.row());
        return rows;
    });
}

void SqliteSession::script(const std::string& text)
{
    guarded([&] { plain(text.c_str()); });
}

void SqliteSession::attempt(const char* sql) noexcept
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) m_usable = false;
}

void SqliteSession::plain(const char* sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(m_database, sql);
}

void SqliteSession::again(const char* sql)
{
    Use use{m_database, prepared(sql).statement, sql};
    while (use.step()) {}
}

const SqliteSession::Prepared& SqliteSession::prepared(const char* sql)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(m_database, sql);
    auto& known = m_statements.emplace(sql, Prepared{statement, {}}).first->second;
    if (!m_writes && !sqlite3_stmt_readonly(statement)) throw Mistake{std::string{"sqlite: a write in a read transaction: "} + sql};
    known.places = places_of(statement, sql);
    return known;
}

void SqliteSession::close() noexcept
{
    for (auto& [sql, known] : m_statements) sqlite3_finalize(known.statement);
    sqlite3_close_v2(m_database);
}

}  // namespace luwte::storage
