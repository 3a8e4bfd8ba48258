// Tickets: a person who was invited gets one signed without showing it, and later hands it in with the answers. The register
// can tell that it signed the ticket, and not when or for whom: RSA blind signatures (RFC 9474, RSABSSA-SHA384-PSS, the
// ticket being 32 random bytes). Blindness does not rest on the key: whatever the register keeps, every invitation may have
// been for every ticket. docs/decisions/0090 argues it; web/src/survey/ticket.ts is the other half.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace luwte::survey {

inline constexpr std::size_t ticket_size = 32, key_bits = 2048, signature_size = key_bits / 8;

struct TicketKey {
    Bytes hidden;  // DER, PKCS#8; destroyed when the survey closes
    Bytes open;    // DER, SubjectPublicKeyInfo
};
TicketKey new_ticket_key();

/// What everybody who was invited to the same group must see the same: two keys would tell two people apart.
std::string fingerprint(BytesView open);

struct PublicNumbers {
    Bytes modulus, exponent;  // big-endian, for the client
};
PublicNumbers numbers_of(BytesView open);

/// Signs what it cannot read. Declines what is no number below the modulus.
Result<Bytes> sign_blinded(BytesView hidden, BytesView blinded);

bool is_signed(BytesView open, BytesView ticket, BytesView signature);

}  // namespace luwte::survey
