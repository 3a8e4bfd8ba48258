// Signatures under messages: Ed25519 (libsodium) over "luwte network 1\n" and the canonical form of the message without its
// member `signature`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "vault/key.h"

namespace luwte::network {

class OpenKey {
public:
    /// From base64url; nothing when that is no point of the curve that a signature can be checked with.
    static std::optional<OpenKey> parse(std::string_view text);
    explicit OpenKey(Bytes bytes) : m_bytes{std::move(bytes)} {}

    std::string text() const { return base64url(m_bytes); }
    const Bytes& bytes() const { return m_bytes; }
    /// The first 15 bytes of its SHA-256, in base64url: what stands in messages, and what people compare.
    std::string fingerprint() const;

    /// `message` is JSON as it was sent. False for whatever is not exactly what was signed.
    bool signed_this(std::string_view message, std::string_view signature) const;

private:
    Bytes m_bytes;
};

class SigningKey {
public:
    explicit SigningKey(vault::Key seed) : m_seed{std::move(seed)} {}
    OpenKey open() const;
    /// Base64url, for the member `signature` of this very message.
    std::string sign(std::string_view message) const;

private:
    vault::Key m_seed;
};

}  // namespace luwte::network
