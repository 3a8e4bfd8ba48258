#include "http/turns.h"

#include <boost/asio/post.hpp>

namespace luwte::http {

void Turns::add(const std::string& peer, const std::string& visitor, Work work)
{
    {
        const std::lock_guard lock{m_mutex};
        m_peers.line(peer).line(visitor).waiting.push_back(std::move(work));
    }
    // As many calls as there is work; which of it each call takes is decided when a worker is free.
    boost::asio::post(m_workers, [this] {
        Work next;
        {
            const std::lock_guard lock{m_mutex};
            next = m_peers.take();
        }
        next();
    });
}

}  // namespace luwte::http
