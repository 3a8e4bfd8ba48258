#include "network/signature.h"

#include <sodium.h>

#include <boost/json.hpp>

#include <array>

#include "base/require.h"
#include "network/canonical.h"

namespace luwte::network {
namespace {
namespace json = boost::json;

/// What is signed; nothing when the message is not one.
std::optional<std::string> text_of(std::string_view message)
{
    json::error_code error;
    auto value = json::parse(message, error);
    auto* object = value.if_object();
    if (error || !object) return std::nullopt;
    object->erase("signature");
    const auto text = canonical(value);
    if (!text) return std::nullopt;
    return "luwte network 1\n" + *text;
}

/// The pair of a seed, wiped when it goes.
struct Pair {
    Bytes open = Bytes(crypto_sign_PUBLICKEYBYTES);
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> hidden;

    explicit Pair(const vault::Key& seed) { crypto_sign_seed_keypair(open.data(), hidden.data(), seed.view().data()); }
    ~Pair() { sodium_memzero(hidden.data(), hidden.size()); }
    Pair(const Pair&) = delete;
};
}  // namespace

std::optional<OpenKey> OpenKey::parse(std::string_view text)
{
    vault::ready();
    auto bytes = from_base64url(text);
    Bytes as_box_key(crypto_box_PUBLICKEYBYTES);  // libsodium's check: on the curve, in the main group, and not of small order
    if (!bytes || bytes->size() != crypto_sign_PUBLICKEYBYTES || crypto_sign_ed25519_pk_to_curve25519(as_box_key.data(), bytes->data()) != 0) return std::nullopt;
    return OpenKey{std::move(*bytes)};
}

std::string OpenKey::fingerprint() const
{
    constexpr std::size_t length = 15;  // 20 characters
    return base64url(BytesView{sha256(m_bytes)}.first(length));
}

bool OpenKey::signed_this(std::string_view message, std::string_view signature) const
{
    const auto text = text_of(message);
    const auto bytes = from_base64url(signature);
    return text && bytes && bytes->size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes->data(), as_bytes(*text).data(), text->size(), m_bytes.data()) == 0;
}

OpenKey SigningKey::open() const { return OpenKey{Bytes{Pair{m_seed}.open}}; }

std::string SigningKey::sign(std::string_view message) const
{
    const auto text = text_of(message);
    REQUIRE_THAT_HOLDS(text);
    const Pair pair{m_seed};
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, as_bytes(*text).data(), text->size(), pair.hidden.data());
    return base64url(signature);
}

}  // namespace luwte::network
