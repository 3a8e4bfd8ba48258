// A request as it comes in: the strict reading of bytes that a proxy in front might read differently.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/chunks.h"
#include "http/http.h"

namespace luwte::http {

/// Where the head in `buffer` ends (behind the empty line), npos when it is not whole yet.
std::size_t end_of_head(std::string_view buffer);
/// A line feed without its carriage return, a control character, a folded line: no need to wait for the rest.
bool has_broken_line(std::string_view head);

class Incoming {
public:
    Incoming();
    ~Incoming();

    /// Reads a whole head. Returns the status that refuses it, or 0.
    int read_head(std::string_view head);

    Request request;  // without body and peer
    bool keep_alive = false;
    bool is_http_1_0 = false;
    bool chunked = false;
    bool expects_continue = false;
    std::size_t content_length = 0;

    /// Takes what it can from `bytes` into the body and returns how much, or the status that refuses it. The body is
    /// whole when done().
    struct Taken {
        std::size_t bytes = 0;
        int refused = 0;
    };
    Taken take_body(std::string_view bytes, std::size_t limit);
    bool done() const { return m_done; }
    /// How much of the body is in memory.
    std::size_t held() const { return request.body.size(); }

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    Chunks m_chunks;
    bool m_done = false;

    int check_head();
};

}  // namespace luwte::http
