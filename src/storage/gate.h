// A gate with a number of places that lets people through in the order in which they came.
// std::mutex promises no order: with 32 writers the unlucky one was seen waiting two seconds.
#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>

namespace luwte::storage {

class Gate {
public:
    explicit Gate(int places) : m_free{places} {}

    /// False when no place came free in time.
    bool enter(std::chrono::milliseconds wait);
    void leave() noexcept;
    /// Leaves only when somebody waits, and says whether somebody did.
    bool hand_on() noexcept;
    /// How many stand before it now.
    std::size_t waiting() const;

private:
    // Everybody waits on a bell of his own, so that leaving wakes exactly the one whose turn it is.
    struct Waiter {
        std::condition_variable bell;
        bool through = false;
    };

    bool let_next_through();

    mutable std::mutex m_mutex;
    std::list<Waiter*> m_queue;
    int m_free;
};

}  // namespace luwte::storage
