// One connection from its first byte to its last.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "http/crowd.h"
#include "http/incoming.h"
#include "http/metrics.h"
#include "http/outgoing.h"
#include "http/server.h"
#include "http/stream.h"
#include "http/turns.h"

namespace luwte::http {

/// What all sessions of a server share.
struct Shared {
    Options options;
    const Clock& clock;
    Server::Handler handler;
    Server::BodyLimit body_limit;
    Server::KnownSession known_session;
    Turns turns;
    Crowd crowd{};
    Metrics metrics{};
    std::atomic<std::size_t> held{0};  // bytes of bodies and answers in memory
    std::atomic<int> under_way{0};     // requests with a worker or waiting for one
    std::atomic<bool> stopping{false};
};

/// Where a connection is in its life, those that can best be missed first.
enum class Stage { resting, arriving, reading, at_work };

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Shared& shared, std::unique_ptr<Stream> stream, std::string peer);

    /// Serves until the connection ends. Runs on the connection's own io thread; only handlers run elsewhere.
    asio::awaitable<void> run();
    /// On the io thread: closes between requests, or after the one under way.
    void stop();
    void abort() { m_stream->close(); }

    // From any thread.
    Stage stage() const { return m_stage; }
    std::chrono::steady_clock::time_point since() const { return m_since; }
    std::size_t held() const { return m_held; }
    /// Closes unless its answer is being made by then; what it held counts no more.
    void give_way();

private:
    asio::awaitable<bool> exchange();
    asio::awaitable<int> receive(Incoming& incoming);
    asio::awaitable<int> receive_body(Incoming& incoming);
    asio::awaitable<bool> more_bytes();
    asio::awaitable<bool> refuse(int status);
    asio::awaitable<Response> ask(const Request& request);
    asio::awaitable<void> wait_for_beat(std::chrono::steady_clock::time_point began);
    asio::awaitable<void> send(const Response& response, const Outgoing& how);
    asio::awaitable<void> send_pieces(const Response& response, const Outgoing& how);
    asio::awaitable<void> write(std::string_view bytes);
    asio::awaitable<std::string> on_worker(const std::function<std::string()>& work);
    void complete(Incoming& incoming);
    Turns::Asker asker(const Request& request) const;
    void enter(Stage stage);
    void hold(std::size_t bytes);
    bool has_room();

    void allow(std::chrono::milliseconds time);  // the deadline from now on; passing it closes the connection
    std::chrono::milliseconds time_for(std::chrono::milliseconds base, std::size_t bytes) const;

    Shared& m_shared;
    std::unique_ptr<Stream> m_stream;
    asio::steady_timer m_deadline;
    std::string m_socket_peer;
    Turns::Asker m_asker;
    std::atomic<Stage> m_stage{Stage::arriving};
    std::atomic<std::chrono::steady_clock::time_point> m_since{std::chrono::steady_clock::now()};
    std::atomic<std::size_t> m_held{0};
    bool m_secure = false;
    bool m_idle = true;
    bool m_first = true;
    std::string m_buffer;  // received and not yet used
};

}  // namespace luwte::http
