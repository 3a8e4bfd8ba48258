// The way out: a mail server that takes letters from us (SMTP by libcurl).
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/secret.h"
#include "notify/letter.h"

namespace luwte::notify {

enum class Encryption {
    required,  // STARTTLS, or smtps from the start; no mail leaves over an open line
    none,      // for a mail server on the same machine
};

struct RelaySettings {
    std::string url;  // smtp://mail.example.nl:587 or smtps://mail.example.nl
    Encryption encryption = Encryption::required;
    std::string user;  // empty: no sign-in
    Secret password;
    std::string authorities;  // file with certificates to trust instead of the system's
    std::chrono::seconds patience{30};
};

class Relay {
public:
    explicit Relay(RelaySettings settings);
    ~Relay();

    struct Trouble {
        std::string what;     // "smtp 451" or curl's own words; never the server's, for they may quote an address
        bool server = false;  // the server itself cannot be reached or used: the next letter would fare no better
    };
    /// Nothing when the server took the letter. Blocks; gives up when `stop` becomes true before
    /// the letter itself is under way.
    std::optional<Trouble> send(const Letter& letter, const std::atomic<bool>& stop);

private:
    RelaySettings m_settings;
    std::unique_ptr<void, void (*)(void*)> m_curl;  // kept between letters, and with it the connection
};

}  // namespace luwte::notify
