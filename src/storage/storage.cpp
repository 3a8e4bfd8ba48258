#include "storage/storage.h"

#include <algorithm>

#include "base/require.h"
#include "storage/driver.h"

namespace luwte::storage {

const Value& Row::at(std::size_t column) const
{
    REQUIRE_THAT_HOLDS(column < m_values.size());
    return m_values[column];
}

template <class T>
static const T& held(const Value& value)
{
    const T* it = std::get_if<T>(&value);
    REQUIRE_THAT_HOLDS(it != nullptr);
    return *it;
}

bool Row::is_null(std::size_t column) const { return std::holds_alternative<std::monostate>(at(column)); }
const std::string& Row::text(std::size_t column) const { return held<std::string>(at(column)); }
std::int64_t Row::integer(std::size_t column) const { return held<std::int64_t>(at(column)); }
const Bytes& Row::bytes(std::size_t column) const { return held<Bytes>(at(column)); }

Bytes Row::taken_bytes(std::size_t column)
{
    REQUIRE_THAT_HOLDS(column < m_values.size());
    auto* it = std::get_if<Bytes>(&m_values[column]);
    REQUIRE_THAT_HOLDS(it != nullptr);
    return std::move(*it);
}

Instant Row::instant(std::size_t column) const
{
    const auto instant = parse_instant(text(column));
    REQUIRE_THAT_HOLDS(instant);
    return *instant;
}

Day Row::day(std::size_t column) const
{
    const auto day = parse_day(text(column));
    REQUIRE_THAT_HOLDS(day);
    return *day;
}

std::optional<std::string> Row::maybe_text(std::size_t column) const
{
    return is_null(column) ? std::nullopt : std::optional{text(column)};
}

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const
{
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<Bytes> Row::maybe_bytes(std::size_t column) const
{
    return is_null(column) ? std::nullopt : std::optional{bytes(column)};
}

std::optional<Instant> Row::maybe_instant(std::size_t column) const
{
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
}

std::optional<Day> Row::maybe_day(std::size_t column) const
{
    return is_null(column) ? std::nullopt : std::optional{day(column)};
}

std::unique_ptr<Database> open(const std::string& url, Limits limits)
{
    if (url.starts_with("sqlite:")) return open_sqlite(url.substr(7), limits);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgres(url, limits);
    throw std::invalid_argument{"a database url starts with sqlite: or postgresql://"};
}

// PostgreSQL ends a text at NUL and refuses bad UTF-8, SQLite stores both. Input is checked at the edge; whatever
// comes through here nevertheless is our mistake, on both engines.
static void require_clean(std::span<const Bound> values)
{
    for (const auto& value : values)
        if (const auto* text = std::get_if<std::string_view>(&value)) REQUIRE_THAT_HOLDS(is_clean_text(*text));
}

Transaction::Transaction(Database& database, Mode mode) : m_database{database}, m_mode{mode} { begin({}); }

Transaction::Transaction(Database& database, const OrganisationId& organisation) : m_database{database}, m_mode{Mode::write}
{
    REQUIRE_THAT_HOLDS(!organisation.empty());
    begin(organisation);
}

// A connection that lay idle may have died there. Nothing has happened yet, so a fresh one may try.
void Transaction::begin(const OrganisationId& organisation)
{
    if (!try_to_begin(organisation) && !try_to_begin(organisation))
        throw Broken{"storage: the connection breaks as soon as it is made"};
}

bool Transaction::try_to_begin(const OrganisationId& organisation)
{
    m_session = m_database.borrow(m_mode == Mode::write, organisation);
    try {
        m_session->begin(m_mode == Mode::write ? Session::Begin::write : Session::Begin::read, organisation);
        return true;
    }
    catch (const Broken&) {
        end();
        m_open = true;
        return false;
    }
    catch (...) {
        end();
        throw;
    }
}

Transaction::~Transaction()
{
    if (m_open) end();
}

void Transaction::end() noexcept
{
    m_open = false;
    m_session->rollback();
    m_database.give_back(std::move(m_session));
}

Changed Transaction::execute(Sql sql, std::span<const Bound> values)
{
    REQUIRE_THAT_HOLDS(m_open);
    require_clean(values);
    try {
        m_session->run(sql.text(), values);
    }
    catch (...) {
        end();
        throw;
    }
    return Changed{*this, m_runs++};
}

std::int64_t Transaction::changed(std::size_t nth)
{
    REQUIRE_THAT_HOLDS(m_open);
    try {
        return m_session->changed(nth);
    }
    catch (...) {
        end();
        throw;
    }
}

std::vector<Row> Transaction::query(Sql sql, std::span<const Bound> values)
{
    REQUIRE_THAT_HOLDS(m_open);
    require_clean(values);
    try {
        return m_session->query(sql.text(), values);
    }
    catch (...) {
        end();
        throw;
    }
}

void Transaction::commit()
{
    REQUIRE_THAT_HOLDS(m_open);
    try {
        m_session->commit();
    }
    catch (...) {
        end();
        throw;
    }
    m_open = false;
    m_database.give_back(std::move(m_session));
    for (const auto& action : m_after) action();
}

void Transaction::after_commit(std::function<void()> action) { m_after.push_back(std::move(action)); }

}  // namespace luwte::storage
