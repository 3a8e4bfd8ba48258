#include "vault/grant.h"

#include <sodium.h>

#include <algorithm>

#include "base/require.h"

namespace luwte::vault {
namespace {
constexpr std::uint8_t boxed_version = 1;

Bytes labelled(const Addressed& label)
{
    Joined joined;
    joined.add(label.purpose).add(label.organisation).add(label.subject).add(label.recipient);
    return joined.bytes();
}

Bytes unbox_version_1(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    const auto box = boxed.subspan(1);
    if (box.size() < crypto_box_SEALBYTES) throw Tampered{"a boxed key is cut short"};
    Bytes plain(box.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(), box.data(), box.size(), mine.public_key().bytes.data(),
                             mine.private_key().data()) != 0)
        throw Tampered{"a boxed key was changed or is somebody else's"};

    const auto expected = labelled(label);
    if (plain.size() < expected.size() || !std::equal(expected.begin(), expected.end(), plain.begin()))
        throw Tampered{"a boxed key was moved"};
    plain.erase(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(expected.size()));
    return plain;
}
}  // namespace

Bytes box_bytes(const PublicKey& to, BytesView content, const Addressed& label)
{
    ready();
    REQUIRE_THAT_HOLDS(to.bytes.size() == crypto_box_PUBLICKEYBYTES);
    auto plain = labelled(label);
    plain.insert(plain.end(), content.begin(), content.end());
    Bytes out(1 + crypto_box_SEALBYTES + plain.size());
    out[0] = boxed_version;
    // Fails only for a public key of low order, which no pair of ours has.
    REQUIRE_THAT_HOLDS(crypto_box_seal(out.data() + 1, plain.data(), plain.size(), to.bytes.data()) == 0);
    return out;
}

Bytes unbox_bytes(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    ready();
    if (boxed.empty()) throw Tampered{"a boxed key is empty"};
    switch (boxed.front()) {
    case 1: return unbox_version_1(mine, boxed, label);
    default: throw Tampered{"a boxed key has an unknown version"};
    }
}

Bytes box(const PublicKey& to, KeyView key, const Addressed& label) { return box_bytes(to, key, label); }

Key unbox(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    const auto key = unbox_bytes(mine, boxed, label);
    if (key.size() != key_size) throw Tampered{"a boxed key has the wrong size"};
    return Key::copy_of(key);
}

}  // namespace luwte::vault
