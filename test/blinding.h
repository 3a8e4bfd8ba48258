// For tests: what the client does (web/src/survey/ticket.ts), and what somebody might try who has everything the register has.
#pragma once

#include "survey/ticket.h"

namespace luwte::test {

/// A ticket on its way to be signed.
class Blinded {
public:
    Blinded(const Bytes& open, Bytes ticket);
    Bytes unblinded(const Bytes& signed_blinded) const;

    Bytes ticket, blinded;

private:
    Bytes m_open, m_factor;
};

/// The factor with which the ticket behind this signature would have become this request, found with the hidden key.
Bytes factor_between(const survey::TicketKey& key, const Bytes& signature, const Bytes& blinded);
/// That request again, from the ticket's encoding (its signature, raised to the open exponent) and the factor.
Bytes blind_with(const Bytes& open, const Bytes& signature, const Bytes& factor);

}  // namespace luwte::test
