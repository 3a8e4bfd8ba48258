// The organisation's last resort: a key pair whose private half exists only on paper, split so that k of n shares
// restore it and k-1 say nothing (Shamir over GF(256)). Every account's private key, and the key of every compartment
// that is not somebody's own, is also sealed to its public half: a forgotten password or a departed griffier loses
// nothing. Bytes: docs/vault-format.md, part 5.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "vault/key.h"

namespace luwte::vault {

struct Split {
    int needed = 3;
    int total = 5;
};

/// The shares as they are printed: groups of four letters and digits, without I, L, O and U.
bool is_possible(const Split& how);
/// REQUIREs that it is possible: 2 ≤ needed ≤ total ≤ 20.
std::vector<Secret> split(const KeyPair& recovery, const Split& how);

/// Declines when a share was mistyped ("vault.share_mistyped", field "/shares/2"), belongs to another set, is there
/// twice, when there are too few, or when together they do not give a key.
Result<KeyPair> combine(const std::vector<Secret>& shares);

/// Base32 of Crockford: reads small letters, O as 0, I and L as 1; skips spaces and dashes.
std::string base32(BytesView bytes);
std::optional<Bytes> from_base32(std::string_view text);

}  // namespace luwte::vault
