// The real server over real sockets.
#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/bytes.h"
#include "http/server.h"
#include "wire.h"

namespace luwte::http {

using namespace std::chrono_literals;
using namespace test;

TEST_CASE("the server answers, keeps the connection and answers again", "[http][server]")
{
    Served served;
    Wire wire{served.port};
    wire.send(get());
    const auto reply = wire.until("GET /a [127.0.0.1] ");
    CHECK(status(reply) == 200);
    CHECK(reply.find("Date: Sun, 22 Nov 2026 03:25:00 GMT\r\n") != std::string::npos);
    CHECK(reply.find("Content-Length: 19\r\n") != std::string::npos);
    CHECK(reply.find("Strict-Transport-Security") == std::string::npos);
    wire.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
    CHECK(wire.rest().ends_with("POST /b [127.0.0.1] abc"));
}

TEST_CASE("an answer does not tell what it comes from", "[http][server]")
{
    Served served;
    for (const auto& asked : {get("Connection: close\r\n"), std::string{"nonsense\r\n\r\n"}}) {
        const auto reply = served.ask(asked);
        CHECK(status(reply) > 0);
        for (const char* banner : {"Server:", "X-Powered-By:", "Via:", "Boost", "Beast", "Luwte"})
            CHECK(reply.find(banner) == std::string::npos);
    }
}

TEST_CASE("a refusal leaves on the beat, whatever it took to find", "[http][server]")
{
    const auto took = GENERATE(0ms, 3ms, 14ms);
    const int answer = GENERATE(200, 403, 404, 412);
    Served served{{}, [&](const Request&) {
        std::this_thread::sleep_for(took);
        return Response{.status = answer};
    }};
    const auto began = std::chrono::steady_clock::now();
    CHECK(status(served.ask(get("Connection: close\r\n"))) == answer);
    // Never earlier; a busy machine may make it later.
    if (answer >= 400) CHECK(std::chrono::steady_clock::now() - began >= (took < 10ms ? 10ms : 20ms));
}

TEST_CASE("a large body arrives whole, with the sender asked to go on", "[http][server]")
{
    Served served{{}, [](const Request& request) { return Response{.body = hex(sha256(as_bytes(request.body)))}; }};
    Wire wire{served.port};
    wire.send("PUT /large HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
    CHECK(status(wire.until("\r\n\r\n")) == 100);
    std::string body(3'000'000, 'q');
    wire.send(body);
    CHECK(wire.rest().ends_with(hex(sha256(as_bytes(body)))));
}

TEST_CASE("an answer in pieces goes out as chunks, or until the end for an old client", "[http][server]")
{
    const auto pieces = [](const Request&) {
        auto left = std::make_shared<int>(3);
        return Response{.more = [left] { return *left ? std::string(static_cast<std::size_t>((*left)--), 'p') : std::string{}; }};
    };
    Served served{{}, pieces};
    CHECK(served.ask(get("Connection: close\r\n")).ends_with("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                                             "3\r\nppp\r\n2\r\npp\r\n1\r\np\r\n0\r\n\r\n"));
    CHECK(served.ask("GET / HTTP/1.0\r\nHost: x\r\n\r\n").ends_with("Connection: close\r\n\r\npppppp"));
}

TEST_CASE("an answer that breaks off ends without its last chunk", "[http][server]")
{
    Served served{{}, [](const Request&) {
                      auto first = std::make_shared<bool>(true);
                      return Response{.more = [first]() -> std::string {
                          if (!std::exchange(*first, false)) throw std::runtime_error{"gone"};
                          return "some";
                      }};
                  }};
    const auto reply = served.ask(get());
    CHECK(reply.ends_with("4\r\nsome\r\n"));
}

TEST_CASE("HEAD gets the head of the answer only", "[http][server]")
{
    Served served;
    const auto reply = served.ask("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(reply.find("Content-Length: 20\r\n") != std::string::npos);
    CHECK(reply.ends_with("\r\n\r\n"));
}

TEST_CASE("who says nothing, or too slowly, is let go", "[http][server]")
{
    Served served{{.head_time = 150ms, .idle_time = 150ms, .body_time = 150ms, .slowest = 1'000'000}};
    Wire silent{served.port}, half{served.port}, body{served.port}, idle{served.port};
    half.send("GET / HTT");
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc");
    idle.send(get());
    CHECK(silent.rest().empty());
    CHECK(half.rest().empty());
    CHECK(body.rest().empty());
    CHECK(status(idle.rest()) == 200);
}

TEST_CASE("a drip does not move the deadline", "[http][server]")
{
    Served served{{.head_time = 200ms}};
    Wire wire{served.port};
    wire.send("GET /");
    std::thread drip{[&] { while (wire.send("a")) std::this_thread::yield(); }};
    CHECK(wire.rest().find("HTTP/1.1 200") == std::string::npos);
    drip.join();
}

TEST_CASE("who does not read an answer is let go", "[http][server]")
{
    std::atomic<bool> asked{false};
    Served served{{.write_time = 200ms, .slowest = 1'000'000'000}, [&](const Request&) {
                      asked = true;
                      return Response{.body = std::string(50'000'000, 'x')};
                  }};
    Wire wire{served.port};
    wire.send(get());
    while (!asked) std::this_thread::yield();
    while (served.server.metrics().find("luwte_http_connections 0\n") == std::string::npos) std::this_thread::yield();
    CHECK(wire.rest().size() < 50'000'000);
}

TEST_CASE("when all workers are taken the next is told so", "[http][server]")
{
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    int inside = 0;
    Served served{{.workers = 1, .waiting_requests = 0}, [&](const Request&) {
                      std::unique_lock lock{mutex};
                      ++inside;
                      changed.notify_all();
                      changed.wait(lock, [&] { return open; });
                      return Response{};
                  }};
    Wire first{served.port};
    first.send(get("Connection: close\r\n"));
    {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return inside == 1; });
    }
    CHECK(status(served.ask(get("Connection: close\r\n"))) == 503);
    {
        const std::lock_guard lock{mutex};
        open = true;
    }
    changed.notify_all();
    CHECK(status(first.rest()) == 200);
}

TEST_CASE("a stop lets the running request finish and closes the idle ones", "[http][server]")
{
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false, inside = false;
    Served served{{}, [&](const Request& request) {
                      if (request.target == "/idle") return Response{};
                      std::unique_lock lock{mutex};
                      inside = true;
                      changed.notify_all();
                      changed.wait(lock, [&] { return open; });
                      return Response{.body = "finished"};
                  }};
    Wire idle{served.port}, busy{served.port};
    idle.send("GET /idle HTTP/1.1\r\nHost: x\r\n\r\n");
    idle.until("\r\n\r\n");
    busy.send(get());
    {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return inside; });
    }
    std::thread stopper{[&] { served.server.stop(); }};
    CHECK(idle.rest().empty());
    {
        const std::lock_guard lock{mutex};
        open = true;
    }
    changed.notify_all();
    const auto reply = busy.rest();
    CHECK(reply.find("Connection: close\r\n") != std::string::npos);
    CHECK(reply.ends_with("finished"));
    stopper.join();
    CHECK_FALSE(Wire{served.port}.connected());
}

TEST_CASE("only a trusted proxy may say for whom it asks", "[http][server]")
{
    const auto asked = get("X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n");
    Served open;
    CHECK(open.ask(asked).ends_with("[127.0.0.1] "));
    Served proxied{{.trusted_proxies = {"127.0.0.1"}}};
    const auto reply = proxied.ask(asked);
    CHECK(reply.ends_with("[203.0.113.9] "));
    CHECK(reply.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
}

TEST_CASE("an address that cannot be had is told to the operator", "[http][server]")
{
    Served served;
    Server second{{.port = served.port}, served.clock, echo, [](auto, auto) { return std::size_t{1}; }};
    CHECK_THROWS_WITH(second.start(), Catch::Contains("cannot listen on 127.0.0.1") && Catch::Contains("in use"));
}

}  // namespace luwte::http
