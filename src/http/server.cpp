#include "http/server.h"

#include <sys/resource.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>

#include "http/session.h"

namespace luwte::http {

namespace {

using asio::ip::tcp;
using boost::system::error_code;

/// An io thread with the connections it serves; its set is touched by that thread only.
struct Lane {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
    std::set<std::shared_ptr<Session>> sessions;
    std::thread thread;
};

asio::ip::address plain(asio::ip::address address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

/// An IPv6 customer has a whole /64, so those count as one peer.
std::string peer_key(const asio::ip::address& address)
{
    if (address.is_v4()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    return asio::ip::address_v6{bytes}.to_string();
}

/// A descriptor for each connection, and some for files and databases, as far as the system lets us.
void raise_descriptor_limit(int connections)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = std::min(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, static_cast<rlim_t>(connections) + 512));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct Server::State {
    Shared shared;
    std::shared_ptr<asio::ssl::context> tls;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::optional<tcp::acceptor> acceptor;
    std::atomic<int> open{0};
    std::size_t next_lane = 0;
    std::once_flag stopped;

    tcp::endpoint bind();
    asio::awaitable<void> accept();
    void take(tcp::socket socket, Lane& lane);
    bool admit(const std::shared_ptr<Session>& session, const std::string& address, const std::string& key);
    asio::awaitable<void> serve(std::shared_ptr<Session> session, Lane& lane, std::string key);
    void stop();
    void drain();
    bool is_trusted(const std::string& address) const
    {
        const auto& trusted = shared.options.trusted_proxies;
        return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
    }
};

Server::Server(Options options, const Clock& clock, Handler handler, BodyLimit body_limit, KnownSession known_session)
    : m_state{new State{.shared = {.options = options,
                                   .clock = clock,
                                   .handler = std::move(handler),
                                   .body_limit = std::move(body_limit),
                                   .known_session = std::move(known_session),
                                   .turns = Turns{options.workers}}}}
{
}

Server::~Server() { stop(); }

unsigned short Server::start()
{
    auto& state = *m_state;
    raise_descriptor_limit(state.shared.options.connections);
    if (state.shared.options.tls) state.tls = tls_context(*state.shared.options.tls);
    for (int n = 0; n < state.shared.options.io_threads; ++n) state.lanes.push_back(std::make_unique<Lane>());
    const auto endpoint = state.bind();
    asio::co_spawn(state.lanes.front()->context, state.accept(), asio::detached);
    for (auto& lane : state.lanes) lane->thread = std::thread{[&context = lane->context] { context.run(); }};
    return endpoint.port();
}

void Server::stop()
{
    std::call_once(m_state->stopped, [this] { m_state->stop(); });
}

std::string Server::metrics() const { return m_state->shared.metrics.prometheus(); }

tcp::endpoint Server::State::bind()
{
    const auto& options = shared.options;
    try {
        const tcp::endpoint endpoint{asio::ip::make_address(options.address), options.port};
        acceptor.emplace(lanes.front()->context, endpoint.protocol());
        acceptor->set_option(tcp::acceptor::reuse_address{true});
        acceptor->bind(endpoint);
        acceptor->listen(1024);
        return acceptor->local_endpoint();
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error{"cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " +
                                 error.code().message()};
    }
}

asio::awaitable<void> Server::State::accept()
{
    asio::steady_timer rest{lanes.front()->context};
    while (!shared.stopping) {
        auto& lane = *lanes[next_lane++ % lanes.size()];
        auto [error, socket] = co_await acceptor->async_accept(lane.context, asio::as_tuple(asio::use_awaitable));
        if (shared.stopping || error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
        if (error) {  // out of descriptors, say: trying at once would only burn
            rest.expires_after(std::chrono::milliseconds{100});
            co_await rest.async_wait(asio::as_tuple(asio::use_awaitable));
            continue;
        }
        take(std::move(socket), lane);
    }
}

bool Server::State::admit(const std::shared_ptr<Session>& session, const std::string& address, const std::string& key)
{
    const auto& options = shared.options;
    const auto most = is_trusted(address) ? options.connections : options.connections_per_peer;
    return shared.crowd.admit(session, key, most, options.connections);
}

void Server::State::take(tcp::socket socket, Lane& lane)
{
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    const auto address = plain(remote.address());
    auto key = peer_key(address);
    socket.set_option(tcp::no_delay{true}, error);
    auto session = std::make_shared<Session>(shared, stream_over(std::move(socket), tls), address.to_string());
    if (!admit(session, address.to_string(), key)) {
        ++shared.metrics.turned_away;
        return;
    }
    ++open;
    ++shared.metrics.connections;
    asio::post(lane.context, [this, session, &lane, key = std::move(key)]() mutable {
        lane.sessions.insert(session);
        asio::co_spawn(lane.context, serve(session, lane, std::move(key)), asio::detached);
    });
}

asio::awaitable<void> Server::State::serve(std::shared_ptr<Session> session, Lane& lane, std::string key)
{
    co_await session->run();
    lane.sessions.erase(session);
    shared.crowd.leave(session, key);
    --open;
    --shared.metrics.connections;
}

void Server::State::stop()
{
    shared.stopping = true;
    if (!lanes.empty() && lanes.front()->thread.joinable()) drain();
    else shared.turns.join();
}

/// Idle connections end now, busy ones after their answer, and all of them when stop_time is over.
void Server::State::drain()
{
    asio::post(lanes.front()->context, [this] {
        error_code ignored;
        acceptor->close(ignored);
    });
    for (auto& lane : lanes)
        asio::post(lane->context, [&lane = *lane] {
            for (const auto& session : lane.sessions) session->stop();
        });
    const auto until = std::chrono::steady_clock::now() + shared.options.stop_time;
    while (open > 0 && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    for (auto& lane : lanes)
        asio::post(lane->context, [&lane = *lane] {
            for (const auto& session : lane.sessions) session->abort();
        });
    // First the workers: each comes back to its lane, which must still be there.
    shared.turns.join();
    for (auto& lane : lanes) lane->guard.reset();
    for (auto& lane : lanes) lane->thread.join();
}

}  // namespace luwte::http
