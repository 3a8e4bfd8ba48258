// A body in chunks (RFC 9112, 7.1), read strictly: one way to write a length, one way to end a line. Extensions and
// trailers are looked over and forgotten.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace luwte::http {

class Chunks {
public:
    /// Takes what it can from `bytes` into `body`, and answers how much that is. What it leaves comes again, with more
    /// behind it. `limit` is how many bytes the body may have.
    std::size_t take(std::string_view bytes, std::string& body, std::size_t limit);
    bool done() const { return m_state == State::done; }
    /// 0, or the status that refuses the body.
    int refused() const { return m_refused; }

private:
    enum class State { size, content, after_content, trailer, done };
    State m_state = State::size;
    std::size_t m_left = 0;  // of the chunk
    std::size_t m_trailers = 0;
    int m_refused = 0;

    std::size_t step(std::string_view bytes, std::string& body, std::size_t limit);
    void begin_chunk(std::string_view line, std::size_t room);
    void take_trailer(std::string_view line);
};

}  // namespace luwte::http
