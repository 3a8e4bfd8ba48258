#include "vault/key.h"

#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <new>

#include "base/require.h"

namespace luwte::vault {

void ready()
{
    static const bool is_ready = sodium_init() >= 0;
    REQUIRE_THAT_HOLDS(is_ready);
}

namespace {
constexpr std::size_t place_size = 64;

/// Locking a page costs more than most of what is done with a key, so pages are kept, and divided among keys. A page comes
/// with guard pages around it; a place that nobody has is wiped.
class Places {
public:
    std::uint8_t* take()
    {
        const std::lock_guard lock{m_mutex};
        if (m_free.empty()) add_page();
        auto* place = m_free.back();
        m_free.pop_back();
        return place;
    }
    void give_back(std::uint8_t* place) noexcept
    {
        sodium_memzero(place, place_size);
        const std::lock_guard lock{m_mutex};
        m_free.push_back(place);  // there is room: it had it before
    }

private:
    static constexpr std::size_t places_in_page = 4096 / place_size;

    void add_page()
    {
        m_free.reserve((m_pages += 1) * places_in_page);
        auto* page = static_cast<std::uint8_t*>(sodium_malloc(places_in_page * place_size));
        if (page == nullptr) throw std::bad_alloc{};
        for (std::size_t n = places_in_page; n > 0; --n) m_free.push_back(page + (n - 1) * place_size);
    }

    std::mutex m_mutex;
    std::size_t m_pages = 0;
    std::vector<std::uint8_t*> m_free;
};

Places& places()
{
    static auto& all = *new Places;  // never goes: keys may outlive everything else
    return all;
}
}  // namespace

void LockedFree::operator()(std::uint8_t* place) const noexcept { places().give_back(place); }

LockedBytes locked()
{
    ready();
    return LockedBytes{places().take()};
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

KeyPair KeyPair::from_private(BytesView bytes) { return KeyPair{Key::copy_of(bytes)}; }

const PublicKey& KeyPair::public_key() const
{
    std::call_once(m_open->reckoned, [this] {
        Bytes open(crypto_box_PUBLICKEYBYTES);
        REQUIRE_THAT_HOLDS(crypto_scalarmult_base(open.data(), m_private.view().data()) == 0);
        m_open->key.bytes = std::move(open);
    });
    return m_open->key;
}

KeyPair KeyPair::from_seed(const Key& seed) { return from_private(seed.derive("luwte key pair 1").view()); }

KeyView KeyRack::hang(KeyView key)
{
    m_keys.push_back(Key::copy_of(key));
    return m_keys.back().view();
}

Joined& Joined::add(BytesView part)
{
    for (int shift : {24, 16, 8, 0}) m_bytes.push_back(static_cast<std::uint8_t>(part.size() >> shift));
    m_bytes.insert(m_bytes.end(), part.begin(), part.end());
    return *this;
}

}  // namespace luwte::vault
