// What may come over the wire, and what may not.
#include <catch2/catch.hpp>

#include <thread>

#include "http/chunks.h"
#include "wire.h"

namespace luwte::http {

using namespace std::chrono_literals;
using namespace std::string_literals;
using namespace test;

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

TEST_CASE("a request that comes byte by byte is the same request", "[http][server]")
{
    Served served;
    Wire wire{served.port};
    for (char c : std::string_view{"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
                                   "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nxyz"})
        wire.send({&c, 1});
    const auto reply = wire.rest();
    CHECK(reply.find("POST /a [127.0.0.1] abc") != std::string::npos);
    CHECK(reply.ends_with("POST /b [127.0.0.1] xyz"));
}

TEST_CASE("an empty body in chunks that ends in small pieces is the same request, and no end of the server", "[http][server]")
{
    Served served;
    Wire wire{served.port};
    wire.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
    for (const char* piece : {"\r", "\n", "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0", "0;a=b\r\nX", ": y\r\n\r", "\n"}) {
        std::this_thread::sleep_for(5ms);  // so that each is read by itself; whenever that is not so, the test says less, not something else
        wire.send(piece);
    }
    const auto reply = wire.rest();
    CHECK(reply.find("POST /a [127.0.0.1] ") != std::string::npos);
    CHECK(reply.ends_with("POST /b [127.0.0.1] "));
}

TEST_CASE("chunks are read in one way only, however they are cut", "[http]")
{
    const auto read = [](std::string_view bytes, std::size_t step) {
        Chunks chunks;
        std::string buffer, body;
        for (; !bytes.empty() && !chunks.done() && !chunks.refused(); bytes.remove_prefix(std::min(step, bytes.size()))) {
            buffer += bytes.substr(0, step);
            buffer.erase(0, chunks.take(buffer, body, 100));
        }
        return chunks.refused() ? std::to_string(chunks.refused()) : chunks.done() ? body : "unfinished";
    };
    auto [bytes, expected] = GENERATE(table<std::string, std::string>({
        {"0\r\n\r\n", ""},
        {"3\r\nabc\r\n0\r\n\r\n", "abc"},
        {"3;x=\"y\"\r\nabc\r\n1\r\nd\r\n000\r\nTrailer: t\r\n\r\n", "abcd"},
        {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
        {"3\r\nab", "unfinished"},
        {"3\r\nabcd\r\n0\r\n\r\n", "400"},
        {"3\r\nabc0\r\n\r\n", "400"},
        {"3\nabc\n0\n\n", "400"},
        {"0x3\r\nabc\r\n0\r\n\r\n", "400"},
        {"+3\r\nabc\r\n0\r\n\r\n", "400"},
        {"-3\r\nabc\r\n0\r\n\r\n", "400"},
        {" 3\r\nabc\r\n0\r\n\r\n", "400"},
        {"3 \r\nabc\r\n0\r\n\r\n", "400"},
        {"\r\n", "400"},
        {"000000003\r\nabc\r\n0\r\n\r\n", "400"},
        {"65\r\n" + std::string(101, 'x') + "\r\n0\r\n\r\n", "413"},
        {"ffffffff\r\n", "413"},
        {"0\r\nno field\r\n\r\n", "400"},
        {"0\r\n folded: line\r\n\r\n", "400"},
        {"0\r\na\x01: b\r\n\r\n", "400"},
        {std::string(5000, '1'), "400"},
        {"0;" + std::string(5000, 'e') + "\r\n\r\n", "400"},
    }));
    CAPTURE(bytes.substr(0, 100));
    for (std::size_t step : {1UL, 2UL, 3UL, 7UL, 10'000UL}) CHECK(read(bytes, step) == expected);
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
        {"GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"s, 400},
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
    CHECK(reply.find("Content-Security-Policy: default-src 'none'; sandbox; frame-ancestors 'none'\r\n") != std::string::npos);
    CHECK(reply.find("\r\nPermissions-Policy: ") != std::string::npos);
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

}  // namespace luwte::http
