// A server on a port of its own and a socket to speak to it byte by byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "base/time.h"
#include "http/server.h"

namespace luwte::test {

using http::Request;
using http::Response;

/// Writes bytes, reads bytes; nothing waits longer than a minute: on a busy machine everything takes its time.
class Wire {
public:
    /// `from`: another address of this machine, as somebody else.
    explicit Wire(unsigned short port, const std::string& from = {}) : m_socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in to{};
        if (!from.empty()) {
            to.sin_family = AF_INET;
            inet_pton(AF_INET, from.c_str(), &to.sin_addr);
            ::bind(m_socket, reinterpret_cast<sockaddr*>(&to), sizeof to);
        }
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
        if (::poll(&wait, 1, 60'000) != 1) {
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

inline int status(std::string_view reply)
{
    if (!reply.starts_with("HTTP/1.1 ") || reply.size() < 12) return 0;
    return std::stoi(std::string{reply.substr(9, 3)});
}

/// Answers with what it was asked: method, target, peer and body.
inline Response echo(const Request& request)
{
    return {.headers = {{"Content-Type", "text/plain"}},
            .body = request.method + " " + request.target + " [" + request.peer + "] " + request.body};
}

struct Served {
    explicit Served(http::Options options = {}, http::Server::Handler handler = echo, http::Server::KnownSession known = {})
        : server{std::move(options), clock, std::move(handler), [](auto, std::string_view target) -> std::size_t {
                     return target == "/large" ? 10'000'000 : 1000;
                 }, std::move(known)}
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
    http::Server server;
    unsigned short port = 0;
};

inline std::string get(std::string_view more = "") { return "GET /a HTTP/1.1\r\nHost: x\r\n" + std::string{more} + "\r\n"; }

}  // namespace luwte::test
