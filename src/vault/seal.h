// Sealing with a key one holds: XChaCha20-Poly1305-IETF, padded so that the length of a word says little, and bound to
// where it belongs. Bytes: docs/vault-format.md, part 1.
#pragma once

#include "base/bytes.h"
#include "vault/key.h"
#include "vault/vault.h"

namespace luwte::vault {

Sealed seal(KeyView key, BytesView plain, const Place& place);
/// Throws Tampered when the bytes are not what was sealed with this key at this place.
Bytes open(KeyView key, const Sealed& sealed, const Place& place);

/// A key under a key, bound to a context: private keys under a password or a session.
Bytes wrap(KeyView with, KeyView secret, const Joined& context);
Key unwrap(KeyView with, BytesView wrapped, const Joined& context);

/// nonce ‖ AEAD(key, nonce, plain, context): the part that all formats share.
Bytes encrypt(KeyView key, BytesView plain, const Joined& context);
Bytes decrypt(KeyView key, BytesView sealed, const Joined& context);

}  // namespace luwte::vault
