// PostgreSQL, directly on libpq: statements prepared under a name once per connection, results in binary so that
// bytes and integers arrive exactly as they were stored.
#include <libpq-fe.h>

#include <algorithm>
#include <unordered_map>

#include "base/require.h"
#include "storage/driver.h"

namespace luwte::storage {
namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

// Types as the server numbers them (src/include/catalog/pg_type.dat).
enum Type : Oid { boolean = 16, bytea = 17, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25, unknown = 705, varchar = 1043 };

// Only the state code is passed on: the server's message may quote a value.
[[noreturn]] void fail(std::string_view state, const char* sql)
{
    const std::string what = "postgresql: state " + std::string{state} + " in " + sql;
    if (state == "40001" || state == "40P01" || state == "55P03") throw LostRace{what};
    if (state == "23505" || state == "23503") throw Violated{what};
    // Wrong text, wrong values, a write in a read transaction, the wrong number of parameters.
    for (std::string_view mistake : {"0A", "21", "22", "23", "25", "26", "34", "42"})
        if (state.starts_with(mistake)) throw Mistake{what};
    if (state == "08P01") throw Mistake{what};
    throw Broken{what};
}

/// Values as libpq wants them: numbers and text as text, whose type the server infers from the statement, so that
/// one statement has one meaning whatever is bound; bytes as they are.
class Parameters {
public:
    explicit Parameters(const std::vector<Value>& values)
    {
        m_numbers.reserve(values.size());
        for (const auto& value : values) std::visit([&](const auto& one) { add(one); }, value);
    }
    int count() const { return static_cast<int>(m_values.size()); }
    const char* const* values() const { return m_values.data(); }
    const int* lengths() const { return m_lengths.data(); }
    const int* formats() const { return m_formats.data(); }

private:
    void add(std::monostate) { add(nullptr, 0, 0); }
    void add(std::int64_t number)
    {
        m_numbers.push_back(std::to_string(number));
        add(m_numbers.back().c_str(), 0, 0);
    }
    void add(const std::string& text) { add(text.c_str(), 0, 0); }
    void add(const Bytes& bytes)
    {
        const auto* start = bytes.empty() ? "" : reinterpret_cast<const char*>(bytes.data());  // no address means NULL
        add(start, static_cast<int>(bytes.size()), 1);
    }
    void add(const char* value, int length, int format)
    {
        m_values.push_back(value);
        m_lengths.push_back(length);
        m_formats.push_back(format);
    }

    std::vector<std::string> m_numbers;
    std::vector<const char*> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

std::int64_t big_endian(const std::uint8_t* bytes, int size)
{
    std::uint64_t number = bytes[0] & 0x80 ? ~std::uint64_t{0} : 0;  // extends the sign of a shorter integer
    for (int i = 0; i < size; ++i) number = number << 8 | bytes[i];
    return static_cast<std::int64_t>(number);
}

Value column(const PGresult* result, int row, int column, const char* sql)
{
    if (PQgetisnull(result, row, column)) return {};
    const char* start = PQgetvalue(result, row, column);
    const int size = PQgetlength(result, row, column);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(start);
    switch (PQftype(result, column)) {
        case boolean: return std::int64_t{bytes[0] != 0};
        case int2:
        case int4:
        case int8: return big_endian(bytes, size);
        case name:
        case text:
        case unknown:
        case varchar: return std::string{start, static_cast<std::size_t>(size)};
        case bytea: return Bytes{bytes, bytes + size};
    }
    throw Mistake{std::string{"a column is neither integer, text nor bytes; cast a SUM to BIGINT: "} + sql};
}

class PostgresSession final : public Session {
public:
    PostgresSession(const std::string& url, Limits limits)
    {
        const auto seconds = std::to_string(std::max<std::int64_t>(2, limits.wait.count() / 1000));
        const char* keys[] = {"dbname", "connect_timeout", "application_name", "client_encoding", nullptr};
        const char* values[] = {url.c_str(), seconds.c_str(), "luwte", "UTF8", nullptr};
        m_connection = PQconnectdbParams(keys, values, 1);
        if (PQstatus(m_connection) != CONNECTION_OK) {
            const std::string reason = PQerrorMessage(m_connection);
            PQfinish(m_connection);
            throw Broken{"postgresql: " + reason};
        }
        PQsetNoticeProcessor(m_connection, [](void*, const char*) {}, nullptr);
        try {
            plain("SET synchronous_commit = on");  // what commit() returned from is on disk, whatever the server's default
        }
        catch (...) {
            PQfinish(m_connection);
            throw;
        }
    }
    ~PostgresSession() override { PQfinish(m_connection); }

    void begin(Begin how) override
    {
        switch (how) {
            case Begin::read: return plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            // Each journal line follows the one before it, so transactions that overlap do lose races here. Whoever
            // lost runs again alone: the lock waits for the writers there are and holds up new ones. LOCK comes
            // before the snapshot is taken, so whoever waited for it sees what the others did.
            case Begin::write:
                return plain("BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE schema_migration IN ROW EXCLUSIVE MODE");
            case Begin::alone:
                return plain("BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE schema_migration IN EXCLUSIVE MODE");
            case Begin::schema:
                // READ COMMITTED: after waiting for the lock the next statement sees what the other process has done.
                plain("BEGIN ISOLATION LEVEL READ COMMITTED");
                plain("SELECT pg_advisory_xact_lock(5715301)");
        }
    }
    void commit() override
    {
        const auto answer = check(PQexec(m_connection, "COMMIT"), "COMMIT");
        // A transaction that had failed before answers COMMIT with success, and ROLLBACK as what it did.
        if (std::string_view{PQcmdStatus(answer.get())} != "COMMIT") fail("25P02", "COMMIT");
    }
    void rollback() noexcept override
    {
        if (PQtransactionStatus(m_connection) == PQTRANS_IDLE) return;
        const Answer answer{PQexec(m_connection, "ROLLBACK")};
        if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) m_usable = false;
    }

    std::int64_t execute(const char* sql, const std::vector<Value>& values) override
    {
        const auto answer = run(sql, values);
        if (std::string_view{PQcmdStatus(answer.get())}.starts_with("SELECT")) return 0;
        const char* changed = PQcmdTuples(answer.get());
        return *changed == '\0' ? 0 : std::stoll(changed);
    }

    std::vector<Row> query(const char* sql, const std::vector<Value>& values) override
    {
        const auto answer = run(sql, values);
        std::vector<Row> rows;
        rows.reserve(static_cast<std::size_t>(PQntuples(answer.get())));
        for (int i = 0; i < PQntuples(answer.get()); ++i) {
            std::vector<Value> row;
            for (int j = 0; j < PQnfields(answer.get()); ++j) row.push_back(column(answer.get(), i, j, sql));
            rows.emplace_back(std::move(row));
        }
        return rows;
    }

    void script(const std::string& text) override { plain(text.c_str()); }
    bool usable() const override { return m_usable && PQstatus(m_connection) == CONNECTION_OK; }

private:
    void plain(const char* sql) { check(PQexec(m_connection, sql), sql); }

    Answer run(const char* sql, const std::vector<Value>& values)
    {
        const auto& name = prepared(sql);
        const Parameters given{values};
        return check(PQexecPrepared(m_connection, name.c_str(), given.count(), given.values(), given.lengths(),
                                    given.formats(), 1),
                     sql);
    }

    const std::string& prepared(const char* sql)
    {
        if (const auto known = m_statements.find(sql); known != m_statements.end()) return known->second;
        const auto name = "s" + std::to_string(m_statements.size());
        check(PQprepare(m_connection, name.c_str(), sql, 0, nullptr), sql);
        return m_statements.emplace(sql, name).first->second;
    }

    Answer check(PGresult* result, const char* sql)
    {
        Answer answer{result};
        const auto status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return answer;
        const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        try {
            fail(state != nullptr ? state : "08006", sql);  // no state: the server did not get round to answering
        }
        catch (const Broken&) {
            m_usable = false;
            throw;
        }
    }

    PGconn* m_connection;
    bool m_usable = true;
    std::unordered_map<std::string_view, std::string> m_statements;  // keys are literals
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const std::string& url, Limits limits)
        : m_pool{[=] { return std::make_unique<PostgresSession>(url, limits); }, limits.sessions, limits.wait}
    {
        m_pool.give_back(m_pool.borrow());  // an address where nobody answers is refused here
    }
    std::unique_ptr<Session> borrow(bool) override { return m_pool.borrow(); }
    void give_back(std::unique_ptr<Session> session) noexcept override { m_pool.give_back(std::move(session)); }
    std::string engine() const override { return "postgresql"; }

private:
    Pool m_pool;
};
}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, Limits limits)
{
    return std::make_unique<PostgresDatabase>(url, limits);
}

}  // namespace luwte::storage
