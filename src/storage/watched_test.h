// A database that tells what it was asked: what two requests cost can then be compared without a clock.
#pragma once

#include <mutex>

#include "storage/driver.h"

namespace luwte::storage {

/// Step by step: which statement, and how much came back. No values, so that the same work reads the same.
using Work = std::vector<std::string>;

class Watched final : public Database {
public:
    explicit Watched(std::unique_ptr<Database> database) : m_database{std::move(database)} {}

    /// What `request` asks of the database; nobody else may ask meanwhile.
    template <class Request>
    Work of(Request request)
    {
        m_watching = true;
        request();
        m_watching = false;
        return std::exchange(m_work, {});
    }

    std::unique_ptr<Session> borrow(bool writes, const OrganisationId& organisation) override
    {
        return std::make_unique<Seen>(*this, m_database->borrow(writes, organisation));
    }
    void give_back(std::unique_ptr<Session> session) noexcept override { m_database->give_back(static_cast<Seen&>(*session).end()); }
    std::string engine() const override { return m_database->engine(); }

private:
    class Seen final : public Session {
    public:
        Seen(Watched& watched, std::unique_ptr<Session> session) : m_watched{watched}, m_session{std::move(session)} {}
        std::unique_ptr<Session> end() noexcept { return std::move(m_session); }

        void begin(Begin how, const OrganisationId& organisation) override
        {
            m_watched.note(how == Begin::read ? "begin to read" : "begin to write");
            m_session->begin(how, organisation);
        }
        void commit() override
        {
            m_watched.note("commit");
            m_session->commit();
        }
        void rollback() noexcept override { m_session->rollback(); }
        void run(const char* sql, std::span<const Bound> values) override
        {
            m_watched.note(sql);
            m_session->run(sql, values);
        }
        std::int64_t changed(std::size_t nth) override { return m_session->changed(nth); }
        std::vector<Row> query(const char* sql, std::span<const Bound> values) override
        {
            auto rows = m_session->query(sql, values);
            m_watched.note(sql + (" -> " + std::to_string(rows.size())));
            return rows;
        }
        void script(const std::string& text) override { m_session->script(text); }
        bool usable() const override { return m_session->usable(); }

    private:
        Watched& m_watched;
        std::unique_ptr<Session> m_session;
    };

    std::unique_ptr<Database> m_database;
    bool m_watching = false;
    std::mutex m_mutex;
    Work m_work;

    void note(std::string step)
    {
        const std::lock_guard lock{m_mutex};
        if (m_watching) m_work.push_back(std::move(step));
    }
};

}  // namespace luwte::storage
