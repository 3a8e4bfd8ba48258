#include "smtp_listener.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>

namespace luwte::test {
namespace {

/// Lines of a connection, without their line ends.
class Lines {
public:
    explicit Lines(int connection) : m_connection{connection} {}
    std::optional<std::string> next()
    {
        for (;;) {
            if (const auto end = m_buffer.find("\r\n"); end != std::string::npos) {
                auto line = m_buffer.substr(0, end);
                m_buffer.erase(0, end + 2);
                return line;
            }
            char chunk[4096];
            const auto got = ::recv(m_connection, chunk, sizeof chunk, 0);
            if (got <= 0) return std::nullopt;
            m_buffer.append(chunk, static_cast<std::size_t>(got));
        }
    }

private:
    int m_connection;
    std::string m_buffer;
};

void say(int connection, const std::string& line)
{
    const auto text = line + "\r\n";
    (void)!::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
}

std::string address_in(const std::string& line)
{
    const auto start = line.find('<') + 1;
    return line.substr(start, line.find('>') - start);
}
}  // namespace

SmtpListener::SmtpListener(int port) : m_socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    const int yes = 1;
    ::setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_socket, any, size) != 0 || ::listen(m_socket, 8) != 0 || ::getsockname(m_socket, any, &size) != 0)
        throw std::runtime_error{"the mail server for tests cannot listen"};
    m_port = ntohs(address.sin_port);
    m_thread = std::thread{[this] { serve(); }};
}

SmtpListener::~SmtpListener()
{
    {
        std::lock_guard lock{m_mutex};
        m_stopping = true;
        if (m_connection >= 0) ::shutdown(m_connection, SHUT_RDWR);
    }
    ::shutdown(m_socket, SHUT_RDWR);  // ends accept()
    m_thread.join();
    ::close(m_socket);
}

void SmtpListener::serve()
{
    for (;;) {
        const int connection = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) return;
        {
            std::lock_guard lock{m_mutex};
            m_connection = connection;
            if (m_stopping) ::shutdown(connection, SHUT_RDWR);
        }
        talk(connection);
        std::lock_guard lock{m_mutex};
        m_connection = -1;
        ::close(connection);
    }
}

void SmtpListener::talk(int connection)
{
    Lines lines{connection};
    ReceivedMail mail;
    say(connection, "220 mail.test ready");
    while (const auto line = lines.next()) {
        const auto answer = answer_to(*line, mail);
        say(connection, answer);
        if (line->starts_with("QUIT")) return;
        if (!answer.starts_with("354")) continue;
        std::string data;
        for (;;) {
            const auto part = lines.next();
            if (!part) return;
            if (*part == ".") break;
            data += (part->starts_with("..") ? part->substr(1) : *part) + "\r\n";
        }
        say(connection, receive(data, mail));
    }
}

std::string SmtpListener::answer_to(const std::string& line, ReceivedMail& mail)
{
    std::lock_guard lock{m_mutex};
    m_transcript += line + "\n";
    if (const auto refusal = m_refusals.find(line.substr(0, 4)); refusal != m_refusals.end()) return refusal->second;
    if (line.starts_with("EHLO")) return "250 mail.test";
    if (line.starts_with("DATA")) return "354 go on";
    if (line.starts_with("MAIL")) mail = {address_in(line), {}, {}};
    if (line.starts_with("RCPT")) mail.to.push_back(address_in(line));
    return line.starts_with("QUIT") ? "221 bye" : "250 well";
}

std::string SmtpListener::receive(const std::string& data, ReceivedMail& mail)
{
    std::lock_guard lock{m_mutex};
    m_transcript += data;
    mail.data = data;
    m_mails.push_back(mail);
    m_bell.notify_all();
    return "250 kept";
}

void SmtpListener::refuse(const std::string& command, const std::string& answer)
{
    std::lock_guard lock{m_mutex};
    m_refusals[command] = answer;
}

void SmtpListener::accept_all()
{
    std::lock_guard lock{m_mutex};
    m_refusals.clear();
}

std::vector<ReceivedMail> SmtpListener::mails() const
{
    std::lock_guard lock{m_mutex};
    return m_mails;
}

std::vector<ReceivedMail> SmtpListener::wait_for(std::size_t count)
{
    std::unique_lock lock{m_mutex};
    if (!m_bell.wait_for(lock, std::chrono::seconds{10}, [&] { return m_mails.size() >= count; }))
        throw std::runtime_error{"the mail did not come"};
    return m_mails;
}

std::string SmtpListener::transcript() const
{
    std::lock_guard lock{m_mutex};
    return m_transcript;
}

}  // namespace luwte::test
