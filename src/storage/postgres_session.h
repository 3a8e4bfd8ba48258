// One connection to PostgreSQL, with its prepared statements.
#pragma once

#include <libpq-fe.h>

#include <deque>
#include <string_view>
#include <unordered_map>

#include "storage/driver.h"

namespace luwte::storage {

/// Inside a transaction statements travel one behind the other (libpq's pipeline), and only a query waits for answers.
class PostgresSession final : public Session {
public:
    PostgresSession(const std::string& url, Limits limits);
    ~PostgresSession() override { PQfinish(m_connection); }

    void begin(Begin how, const OrganisationId& organisation) override;
    /// A writer's commit is seen by everybody afterwards, but on disk only after flush().
    void commit() override;
    void rollback() noexcept override;
    void run(const char* sql, std::span<const Bound> values) override { send(Kind::run, sql, values); }
    std::int64_t changed(std::size_t nth) override;
    std::vector<Row> query(const char* sql, std::span<const Bound> values) override;
    void script(const std::string& text) override;
    bool usable() const override { return m_usable && PQstatus(m_connection) == CONNECTION_OK; }

    /// Returns when everything committed before it, by anybody, is on disk.
    void flush();
    /// Whether the transaction changed anything.
    bool wrote() const { return m_wrote; }

private:
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Answer = std::unique_ptr<PGresult, Clear>;
    enum class Kind { prepare, run, query, commit, end_of_batch };
    struct Sent {
        Kind kind;
        const char* sql;
    };

    void plain(const char* sql);
    void send(Kind kind, const char* sql, std::span<const Bound> values = {});
    void sent(int done, Kind kind, const char* sql);
    void end_batch();
    Answer await_batch();
    void note(const Sent& sent, const PGresult* answer);
    void leave_pipeline() noexcept;
    [[noreturn]] void refuse(const PGresult* answer, const char* sql);
    [[noreturn]] void broken(const char* sql);

    PGconn* m_connection;
    bool m_usable = true;
    bool m_writes = false;  // as it was begun
    bool m_wrote = false;
    std::deque<Sent> m_sent;              // and not yet answered
    std::vector<std::int64_t> m_changed;  // by each run() of the transaction that was answered
    std::unordered_map<std::string_view, std::string> m_statements;  // keys are literals
    int m_names = 0;
};

}  // namespace luwte::storage
