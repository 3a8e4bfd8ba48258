// What the operator may count. Numbers only: no path, no account.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <string>

namespace luwte::http {

class Metrics {
public:
    void answered(int status, std::chrono::steady_clock::duration took);
    std::string prometheus() const;

    std::atomic<long> connections{0};  // open now
    std::atomic<long> turned_away{0};  // over a limit on connections

private:
    static constexpr std::array bounds{0.005, 0.025, 0.1, 0.5, 2.0, 10.0};  // seconds
    std::array<std::atomic<long>, 6> m_by_class{};
    std::array<std::atomic<long>, bounds.size()> m_within{};
    std::atomic<long> m_count{0}, m_microseconds{0};
};

}  // namespace luwte::http
