#include "vault/account_key.h"

#include <sodium.h>

#include <new>

#include "base/require.h"
#include "vault/seal.h"

namespace luwte::vault {
namespace {
constexpr std::size_t stretched_size = 64;

Joined context(const PublicKey& open, const OrganisationId& organisation, const AccountId& account)
{
    Joined joined;
    joined.add("luwte account").add(organisation.text).add(account.text).add(open.bytes);
    return joined;
}
}  // namespace

Stretched::Stretched(const Secret& password, BytesView salt, const Work& work) : m_bytes{locked()}
{
    REQUIRE_THAT_HOLDS(salt.size() == salt_size);
    static_assert(salt_size == crypto_pwhash_argon2id_SALTBYTES);
    const auto words = password.reveal();
    const auto done = crypto_pwhash_argon2id(m_bytes.get(), stretched_size, words.data(), words.size(), salt.data(),
                                             static_cast<unsigned long long>(work.passes),
                                             static_cast<std::size_t>(work.memory), crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (done != 0) throw std::bad_alloc{};
}

Key Stretched::derived(std::string_view purpose) const
{
    Bytes out(key_size);
    const auto message = as_bytes(purpose);
    crypto_generichash(out.data(), out.size(), message.data(), message.size(), m_bytes.get(), stretched_size);
    return Key::copy_of(out);
}

Bytes Stretched::verifier() const
{
    const auto key = derived("luwte account verifier 1");
    return {key.view().begin(), key.view().end()};
}

bool Stretched::matches(BytesView verifier) const
{
    const auto key = derived("luwte account verifier 1");
    return verifier.size() == key_size && sodium_memcmp(verifier.data(), key.view().data(), key_size) == 0;
}

KeyPair Stretched::second_factor() const { return KeyPair::from_seed(derived("luwte account second factor 1")); }

Bytes Stretched::wrap(const KeyPair& keys, const OrganisationId& organisation, const AccountId& account) const
{
    return vault::wrap(derived("luwte account key 1").view(), keys.private_key(),
                       context(keys.public_key(), organisation, account));
}

KeyPair Stretched::unwrap(BytesView wrapped, const PublicKey& expected, const OrganisationId& organisation,
                          const AccountId& account) const
{
    return KeyPair::from_private(
        vault::unwrap(derived("luwte account key 1").view(), wrapped, context(expected, organisation, account)).view());
}

}  // namespace luwte::vault
