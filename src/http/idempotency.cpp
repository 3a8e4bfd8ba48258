#include "http/idempotency.h"

#include <sodium.h>

#include "base/require.h"
#include "http/route.h"
#include "vault/key.h"

namespace luwte::http {

namespace {

constexpr auto kept_for = std::chrono::hours{48};  // longer than any client keeps trying

struct KeptHeader {
    std::string name, value;
};
SHAPE(KeptHeader, name, value)

struct KeptAnswer {
    int status;
    std::vector<KeptHeader> headers;
    LongText body;
};
SHAPE(KeptAnswer, status, headers, body)

/// Independent values from one key: BLAKE2b keyed by it, over the purpose and the rest.
Bytes derived(std::string_view key, std::string_view purpose, std::initializer_list<std::string_view> rest)
{
    Bytes out(32);
    crypto_generichash_state state;
    const auto bytes = as_bytes(key);
    crypto_generichash_init(&state, bytes.data(), bytes.size(), out.size());
    auto add = [&](std::string_view part) {
        const auto length = std::to_string(part.size()) + ":";
        crypto_generichash_update(&state, as_bytes(length).data(), length.size());
        crypto_generichash_update(&state, as_bytes(part).data(), part.size());
    };
    add(purpose);
    for (auto part : rest) add(part);
    crypto_generichash_final(&state, out.data(), out.size());
    return out;
}

Bytes sealed(const Bytes& key, const Bytes& row, std::string_view text)
{
    auto out = random_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const auto nonce = out;
    out.resize(nonce.size() + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce.size(), nullptr, as_bytes(text).data(), text.size(), row.data(),
                                               row.size(), nullptr, nonce.data(), key.data());
    return out;
}

std::string opened(const Bytes& key, const Bytes& row, const Bytes& box)
{
    constexpr auto nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    require(box.size() >= nonce + tag, "a kept answer is whole");
    std::string text(box.size() - nonce - tag, '\0');
    const int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr,
                                                               box.data() + nonce, box.size() - nonce, row.data(), row.size(),
                                                               box.data(), key.data());
    require(bad == 0, "a kept answer opens with the key it was kept under");
    return text;
}

}  // namespace

Result<std::optional<Repeatable>> Repeatable::open(storage::Transaction& tx, const Actor& actor, const Request& request)
{
    const auto key = request.header("Idempotency-Key");
    if (key.empty()) return std::optional<Repeatable>{};
    // An account's own key keeps the derived values unguessable, also where the client's follows from what is sent; for who has none it is its being random.
    if (!is_uuid(key)) return invalid("request.idempotency_key_wrong", "Idempotency-Key");

    const auto own = actor.keys ? std::optional{actor.keys->ring().derive("luwte repeated 1")} : std::nullopt;
    const auto secret = own ? std::string_view{reinterpret_cast<const char*>(own->view().data()), own->view().size()} : std::string_view{};
    Repeatable repeatable;
    repeatable.m_row = derived(key, "luwte idempotency row", {actor.account.text, secret});
    repeatable.m_seal = derived(key, "luwte idempotency answer", {actor.account.text, secret});
    repeatable.m_digest = derived(key, "luwte idempotency request", {request.method, request.target, request.body, secret});

    // Two at once: the second waited for the first before its transaction began.
    const auto row = tx.first("SELECT digest, answer FROM http_repeatable WHERE row_name = $1", repeatable.m_row);
    if (!row) return std::optional{std::move(repeatable)};
    if (row->bytes(0) != repeatable.m_digest) return conflict("request.idempotency_key_reused");
    const auto text = opened(repeatable.m_seal, repeatable.m_row, row->bytes(1));
    auto kept = TRY(from_json<KeptAnswer>(text));
    Response response{.status = kept.status, .headers = {}, .body = std::move(kept.body.text)};
    for (auto& header : kept.headers) response.headers.push_back({std::move(header.name), std::move(header.value)});
    repeatable.m_answered = std::move(response);
    return std::optional{std::move(repeatable)};
}

void Repeatable::keep(storage::Transaction& tx, const Actor& actor, const Response& response, Instant now) const
{
    KeptAnswer kept{response.status, {}, {response.body}};
    for (const auto& header : response.headers) kept.headers.push_back({header.name, header.value});
    tx.run(R"(
        INSERT INTO http_repeatable (row_name, organisation, account, digest, answer, kept_until)
        VALUES ($1, $2, $3, $4, $5, $6))",
           m_row, actor.organisation, actor.account, m_digest, sealed(m_seal, m_row, to_json(kept)), now + kept_for);
}

void forget_answers(storage::Transaction& tx, Instant now)
{
    tx.run("DELETE FROM http_repeatable WHERE kept_until < $1", now);
}

}  // namespace luwte::http
