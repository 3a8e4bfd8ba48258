#include "vault/recovery.h"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "base/require.h"

extern "C" {  // the library's header forgets this
#include <libgfshare.h>
}

namespace luwte::vault {
namespace {
constexpr std::uint8_t share_version = 1;
constexpr std::size_t set_size = 4;     // random: shares of two inits cannot be mixed unseen
constexpr std::size_t check_size = 16;  // split along with the key: wrong shares together do not pass for a key
constexpr std::size_t payload_size = key_size + check_size;
constexpr std::size_t typo_size = 5;    // in the clear, per share: for the eye that copied a letter wrong
constexpr std::size_t head_size = 1 + set_size + 2;
constexpr std::size_t share_size = head_size + payload_size + typo_size;  // 60 bytes, 24 groups of 4
constexpr std::size_t group = 4;

struct Share {
    Bytes set;
    int needed;
    std::uint8_t number;
    Bytes payload;
};

Bytes digest(std::string_view purpose, BytesView of, std::size_t size)
{
    Bytes whole(32);
    const auto joined = Joined{}.add(purpose).add(of).bytes();
    crypto_generichash(whole.data(), whole.size(), joined.data(), joined.size(), nullptr, 0);
    whole.resize(size);
    return whole;
}

Bytes check_of(BytesView key) { return digest("luwte recovery key 1", key, check_size); }
Bytes typo_check_of(BytesView share) { return digest("luwte recovery share 1", share, typo_size); }

std::string grouped(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += group) {
        if (at > 0) out += '-';
        out += text.substr(at, group);
    }
    return out;
}

Secret printed(const Share& share)
{
    Bytes bytes{share_version};
    bytes.insert(bytes.end(), share.set.begin(), share.set.end());
    bytes.push_back(static_cast<std::uint8_t>(share.needed));
    bytes.push_back(share.number);
    bytes.insert(bytes.end(), share.payload.begin(), share.payload.end());
    const auto typo_check = typo_check_of(bytes);
    bytes.insert(bytes.end(), typo_check.begin(), typo_check.end());
    return Secret{grouped(base32(bytes))};
}

std::optional<Share> parsed(const Secret& text)
{
    const auto bytes = from_base32(text.reveal());
    if (!bytes || bytes->size() != share_size || bytes->front() != share_version) return std::nullopt;
    const auto all = BytesView{*bytes};
    const auto check = typo_check_of(all.first(share_size - typo_size));
    if (!std::equal(check.begin(), check.end(), all.last(typo_size).begin())) return std::nullopt;
    const auto set = all.subspan(1, set_size), payload = all.subspan(head_size, payload_size);
    return Share{{set.begin(), set.end()}, all[1 + set_size], all[2 + set_size], {payload.begin(), payload.end()}};
}

Result<std::vector<Share>> read_all(const std::vector<Secret>& texts)
{
    std::vector<Share> shares;
    std::set<std::uint8_t> seen;
    for (const auto& text : texts) {
        auto field = "/shares/" + std::to_string(shares.size());
        auto share = parsed(text);
        if (!share || share->number == 0) return invalid("vault.share_mistyped", field);
        if (!shares.empty() && share->set != shares.front().set) return invalid("vault.share_of_another_set", field);
        if (!seen.insert(share->number).second) return invalid("vault.share_twice", field);
        shares.push_back(std::move(*share));
    }
    if (shares.empty() || static_cast<int>(shares.size()) < shares.front().needed)
        return invalid("vault.too_few_shares", "/shares");
    return shares;
}

struct ContextFree {
    void operator()(gfshare_ctx* context) const { gfshare_ctx_free(context); }
};
using Context = std::unique_ptr<gfshare_ctx, ContextFree>;

/// The library leaves its source of randomness null, and uses it for splitting and for wiping after combining.
void shares_ready()
{
    ready();
    gfshare_fill_rand = [](unsigned char* bytes, unsigned int count) { randombytes_buf(bytes, count); };
}
}  // namespace

bool is_possible(const Split& how) { return 2 <= how.needed && how.needed <= how.total && how.total <= 20; }

std::vector<Secret> split(const KeyPair& recovery, const Split& how)
{
    REQUIRE_THAT_HOLDS(is_possible(how));
    shares_ready();
    Bytes payload{recovery.private_key().begin(), recovery.private_key().end()};
    const auto check = check_of(recovery.private_key());
    payload.insert(payload.end(), check.begin(), check.end());

    Bytes numbers;
    for (int number = 1; number <= how.total; ++number) numbers.push_back(static_cast<std::uint8_t>(number));
    const Context context{gfshare_ctx_init_enc(numbers.data(), numbers.size(), static_cast<unsigned char>(how.needed),
                                               payload_size)};
    REQUIRE_THAT_HOLDS(context);
    gfshare_ctx_enc_setsecret(context.get(), payload.data());

    const auto set = random_bytes(set_size);
    std::vector<Secret> shares;
    for (auto number : numbers) {
        Share share{set, how.needed, number, Bytes(payload_size)};
        gfshare_ctx_enc_getshare(context.get(), static_cast<unsigned char>(number - 1), share.payload.data());
        shares.push_back(printed(share));
    }
    return shares;
}

Result<KeyPair> combine(const std::vector<Secret>& texts)
{
    shares_ready();
    auto shares = TRY(read_all(texts));
    Bytes numbers;
    for (const auto& share : shares) numbers.push_back(share.number);
    const Context context{gfshare_ctx_init_dec(numbers.data(), numbers.size(), payload_size)};
    REQUIRE_THAT_HOLDS(context);
    for (std::size_t i = 0; i < shares.size(); ++i)
        gfshare_ctx_dec_giveshare(context.get(), static_cast<unsigned char>(i), shares[i].payload.data());

    Bytes payload(payload_size);
    gfshare_ctx_dec_extract(context.get(), payload.data());
    const auto key = BytesView{payload}.first(key_size);
    const auto check = check_of(key);
    if (sodium_memcmp(check.data(), payload.data() + key_size, check_size) != 0)
        return invalid("vault.shares_do_not_fit", "/shares");
    return KeyPair::from_private(key);
}

}  // namespace luwte::vault
