// Directly on libpq: statements prepared under a name once per connection, results in binary so that
// bytes and integers arrive exactly as they were stored.
#include "storage/postgres_session.h"

#include <algorithm>

#include "base/require.h"

namespace luwte::storage {
namespace {

// Types as the server numbers them (src/include/catalog/pg_type.dat).
enum Type : Oid { boolean = 16, bytea = 17, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25, unknown = 705, varchar = 1043 };

constexpr std::string_view connection_failure = "08006", read_only_transaction = "25006";

// Only the state code is passed on: the server's message may quote a value.
[[noreturn]] void fail(std::string_view state, const char* sql)
{
    const std::string what = "postgresql: state " + std::string{state} + " in " + sql;
    if (state == "40001" || state == "40P01" || state == "55P03") throw LostRace{what};
    if (state == "23505" || state == "23503") throw Violated{what};
    // Wrong text, wrong values, a write in a read transaction, the wrong number of parameters.
    for (std::string_view mistake : {"0A", "21", "22", "23", "25", "26", "34", "42"})
        if (state.starts_with(mistake)) throw Mistake{what};
    if (state == "08P01") throw Mistake{what};
    throw Broken{what};
}

/// Values as libpq wants them: numbers and text as text, whose type the server infers from the statement, so that
/// one statement has one meaning whatever is bound; bytes as they are.
class Parameters {
public:
    explicit Parameters(std::span<const Bound> values)
    {
        m_texts.reserve(values.size());
        for (const auto& value : values) std::visit([&](const auto& one) { add(one); }, value);
    }
    int count() const { return static_cast<int>(m_values.size()); }
    const char* const* values() const { return m_values.data(); }
    const int* lengths() const { return m_lengths.data(); }
    const int* formats() const { return m_formats.data(); }

private:
    void add(std::monostate) { add(nullptr, 0, 0); }
    void add(std::int64_t number) { add_text(std::to_string(number)); }
    void add(std::string_view text) { add_text(std::string{text}); }
    void add(const std::string& text) { add(text.c_str(), 0, 0); }
    void add(BytesView bytes)
    {
        const auto* start = bytes.empty() ? "" : reinterpret_cast<const char*>(bytes.data());  // no address means NULL
        add(start, static_cast<int>(bytes.size()), 1);
    }
    void add_text(std::string text)
    {
        m_texts.push_back(std::move(text));
        add(m_texts.back().c_str(), 0, 0);
    }
    void add(const char* value, int length, int format)
    {
        m_values.push_back(value);
        m_lengths.push_back(length);
        m_formats.push_back(format);
    }

    std::vector<std::string> m_texts;  // libpq wants a NUL at the end
    std::vector<const char*> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

std::int64_t big_endian(const std::uint8_t* bytes, int size)
{
    std::uint64_t number = bytes[0] & 0x80 ? ~std::uint64_t{0} : 0;  // extends the sign of a shorter integer
    for (int i = 0; i < size; ++i) number = number << 8 | bytes[i];
    return static_cast<std::int64_t>(number);
}

Value column(const PGresult* result, int row, int column, const char* sql)
{
    if (PQgetisnull(result, row, column)) return {};
    const char* start = PQgetvalue(result, row, column);
    const int size = PQgetlength(result, row, column);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(start);
    switch (PQftype(result, column)) {
        case boolean: return std::int64_t{bytes[0] != 0};
        case int2:
        case int4:
        case int8: return big_endian(bytes, size);
        case name:
        case text:
        case unknown:
        case varchar: return std::string{start, static_cast<std::size_t>(size)};
        case bytea: return Bytes{bytes, bytes + size};
    }
    throw Mistake{std::string{"a column is neither integer, text nor bytes; cast a SUM to BIGINT: "} + sql};
}

bool succeeded(const PGresult* answer)
{
    const auto status = PQresultStatus(answer);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

// A small record of its own, whose commit waits for the disk; the log is written in order.
constexpr const char* to_disk = "SELECT pg_logical_emit_message(true, 'luwte', '')";

/// What the writers of an organisation wait for, also across processes; of none: what those of all wait for.
std::string lock_for(const OrganisationId& organisation)
{
    if (organisation.empty()) return "LOCK TABLE schema_migration IN EXCLUSIVE MODE";
    const auto digest = sha256(as_bytes(organisation.text));
    const auto line = std::to_string(big_endian(digest.data(), 8));
    return "LOCK TABLE schema_migration IN ROW EXCLUSIVE MODE; SELECT pg_advisory_xact_lock(" + line + ")";
}
}  // namespace

PostgresSession::PostgresSession(const std::string& url, Limits limits)
{
    const auto seconds = std::to_string(std::max<std::int64_t>(2, limits.wait.count() / 1000));
    const char* keys[] = {"dbname", "connect_timeout", "application_name", "client_encoding", nullptr};
    const char* values[] = {url.c_str(), seconds.c_str(), "luwte", "UTF8", nullptr};
    m_connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(m_connection) != CONNECTION_OK) {
        const std::string reason = PQerrorMessage(m_connection);
        PQfinish(m_connection);
        throw Broken{"postgresql: " + reason};
    }
    PQsetNoticeProcessor(m_connection, [](void*, const char*) {}, nullptr);
    try {
        plain("SET synchronous_commit = on");  // what flush() returned from is on disk, whatever the server's default
        plain(("SET lock_timeout = " + std::to_string(limits.wait.count())).c_str());
    }
    catch (...) {
        PQfinish(m_connection);
        throw;
    }
}

void PostgresSession::begin(Begin how, const OrganisationId& organisation)
{
    m_wrote = false;
    m_changed.clear();
    m_writes = how != Begin::read;
    switch (how) {
        case Begin::read: return plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        // READ COMMITTED: after waiting for its lock each statement sees what those before it have done, and nobody who
        // writes the same rows is beside it. The next of the line need not wait for the disk: whoever was told goes
        // through flush() first.
        case Begin::write:
            return plain(("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = off; " + lock_for(organisation)).c_str());
        case Begin::schema:
            return plain("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(5715301)");
    }
}

void PostgresSession::commit()
{
    send(Kind::commit, "COMMIT");
    end_batch();
    const auto ran = [](const Sent& sent) { return sent.kind == Kind::run; };
    if (m_wrote || std::any_of(m_sent.begin(), m_sent.end(), ran)) {  // the server need not wait for us to ask
        send(Kind::commit, to_disk);
        end_batch();
    }
    const auto answer = await_batch();
    // A transaction that had failed before answers COMMIT with success, and ROLLBACK as what it did.
    if (std::string_view{PQcmdStatus(answer.get())} != "COMMIT") fail("25P02", "COMMIT");
}

void PostgresSession::flush()
{
    if (m_sent.empty()) plain(to_disk);
    else await_batch();
    leave_pipeline();
}

void PostgresSession::rollback() noexcept
{
    leave_pipeline();
    if (!usable() || PQtransactionStatus(m_connection) == PQTRANS_IDLE) return;
    const Answer answer{PQexec(m_connection, "ROLLBACK")};
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) m_usable = false;
}

std::int64_t PostgresSession::changed(std::size_t nth)
{
    if (nth >= m_changed.size()) {
        end_batch();
        await_batch();
    }
    return m_changed.at(nth);
}

std::vector<Row> PostgresSession::query(const char* sql, std::span<const Bound> values)
{
    send(Kind::query, sql, values);
    end_batch();
    const auto answer = await_batch();
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(PQntuples(answer.get())));
    for (int i = 0; i < PQntuples(answer.get()); ++i) {
        std::vector<Value> row;
        row.reserve(static_cast<std::size_t>(PQnfields(answer.get())));
        for (int j = 0; j < PQnfields(answer.get()); ++j) row.push_back(column(answer.get(), i, j, sql));
        rows.emplace_back(std::move(row));
    }
    return rows;
}

void PostgresSession::script(const std::string& text)
{
    if (!m_sent.empty()) {
        end_batch();
        await_batch();
    }
    plain(text.c_str());
}

/// One or more statements without values, outside the pipeline.
void PostgresSession::plain(const char* sql)
{
    leave_pipeline();
    const Answer answer{PQexec(m_connection, sql)};
    if (!succeeded(answer.get())) refuse(answer.get(), sql);
}

void PostgresSession::send(Kind kind, const char* sql, std::span<const Bound> values)
{
    if (PQpipelineStatus(m_connection) == PQ_PIPELINE_OFF && PQenterPipelineMode(m_connection) == 0) broken(sql);
    if (kind == Kind::commit) return sent(PQsendQueryParams(m_connection, sql, 0, nullptr, nullptr, nullptr, nullptr, 1), kind, sql);
    auto known = m_statements.find(sql);
    if (known == m_statements.end()) {
        known = m_statements.emplace(sql, "s" + std::to_string(m_names++)).first;
        sent(PQsendPrepare(m_connection, known->second.c_str(), sql, 0, nullptr), Kind::prepare, sql);
    }
    const Parameters given{values};
    sent(PQsendQueryPrepared(m_connection, known->second.c_str(), given.count(), given.values(), given.lengths(), given.formats(), 1),
         kind, sql);
    PQflush(m_connection);  // the server begins with it while we go on
}

/// The server answers all of a batch, also when a statement in it fails: then the rest of it is skipped.
void PostgresSession::end_batch() { sent(PQpipelineSync(m_connection), Kind::end_of_batch, "sync"); }

void PostgresSession::sent(int done, Kind kind, const char* sql)
{
    if (done == 0) broken(sql);
    m_sent.push_back({kind, sql});
}

/// The answer to the last statement of the batch. What went wrong first is thrown, once all of it has been answered.
PostgresSession::Answer PostgresSession::await_batch()
{
    Answer last, failure;
    const char* failed = nullptr;
    for (;;) {
        const auto next = m_sent.front();
        m_sent.pop_front();
        Answer answer{PQgetResult(m_connection)};
        if (!answer) broken(next.sql);
        if (next.kind == Kind::end_of_batch) {
            if (PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC) broken(next.sql);
            break;
        }
        while (Answer more{PQgetResult(m_connection)}) {}  // the end of this statement's answers
        note(next, answer.get());
        if (!failure && !succeeded(answer.get())) {
            failed = next.sql;
            failure = std::move(answer);
        }
        last = std::move(answer);
    }
    if (failure) refuse(failure.get(), failed);
    return last;
}

void PostgresSession::note(const Sent& sent, const PGresult* answer)
{
    if (!succeeded(answer)) {
        if (sent.kind == Kind::prepare) m_statements.erase(sent.sql);
        return;
    }
    if (sent.kind == Kind::prepare || sent.kind == Kind::commit) return;
    const bool reads = std::string_view{PQcmdStatus(const_cast<PGresult*>(answer))}.starts_with("SELECT");
    if (!reads) m_wrote = true;
    const char* changed = reads ? "" : PQcmdTuples(const_cast<PGresult*>(answer));
    if (sent.kind == Kind::run) m_changed.push_back(*changed == '\0' ? 0 : std::stoll(changed));
}

/// Whatever is on its way is answered, and nobody looks at it any more.
void PostgresSession::leave_pipeline() noexcept
{
    if (PQpipelineStatus(m_connection) == PQ_PIPELINE_OFF) return;
    try {
        if (!m_sent.empty() && m_sent.back().kind != Kind::end_of_batch) end_batch();
    }
    catch (const Broken&) {
    }
    while (!m_sent.empty() && usable()) try {
            await_batch();
        }
        catch (const std::exception&) {
        }
    m_sent.clear();
    if (PQexitPipelineMode(m_connection) == 0) m_usable = false;
}

void PostgresSession::refuse(const PGresult* answer, const char* sql)
{
    const char* given = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    std::string_view state = given != nullptr ? given : connection_failure;  // the server did not get round to answering
    // Who was to write and may not: the server was set to read-only, or has become a standby.
    if (m_writes && state == read_only_transaction) state = connection_failure;
    try {
        fail(state, sql);
    }
    catch (const Broken&) {
        m_usable = false;
        throw;
    }
}

void PostgresSession::broken(const char* sql)
{
    m_usable = false;
    throw Broken{std::string{"postgresql: the connection is gone in "} + sql};
}

}  // namespace luwte::storage
