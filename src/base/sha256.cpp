#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/require.h"

namespace luwte {
namespace {

/// Looked up once: by name it costs more than a small digest.
const EVP_MD* algorithm()
{
    static EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}
}  // namespace

Sha256::Sha256() : m_context{EVP_MD_CTX_new()}
{
    REQUIRE_THAT_HOLDS(EVP_DigestInit_ex(m_context.get(), algorithm(), nullptr) == 1);
}

void Sha256::add(BytesView piece) { REQUIRE_THAT_HOLDS(EVP_DigestUpdate(m_context.get(), piece.data(), piece.size()) == 1); }

Bytes Sha256::digest()
{
    Bytes digest(32);
    REQUIRE_THAT_HOLDS(EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) == 1);
    return digest;
}

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Bytes sha256(BytesView bytes)
{
    Sha256 whole;
    whole.add(bytes);
    return whole.digest();
}

}  // namespace luwte
