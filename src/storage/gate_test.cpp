#include "storage/gate.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>
#include <vector>

using luwte::storage::Gate;
using namespace std::chrono_literals;

TEST_CASE("the gate lets people through in the order in which they came", "[storage]")
{
    Gate gate{1};
    REQUIRE(gate.enter(0ms));
    std::vector<int> order;
    std::vector<std::thread> queue;
    for (int i = 0; i < 20; ++i) {
        queue.emplace_back([&gate, &order, i] {
            gate.enter(1h);
            order.push_back(i);  // inside: one at a time
            gate.leave();
        });
        while (gate.waiting() != static_cast<std::size_t>(i + 1)) std::this_thread::yield();
    }
    gate.leave();
    for (auto& one : queue) one.join();
    CHECK(std::is_sorted(order.begin(), order.end()));
    CHECK(order.size() == 20);
}

TEST_CASE("whoever gives up waiting leaves the queue, and the place goes to the next", "[storage]")
{
    Gate gate{1};
    REQUIRE(gate.enter(0ms));
    CHECK_FALSE(gate.enter(1ms));
    CHECK(gate.waiting() == 0);
    gate.leave();
    CHECK(gate.enter(0ms));
}
