// SHA-256 of what comes in pieces. By OpenSSL, which uses the processor's own instructions for it where there are any.
#pragma once

#include <memory>

#include "base/bytes.h"

struct evp_md_ctx_st;

namespace luwte {

class Sha256 {
public:
    Sha256();
    void add(BytesView piece);
    /// Once, after the last piece.
    Bytes digest();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

}  // namespace luwte
