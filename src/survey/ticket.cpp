#include "survey/ticket.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace luwte::survey {

namespace {
template <auto Free>
struct Freed {
    template <class T> void operator()(T* it) const { Free(it); }
};
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;

void must(bool done)
{
    if (!done) throw std::runtime_error{"OpenSSL declined an RSA operation"};
}

template <class Write>
Bytes der(Write write)
{
    unsigned char* text = nullptr;
    const int size = write(&text);
    must(size > 0);
    Bytes out(text, text + size);
    OPENSSL_clear_free(text, static_cast<std::size_t>(size));
    return out;
}

Pkey read_open(BytesView open)
{
    const unsigned char* at = open.data();
    Pkey key{d2i_PUBKEY(nullptr, &at, static_cast<long>(open.size()))};
    must(key != nullptr);
    return key;
}

Pkey read_hidden(BytesView hidden)
{
    const unsigned char* at = hidden.data();
    Pkey key{d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(hidden.size()))};
    must(key != nullptr);
    return key;
}

Number number(const EVP_PKEY* key, const char* name)
{
    BIGNUM* out = nullptr;
    must(EVP_PKEY_get_bn_param(key, name, &out) == 1);
    return Number{out};
}

Bytes bytes_of(const BIGNUM* number)
{
    Bytes out(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, out.data());
    return out;
}
}  // namespace

TicketKey new_ticket_key()
{
    const Pkey key{EVP_RSA_gen(key_bits)};
    must(key != nullptr);
    return {der([&](unsigned char** text) { return i2d_PrivateKey(key.get(), text); }), der([&](unsigned char** text) { return i2d_PUBKEY(key.get(), text); })};
}

std::string fingerprint(BytesView open)
{
    const auto all = hex(sha256(open));
    std::string out;
    for (std::size_t i = 0; i < 24; i += 4) out += (i ? " " : "") + all.substr(i, 4);
    return out;
}

PublicNumbers numbers_of(BytesView open)
{
    const auto key = read_open(open);
    return {bytes_of(number(key.get(), OSSL_PKEY_PARAM_RSA_N).get()), bytes_of(number(key.get(), OSSL_PKEY_PARAM_RSA_E).get())};
}

Result<Bytes> sign_blinded(BytesView hidden, BytesView blinded)
{
    const auto key = read_hidden(hidden);
    const Number said{BN_bin2bn(blinded.data(), static_cast<int>(blinded.size()), nullptr)}, modulus = number(key.get(), OSSL_PKEY_PARAM_RSA_N);
    if (blinded.size() != signature_size || BN_is_zero(said.get()) || BN_cmp(said.get(), modulus.get()) >= 0) return invalid("survey.ticket_unusable", "/blinded");
    // The bare RSA operation: what it is applied to hides the ticket. OpenSSL blinds it once more, against clocks.
    const Context context{EVP_PKEY_CTX_new(key.get(), nullptr)};
    must(EVP_PKEY_decrypt_init(context.get()) == 1 && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1);
    Bytes out(signature_size);
    std::size_t size = out.size();
    must(EVP_PKEY_decrypt(context.get(), out.data(), &size, blinded.data(), blinded.size()) == 1 && size == signature_size);
    return out;
}

bool is_signed(BytesView open, BytesView ticket, BytesView signature)
{
    if (ticket.size() != ticket_size || signature.size() != signature_size) return false;
    const auto key = read_open(open);
    const Digest digest{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* context = nullptr;
    must(EVP_DigestVerifyInit(digest.get(), &context, EVP_sha384(), nullptr, key.get()) == 1);
    must(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1);
    return EVP_DigestVerify(digest.get(), signature.data(), signature.size(), ticket.data(), ticket.size()) == 1;
}

}  // namespace luwte::survey
