#include "http/session.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <exception>

#include "http/problem.h"
#include "http/routes.h"
#include "http/text.h"

// g++ 12 destroys some temporaries inside a co_await expression twice, so what a coroutine is given has a name here.
// Nor does it see that a coroutine's frame is freed by the allocator that made it.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace luwte::http {

namespace {

constexpr std::size_t small_body = 64 * 1024;  // always has room: all but files are smaller
constexpr std::chrono::milliseconds beat{10};  // a refusal leaves on one, counted from the end of its request
constexpr int closed = -1;  // instead of a status: the other side went away

bool is_trusted(const Options& options, std::string_view address)
{
    return std::ranges::find(options.trusted_proxies, address) != options.trusted_proxies.end();
}

/// Of "client, proxy1, proxy2" the last that is not a proxy of ours; what stands before it anybody may have written.
std::string named_by_proxy(const Options& options, std::string_view forwarded, const std::string& otherwise)
{
    auto addresses = split(forwarded, ',');
    for (auto address = addresses.rbegin(); address != addresses.rend(); ++address)
        if (const auto name = trimmed(*address); !name.empty() && name.size() <= 64 && !is_trusted(options, name))
            return std::string{name};
    return otherwise;
}

Code code_of(int status)
{
    switch (status) {
    case 413: return "request.too_large";
    case 417: return "request.expectation_unknown";
    case 431: return "request.head_too_large";
    case 503: return "request.busy";
    case 501: return "request.transfer_unknown";
    case 505: return "request.version_unknown";
    default: return "request.malformed";
    }
}

/// Nobody behind this edge has seen the request, so it says what the router says of all its answers.
Response refusal(int status)
{
    auto response = problem(status, code_of(status));
    set_header(response, "API-Version", std::string{api_version});
    set_header(response, "Cache-Control", "no-store");
    keep_in_place(response);
    return response;
}

}  // namespace

Session::Session(Shared& shared, std::unique_ptr<Stream> stream, std::string peer)
    : m_shared{shared},
      m_stream{std::move(stream)},
      m_deadline{m_stream->socket().get_executor()},
      m_socket_peer{std::move(peer)}
{
}

asio::awaitable<void> Session::run()
{
    try {
        allow(m_shared.options.head_time);
        co_await m_stream->handshake();
        while (!m_shared.stopping && co_await exchange()) {}
        allow(std::chrono::seconds{3});
        co_await m_stream->finish();
    } catch (const std::exception&) {
        // The connection is gone, or an answer broke off: the other side sees it end early.
    }
    m_deadline.cancel();
    m_stream->close();
    hold(0);
}

void Session::give_way()
{
    m_shared.held -= m_held.exchange(0);
    asio::post(m_stream->socket().get_executor(), [self = shared_from_this()] {
        if (self->stage() != Stage::at_work) self->abort();
    });
}

void Session::stop()
{
    if (m_idle) abort();
}

/// One request and its answer. False when the connection is to end.
asio::awaitable<bool> Session::exchange()
{
    Incoming incoming;
    const int refused = co_await receive(incoming);
    if (refused == closed) co_return false;
    if (refused) co_return co_await refuse(refused);

    complete(incoming);
    enter(Stage::at_work);
    m_deadline.cancel();
    const auto began = std::chrono::steady_clock::now();
    const auto response = co_await ask(incoming.request);
    m_shared.metrics.answered(response.status, std::chrono::steady_clock::now() - began);
    if (400 <= response.status && response.status < 500) co_await wait_for_beat(began);

    const Outgoing how{.close = !incoming.keep_alive || m_shared.stopping,
                       .is_head = incoming.request.method == "HEAD",
                       .is_http_1_0 = incoming.is_http_1_0,
                       .secure = m_secure};
    co_await send(response, how);
    hold(0);
    m_idle = true;
    enter(Stage::resting);
    co_return !how.close && framing_of(response, how) != Framing::until_close && !m_shared.stopping;
}

asio::awaitable<int> Session::receive(Incoming& incoming)
{
    const auto& options = m_shared.options;
    // A new connection has as long as a head has; one that asked before may rest.
    allow(m_first || !m_buffer.empty() ? options.head_time : options.idle_time);
    m_first = false;
    std::size_t end;
    while ((end = end_of_head(m_buffer)) == std::string::npos) {
        if (has_broken_line(m_buffer)) co_return 400;
        if (m_buffer.size() >= options.head_limit) co_return 431;
        const bool begins = m_buffer.empty();
        if (!co_await more_bytes()) co_return closed;
        if (begins && !m_idle) continue;
        if (begins) allow(options.head_time);
        if (m_idle) enter(Stage::arriving);
        m_idle = false;
    }
    m_idle = false;
    if (end > options.head_limit) co_return 431;
    if (const int refused = incoming.read_head(std::string_view{m_buffer}.substr(0, end))) co_return refused;
    m_buffer.erase(0, end);
    co_return co_await receive_body(incoming);
}

asio::awaitable<int> Session::receive_body(Incoming& incoming)
{
    if (incoming.done()) co_return 0;
    const auto limit = m_shared.body_limit(incoming.request.method, incoming.request.target);
    if (incoming.content_length > limit) co_return 413;
    allow(time_for(m_shared.options.body_time, incoming.chunked ? limit : incoming.content_length));
    if (incoming.expects_continue && m_buffer.empty()) co_await m_stream->write(asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25));
    while (true) {
        const auto taken = incoming.take_body(m_buffer, limit);
        if (taken.refused) co_return taken.refused;
        m_buffer.erase(0, taken.bytes);
        hold(incoming.held());
        if (incoming.done()) co_return 0;
        if (!has_room()) co_return 503;
        // A size line or an extension that never ends is no chunk.
        if (m_buffer.size() > m_shared.options.head_limit) co_return 400;
        if (!co_await more_bytes()) co_return closed;
    }
}

asio::awaitable<bool> Session::more_bytes()
{
    std::array<char, 16 * 1024> bytes;
    const auto count = co_await m_stream->read(asio::buffer(bytes));
    m_buffer.append(bytes.data(), count);
    co_return count > 0;
}

/// Who asks and how securely, when a proxy of ours says so.
void Session::complete(Incoming& incoming)
{
    const auto& options = m_shared.options;
    m_secure = options.tls.has_value();
    auto& peer = incoming.request.peer;
    peer = m_socket_peer;
    if (is_trusted(options, m_socket_peer)) {
        peer = named_by_proxy(options, incoming.request.header("X-Forwarded-For"), m_socket_peer);
        m_secure = m_secure || same_word(incoming.request.header("X-Forwarded-Proto"), "https");
    }
    m_asker = asker(incoming.request);
}

/// A session that is known, or somebody of this address, told apart by what he may well have made up.
Turns::Asker Session::asker(const Request& request) const
{
    if (auto known = m_shared.known_session ? m_shared.known_session(request) : std::string{}; !known.empty()) return {std::move(known), {}};
    const auto sent = std::string{request.header("Cookie")} + std::string{request.header("Authorization")};
    return {request.peer, std::to_string(std::hash<std::string>{}(sent))};
}

asio::awaitable<bool> Session::refuse(int status)
{
    m_idle = false;
    m_secure = m_shared.options.tls.has_value();
    const auto response = refusal(status);
    m_shared.metrics.answered(status, {});
    const Outgoing how{.close = true, .secure = m_secure};
    co_await send(response, how);
    co_return false;
}

asio::awaitable<Response> Session::ask(const Request& request)
{
    if (m_shared.under_way >= m_shared.options.workers + m_shared.options.waiting_requests)
        co_return refusal(503);
    Response response;
    const std::function<std::string()> work = [&] {
        response = m_shared.handler(request);
        return std::string{};
    };
    co_await on_worker(work);
    co_return response;
}

/// To look for what is not there takes less time than to find that somebody may not know of it; nobody shall hear which it was.
asio::awaitable<void> Session::wait_for_beat(std::chrono::steady_clock::time_point began)
{
    const auto beats = (std::chrono::steady_clock::now() - began) / beat + 1;
    asio::steady_timer timer{m_stream->socket().get_executor(), began + beats * beat};
    co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> Session::send(const Response& response, const Outgoing& how)
{
    auto bytes = head_of(response, how, m_shared.clock.now());
    if (!how.is_head) bytes += response.body;
    hold(bytes.size());
    co_await write(bytes);
    if (response.more && !how.is_head) co_await send_pieces(response, how);
}

/// A piece is made when the one before is on its way, so a slow reader holds one piece and not the whole.
asio::awaitable<void> Session::send_pieces(const Response& response, const Outgoing& how)
{
    const bool chunks = framing_of(response, how) == Framing::chunks;
    while (true) {
        m_deadline.cancel();
        auto piece = co_await on_worker(response.more);
        const bool last = piece.empty();
        if (chunks) piece = chunk_of(piece);
        hold(piece.size());
        if (!has_room()) throw std::runtime_error{"too many slow readers"};
        if (!piece.empty()) co_await write(piece);
        if (last) co_return;
    }
}

asio::awaitable<void> Session::write(std::string_view bytes)
{
    allow(time_for(m_shared.options.write_time, bytes.size()));
    enter(Stage::reading);
    co_await m_stream->write(asio::buffer(bytes.data(), bytes.size()));
    enter(Stage::at_work);
}

/// Runs blocking work on a worker thread when its turn has come, and comes back.
asio::awaitable<std::string> Session::on_worker(const std::function<std::string()>& work)
{
    std::string result;
    std::exception_ptr failed;
    const auto home = m_stream->socket().get_executor();
    const auto begin = [&](auto handler) {
        // A function is copied, what continues a coroutine is not.
        const auto go_on = std::make_shared<decltype(handler)>(std::move(handler));
        m_shared.turns.add(m_asker, [&, go_on, home] {
            try {
                result = work();
            } catch (...) {
                failed = std::current_exception();
            }
            asio::post(home, std::move(*go_on));
        });
    };
    ++m_shared.under_way;
    co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(begin, asio::use_awaitable);
    --m_shared.under_way;
    if (failed) std::rethrow_exception(failed);
    co_return result;
}

void Session::enter(Stage stage)
{
    m_stage = stage;
    m_since = std::chrono::steady_clock::now();
}

void Session::hold(std::size_t bytes)
{
    m_shared.held += bytes;
    m_shared.held -= m_held.exchange(bytes);
}

void Session::allow(std::chrono::milliseconds time)
{
    m_deadline.expires_after(time);
    m_deadline.async_wait([self = weak_from_this()](const boost::system::error_code& error) {
        const auto session = self.lock();
        // A wait that ended before a new deadline was set does not count.
        if (!error && session && session->m_deadline.expiry() <= asio::steady_timer::clock_type::now()) session->abort();
    });
}

/// Whether what this connection holds fits in the memory there is for all, if need be because another one gives way.
bool Session::has_room()
{
    return m_held <= small_body || m_shared.held <= m_shared.options.body_memory || m_shared.crowd.lighten(*this, small_body);
}

std::chrono::milliseconds Session::time_for(std::chrono::milliseconds base, std::size_t bytes) const
{
    return base + std::chrono::seconds{bytes / m_shared.options.slowest};
}

}  // namespace luwte::http
