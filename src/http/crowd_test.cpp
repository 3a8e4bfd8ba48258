// Who fills the server up, and who gets in all the same.
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "http/turns.h"
#include "wire.h"

namespace luwte::http {

using namespace std::chrono_literals;
using namespace test;

namespace {

/// Connections from as many addresses of this machine as are asked for, each left as `bytes` leave it.
class Stalled {
public:
    Stalled(unsigned short port, int count, std::string_view bytes, int addresses = 1)
    {
        for (int n = 0; n < count; ++n) {
            m_wires.push_back(std::make_unique<Wire>(port, "127.0.1." + std::to_string(1 + n % addresses)));
            m_wires.back()->send(bytes);
        }
    }
    /// Every one of them ends, and how many were answered.
    int answered()
    {
        int count = 0;
        for (auto& wire : m_wires) {
            const auto said = wire->rest();
            CHECK(said.find("[nothing came]") == std::string::npos);
            count += said.starts_with("HTTP/1.1 200");
        }
        return count;
    }

private:
    std::vector<std::unique_ptr<Wire>> m_wires;
};

std::string half_a_body(std::size_t bytes) { return "PUT /large HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(2 * bytes) + "\r\n\r\n" + std::string(bytes, 'x'); }

}  // namespace

TEST_CASE("a thousand connections that stall keep nobody from being answered, and end at their deadlines", "[http][server]")
{
    auto [kind, bytes] = GENERATE(table<std::string, std::string>({
        {"silent", ""},
        {"in the request line", "GET /v1/inci"},
        {"in a header", "POST / HTTP/1.1\r\nHost: x\r\nContent-Le"},
        {"in a body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc"},
        {"in a chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nabc"},
    }));
    CAPTURE(kind);
    Served served{{.connections_per_peer = 600, .head_time = 5s, .body_time = 5s, .slowest = 1'000'000'000}};
    Stalled stalled{served.port, 1000, bytes, 2};
    for (int time = 0; time < 20; ++time) CHECK(status(served.ask(get("Connection: close\r\n"))) == 200);
    CHECK(stalled.answered() == 0);
}

TEST_CASE("who takes all places of his address loses his oldest to a neighbour, whose answer is not touched", "[http][server]")
{
    // On one thread what was answered is at rest before the next is let in; on two it may be later.
    Served served{{.io_threads = 1, .connections_per_peer = 3}};
    Wire resting{served.port}, one{served.port}, two{served.port};
    resting.send(get());
    CHECK(status(resting.until("[127.0.0.1] ")) == 200);
    CHECK(status(served.ask(get("Connection: close\r\n"))) == 200);
    CHECK(resting.rest().empty());
    Wire fourth{served.port};
    CHECK(status(served.ask(get("Connection: close\r\n"))) == 200);
    CHECK(one.rest().empty());
    two.send(get("Connection: close\r\n"));
    CHECK(status(two.rest()) == 200);
}

TEST_CASE("who takes all places of the server loses one to whoever comes", "[http][server]")
{
    Served served{{.connections = 40, .connections_per_peer = 40}};
    Stalled stalled{served.port, 40, "GET /"};
    CHECK(status(served.ask(get("Connection: close\r\n"))) == 200);
}

TEST_CASE("large bodies that stall give way to one that does not, and small ones always have room", "[http][server]")
{
    Served served{{.connections_per_peer = 100, .body_memory = 5'000'000},
                  [](const Request& request) { return Response{.body = std::to_string(request.body.size())}; }};
    Stalled stalled{served.port, 30, half_a_body(300'000), 3};
    CHECK(served.ask("PUT /large HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\nConnection: close\r\n\r\n" + std::string(900'000, 'x')).ends_with("900000"));
    CHECK(served.ask("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nConnection: close\r\n\r\n" + std::string(900, 'x')).ends_with("900"));
    CHECK(served.ask("PUT /large HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\ndbba0\r\n" + std::string(900'000, 'x') + "\r\n0\r\n\r\n")
              .ends_with("900000"));
}

TEST_CASE("a body that would fill the memory by itself is refused", "[http][server]")
{
    Served served{{.body_memory = 500'000}};
    CHECK(status(served.ask("PUT /large HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n" + std::string(900'000, 'x'))) == 503);
}

TEST_CASE("turns go round addresses and sessions, and round the names behind an address, in order for each", "[http]")
{
    std::atomic<bool> open{false}, inside{false};
    std::string order;
    Turns turns{1};
    turns.add({"first", ""}, [&] {
        inside = true;
        while (!open) std::this_thread::yield();
    });
    while (!inside) std::this_thread::yield();
    const auto say = [&](char letter) { return [&order, letter] { order += letter; }; };
    for (char letter : std::string_view{"abcdef"}) turns.add({"flood", "one"}, say(letter));
    turns.add({"flood", "neighbour"}, say('N'));
    turns.add({"elsewhere", ""}, say('E'));
    turns.add({"elsewhere", ""}, say('F'));
    open = true;
    turns.join();
    CHECK(order == "aENFbcdef");
}

TEST_CASE("however many sessions somebody makes up, whoever has one waits one turn", "[http]")
{
    std::atomic<bool> open{false};
    std::atomic<int> inside{0};
    const auto is_real = [](const Request& request) { return request.header("Cookie") == "real"; };
    Served served{{.workers = 4},
                  [&](const Request& request) {
                      ++inside;
                      while (!open && !is_real(request)) std::this_thread::sleep_for(1ms);
                      return Response{};
                  },
                  [&](const Request& request) { return std::string{is_real(request) ? "session" : ""}; }};
    std::vector<std::unique_ptr<Wire>> strangers;
    for (int n = 0; n < 8; ++n) {
        strangers.push_back(std::make_unique<Wire>(served.port));
        strangers.back()->send(get("Connection: close\r\nCookie: made-up-" + std::to_string(n) + "\r\n"));
    }
    while (inside < 2) std::this_thread::sleep_for(1ms);
    CHECK(status(served.ask(get("Connection: close\r\nCookie: real\r\n"))) == 200);
    open = true;
    for (auto& one : strangers) CHECK(status(one->rest()) == 200);
}

}  // namespace luwte::http
