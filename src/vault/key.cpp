#include "vault/key.h"

#include <sodium.h>

#include <algorithm>
#include <new>

#include "base/require.h"

namespace luwte::vault {

void ready()
{
    static const bool is_ready = sodium_init() >= 0;
    REQUIRE_THAT_HOLDS(is_ready);
}

void LockedFree::operator()(std::uint8_t* bytes) const noexcept { sodium_free(bytes); }

LockedBytes locked(std::size_t size)
{
    ready();
    auto* bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (bytes == nullptr) throw std::bad_alloc{};
    return LockedBytes{bytes};
}

Key Key::random()
{
    Key key;
    randombytes_buf(key.m_bytes.get(), key_size);
    return key;
}

Key Key::copy_of(BytesView bytes)
{
    REQUIRE_THAT_HOLDS(bytes.size() == key_size);
    Key key;
    std::copy(bytes.begin(), bytes.end(), key.m_bytes.get());
    return key;
}

Key Key::derive(std::string_view purpose) const
{
    Key key;
    const auto message = as_bytes(purpose);
    crypto_generichash(key.m_bytes.get(), key_size, message.data(), message.size(), m_bytes.get(), key_size);
    return key;
}

KeyPair KeyPair::random() { return from_private(Key::random().view()); }

KeyPair KeyPair::from_private(BytesView bytes)
{
    auto secret = Key::copy_of(bytes);
    Bytes open(crypto_box_PUBLICKEYBYTES);
    REQUIRE_THAT_HOLDS(crypto_scalarmult_base(open.data(), secret.view().data()) == 0);
    return {std::move(secret), PublicKey{std::move(open)}};
}

KeyPair KeyPair::from_seed(const Key& seed) { return from_private(seed.derive("luwte key pair 1").view()); }

KeyView KeyRack::hang(KeyView key)
{
    if (m_used == keys_per_block) {
        m_blocks.push_back(locked(keys_per_block * key_size));
        m_used = 0;
    }
    auto* place = m_blocks.back().get() + m_used++ * key_size;
    std::copy(key.begin(), key.end(), place);
    return KeyView{place, key_size};
}

Joined& Joined::add(BytesView part)
{
    for (int shift : {24, 16, 8, 0}) m_bytes.push_back(static_cast<std::uint8_t>(part.size() >> shift));
    m_bytes.insert(m_bytes.end(), part.begin(), part.end());
    return *this;
}

}  // namespace luwte::vault
