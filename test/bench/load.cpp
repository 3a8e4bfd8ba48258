// luwte_load PORT TOKENS CLIENTS SECONDS COUNT METHOD PATH [BODY-FILE]: asks the same thing again and again from so many clients,
// each on a connection that stays open, until the seconds are over or so many answers have come (0: no limit of that kind).
// Prints answers a second, and the median and the 99th percentile of their times in milliseconds. "tls:PORT" speaks TLS, and
// "anew:PORT" does so on a new connection for each question, without taking up an earlier session. Of several tokens, with commas
// between them, the clients take the next in turn.
//
// A program of its own because it shares the processor with what it measures: it costs a twentieth of what a client
// in JavaScript does. A creation gets a random Idempotency-Key each time.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {
using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "luwte_load: %s\n", why.c_str());
    std::exit(1);
}

enum class Wire { plain, tls, tls_anew };

struct Question {
    Wire wire;
    unsigned short port;
    std::string method, path, body;
};

/// "8080", "tls:8080" or "anew:8080".
std::pair<Wire, unsigned short> wire_and_port(const std::string& text)
{
    const auto colon = text.find(':');
    const auto port = static_cast<unsigned short>(std::atoi(text.c_str() + (colon == std::string::npos ? 0 : colon + 1)));
    if (colon == std::string::npos) return {Wire::plain, port};
    return {text.starts_with("anew:") ? Wire::tls_anew : Wire::tls, port};
}

/// One for all clients; the certificate is of the bench's own making and nobody checks it.
SSL_CTX* tls()
{
    static SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    return context;
}

class Connection {
public:
    explicit Connection(const Question& question) : m_socket{::socket(AF_INET, SOCK_STREAM, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(question.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) give_up("nobody answers");
        const int yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (question.wire == Wire::plain) return;
        m_tls = SSL_new(tls());
        SSL_set_fd(m_tls, m_socket);
        if (SSL_connect(m_tls) != 1) give_up("no TLS");
    }
    ~Connection()
    {
        SSL_free(m_tls);
        ::close(m_socket);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    long send(const char* bytes, std::size_t size)
    {
        return m_tls ? SSL_write(m_tls, bytes, static_cast<int>(size)) : ::send(m_socket, bytes, size, MSG_NOSIGNAL);
    }
    long receive(char* bytes, std::size_t size)
    {
        return m_tls ? SSL_read(m_tls, bytes, static_cast<int>(size)) : ::recv(m_socket, bytes, size, 0);
    }

private:
    int m_socket;
    SSL* m_tls = nullptr;
};

class Client {
public:
    Client(const Question& question, std::string token) : m_question{question}, m_token{std::move(token)}, m_random{std::random_device{}()} {}

    /// Gives up when the answer is not a good one: what is measured must have happened.
    void ask()
    {
        if (!m_connection || m_question.wire == Wire::tls_anew) m_connection = std::make_unique<Connection>(m_question);
        send_all(head() + m_question.body);
        const auto end_of_head = read_until_head_ends();
        const auto head = m_received.substr(0, end_of_head);
        const auto length = head.find("Content-Length: ");
        if (head.compare(0, 10, "HTTP/1.1 2") != 0) give_up("answered " + head.substr(0, head.find('\r')) + "\n" + m_received.substr(end_of_head));
        const auto whole = end_of_head + (length == std::string::npos ? 0 : std::strtoul(head.c_str() + length + 16, nullptr, 10));
        while (m_received.size() < whole) read_more();
        m_received.erase(0, whole);
    }

private:
    std::string head()
    {
        std::string text = m_question.method + " /v1" + m_question.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token + "\r\n";
        if (m_question.method == "POST") text += "Idempotency-Key: " + uuid() + "\r\nContent-Type: application/json\r\n";
        return text + "Content-Length: " + std::to_string(m_question.body.size()) + "\r\n\r\n";
    }

    std::string uuid()
    {
        char text[37];
        const auto high = m_random(), low = m_random();
        std::snprintf(text, sizeof text, "%08x-%04x-4%03x-a%03x-%012llx", static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xffff),
                      static_cast<unsigned>(high & 0xfff), static_cast<unsigned>(low >> 48 & 0xfff), static_cast<unsigned long long>(low & 0xffff'ffff'ffff));
        return text;
    }

    void send_all(const std::string& text)
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const auto now = m_connection->send(text.data() + sent, text.size() - sent);
            if (now <= 0) give_up("the connection was closed");
            sent += static_cast<std::size_t>(now);
        }
    }

    std::size_t read_until_head_ends()
    {
        for (;;) {
            if (const auto end = m_received.find("\r\n\r\n"); end != std::string::npos) return end + 4;
            read_more();
        }
    }

    void read_more()
    {
        char buffer[64 * 1024];
        const auto got = m_connection->receive(buffer, sizeof buffer);
        if (got <= 0) give_up("the connection was closed");
        m_received.append(buffer, static_cast<std::size_t>(got));
    }

    const Question& m_question;
    std::string m_token;
    std::unique_ptr<Connection> m_connection;
    std::mt19937_64 m_random;
    std::string m_received;
};

std::vector<std::string> parted(const std::string& list)
{
    std::vector<std::string> parts;
    std::istringstream rest{list};
    for (std::string part; std::getline(rest, part, ',');) parts.push_back(part);
    return parts;
}

std::string content_of(const char* file)
{
    std::ostringstream content;
    content << std::ifstream{file}.rdbuf();
    return content.str();
}
}  // namespace

int main(int argc, char** argv)
{
    if (argc != 8 && argc != 9) give_up("PORT TOKENS CLIENTS SECONDS COUNT METHOD PATH [BODY-FILE]");
    const auto [wire, port] = wire_and_port(argv[1]);
    const Question question{wire, port, argv[6], argv[7], argc == 9 ? content_of(argv[8]) : ""};
    const auto tokens = parted(argv[2]);
    const auto clients = static_cast<std::size_t>(std::atoi(argv[3]));
    const double seconds = std::atof(argv[4]);
    const long count = std::atol(argv[5]);

    std::atomic<long> begun{0};
    std::vector<std::vector<double>> times(clients);
    const auto begin = Clock::now();
    const auto is_over = [&] {
        return (seconds > 0 && Clock::now() - begin >= std::chrono::duration<double>{seconds}) || (count > 0 && ++begun > count);
    };
    std::vector<std::thread> threads;
    for (std::size_t number = 0; number < clients; ++number)
        threads.emplace_back([&, number] {
            Client client{question, tokens.at(number % tokens.size())};
            while (!is_over()) {
                const auto before = Clock::now();
                client.ask();
                times[number].push_back(std::chrono::duration<double, std::milli>{Clock::now() - before}.count());
            }
        });
    for (auto& thread : threads) thread.join();
    const std::chrono::duration<double> spent = Clock::now() - begin;

    std::vector<double> all;
    for (const auto& mine : times) all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    if (all.empty()) give_up("no time for a single answer");
    const auto share = [&](double part) { return all[std::min(all.size() - 1, static_cast<std::size_t>(static_cast<double>(all.size()) * part))]; };
    std::printf("%.2f %.3f %.3f\n", static_cast<double>(all.size()) / spent.count(), share(0.5), share(0.99));
}
