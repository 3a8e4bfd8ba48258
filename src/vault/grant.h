// A key boxed for one person: X25519 with a pair made for the occasion, then XChaCha20-Poly1305 bound to whom and what it
// is for, so that a grant put into another row opens nothing. Bytes: docs/vault-format.md, part 2.
#pragma once

#include <map>
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

/// Boxes for several people with one pair of the occasion: agreeing on a secret with somebody costs as much as all the rest
/// of a request, and is done once for each.
class Sender {
public:
    Sender();
    /// `content` is a key, or bytes that are no key (a second factor's secret).
    Bytes box(const PublicKey& to, BytesView content, const Addressed& label);

private:
    KeyPair m_pair;
    KeyRack m_rack;
    std::map<Bytes, KeyView> m_shared;  // by the recipient's public key
};

/// One box for one person.
Bytes box(const PublicKey& to, BytesView content, const Addressed& label);

/// Throws Tampered when it was changed, is somebody else's, or was moved from another row.
Key unbox(const KeyPair& mine, BytesView boxed, const Addressed& label);
Bytes unbox_bytes(const KeyPair& mine, BytesView boxed, const Addressed& label);

}  // namespace luwte::vault
