// Keys in memory: locked, fenced by guard pages, wiped when they go (sodium_malloc). They move, never copy, and have
// no way into a log, a reply or a statement: whoever needs the bytes asks for a view and stays inside the vault.
#pragma once

#include <cstdint>
#include <memory>
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
LockedBytes locked(std::size_t size);

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
    Key() : m_bytes{locked(key_size)} {}
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

    const PublicKey& public_key() const { return m_public; }
    KeyView private_key() const { return m_private.view(); }

private:
    KeyPair(Key secret, PublicKey open) : m_private{std::move(secret)}, m_public{std::move(open)} {}
    Key m_private;
    PublicKey m_public;
};

/// Many short keys in few locked pages: a search opens thousands of compartments, and the kernel allows only so many
/// mappings. The keys live as long as the rack.
class KeyRack {
public:
    KeyView hang(KeyView key);

private:
    static constexpr std::size_t keys_per_block = 128;
    std::vector<LockedBytes> m_blocks;
    std::size_t m_used = keys_per_block;
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
