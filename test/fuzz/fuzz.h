// What the fuzzers share. A target reads bytes that a stranger may send and states what must hold of every one of them;
// whatever does not hold ends the program, and libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/bytes.h"

namespace luwte::fuzz {

inline void hold(bool holds, const char* promise)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", promise);
    std::abort();
}

/// The first bytes choose, the rest is the input.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : m_left{data, size} {}
    std::uint8_t choose()
    {
        if (m_left.empty()) return 0;
        const auto chosen = m_left.front();
        m_left = m_left.subspan(1);
        return chosen;
    }
    BytesView rest() const { return m_left; }
    std::string_view text() const { return {reinterpret_cast<const char*>(m_left.data()), m_left.size()}; }

private:
    BytesView m_left;
};

}  // namespace luwte::fuzz
