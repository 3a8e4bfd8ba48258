// An account's private key under a password. Argon2id stretches the password once; what comes out is split so that
// checking a password, opening the second factor and unwrapping the key are three separate things.
// Bytes: docs/vault-format.md, part 3. Storing: account_store.h.
#pragma once

#include "base/secret.h"
#include "vault/key.h"

namespace luwte::vault {

/// How hard a guess is. Kept beside each account, so it can be raised for new passwords without breaking old ones.
struct Work {
    std::int64_t passes = 3;
    std::int64_t memory = 64 << 20;  // bytes
};

constexpr std::size_t salt_size = 16;

/// A password after the slow part.
class Stretched {
public:
    /// Slow and greedy on purpose: callers hold a slot (people/password_work.h). Throws std::bad_alloc without memory.
    Stretched(const Secret& password, BytesView salt, const Work& work);

    Bytes verifier() const;
    bool matches(BytesView verifier) const;
    /// Anybody may seal a second factor's secret to this pair's public half; only the password opens it.
    KeyPair second_factor() const;

    Bytes wrap(const KeyPair& keys, const OrganisationId& organisation, const AccountId& account) const;
    KeyPair unwrap(BytesView wrapped, const PublicKey& expected, const OrganisationId& organisation,
                   const AccountId& account) const;

private:
    Key derived(std::string_view purpose) const;
    LockedBytes m_bytes;  // 64
};

}  // namespace luwte::vault
