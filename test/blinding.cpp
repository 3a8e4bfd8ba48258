#include "blinding.h"

#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace luwte::test {
namespace {
struct Free {
    void operator()(BIGNUM* it) const { BN_free(it); }
    void operator()(BN_CTX* it) const { BN_CTX_free(it); }
    void operator()(RSA* it) const { RSA_free(it); }
};
using Number = std::unique_ptr<BIGNUM, Free>;

Number number(const Bytes& bytes) { return Number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)}; }

Bytes padded(const BIGNUM* number)
{
    Bytes out(survey::signature_size);
    BN_bn2binpad(number, out.data(), static_cast<int>(out.size()));
    return out;
}

struct Key {
    Number n, e;
    std::unique_ptr<BN_CTX, Free> work{BN_CTX_new()};
    explicit Key(const Bytes& open)
    {
        const auto numbers = survey::numbers_of(open);
        n = number(numbers.modulus), e = number(numbers.exponent);
    }
    Number power(const BIGNUM* base, const BIGNUM* exponent) const
    {
        Number out{BN_new()};
        BN_mod_exp(out.get(), base, exponent, n.get(), work.get());
        return out;
    }
    Number times(const BIGNUM* a, const BIGNUM* b) const
    {
        Number out{BN_new()};
        BN_mod_mul(out.get(), a, b, n.get(), work.get());
        return out;
    }
    Number inverse(const BIGNUM* a) const { return Number{BN_mod_inverse(nullptr, a, n.get(), work.get())}; }
};

/// EMSA-PSS of a message for this key (RFC 8017), as OpenSSL makes it.
Bytes encoded(const Bytes& open, const Bytes& message)
{
    const unsigned char* at = open.data();
    std::unique_ptr<RSA, Free> rsa{d2i_RSA_PUBKEY(nullptr, &at, static_cast<long>(open.size()))};
    Bytes digest(48), out(survey::signature_size);
    unsigned size = 48;
    EVP_Digest(message.data(), message.size(), digest.data(), &size, EVP_sha384(), nullptr);
    RSA_padding_add_PKCS1_PSS(rsa.get(), out.data(), digest.data(), EVP_sha384(), 48);
    return out;
}
}  // namespace

Blinded::Blinded(const Bytes& open, Bytes a_ticket) : ticket{std::move(a_ticket)}, m_open{open}
{
    const Key key{open};
    Number factor{BN_new()};
    do BN_rand_range(factor.get(), key.n.get());
    while (BN_is_zero(factor.get()));
    m_factor = padded(factor.get());
    blinded = padded(key.times(number(encoded(open, ticket)).get(), key.power(factor.get(), key.e.get()).get()).get());
}

Bytes Blinded::unblinded(const Bytes& signed_blinded) const
{
    const Key key{m_open};
    return padded(key.times(number(signed_blinded).get(), key.inverse(number(m_factor).get()).get()).get());
}

Bytes factor_between(const survey::TicketKey& key, const Bytes& signature, const Bytes& blinded)
{
    // signed blinded = signature * factor: the hidden key signs the request once more, and the signature is divided out.
    const Key numbers{key.open};
    const auto again = survey::sign_blinded(key.hidden, blinded);
    return padded(numbers.times(number(*again).get(), numbers.inverse(number(signature).get()).get()).get());
}

Bytes blind_with(const Bytes& open, const Bytes& signature, const Bytes& factor)
{
    const Key key{open};
    return padded(key.times(key.power(number(signature).get(), key.e.get()).get(), key.power(number(factor).get(), key.e.get()).get()).get());
}

}  // namespace luwte::test
