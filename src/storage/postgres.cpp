// PostgreSQL: sessions from a pool, and for each organisation a line of writers, who come one after another.
//
// They would lose races otherwise: each writes the journal's next line. But the next of the line does not wait for the
// disk: a commit is seen at once, and each then waits for the disk by himself, beside the others.
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/require.h"
#include "storage/postgres_session.h"

namespace luwte::storage {
namespace {

class PostgresDatabase;

/// A session while one writer has it. His place in the line is free as soon as the commit is seen.
class Turn final : public Session {
public:
    Turn(PostgresDatabase& database, Gate& line, std::unique_ptr<PostgresSession> session)
        : m_database{database}, m_line{&line}, m_session{std::move(session)}
    {
    }

    void begin(Begin how, const OrganisationId& organisation) override { m_session->begin(how, organisation); }
    void commit() override;
    void rollback() noexcept override { m_session->rollback(); }
    void run(const char* sql, std::span<const Bound> values) override { m_session->run(sql, values); }
    std::int64_t changed(std::size_t nth) override { return m_session->changed(nth); }
    std::vector<Row> query(const char* sql, std::span<const Bound> values) override { return m_session->query(sql, values); }
    void script(const std::string& text) override { m_session->script(text); }
    bool usable() const override { return m_session->usable(); }

    /// Also at the end of a turn without commit.
    std::unique_ptr<PostgresSession> end() noexcept;

private:
    void leave_line() noexcept;

    PostgresDatabase& m_database;
    Gate* m_line;
    std::unique_ptr<PostgresSession> m_session;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const std::string& url, Limits limits)
        : m_pool{[=] { return std::make_unique<PostgresSession>(url, limits); }, limits.sessions, limits.wait}, m_wait{limits.wait}
    {
        m_pool.give_back(m_pool.borrow());  // an address where nobody answers is refused here
    }

    std::unique_ptr<Session> borrow(bool writes, const OrganisationId& organisation) override
    {
        if (!writes) return m_pool.borrow();
        auto& line = enter_line(organisation);
        try {
            std::unique_ptr<PostgresSession> session{static_cast<PostgresSession*>(m_pool.borrow().release())};
            return std::make_unique<Turn>(*this, line, std::move(session));
        }
        catch (...) {
            leave(line);
            throw;
        }
    }

    void give_back(std::unique_ptr<Session> session) noexcept override
    {
        auto* turn = dynamic_cast<Turn*>(session.get());
        m_pool.give_back(turn ? turn->end() : std::move(session));
    }

    std::string engine() const override { return "postgresql"; }

    void leave(Gate& line) noexcept
    {
        {
            std::lock_guard lock{m_mutex};
            m_writing.erase(std::this_thread::get_id());
        }
        line.leave();
    }

    /// Counts a commit that everybody sees and that is not on disk yet.
    std::uint64_t seen() { return ++m_seen; }
    std::uint64_t last_seen() const { return m_seen; }

    /// Whoever wrote always asks his own connection: after a crash another's would vouch for what was lost.
    void reach_disk(PostgresSession& session, std::uint64_t commit)
    {
        if (!session.wrote() && m_on_disk >= commit) return;
        session.flush();
        for (auto known = m_on_disk.load(); known < commit && !m_on_disk.compare_exchange_weak(known, commit);) {}
    }

private:
    Gate& enter_line(const OrganisationId& organisation)
    {
        auto& line = [&]() -> Gate& {
            std::lock_guard lock{m_mutex};
            REQUIRE_THAT_HOLDS(!m_writing.contains(std::this_thread::get_id()));  // it would wait for itself
            return m_lines.try_emplace(organisation, 1).first->second;
        }();
        if (!line.enter(m_wait)) throw Broken{"storage: those before in the line took too long"};
        std::lock_guard lock{m_mutex};
        m_writing.insert(std::this_thread::get_id());
        return line;
    }

    Pool m_pool;
    std::chrono::milliseconds m_wait;
    std::mutex m_mutex;
    std::map<OrganisationId, Gate> m_lines;  // empty: of those who keep everybody out
    std::set<std::thread::id> m_writing;
    std::atomic<std::uint64_t> m_seen{0};
    std::atomic<std::uint64_t> m_on_disk{0};
};

void Turn::commit()
{
    m_session->commit();
    // Whoever only read may have read what is not on disk yet, and must not tell before it is.
    const auto commit = m_session->wrote() ? m_database.seen() : m_database.last_seen();
    leave_line();
    m_database.reach_disk(*m_session, commit);
}

void Turn::leave_line() noexcept
{
    if (m_line != nullptr) m_database.leave(*std::exchange(m_line, nullptr));
}

std::unique_ptr<PostgresSession> Turn::end() noexcept
{
    leave_line();
    return std::move(m_session);
}
}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, Limits limits)
{
    return std::make_unique<PostgresDatabase>(url, limits);
}

}  // namespace luwte::storage
