#include "vault/grant.h"

#include <sodium.h>

#include <algorithm>

#include "base/require.h"
#include "vault/seal.h"

namespace luwte::vault {
namespace {
constexpr std::uint8_t boxed_version = 2;
constexpr std::size_t public_size = crypto_box_PUBLICKEYBYTES;

Joined labelled(const Addressed& label)
{
    Joined joined;
    joined.add(label.purpose).add(label.organisation).add(label.subject).add(label.recipient);
    return joined;
}

/// What two pairs agree on, made into a key that also depends on who they are.
Key agreed(KeyView mine, BytesView theirs, BytesView occasion, BytesView recipient)
{
    ready();
    static_assert(crypto_scalarmult_BYTES == key_size);
    const auto point = locked();
    // Fails only for a public key of low order, which no pair of ours has.
    if (crypto_scalarmult(point.get(), mine.data(), theirs.data()) != 0) throw Tampered{"a boxed key comes from no pair"};
    const auto about = Joined{}.add("luwte box 2").add(occasion).add(recipient).bytes();
    Bytes key(key_size);
    crypto_generichash(key.data(), key.size(), about.data(), about.size(), point.get(), crypto_scalarmult_BYTES);
    return Key::copy_of(key);
}

Bytes unbox_version_1(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    const auto box = boxed.subspan(1);
    if (box.size() < crypto_box_SEALBYTES) throw Tampered{"a boxed key is cut short"};
    Bytes plain(box.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(), box.data(), box.size(), mine.public_key().bytes.data(),
                             mine.private_key().data()) != 0)
        throw Tampered{"a boxed key was changed or is somebody else's"};

    const auto expected = labelled(label).bytes();
    if (plain.size() < expected.size() || !std::equal(expected.begin(), expected.end(), plain.begin()))
        throw Tampered{"a boxed key was moved"};
    plain.erase(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(expected.size()));
    return plain;
}

Bytes unbox_version_2(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    const auto box = boxed.subspan(1);
    if (box.size() < public_size) throw Tampered{"a boxed key is cut short"};
    const auto occasion = box.first(public_size);
    const auto key = agreed(mine.private_key(), occasion, occasion, mine.public_key().bytes);
    return decrypt(key.view(), box.subspan(public_size), labelled(label));
}
}  // namespace

Sender::Sender() : m_pair{KeyPair::random()} {}

Bytes Sender::box(const PublicKey& to, BytesView content, const Addressed& label)
{
    REQUIRE_THAT_HOLDS(to.bytes.size() == public_size);
    const auto& occasion = m_pair.public_key().bytes;
    auto shared = m_shared.find(to.bytes);
    if (shared == m_shared.end())
        shared = m_shared.emplace(to.bytes, m_rack.hang(agreed(m_pair.private_key(), to.bytes, occasion, to.bytes).view())).first;
    const auto sealed = encrypt(shared->second, content, labelled(label));
    Bytes out{boxed_version};
    out.insert(out.end(), occasion.begin(), occasion.end());
    out.insert(out.end(), sealed.begin(), sealed.end());
    return out;
}

Bytes box(const PublicKey& to, BytesView content, const Addressed& label) { return Sender{}.box(to, content, label); }

Bytes unbox_bytes(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    ready();
    if (boxed.empty()) throw Tampered{"a boxed key is empty"};
    switch (boxed.front()) {
    case 1: return unbox_version_1(mine, boxed, label);
    case 2: return unbox_version_2(mine, boxed, label);
    default: throw Tampered{"a boxed key has an unknown version"};
    }
}

Key unbox(const KeyPair& mine, BytesView boxed, const Addressed& label)
{
    const auto key = unbox_bytes(mine, boxed, label);
    if (key.size() != key_size) throw Tampered{"a boxed key has the wrong size"};
    return Key::copy_of(key);
}

}  // namespace luwte::vault
