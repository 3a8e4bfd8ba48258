#include "http/turns.h"

#include <boost/asio/post.hpp>

namespace luwte::http {

void Turns::add(const std::string& name, const std::string& visitor, Work work)
{
    {
        const std::lock_guard lock{m_mutex};
        auto& peer = m_peers[name];
        if (peer.order.empty()) m_order.push_back(name);
        auto& waiting = peer.visitors[visitor].waiting;
        if (waiting.empty()) peer.order.push_back(visitor);
        waiting.push_back(std::move(work));
    }
    boost::asio::post(m_workers, [this] { run(); });
}

/// What is left because its visitor had enough workers is taken up by those when they are done.
void Turns::run()
{
    while (auto turn = next()) {
        turn->work();
        end(*turn);
    }
}

std::optional<Turns::Turn> Turns::next()
{
    const std::lock_guard lock{m_mutex};
    for (auto name = m_order.begin(); name != m_order.end(); ++name) {
        auto& peer = m_peers[*name];
        auto turn = next_of(peer);
        if (!turn) continue;
        turn->peer = *name;
        m_order.erase(name);
        if (!peer.order.empty()) m_order.push_back(turn->peer);
        return turn;
    }
    return std::nullopt;
}

std::optional<Turns::Turn> Turns::next_of(Peer& peer)
{
    for (auto name = peer.order.begin(); name != peer.order.end(); ++name) {
        auto& visitor = peer.visitors[*name];
        if (visitor.running >= m_most) continue;
        Turn turn{.visitor = *name, .work = std::move(visitor.waiting.front())};
        visitor.waiting.pop_front();
        ++visitor.running;
        peer.order.erase(name);
        if (!visitor.waiting.empty()) peer.order.push_back(turn.visitor);
        return turn;
    }
    return std::nullopt;
}

void Turns::end(const Turn& turn)
{
    const std::lock_guard lock{m_mutex};
    const auto peer = m_peers.find(turn.peer);
    const auto visitor = peer->second.visitors.find(turn.visitor);
    if (--visitor->second.running == 0 && visitor->second.waiting.empty()) peer->second.visitors.erase(visitor);
    if (peer->second.visitors.empty()) m_peers.erase(peer);
}

}  // namespace luwte::http
