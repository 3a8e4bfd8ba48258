#include "vault/seal.h"

#include <sodium.h>

#include <algorithm>
#include <limits>

#include "base/require.h"

namespace luwte::vault {
namespace {
constexpr std::uint8_t sealed_version = 1;
constexpr std::uint8_t wrapped_version = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// Short words in steps of 64 bytes, content in steps of a kibibyte. Which of the two was used is read from the
// padded length alone: up to 1024 bytes it is the small step, above that it cannot have been.
constexpr std::size_t small_step = 64;
constexpr std::size_t large_step = 1024;
constexpr std::size_t step_of_plain(std::size_t size) { return size < large_step ? small_step : large_step; }
constexpr std::size_t step_of_padded(std::size_t size) { return size <= large_step ? small_step : large_step; }

/// A nonce, and what was encrypted with its tag. `out` is as large as these together.
void encrypt_into(std::span<std::uint8_t> out, KeyView key, BytesView plain, const Joined& context)
{
    ready();
    randombytes_buf(out.data(), nonce_size);
    const auto& bound_to = context.bytes();
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce_size, nullptr, plain.data(), plain.size(), bound_to.data(),
                                               bound_to.size(), nullptr, out.data(), key.data());
}

Bytes padded(BytesView plain)
{
    const auto step = step_of_plain(plain.size());
    const auto size = (plain.size() / step + 1) * step;
    Bytes room;
    room.reserve(size);
    room.assign(plain.begin(), plain.end());
    room.resize(size);
    std::size_t length = 0;
    REQUIRE_THAT_HOLDS(sodium_pad(&length, room.data(), plain.size(), step, room.size()) == 0);
    return room;
}

void unpad(Bytes& room)
{
    std::size_t length = 0;
    if (room.empty() || sodium_unpad(&length, room.data(), room.size(), step_of_padded(room.size())) != 0)
        throw Tampered{"a sealed value has no padding"};
    room.resize(length);
}

/// Version, nonce, what was encrypted and its tag, in room that is made once: evidence comes in pieces of a megabyte.
Bytes versioned(std::uint8_t version, KeyView key, BytesView plain, const Joined& context)
{
    Bytes out(1 + nonce_size + plain.size() + tag_size);
    out.front() = version;
    encrypt_into(std::span{out}.subspan(1), key, plain, context);
    return out;
}

Joined bound(std::uint8_t version, const Place& place)
{
    Joined joined;
    joined.add("luwte sealed").add(BytesView{&version, 1});
    joined.add(place.organisation.text).add(place.record).add(place.field);
    return joined;
}

Bytes open_version_1(KeyView key, BytesView sealed, const Place& place)
{
    auto plain = decrypt(key, sealed.subspan(1), bound(1, place));
    unpad(plain);
    return plain;
}
}  // namespace

Bytes encrypt(KeyView key, BytesView plain, const Joined& context)
{
    Bytes out(nonce_size + plain.size() + tag_size);
    encrypt_into(out, key, plain, context);
    return out;
}

Bytes decrypt(KeyView key, BytesView sealed, const Joined& context)
{
    ready();
    if (sealed.size() < nonce_size + tag_size) throw Tampered{"a sealed value is cut short"};
    const auto body = sealed.subspan(nonce_size);
    Bytes plain(body.size() - tag_size);
    const auto& bound_to = context.bytes();
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, body.data(), body.size(), bound_to.data(),
                                                   bound_to.size(), sealed.data(), key.data()) != 0)
        throw Tampered{"a sealed value was changed or moved"};
    return plain;
}

Sealed seal(KeyView key, BytesView plain, const Place& place)
{
    return {versioned(sealed_version, key, padded(plain), bound(sealed_version, place))};
}

// A reader per version: what was ever written stays readable.
Bytes open(KeyView key, const Sealed& sealed, const Place& place)
{
    if (sealed.bytes.empty()) throw Tampered{"a sealed value is empty"};
    switch (sealed.bytes.front()) {
    case 1: return open_version_1(key, sealed.bytes, place);
    default: throw Tampered{"a sealed value has an unknown version"};
    }
}

Bytes wrap(KeyView with, KeyView secret, const Joined& context)
{
    return versioned(wrapped_version, with, secret, context);
}

Key unwrap(KeyView with, BytesView wrapped, const Joined& context)
{
    if (wrapped.empty() || wrapped.front() != wrapped_version) throw Tampered{"a wrapped key has an unknown version"};
    const auto plain = decrypt(with, wrapped.subspan(1), context);
    if (plain.size() != key_size) throw Tampered{"a wrapped key has the wrong size"};
    return Key::copy_of(plain);
}

}  // namespace luwte::vault
