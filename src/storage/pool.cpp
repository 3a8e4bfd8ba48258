#include "storage/driver.h"

namespace luwte::storage {

Pool::Pool(Open open, int places, std::chrono::milliseconds wait) : m_open{std::move(open)}, m_gate{places}, m_wait{wait}
{
}

std::unique_ptr<Session> Pool::take_idle()
{
    std::lock_guard lock{m_mutex};
    if (m_idle.empty()) return nullptr;
    auto session = std::move(m_idle.back());
    m_idle.pop_back();
    return session;
}

std::unique_ptr<Session> Pool::borrow()
{
    if (!m_gate.enter(m_wait)) throw Broken{"storage: no session came free in time"};
    try {
        auto session = take_idle();
        return session ? std::move(session) : m_open();
    }
    catch (...) {
        m_gate.leave();
        throw;
    }
}

void Pool::give_back(std::unique_ptr<Session> session) noexcept
{
    std::vector<std::unique_ptr<Session>> closing;  // closed outside the lock
    {
        std::lock_guard lock{m_mutex};
        if (session->usable())
            m_idle.push_back(std::move(session));
        else
            closing.swap(m_idle);  // what ended this connection has probably ended the idle ones too
    }
    closing.clear();
    session.reset();
    m_gate.leave();
}

bool Pool::hand_on(std::unique_ptr<Session>& session) noexcept
{
    {
        std::lock_guard lock{m_mutex};
        m_idle.push_back(std::move(session));
    }
    if (m_gate.hand_on()) return true;
    session = take_idle();  // still ours: the only place has not come free
    return false;
}

}  // namespace luwte::storage
