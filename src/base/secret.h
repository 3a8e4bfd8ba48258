// Secrets by type. A Secret is plaintext in memory: it can be read from a request and given to the vault.
// It cannot be logged, compared, stored or shown by accident, because that does not compile.
// `reveal()` is the one word to search for; tools/tidy keeps the list of places that say it.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace luwte {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : m_text{std::move(text)} {}

    bool empty() const { return m_text.empty(); }
    std::size_t size() const { return m_text.size(); }
    /// The plaintext. Whoever calls this answers for where it goes.
    std::string_view reveal() const { return m_text; }

    friend bool operator==(const Secret&, const Secret&) = delete;
    friend std::ostream& operator<<(std::ostream&, const Secret&) = delete;

private:
    std::string m_text;  // base/scrub.cpp wipes every freed block of the whole program, this one included
};

/// Plaintext on its way to a person who holds the key: the only type that may carry revealed words in a reply.
/// It is made from a Secret and nothing else, and cannot be stored.
class Shown {
public:
    Shown() = default;
    explicit Shown(const Secret& secret) : m_text{secret.reveal()} {}
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

}  // namespace luwte
