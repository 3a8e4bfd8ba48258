#include "people/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "vault/key.h"

namespace luwte::people {
namespace {
using namespace std::chrono_literals;

constexpr int free_failures = 5;
constexpr auto first_wait = 2s;
constexpr auto longest_wait = 30s;
constexpr auto remembered = 24h;
}  // namespace

Standing after_failure(Standing standing, Instant now)
{
    ++standing.failures;
    if (standing.failures < free_failures) return standing;
    const auto doublings = std::min(standing.failures - free_failures, 10);
    standing.blocked_until = now + std::min<std::chrono::milliseconds>(first_wait * (1 << doublings), longest_wait);
    return standing;
}

std::string network_of(std::string_view peer)
{
    const std::string text{peer};
    std::array<std::uint8_t, 16> address{};
    if (inet_pton(AF_INET6, text.c_str(), address.data()) != 1) return text;
    static constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::equal(mapped.begin(), mapped.end(), address.begin())) return text.substr(text.rfind(':') + 1);
    return hex(BytesView{address}.first(8));
}

Bytes pair_of(std::string_view login, std::string_view party)
{
    return sha256(vault::Joined{}.add("luwte sign-in").add(login).add(party).bytes());
}

Standing standing_of(storage::Transaction& tx, BytesView pair, Instant now)
{
    const auto row = tx.first("SELECT failures, blocked_until FROM sign_in_failure WHERE pair = $1 AND last_at > $2",
                              pair, now - remembered);
    if (!row) return {};
    return {static_cast<int>(row->integer(0)), row->maybe_instant(1)};
}

bool note_failure(storage::Transaction& tx, BytesView pair, const std::optional<AccountId>& tried, Instant now)
{
    tx.run("DELETE FROM sign_in_failure WHERE last_at <= $1", now - remembered);
    const auto standing = after_failure(standing_of(tx, pair, now), now);
    tx.run(R"(
        INSERT INTO sign_in_failure (pair, failures, blocked_until, last_at, account, untold, untold_block)
        VALUES ($1, $2, $3, $4, $5, 1, $6)
        ON CONFLICT (pair) DO UPDATE
           SET failures = excluded.failures, blocked_until = excluded.blocked_until, last_at = excluded.last_at,
               account = excluded.account, untold = sign_in_failure.untold + 1,
               untold_block = CASE WHEN excluded.untold_block = 1 THEN 1 ELSE sign_in_failure.untold_block END)",
           pair, standing.failures, standing.blocked_until, now, tried, standing.is_blocked(now));
    return standing.is_blocked(now);
}

void forget_failures(storage::Transaction& tx, BytesView pair)
{
    tx.run("UPDATE sign_in_failure SET failures = 0, blocked_until = NULL WHERE pair = $1", pair);
}

}  // namespace luwte::people
