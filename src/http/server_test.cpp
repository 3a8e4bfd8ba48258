// The real server over real sockets, spoken to byte by byte.
#include <openssl/ssl.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/bytes.h"
#include "base/id.h"
#include "http/server.h"

namespace luwte::http {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Writes bytes, reads bytes; nothing waits longer than ten seconds.
class Wire {
public:
    explicit Wire(unsigned short port) : m_socket{::socket(AF_INET, SOCK_STREAM, 0)}
    {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Wire() { ::close(m_socket); }
    Wire(const Wire&) = delete;

    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void no_more() { ::shutdown(m_socket, SHUT_WR); }
    /// Everything until the other side closes.
    std::string rest()
    {
        std::string all;
        while (take(all)) {}
        return all;
    }
    /// Until `end` has come `times` times, or the other side closes.
    std::string until(std::string_view end, int times = 1)
    {
        std::string all;
        while (count(all, end) < times && take(all)) {}
        return all;
    }
    int socket() const { return m_socket; }
    bool connected() const { return m_connected; }

    static int count(std::string_view text, std::string_view part)
    {
        int found = 0;
        for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
        return found;
    }

private:
    int m_socket;
    bool m_connected;

    bool take(std::string& into)
    {
        pollfd wait{m_socket, POLLIN, 0};
        if (::poll(&wait, 1, 10'000) != 1) {
            into += "[nothing came]";
            return false;
        }
        char bytes[65536];
        const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        into.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
};

int status(std::string_view reply)
{
    if (!reply.starts_with("HTTP/1.1 ") || reply.size() < 12) return 0;
    return std::stoi(std::string{reply.substr(9, 3)});
}

/// Answers with what it was asked: method, target, peer and body.
Response echo(const Request& request)
{
    return {.headers = {{"Content-Type", "text/plain"}},
            .body = request.method + " " + request.target + " [" + request.peer + "] " + request.body};
}

struct Served {
    explicit Served(Options options = {}, Server::Handler handler = echo)
        : server{std::move(options), clock, std::move(handler), [](auto, std::string_view target) -> std::size_t {
                     return target == "/large" ? 10'000'000 : 1000;
                 }}
    {
        port = server.start();
    }
    std::string ask(std::string_view bytes)
    {
        Wire wire{port};
        wire.send(bytes);
        return wire.rest();
    }
    FixedClock clock{*parse_instant("2026-11-22T03:25:00Z")};
    Server server;
    unsigned short port = 0;
};

std::string get(std::string_view more = "") { return "GET /a HTTP/1.1\r\nHost: x\r\n" + std::string{more} + "\r\n"; }

}  // namespace

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

TEST_CASE("pipelined requests are answered one after the other", "[http][server]")
{
    Served served;
    const auto reply = served.ask("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "2\r\nab\r\n1;ext=1\r\nc\r\n0\r\nCookie: late\r\n\r\n"
                                  "GET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /4 HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(Wire::count(reply, "HTTP/1.1 200") == 3);
    CHECK(reply.find("GET /1") < reply.find("POST /2 [127.0.0.1] abc"));
    CHECK(reply.ends_with("GET /3 [127.0.0.1] "));
}

TEST_CASE("a request that could be read in two ways is refused and the connection ends", "[http][server]")
{
    Served served;
    auto [bytes, expected] = GENERATE(table<std::string, int>({
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 4\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x4\r\n\r\nabcd", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2000, 'x') + "\r\n0\r\n\r\n", 413},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},
        {std::string{"GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 41}, 400},
        {"GET / HTTP/1.1\nHost: x\n\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", 400},
        {"\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET //x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        {"GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 505},
        {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: x\r\nExpect: coffee\r\nContent-Length: 1\r\n\r\n", 417},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(70'000, 'a') + "\r\n\r\n", 431},
        {"\x16\x03\x01\x02", 400},
    }));
    CAPTURE(bytes.substr(0, 200));
    const auto reply = served.ask(bytes);
    CHECK(status(reply) == expected);
    CHECK(reply.find("Content-Type: application/problem+json\r\n") != std::string::npos);
    CHECK(reply.find("API-Version: 1.0.0\r\n") != std::string::npos);
    CHECK(reply.find("Connection: close\r\n") != std::string::npos);
    CHECK(Wire::count(reply, "\r\nDate: ") == 1);
}

TEST_CASE("a body is refused before it is sent, and the sender can still read why", "[http][server]")
{
    Served served;
    Wire wire{served.port};
    wire.send("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(status(wire.until("}")) == 413);

    Wire eager{served.port};
    eager.send("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'x'));
    CHECK(status(eager.rest()) == 413);
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

TEST_CASE("one peer cannot take all connections", "[http][server]")
{
    Served served{{.connections_per_peer = 2}};
    Wire one{served.port}, two{served.port}, three{served.port};
    CHECK(three.rest().empty());
    one.send(get("Connection: close\r\n"));
    CHECK(status(one.rest()) == 200);
}

TEST_CASE("five hundred silent connections do not keep another from being answered", "[http][server]")
{
    Served served{{.connections_per_peer = 1000}};
    std::vector<std::unique_ptr<Wire>> silent;
    for (int n = 0; n < 500; ++n) {
        silent.push_back(std::make_unique<Wire>(served.port));
        if (n % 2) silent.back()->send("POST / HTTP/1.1\r\nHost: x\r\nContent-Le");
    }
    CHECK(status(served.ask(get("Connection: close\r\n"))) == 200);
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

namespace {

/// A self-signed certificate and a client for it.
class TlsCase {
public:
    TlsCase() : m_folder{fs::temp_directory_path() / ("luwte-tls-" + fresh_uuid())}
    {
        fs::create_directory(m_folder);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_sign(certificate, key, EVP_sha256());
        auto* file = std::fopen(tls().certificate_file.c_str(), "w");
        PEM_write_X509(file, certificate);
        std::fclose(file);
        file = std::fopen(tls().key_file.c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~TlsCase() { fs::remove_all(m_folder); }
    Tls tls() const { return {(m_folder / "certificate.pem").string(), (m_folder / "key.pem").string()}; }

    /// The reply to a GET over one TLS version and cipher list; empty when the two do not agree.
    static std::string ask(unsigned short port, int version, const char* ciphers)
    {
        Wire wire{port};
        SSL_CTX* context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_min_proto_version(context, version);
        SSL_CTX_set_max_proto_version(context, version);
        if (ciphers) SSL_CTX_set_cipher_list(context, ciphers);
        SSL* ssl = SSL_new(context);
        SSL_set_fd(ssl, wire.socket());
        std::string reply;
        if (SSL_connect(ssl) == 1) {
            const auto request = get("Connection: close\r\n");
            SSL_write(ssl, request.data(), static_cast<int>(request.size()));
            char bytes[4096];
            for (int count; (count = SSL_read(ssl, bytes, sizeof bytes)) > 0;) reply.append(bytes, static_cast<std::size_t>(count));
        }
        SSL_free(ssl);
        SSL_CTX_free(context);
        return reply;
    }

private:
    fs::path m_folder;
};

}  // namespace

TEST_CASE("TLS is spoken in its good versions and suites only", "[http][server]")
{
    TlsCase tls;
    Served served{{.tls = tls.tls()}};
    const auto reply = TlsCase::ask(served.port, TLS1_3_VERSION, nullptr);
    CHECK(status(reply) == 200);
    CHECK(reply.ends_with("GET /a [127.0.0.1] "));
    CHECK(reply.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
    CHECK(status(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE+AESGCM")) == 200);
    CHECK(status(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE+CHACHA20")) == 200);
    CHECK(TlsCase::ask(served.port, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA256").empty());
    CHECK(TlsCase::ask(served.port, TLS1_2_VERSION, "AES128-GCM-SHA256").empty());
    CHECK(TlsCase::ask(served.port, TLS1_1_VERSION, "DEFAULT:@SECLEVEL=0").empty());
}

TEST_CASE("somebody who speaks no TLS to a TLS port, or nothing, is let go", "[http][server]")
{
    TlsCase tls;
    Served served{{.tls = tls.tls(), .head_time = 200ms}};
    CHECK(served.ask(get()).find("HTTP/") == std::string::npos);
    CHECK(Wire{served.port}.rest().empty());
}

TEST_CASE("a certificate that cannot be used is told to the operator", "[http][server]")
{
    Served plain;
    Server server{{.tls = Tls{"/nowhere/c.pem", "/nowhere/k.pem"}}, plain.clock, echo, [](auto, auto) { return std::size_t{1}; }};
    CHECK_THROWS_WITH(server.start(), Catch::Contains("/nowhere/c.pem"));
}

}  // namespace luwte::http
