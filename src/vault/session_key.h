// A session's keys. The cookie carries 32 random bytes; the database holds the hash of what is looked up by, and the
// account's private key under what only the cookie gives. A stolen table opens nothing, and any node serves any session.
// Bytes: docs/vault-format.md, part 4. One-time links (invitations) are the same thing with another label.
#pragma once

#include <optional>
#include <string_view>

#include "base/secret.h"
#include "vault/key.h"

namespace luwte::vault {

class Token {
public:
    /// `kind` is a literal that keeps sessions, invitations and devices apart: "session".
    static Token random(std::string_view kind);
    /// Nothing when the text is not a token at all.
    static std::optional<Token> parse(std::string_view kind, std::string_view text);

    /// What goes into the cookie or the link.
    Secret text() const;
    /// What the row is found by: a hash of one half, which neither opens nor finds anything by itself.
    Bytes lookup() const;

    /// A private key for the row of this token; `row` is its id.
    Bytes wrap(const KeyPair& keys, std::string_view row) const;
    KeyPair unwrap(BytesView wrapped, std::string_view row) const;

private:
    Token(std::string_view kind, Key bytes) : m_kind{kind}, m_bytes{std::move(bytes)} {}
    Key derived(std::string_view half) const;
    Joined context(std::string_view row) const;
    std::string m_kind;
    Key m_bytes;
};

}  // namespace luwte::vault
