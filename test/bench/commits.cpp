// luwte_commits DATABASE BYTES ROWS CLIENTS SECONDS: durable commits a second, by the engine alone, each of so many rows
// that are so large together. The engines' own interfaces and nothing of ours, so that ./dev bench compares with what the
// machine can do; a row has a key as ours have, and keys that follow each other.
#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {
using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "luwte_commits: %s\n", why.c_str());
    std::exit(1);
}

/// What one commit writes.
struct Rows {
    int count;
    std::string content;  // of each
};

/// Keys as long as ours, which no other client gives out.
class Keys {
public:
    std::string next()
    {
        char key[37];
        std::snprintf(key, sizeof key, "%016llx-%08x-%010llx", m_begin, m_random, ++m_last);
        return key;
    }

private:
    const unsigned long long m_begin = static_cast<unsigned long long>(Clock::now().time_since_epoch().count());
    const unsigned m_random = std::random_device{}();
    unsigned long long m_last = 0;
};

class Sqlite {
public:
    explicit Sqlite(const std::string& file)
    {
        if (sqlite3_open(file.c_str(), &m_db) != SQLITE_OK) give_up("cannot open " + file);
        sqlite3_busy_timeout(m_db, 10'000);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("CREATE TABLE IF NOT EXISTS row (id TEXT PRIMARY KEY, content BLOB NOT NULL)");
        m_begin = prepared("BEGIN IMMEDIATE");
        m_insert = prepared("INSERT INTO row VALUES (?, ?)");
        m_commit = prepared("COMMIT");
    }
    ~Sqlite()
    {
        for (auto* statement : {m_begin, m_insert, m_commit}) sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }

    void commit(const Rows& rows)
    {
        step(m_begin);
        for (int row = 0; row < rows.count; ++row) {
            const auto id = m_keys.next();
            sqlite3_bind_text(m_insert, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
            sqlite3_bind_blob(m_insert, 2, rows.content.data(), static_cast<int>(rows.content.size()), SQLITE_STATIC);
            step(m_insert);
        }
        step(m_commit);
    }

private:
    void run(const char* statement)
    {
        if (sqlite3_exec(m_db, statement, nullptr, nullptr, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(m_db));
    }
    sqlite3_stmt* prepared(const char* text)
    {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_db, text, -1, &statement, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(m_db));
        return statement;
    }
    void step(sqlite3_stmt* statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE) give_up(sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }

    Keys m_keys;
    sqlite3* m_db = nullptr;
    sqlite3_stmt *m_begin = nullptr, *m_insert = nullptr, *m_commit = nullptr;
};

class Postgres {
public:
    explicit Postgres(const std::string& url) : m_connection{PQconnectdb(url.c_str())}
    {
        if (PQstatus(m_connection) != CONNECTION_OK) give_up(PQerrorMessage(m_connection));
        PQclear(PQexec(m_connection,
                       "SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS bare_row (id TEXT PRIMARY KEY, content BYTEA NOT NULL)"));
        PQclear(PQprepare(m_connection, "insert", "INSERT INTO bare_row VALUES ($1, $2)", 0, nullptr));
        if (PQenterPipelineMode(m_connection) == 0) give_up("no pipeline");
    }
    ~Postgres() { PQfinish(m_connection); }

    /// All on their way before the first answer is waited for; what goes together between two syncs is one transaction.
    void commit(const Rows& rows)
    {
        for (int row = 0; row < rows.count; ++row) {
            const auto id = m_keys.next();
            const char* values[] = {id.c_str(), rows.content.data()};
            const int lengths[] = {0, static_cast<int>(rows.content.size())}, formats[] = {0, 1};
            if (PQsendQueryPrepared(m_connection, "insert", 2, values, lengths, formats, 0) == 0) give_up(PQerrorMessage(m_connection));
        }
        if (PQpipelineSync(m_connection) == 0) give_up(PQerrorMessage(m_connection));
        for (int row = 0; row < rows.count; ++row) {
            expect(PGRES_COMMAND_OK);
            PQgetResult(m_connection);  // the end of its answers
        }
        expect(PGRES_PIPELINE_SYNC);
    }

private:
    void expect(ExecStatusType status)
    {
        auto* result = PQgetResult(m_connection);
        if (PQresultStatus(result) != status) give_up(PQerrorMessage(m_connection));
        PQclear(result);
    }

    Keys m_keys;
    PGconn* m_connection;
};

std::string noise(std::size_t bytes)
{
    std::mt19937_64 random{bytes};
    std::string noise(bytes, '\0');
    for (auto& byte : noise) byte = static_cast<char>(random());
    return noise;
}

template <class Engine>
double commits_per_second(const std::string& database, const Rows& rows, int clients, std::chrono::duration<double> span)
{
    Engine{database};  // the table is made once
    std::atomic<long> commits{0};
    const auto begin = Clock::now();
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client)
        threads.emplace_back([&] {
            Engine engine{database};
            while (Clock::now() - begin < span) engine.commit(rows), ++commits;
        });
    for (auto& thread : threads) thread.join();
    return static_cast<double>(commits) / std::chrono::duration<double>(Clock::now() - begin).count();
}
}  // namespace

int main(int argc, char** argv)
{
    if (argc != 6) give_up("DATABASE BYTES ROWS CLIENTS SECONDS");
    const std::string database = argv[1];
    const int count = std::stoi(argv[3]), clients = std::stoi(argv[4]);
    const Rows rows{count, noise(std::stoul(argv[2]) / static_cast<std::size_t>(count))};
    const std::chrono::duration<double> span{std::stod(argv[5])};
    const auto rate = database.starts_with("sqlite:") ? commits_per_second<Sqlite>(database.substr(7), rows, clients, span)
                                                      : commits_per_second<Postgres>(database, rows, clients, span);
    std::printf("%.1f\n", rate);
}
