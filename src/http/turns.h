// Whose request is next. Workers are few, and whoever sends a thousand requests must not make everybody wait for a
// thousand answers: turns go round the parties, within a party round its names, and within a name in order; no party
// has more than half of the workers. A party is a session that is known to be one, or all who come from an address
// without: those go by a name that they may have made up. So a flood costs another address one turn, and also whoever
// is signed in behind the same address, under however many names it comes.
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

    struct Asker {
        std::string party, name;
    };
    /// Runs `work` on a worker's thread when its turn has come. It must not throw.
    void add(const Asker& asker, Work work);
    /// Waits until everything has run.
    void join() { m_workers.join(); }

private:
    struct Party {
        std::map<std::string, std::deque<Work>> waiting;  // by name; a name with nothing waiting is not there
        std::deque<std::string> order;                    // of the names
        int running = 0;
    };
    struct Turn {
        std::string party;
        Work work;
    };

    void run();
    std::optional<Turn> next();
    static Work next_of(Party& party);
    void end(const Turn& turn);

    const int m_most;
    std::mutex m_mutex;
    std::map<std::string, Party> m_parties;
    std::deque<std::string> m_order;  // of parties with work waiting
    boost::asio::thread_pool m_workers;
};

}  // namespace luwte::http
