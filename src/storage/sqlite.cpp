// SQLite: one file, one writer at a time, readers beside it that see the last commit.
//
// Commits are grouped. Putting a commit on disk takes far longer than writing it, so a writer who finishes while
// others wait does not COMMIT: he leaves the transaction open for the next, whose own work is a savepoint inside it.
// The last of the group, when nobody waits or it has grown large or old, commits for all; until then nobody's
// commit() has returned. When that fails it fails for all, and nobody was told otherwise.
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "base/require.h"
#include "storage/sqlite_session.h"

namespace luwte::storage {
namespace {

/// Commits that share one write to the disk.
class Group {
public:
    void join() { ++m_members; }  // by the one who writes, as are the next two
    bool has_room() const { return m_members < most && std::chrono::steady_clock::now() - m_since < longest; }

    void settle(std::exception_ptr failure)
    {
        std::lock_guard lock{m_mutex};
        m_settled = true;
        m_failure = std::move(failure);
        m_bell.notify_all();
    }
    /// Returns when the group is on disk; throws what kept it from it.
    void wait()
    {
        std::unique_lock lock{m_mutex};
        m_bell.wait(lock, [this] { return m_settled; });
        if (m_failure) std::rethrow_exception(m_failure);
    }

private:
    static constexpr int most = 64;
    static constexpr std::chrono::milliseconds longest{10};  // what the first of a group waits more for the others

    int m_members = 0;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_settled = false;
    std::exception_ptr m_failure;
};

class SqliteDatabase;

/// The writing session while one transaction has it. commit() passes it on before the group is on disk.
class Turn final : public Session {
public:
    Turn(SqliteDatabase& database, std::unique_ptr<SqliteSession> session) : m_database{database}, m_session{std::move(session)} {}

    void begin(Begin how, const OrganisationId& organisation) override { m_session->begin(how, organisation); }
    void commit() override;
    void rollback() noexcept override
    {
        if (m_session) m_session->rollback();
    }
    void run(const char* sql, std::span<const Bound> values) override { m_session->run(sql, values); }
    std::int64_t changed(std::size_t nth) override { return m_session->changed(nth); }
    std::vector<Row> query(const char* sql, std::span<const Bound> values) override { return m_session->query(sql, values); }
    void script(const std::string& text) override { m_session->script(text); }
    bool usable() const override { return m_session->usable(); }

    std::unique_ptr<SqliteSession> end() { return std::move(m_session); }

private:
    SqliteDatabase& m_database;
    std::unique_ptr<SqliteSession> m_session;
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(const std::string& file, Limits limits)
        : m_writer{[=] { return std::make_unique<SqliteSession>(file, true, limits); }, 1, limits.wait},
          m_readers{[=] { return std::make_unique<SqliteSession>(file, false, limits); }, limits.sessions, limits.wait}
    {
        m_writer.give_back(m_writer.borrow());  // a file that is no database is refused here
    }

    std::unique_ptr<Session> borrow(bool writes, const OrganisationId&) override
    {
        if (!writes) return m_readers.borrow();
        // It would wait for itself until the limit.
        REQUIRE_THAT_HOLDS(m_writing.load() != std::this_thread::get_id());
        std::unique_ptr<SqliteSession> session{static_cast<SqliteSession*>(m_writer.borrow().release())};
        m_writing = std::this_thread::get_id();
        return std::make_unique<Turn>(*this, std::move(session));
    }

    void give_back(std::unique_ptr<Session> session) noexcept override
    {
        auto* turn = dynamic_cast<Turn*>(session.get());
        if (turn == nullptr) return m_readers.give_back(std::move(session));
        if (auto writing = turn->end()) pass_on(std::move(writing));
    }

    /// What the session wrote belongs to the group from here on; returns when the group is on disk.
    void join_group(std::unique_ptr<SqliteSession> session)
    {
        if (!m_group) m_group = std::make_shared<Group>();
        m_group->join();
        const auto group = m_group;
        pass_on(std::move(session));
        group->wait();
    }

    std::string engine() const override { return "sqlite"; }

private:
    void pass_on(std::unique_ptr<SqliteSession> writing) noexcept
    {
        m_writing = std::thread::id{};
        auto& session = *writing;
        std::unique_ptr<Session> any = std::move(writing);
        if (m_group && m_group->has_room() && session.usable() && m_writer.hand_on(any)) return;
        end_group(session);
        m_writer.give_back(std::move(any));
    }

    void end_group(SqliteSession& session) noexcept
    {
        if (!m_group) return session.rollback_group();  // everybody in it has rolled back
        std::exception_ptr failure;
        try {
            session.commit_group();
        }
        catch (...) {
            failure = std::current_exception();
            session.rollback_group();
        }
        std::exchange(m_group, nullptr)->settle(failure);
    }

    Pool m_writer;
    Pool m_readers;
    std::shared_ptr<Group> m_group;  // commits not yet on disk; belongs to whoever has the writing session
    std::atomic<std::thread::id> m_writing{};
};

void Turn::commit()
{
    m_session->commit();
    m_database.join_group(std::move(m_session));
}

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
    // Counting what SQLite allocates takes a lock for each allocation of every connection; nobody asks for the count.
    static const int counting_off = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counting_off);
    make_private(file);
    return std::make_unique<SqliteDatabase>(file, limits);
}

}  // namespace luwte::storage
