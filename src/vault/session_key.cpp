#include "vault/session_key.h"

#include <sodium.h>

#include "vault/seal.h"

namespace luwte::vault {

Token Token::random(std::string_view kind) { return {kind, Key::random()}; }

std::optional<Token> Token::parse(std::string_view kind, std::string_view text)
{
    const auto bytes = from_base64url(text);
    if (!bytes || bytes->size() != key_size) return std::nullopt;
    return Token{kind, Key::copy_of(*bytes)};
}

Secret Token::text() const { return Secret{base64url(m_bytes.view())}; }

Key Token::derived(std::string_view half) const
{
    return m_bytes.derive("luwte " + m_kind + " " + std::string{half} + " 1");
}

Bytes Token::lookup() const { return sha256(derived("lookup").view()); }

Joined Token::context(std::string_view row) const
{
    Joined joined;
    joined.add("luwte " + m_kind).add(row);
    return joined;
}

Bytes Token::wrap(const KeyPair& keys, std::string_view row) const
{
    return vault::wrap(derived("key").view(), keys.private_key(), context(row));
}

KeyPair Token::unwrap(BytesView wrapped, std::string_view row) const
{
    return KeyPair::from_private(vault::unwrap(derived("key").view(), wrapped, context(row)).view());
}

}  // namespace luwte::vault
