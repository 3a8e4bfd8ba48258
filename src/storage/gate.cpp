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

void Gate::leave() noexcept
{
    std::lock_guard lock{m_mutex};
    if (m_queue.empty()) {
        ++m_free;
        return;
    }
    Waiter* next = m_queue.front();
    m_queue.pop_front();
    next->through = true;
    next->bell.notify_one();  // under the lock: afterwards the waiter may be gone
}

std::size_t Gate::waiting() const
{
    std::lock_guard lock{m_mutex};
    return m_queue.size();
}

}  // namespace luwte::storage
