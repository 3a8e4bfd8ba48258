// A key sealed to one person: a sealed box (X25519, XSalsa20-Poly1305) that carries, beside the key, whom and what it
// is for, so that a grant put into another row opens nothing. Bytes: docs/vault-format.md, part 2.
#pragma once

#include <string_view>

#include "vault/key.h"
#include "vault/vault.h"

namespace luwte::vault {

/// What a boxed key is for. `purpose` is a literal: "grant", "recovery of an account" …
struct Addressed {
    std::string_view purpose;
    std::string_view organisation;
    std::string_view subject;    // the compartment, or the account
    std::string_view recipient;  // the account, or empty
};

Bytes box(const PublicKey& to, KeyView key, const Addressed& label);
/// Throws Tampered when it was changed, is somebody else's, or was moved from another row.
Key unbox(const KeyPair& mine, BytesView boxed, const Addressed& label);

/// The same for bytes that are no key (a second factor's secret).
Bytes box_bytes(const PublicKey& to, BytesView content, const Addressed& label);
Bytes unbox_bytes(const KeyPair& mine, BytesView boxed, const Addressed& label);

}  // namespace luwte::vault
