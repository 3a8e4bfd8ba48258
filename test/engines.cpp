#include "engines.h"

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <stdexcept>

#include "base/id.h"
#include "storage/driver.h"

namespace luwte::test {
namespace {

std::string server_url()
{
    if (const char* url = std::getenv("LUWTE_TEST_POSTGRES"); url != nullptr && *url != '\0') return url;
    throw std::runtime_error{"LUWTE_TEST_POSTGRES is not set: run  export LUWTE_TEST_POSTGRES=$(tools/postgres start)"};
}

/// The same server, another database: the last part of the path.
std::string url_of(const std::string& database)
{
    auto url = server_url();
    const auto slash = url.find('/', url.find("://") + 3);
    return url.substr(0, slash) + "/" + database;
}

/// A connection for what the register itself never does: making and dropping databases.
class Server {
public:
    Server() : m_connection{PQconnectdb(server_url().c_str())}
    {
        if (PQstatus(m_connection) == CONNECTION_OK) return;
        const std::string reason = PQerrorMessage(m_connection);
        PQfinish(m_connection);
        throw std::runtime_error{"the PostgreSQL server for tests does not answer: " + reason};
    }
    ~Server() { PQfinish(m_connection); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void run(const std::string& sql)
    {
        PGresult* result = PQexec(m_connection, sql.c_str());
        const bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
        if (!good) throw std::runtime_error{PQerrorMessage(m_connection)};
    }

    /// Databases of test processes that were killed: their name holds the process id.
    void drop_leftovers()
    {
        PGresult* result = PQexec(m_connection, "SELECT datname FROM pg_database WHERE datname LIKE 'luwte\\_%'");
        for (int i = 0; i < PQntuples(result); ++i) {
            const std::string name = PQgetvalue(result, i, 0);
            const int owner = std::atoi(name.c_str() + 6);
            if (owner != getpid() && kill(owner, 0) != 0) run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
        PQclear(result);
    }

private:
    PGconn* m_connection;
};

std::string process_name() { return "luwte_" + std::to_string(getpid()); }

/// A migrated database that the others are copied from: made once per process, dropped when it ends.
struct Template {
    std::string name = process_name() + "_template";
    Template()
    {
        Server server;
        server.drop_leftovers();
        server.run("CREATE DATABASE " + name);
        storage::migrate(*storage::open(url_of(name), {.sessions = 1}));
    }
    ~Template()
    {
        try {
            Server{}.run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
        catch (const std::exception&) {
            // The server went first; the next run looks for leftovers.
        }
    }
};

void make_on_server(const std::string& name, Place::Content content)
{
    static std::mutex mutex;  // copying needs the template to itself
    std::lock_guard lock{mutex};
    static const Template source;
    Server{}.run("CREATE DATABASE " + name + " TEMPLATE " + (content == Place::Content::migrated ? source.name : "template0"));
}

std::string scratch_file()
{
    const auto folder = std::filesystem::temp_directory_path() / ("luwte-test-" + fresh_uuid());
    std::filesystem::create_directory(folder);
    return folder / "register.db";
}

/// A database together with its place.
class Placed final : public storage::Database {
public:
    explicit Placed(Engine engine) : m_place{engine}, m_database{storage::open(m_place.url())} {}
    std::unique_ptr<storage::Session> borrow(bool writes, const OrganisationId& organisation) override
    {
        return m_database->borrow(writes, organisation);
    }
    void give_back(std::unique_ptr<storage::Session> session) noexcept override { m_database->give_back(std::move(session)); }
    std::string engine() const override { return m_database->engine(); }

private:
    Place m_place;  // first, so that the database is closed before its place goes
    std::unique_ptr<storage::Database> m_database;
};
}  // namespace

Place::Place(Engine engine, Content content)
{
    if (engine == sqlite) {
        m_file = scratch_file();
        m_url = "sqlite:" + m_file;
        if (content == Content::migrated) storage::migrate(*storage::open(m_url));
        return;
    }
    static std::atomic<int> made{0};
    m_name = process_name() + "_" + std::to_string(++made);
    make_on_server(m_name, content);
    m_url = url_of(m_name);
}

Place::Place(Place&& other) noexcept
    : m_url{std::move(other.m_url)}, m_file{std::exchange(other.m_file, {})}, m_name{std::exchange(other.m_name, {})}
{
}

Place::~Place()
{
    std::error_code ignored;  // a scratch folder that stays behind fails no test
    if (!m_file.empty()) std::filesystem::remove_all(std::filesystem::path{m_file}.parent_path(), ignored);
    if (m_name.empty()) return;
    try {
        Server{}.run("DROP DATABASE IF EXISTS " + m_name + " WITH (FORCE)");
    }
    catch (const std::exception&) {
        // Found as a leftover by the next run.
    }
}

std::unique_ptr<storage::Database> fresh_database(Engine engine) { return std::make_unique<Placed>(engine); }

}  // namespace luwte::test
