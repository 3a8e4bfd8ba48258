#include "storage/rehearsal.h"

#include "storage/driver.h"

namespace luwte::storage {
namespace {

class RehearsedSession : public Session {
public:
    explicit RehearsedSession(std::unique_ptr<Session> session) : m_session{std::move(session)} {}

    void begin(Begin how, const OrganisationId& organisation) override { m_session->begin(how, organisation); }
    void commit() override
    {
        m_session->query("SELECT 1", {});  // what is on its way still fails here
        m_session->rollback();
    }
    void rollback() noexcept override { m_session->rollback(); }
    void run(const char* sql, std::span<const Bound> values) override { m_session->run(sql, values); }
    std::int64_t changed(std::size_t nth) override { return m_session->changed(nth); }
    std::vector<Row> query(const char* sql, std::span<const Bound> values) override { return m_session->query(sql, values); }
    void script(const std::string& text) override { m_session->script(text); }
    bool usable() const override { return m_session->usable(); }

    std::unique_ptr<Session> inner() { return std::move(m_session); }

private:
    std::unique_ptr<Session> m_session;
};

class Rehearsal : public Database {
public:
    explicit Rehearsal(Database& database) : m_database{database} {}

    std::unique_ptr<Session> borrow(bool writes, const OrganisationId& organisation) override
    {
        return std::make_unique<RehearsedSession>(m_database.borrow(writes, organisation));
    }
    void give_back(std::unique_ptr<Session> session) noexcept override { m_database.give_back(static_cast<RehearsedSession&>(*session).inner()); }
    std::string engine() const override { return m_database.engine(); }

private:
    Database& m_database;
};
}  // namespace

std::unique_ptr<Database> rehearsal(Database& database) { return std::make_unique<Rehearsal>(database); }

}  // namespace luwte::storage
