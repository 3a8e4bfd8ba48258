// What an engine must be able to do for storage.h. Nothing outside src/storage includes this file.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "storage/gate.h"
#include "storage/storage.h"

namespace luwte::storage {

class Session {
public:
    enum class Begin { read, write, schema };  // schema: one at a time among all that migrate

    virtual ~Session() = default;
    /// A writer of one organisation waits for the others of it in other processes; of none: for all writers.
    virtual void begin(Begin how, const OrganisationId& organisation) = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    /// A statement whose rows nobody asks for. It may be on its way still: a failure then shows at the next query or commit.
    virtual void run(const char* sql, std::span<const Bound> values) = 0;
    /// How many rows the nth run() of this transaction changed, counted from 0.
    virtual std::int64_t changed(std::size_t nth) = 0;
    virtual std::vector<Row> query(const char* sql, std::span<const Bound> values) = 0;
    /// Several statements at once and without values: a migration. Both engines split the text themselves.
    virtual void script(const std::string& text) = 0;
    /// False once the connection or the file failed, or a statement was wrong: the session is not used again.
    virtual bool usable() const = 0;
};

/// Sessions waiting for work, and a gate that limits how many are out at a time.
class Pool {
public:
    using Open = std::function<std::unique_ptr<Session>()>;
    Pool(Open open, int places, std::chrono::milliseconds wait);

    std::unique_ptr<Session> borrow();
    void give_back(std::unique_ptr<Session> session) noexcept;
    /// For a pool of one: gives the session, as it is, to whoever waits for it. False when nobody does; then it stays.
    bool hand_on(std::unique_ptr<Session>& session) noexcept;

private:
    std::unique_ptr<Session> take_idle();

    Open m_open;
    Gate m_gate;
    std::chrono::milliseconds m_wait;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Session>> m_idle;
};

std::unique_ptr<Database> open_sqlite(const std::string& file, Limits limits);
std::unique_ptr<Database> open_postgres(const std::string& url, Limits limits);

}  // namespace luwte::storage
