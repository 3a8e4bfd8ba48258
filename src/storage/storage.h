// Storage: run a statement, on SQLite or PostgreSQL, with one text for both.
// Statements are literals with $1, $2 …; values travel beside them. Writers of one organisation come one after another,
// on SQLite (WAL, synchronous=FULL) those of all; docs/decisions/0011 says why. What commit() returned from is on disk.
// A broken world (connection gone, disk full) is a storage::Broken exception, never a Result.
//
// The common ground of both engines, so that one text means the same on both:
//   - SUM(x) is NUMERIC on PostgreSQL: write CAST(SUM(x) AS BIGINT). COUNT is an integer on both.
//   - A parameter that stands alone has no type there: write CAST($1 AS TEXT) IS NULL, not $1 IS NULL.
//   - A flag is BIGINT 0 or 1: write WHERE done = 1. Text is compared byte by byte: ORDER BY is not alphabetical.
//   - After a statement has thrown, the transaction is over on both; an expected conflict is ON CONFLICT.
//   - Statements happen in the order in which they are given; run() is the cheap one, first() and all() wait.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/secret.h"
#include "base/time.h"

namespace luwte::storage {

/// The database, its disk or the way to it is gone: answered 503 at the edge, and tried again by whoever asks again.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Somebody else was in the way: another process that holds the file, say. The edge runs the whole request once more
/// (`winning`); features never see this.
struct LostRace : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A UNIQUE or FOREIGN KEY rule said no. A feature that expects it uses ON CONFLICT instead.
struct Violated : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// SQL text: only a literal converts, so no statement is ever built from input.
class Sql {
public:
    template <std::size_t N>
    consteval Sql(const char (&text)[N]) : m_text{text} {}
    const char* text() const { return m_text; }

private:
    const char* m_text;
};

/// What came out of a column.
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

/// What goes beside a statement. Text and bytes are looked at where they are, for as long as it takes to give the statement.
using Bound = std::variant<std::monostate, std::int64_t, std::string_view, BytesView, std::string>;

// What may be bound. Booleans are 0 and 1; instants and days are ISO text, which sorts.
inline Bound bind(std::nullopt_t) { return {}; }
inline Bound bind(bool flag) { return std::int64_t{flag}; }
template <class N> requires std::is_integral_v<N> && (!std::is_same_v<N, bool>)
Bound bind(N number) { return static_cast<std::int64_t>(number); }
inline Bound bind(const std::string& text) { return std::string_view{text}; }
inline Bound bind(std::string_view text) { return text; }
inline Bound bind(const char* text) { return std::string_view{text}; }
inline Bound bind(BytesView bytes) { return bytes; }
inline Bound bind(const Bytes& bytes) { return BytesView{bytes}; }
inline Bound bind(Instant instant) { return iso(instant); }
inline Bound bind(Day day) { return iso(day); }
template <class Tag> Bound bind(const Id<Tag>& id) { return bind(id.text); }
template <class T> Bound bind(const std::optional<T>& maybe)
{
    if (!maybe) return {};
    return bind(*maybe);
}
// Plaintext is never stored: seal it first.
Bound bind(const Secret&) = delete;
Bound bind(const Shown&) = delete;

class Row {
public:
    explicit Row(std::vector<Value> values) : m_values{std::move(values)} {}

    // Each of these REQUIREs that the column is what the statement promised.
    const std::string& text(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;
    bool flag(std::size_t column) const { return integer(column) != 0; }
    const Bytes& bytes(std::size_t column) const;
    /// Takes them out of the row, for what is large.
    Bytes taken_bytes(std::size_t column);
    Instant instant(std::size_t column) const;
    Day day(std::size_t column) const;
    template <class AnId> AnId id(std::size_t column) const { return AnId{text(column)}; }

    bool is_null(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<Bytes> maybe_bytes(std::size_t column) const;
    std::optional<Instant> maybe_instant(std::size_t column) const;
    std::optional<Day> maybe_day(std::size_t column) const;
    template <class AnId> std::optional<AnId> maybe_id(std::size_t column) const
    {
        if (is_null(column)) return std::nullopt;
        return AnId{text(column)};
    }

private:
    const Value& at(std::size_t column) const;
    std::vector<Value> m_values;
};

class Session;  // one connection with its cache of prepared statements (driver.h)

/// A database that several threads use; each transaction borrows a session of its own.
class Database {
public:
    virtual ~Database() = default;
    /// Waits for a free session, first come, first served; Broken when that takes longer than Limits allow. A writer
    /// also waits for those before him of the same organisation, or of all when it is empty.
    virtual std::unique_ptr<Session> borrow(bool writes, const OrganisationId& organisation) = 0;
    /// Keeps the session for the next borrower, or closes it when its connection or file failed.
    virtual void give_back(std::unique_ptr<Session> session) noexcept = 0;
    virtual std::string engine() const = 0;  // "sqlite" or "postgresql"
};

struct Limits {
    int sessions = 16;                   // open at a time; SQLite has one for writing besides
    std::chrono::milliseconds wait{10'000};  // for a session, and for another process that holds the file
};

/// "sqlite:FILE" or "postgresql://…". Throws Broken when it cannot be opened, std::invalid_argument for another url.
std::unique_ptr<Database> open(const std::string& url, Limits limits = {});

/// One step of the schema; number and name come from the file's name.
struct Migration {
    int number;
    std::string name;
    std::string text;
};

/// The embedded migrations/NNNN_*.sql, in order.
std::vector<Migration> shipped_migrations();

/// Brings the schema forward: each migration in its own transaction, each once, also when several processes start
/// together. Returns how many ran. Throws Broken when the database holds a migration that is not among these, or
/// one whose text has changed since: then this binary does not know what it would be working on.
int migrate(Database& database, const std::vector<Migration>& migrations = shipped_migrations());

enum class Mode {
    read,   // one unchanging view of the database
    write,  // keeps all other writers out until it ends
};

class Transaction;

/// How many rows a statement changed. Whoever asks waits for the database; who does not ask need not wait.
class Changed {
public:
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;
    operator std::int64_t() const;

private:
    friend class Transaction;
    Changed(Transaction& transaction, std::size_t nth) : m_transaction{transaction}, m_nth{nth} {}
    Transaction& m_transaction;
    std::size_t m_nth;
};

/// All of it happens, or nothing. Whoever leaves without commit() has rolled back.
class Transaction {
public:
    explicit Transaction(Database& database, Mode mode = Mode::write);
    /// For what belongs to one organisation and nothing else: keeps out the other writers of that one. On SQLite all.
    Transaction(Database& database, const OrganisationId& organisation);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Does not wait for PostgreSQL unless somebody asks how many rows it changed: what is wrong with it may be thrown by
    /// a later statement, at the latest by commit().
    template <class... Values>
    Changed run(Sql sql, const Values&... values) { return execute(sql, std::array<Bound, sizeof...(values)>{bind(values)...}); }

    template <class... Values>
    std::optional<Row> first(Sql sql, const Values&... values)
    {
        auto rows = all(sql, values...);
        if (rows.empty()) return std::nullopt;
        return std::move(rows.front());
    }

    template <class... Values>
    std::vector<Row> all(Sql sql, const Values&... values) { return query(sql, std::array<Bound, sizeof...(values)>{bind(values)...}); }

    /// The same, each row as what `made` makes of it.
    template <class Made, class... Values>
    auto first_as(Made made, Sql sql, const Values&... values)
    {
        auto row = first(sql, values...);
        return row ? std::optional{made(*row)} : std::nullopt;
    }

    template <class Made, class... Values>
    auto all_as(Made made, Sql sql, const Values&... values)
    {
        std::vector<std::invoke_result_t<Made&, const Row&>> list;
        for (const auto& row : all(sql, values...)) list.push_back(made(row));
        return list;
    }

    Mode mode() const { return m_mode; }

    /// What a slice has read and may need again before the transaction ends; empty at the first call. Nobody else changes it
    /// meanwhile, and whoever changes it himself makes it empty again.
    template <class T>
    T& remembered()
    {
        auto& place = m_remembered[std::type_index{typeid(T)}];
        if (!place) place = std::make_shared<T>();
        return *static_cast<T*>(place.get());
    }

    void commit();
    /// Runs after a successful commit, never after a rollback: to wake the postman, say. It must not throw.
    void after_commit(std::function<void()> action);

private:
    friend class Changed;
    Changed execute(Sql sql, std::span<const Bound> values);
    std::int64_t changed(std::size_t nth);
    std::vector<Row> query(Sql sql, std::span<const Bound> values);
    void begin(const OrganisationId& organisation);
    bool try_to_begin(const OrganisationId& organisation);
    void end() noexcept;

    Database& m_database;
    Mode m_mode;
    std::unique_ptr<Session> m_session;
    std::size_t m_runs = 0;
    std::vector<std::function<void()>> m_after;
    std::map<std::type_index, std::shared_ptr<void>> m_remembered;
    bool m_open = true;
};

inline Changed::operator std::int64_t() const { return m_transaction.changed(m_nth); }

/// Runs `work(tx)`, which commits or not as it sees fit; once more when somebody was in the way. `whom` is a Mode or the
/// organisation whose writers must wait meanwhile.
template <class Work, class Whom = Mode>
auto winning(Database& database, Work work, const Whom& whom = Mode::write) -> decltype(work(std::declval<Transaction&>()))
{
    try {
        Transaction tx{database, whom};
        return work(tx);
    }
    catch (const LostRace&) {
    }
    catch (const Violated&) {
        // Two organisations that insert the same key at once: that was a race. The second time it will show if it was not.
    }
    Transaction tx{database, whom};
    return work(tx);
}

}  // namespace luwte::storage
