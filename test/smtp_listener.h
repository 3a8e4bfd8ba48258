// A mail server for the tests: real sockets, real SMTP, keeps what it is given.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace luwte::test {

struct ReceivedMail {
    std::string from;
    std::vector<std::string> to;
    std::string data;  // header and body as they came over the line
};

class SmtpListener {
public:
    /// On a free port, or on one that was used before.
    explicit SmtpListener(int port = 0);
    ~SmtpListener();

    int port() const { return m_port; }
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(m_port); }

    /// Answers this command ("RCPT", "DATA", "MAIL") with a refusal, such as "451 try later", until told otherwise.
    void refuse(const std::string& command, const std::string& answer);
    void accept_all();

    std::vector<ReceivedMail> mails() const;
    /// Waits until so many mails have come; fails the test when they do not within ten seconds.
    std::vector<ReceivedMail> wait_for(std::size_t count);
    /// Every line that clients said, mails included.
    std::string transcript() const;

private:
    void serve();
    void talk(int connection);
    std::string answer_to(const std::string& line, ReceivedMail& mail);
    std::string receive(const std::string& data, ReceivedMail& mail);

    int m_socket;
    int m_port;
    mutable std::mutex m_mutex;
    std::condition_variable m_bell;
    std::map<std::string, std::string> m_refusals;
    std::vector<ReceivedMail> m_mails;
    std::string m_transcript;
    bool m_stopping = false;
    int m_connection = -1;
    std::thread m_thread;
};

}  // namespace luwte::test
