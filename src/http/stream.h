// A connection, with or without TLS: one type for both, so that the session is compiled once.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>

#include "http/server.h"

namespace boost::asio::ssl {
class context;
}

namespace luwte::http {

namespace asio = boost::asio;

class Stream {
public:
    virtual ~Stream() = default;
    // Throw boost::system::system_error when the connection is gone.
    virtual asio::awaitable<void> handshake() = 0;
    /// 0: the other side has said its last word.
    virtual asio::awaitable<std::size_t> read(asio::mutable_buffer into) = 0;
    virtual asio::awaitable<void> write(asio::const_buffer from) = 0;
    /// Says that we are done and reads on a little, so that the other side can read our last answer.
    virtual asio::awaitable<void> finish() = 0;
    virtual asio::ip::tcp::socket& socket() = 0;
    void close();
};

/// TLS 1.2 and 1.3 as the NCSC guideline has it: forward secrecy and authenticated encryption only.
std::shared_ptr<asio::ssl::context> tls_context(const Tls& tls);
/// Plain when there is no context.
std::unique_ptr<Stream> stream_over(asio::ip::tcp::socket socket, const std::shared_ptr<asio::ssl::context>& context);

}  // namespace luwte::http
