// Whose request is next. Workers are few, and whoever sends a thousand requests must not make everybody wait for a
// thousand answers: turns go round the peers, within a peer round its visitors (who came with which session), and
// within a visitor in order. So a flood from one address costs another address one turn, and a colleague who floods
// from behind the same address costs his neighbour one turn too.
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace luwte::http {

using Work = std::function<void()>;

/// Lines under names. Each name has its turn, however long its line is.
template <class Line>
class Round {
public:
    /// For putting something in; the line is in the round from then on.
    Line& line(const std::string& name)
    {
        auto& found = m_lines[name];
        if (found.empty()) m_order.push_back(name);
        return found;
    }
    Work take()
    {
        const auto name = std::move(m_order.front());
        m_order.pop_front();
        const auto found = m_lines.find(name);
        auto work = found->second.take();
        if (found->second.empty()) m_lines.erase(found);
        else m_order.push_back(name);
        return work;
    }
    bool empty() const { return m_order.empty(); }

private:
    std::map<std::string, Line> m_lines;
    std::deque<std::string> m_order;
};

class Turns {
public:
    explicit Turns(int workers) : m_workers{static_cast<std::size_t>(workers)} {}

    /// Runs `work` on a worker's thread when its turn has come. It must not throw.
    void add(const std::string& peer, const std::string& visitor, Work work);
    /// Waits until everything has run.
    void join() { m_workers.join(); }

private:
    struct Line {
        std::deque<Work> waiting;
        bool empty() const { return waiting.empty(); }
        Work take()
        {
            auto work = std::move(waiting.front());
            waiting.pop_front();
            return work;
        }
    };
    std::mutex m_mutex;
    Round<Round<Line>> m_peers;
    boost::asio::thread_pool m_workers;
};

}  // namespace luwte::http
