// Whose request is next. Workers are few, and whoever sends a thousand requests must not make everybody wait for a
// thousand answers: turns go round the peers, within a peer round its visitors (who came with which session), and
// within a visitor in order; no visitor has more than half of the workers. So a flood from one address costs another
// address one turn, and a colleague who floods from behind the same address costs his neighbour one turn too.
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace luwte::http {

class Turns {
public:
    using Work = std::function<void()>;
    explicit Turns(int workers) : m_most{(workers + 1) / 2}, m_workers{static_cast<std::size_t>(workers)} {}

    /// Runs `work` on a worker's thread when its turn has come. It must not throw.
    void add(const std::string& peer, const std::string& visitor, Work work);
    /// Waits until everything has run.
    void join() { m_workers.join(); }

private:
    struct Visitor {
        std::deque<Work> waiting;
        int running = 0;
    };
    struct Peer {
        std::map<std::string, Visitor> visitors;
        std::deque<std::string> order;  // of those with work waiting
    };
    struct Turn {
        std::string peer, visitor;
        Work work;
    };

    void run();
    std::optional<Turn> next();
    std::optional<Turn> next_of(Peer& peer);
    void end(const Turn& turn);

    const int m_most;
    std::mutex m_mutex;
    std::map<std::string, Peer> m_peers;
    std::deque<std::string> m_order;  // of peers with work waiting
    boost::asio::thread_pool m_workers;
};

}  // namespace luwte::http
