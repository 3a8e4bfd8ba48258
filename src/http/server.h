// The edge: sockets, TLS, limits on every size and time, and the hop from the network's threads to the workers'.
// Beast's parser and Asio's coroutines stay behind this header; a handler is an ordinary function on a worker thread.
//
// Nothing waits for ever: a head has an absolute deadline, a body one in proportion to its size, a reader of an answer
// too. Nothing fills up: when places, memory or workers run out, whoever takes most gives way (crowd.h, turns.h). Whoever
// sends something ambiguous is refused and disconnected rather than interpreted.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "http/http.h"

namespace luwte::http {

struct Tls {
    std::string certificate_file;  // PEM, the whole chain
    std::string key_file;          // PEM
};

struct Options {
    std::string address = "127.0.0.1";
    unsigned short port = 0;  // 0: the system picks one
    std::optional<Tls> tls{};

    int io_threads = 2;
    int workers = 16;             // well above those who may wait for a password to be hashed (people/password_work.h)
    int waiting_requests = 1000;  // for a worker; beyond these the answer is 503

    int connections = 2000;
    int connections_per_peer = 500;  // a town hall is one address with a browser on each desk; a trusted proxy is not counted
    std::size_t head_limit = 16 * 1024;
    std::size_t body_memory = 64 * 1024 * 1024;  // of bodies and answers above 64 KiB, all together; beyond it the largest stalled goes

    std::chrono::milliseconds head_time{10'000};  // from the first byte to the last of a head; the TLS handshake too
    std::chrono::milliseconds idle_time{60'000};  // between two requests
    std::chrono::milliseconds body_time{15'000};  // and a second more for each `slowest` bytes
    std::chrono::milliseconds write_time{20'000}; // likewise
    std::size_t slowest = 16 * 1024;
    std::chrono::milliseconds stop_time{10'000};  // for what is under way when the server stops

    std::vector<std::string> trusted_proxies{};  // addresses whose X-Forwarded-For and -Proto count
};

class Server {
public:
    /// Must not throw, and is called on several threads at once.
    using Handler = std::function<Response(const Request&)>;
    /// How large a body may be, asked before it is read.
    using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view target)>;

    /// The name of a session that is known to be one, which then has turns of its own (turns.h); empty for all others. Called on the
    /// network's threads, so it waits for nothing.
    using KnownSession = std::function<std::string(const Request&)>;

    Server(Options options, const Clock& clock, Handler handler, BodyLimit body_limit, KnownSession known_session = {});
    /// Stops.
    ~Server();

    /// Binds and begins to answer; returns the port. Throws std::runtime_error with what is wrong with address or certificate.
    unsigned short start();
    /// Takes no new connection, lets running requests finish within stop_time, then closes. Twice is once.
    void stop();

    /// Counters in Prometheus' text format.
    std::string metrics() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace luwte::http
