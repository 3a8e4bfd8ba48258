#include "storage/gate.h"

namespace luwte::storage {

bool Gate::enter(std::chrono::milliseconds wait)
{
    std::unique_lock lock{m_mutex};
    if (m_free > 0) {  // then nobody waits: leave() hands a place over instead of freeing it
        --m_free;
        return true;
    }
    Waiter self;
    const auto place = m_queue.insert(m_queue.end(), &self);
    if (self.bell.wait_for(lock, wait, [&] { return self.through; })) return true;
    m_queue.erase(place);
    return false;
}

bool Gate::let_next_through()
{
    if (m_queue.empty()) return false;
    Waiter* next = m_queue.front();
    m_queue.pop_front();
    next->through = true;
    next->bell.notify_one();  // under the lock: afterwards the waiter may be gone
    return true;
}

void Gate::leave() noexcept
{
    std::lock_guard lock{m_mutex};
    if (!let_next_through()) ++m_free;
}

bool Gate::hand_on() noexcept
{
    std::lock_guard lock{m_mutex};
    return let_next_through();
}

std::size_t Gate::waiting() const
{
    std::lock_guard lock{m_mutex};
    return m_queue.size();
}

}  // namespace luwte::storage
