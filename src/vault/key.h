// Keys in memory: in locked pages, fenced by guard pages (sodium_malloc), wiped when they go. They move, never copy, and have
// no way into a log, a reply or a statement: whoever needs the bytes asks for a view and stays inside the vault.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"

namespace luwte::vault {

constexpr std::size_t key_size = 32;
using KeyView = std::span<const std::uint8_t, key_size>;

struct LockedFree {
    void operator()(std::uint8_t* bytes) const noexcept;
};
using LockedBytes = std::unique_ptr<std::uint8_t[], LockedFree>;
/// Room for a key, or for what a password was stretched into: 64 bytes.
LockedBytes locked();

/// Readies libsodium; every door into the vault calls it, the first call does the work.
void ready();

class Key {
public:
    static Key random();
    /// REQUIREs 32 bytes.
    static Key copy_of(BytesView bytes);

    /// A key for another purpose, from which this one cannot be found: BLAKE2b-256 keyed with this key.
    Key derive(std::string_view purpose) const;
    KeyView view() const { return KeyView{m_bytes.get(), key_size}; }

private:
    Key() : m_bytes{locked()} {}
    LockedBytes m_bytes;
};

/// 32 bytes anybody may know.
struct PublicKey {
    Bytes bytes;
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

class KeyPair {
public:
    static KeyPair random();
    static KeyPair from_private(BytesView bytes);
    /// The same seed gives the same pair: for keys that come from a password.
    static KeyPair from_seed(const Key& seed);

    /// Reckoned when somebody asks for it: it costs more than all the rest of a small request, which does not need it.
    const PublicKey& public_key() const;
    KeyView private_key() const { return m_private.view(); }
    /// The symmetric key under which this person keeps what he has opened before.
    Key ring() const { return m_private.derive("luwte ring 1"); }

private:
    struct Open {
        std::once_flag reckoned;
        PublicKey key;
    };
    explicit KeyPair(Key secret) : m_private{std::move(secret)}, m_open{std::make_unique<Open>()} {}
    Key m_private;
    std::unique_ptr<Open> m_open;
};

/// Keys that stay where they are, for as long as the rack does.
class KeyRack {
public:
    KeyView hang(KeyView key);

private:
    std::vector<Key> m_keys;
};

/// Joins parts so that no two lists give the same bytes: each part is preceded by its length (4 bytes, big-endian).
class Joined {
public:
    Joined& add(BytesView part);
    Joined& add(std::string_view part) { return add(as_bytes(part)); }
    const Bytes& bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
};

}  // namespace luwte::vault
