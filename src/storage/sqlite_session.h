// One connection to an SQLite file, with its prepared statements.
#pragma once

#include <sqlite3.h>

#include <unordered_map>

#include "storage/driver.h"

namespace luwte::storage {

class SqliteSession final : public Session {
public:
    SqliteSession(const std::string& file, bool writes, Limits limits);
    ~SqliteSession() override { close(); }

    /// For a writer: a savepoint in the transaction that the group has open, or in a new one.
    void begin(Begin how, const OrganisationId& organisation) override;
    /// A reader's transaction ends here; of a writer only his part of the group's.
    void commit() override;
    void rollback() noexcept override;
    void run(const char* sql, std::span<const Bound> values) override;
    std::int64_t changed(std::size_t nth) override { return m_changed.at(nth); }
    std::vector<Row> query(const char* sql, std::span<const Bound> values) override;
    void script(const std::string& text) override;
    bool usable() const override { return m_usable; }

    void commit_group();
    void rollback_group() noexcept;

private:
    void turn_to_wal(std::chrono::milliseconds wait);
    void settle();
    /// A statement with where in it the values go: to SQLite "$1" is a parameter that happens to be called so.
    struct Prepared {
        sqlite3_stmt* statement;
        std::vector<int> places;
    };

    void plain(const char* sql);
    void again(const char* sql);  // the same as before, so it is prepared once
    void attempt(const char* sql) noexcept;
    const Prepared& prepared(const char* sql);
    template <class Work>
    auto guarded(Work work) -> decltype(work());
    void close() noexcept;

    sqlite3* m_database = nullptr;
    bool m_writes;
    bool m_usable = true;
    std::vector<std::int64_t> m_changed;  // by each run() of the transaction
    std::unordered_map<const char*, Prepared> m_statements;  // keys are literals
};

}  // namespace luwte::storage
