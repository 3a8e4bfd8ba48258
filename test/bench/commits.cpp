// luwte_commits DATABASE BYTES CLIENTS SECONDS: durable commits a second of one row each, by the engine alone.
// The engines' own interfaces and nothing of ours, so that ./dev bench compares with what the machine can do.
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

class Sqlite {
public:
    explicit Sqlite(const std::string& file)
    {
        if (sqlite3_open(file.c_str(), &m_db) != SQLITE_OK) give_up("cannot open " + file);
        sqlite3_busy_timeout(m_db, 10'000);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("CREATE TABLE IF NOT EXISTS row (content BLOB NOT NULL)");
        sqlite3_prepare_v2(m_db, "INSERT INTO row VALUES (?)", -1, &m_insert, nullptr);
    }
    ~Sqlite()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_db);
    }

    void commit(const std::string& row)
    {
        sqlite3_bind_blob(m_insert, 1, row.data(), static_cast<int>(row.size()), SQLITE_STATIC);
        if (sqlite3_step(m_insert) != SQLITE_DONE) give_up(sqlite3_errmsg(m_db));
        sqlite3_reset(m_insert);
    }

private:
    void run(const char* statement)
    {
        if (sqlite3_exec(m_db, statement, nullptr, nullptr, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(m_db));
    }

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_insert = nullptr;
};

class Postgres {
public:
    explicit Postgres(const std::string& url) : m_connection{PQconnectdb(url.c_str())}
    {
        if (PQstatus(m_connection) != CONNECTION_OK) give_up(PQerrorMessage(m_connection));
        PQclear(PQexec(m_connection, "SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS bare_row (content BYTEA NOT NULL)"));
        PQclear(PQprepare(m_connection, "insert", "INSERT INTO bare_row VALUES ($1)", 0, nullptr));
    }
    ~Postgres() { PQfinish(m_connection); }

    void commit(const std::string& row)
    {
        const char* value = row.data();
        const int length = static_cast<int>(row.size()), binary = 1;
        auto* result = PQexecPrepared(m_connection, "insert", 1, &value, &length, &binary, 0);
        if (PQresultStatus(result) != PGRES_COMMAND_OK) give_up(PQerrorMessage(m_connection));
        PQclear(result);
    }

private:
    PGconn* m_connection;
};

std::string noise(std::size_t bytes)
{
    std::mt19937_64 random{bytes};
    std::string row(bytes, '\0');
    for (auto& byte : row) byte = static_cast<char>(random());
    return row;
}

template <class Engine>
double commits_per_second(const std::string& database, const std::string& row, int clients, std::chrono::duration<double> span)
{
    Engine{database};  // the table is made once
    std::atomic<long> commits{0};
    const auto begin = Clock::now();
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client)
        threads.emplace_back([&] {
            Engine engine{database};
            while (Clock::now() - begin < span) engine.commit(row), ++commits;
        });
    for (auto& thread : threads) thread.join();
    return static_cast<double>(commits) / std::chrono::duration<double>(Clock::now() - begin).count();
}
}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5) give_up("DATABASE BYTES CLIENTS SECONDS");
    const std::string database = argv[1], row = noise(std::stoul(argv[2]));
    const auto clients = std::stoi(argv[3]);
    const std::chrono::duration<double> span{std::stod(argv[4])};
    const auto rate = database.starts_with("sqlite:") ? commits_per_second<Sqlite>(database.substr(7), row, clients, span)
                                                      : commits_per_second<Postgres>(database, row, clients, span);
    std::printf("%.1f\n", rate);
}
