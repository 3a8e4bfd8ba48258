#include "people/second_factor.h"

#include <liboath/oath.h>
#include <sodium.h>

#include "base/require.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people_store.h"
#include "vault/account_store.h"
#include "vault/grant.h"

namespace luwte::people {
namespace {
constexpr std::size_t secret_size = 20;  // RFC 4226, section 4
constexpr unsigned step_seconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
constexpr std::size_t steps_around = 1;  // a telephone's clock may be half a minute off

void oath_ready()
{
    static const bool is_ready = oath_init() == OATH_OK;
    REQUIRE_THAT_HOLDS(is_ready);
}

vault::Addressed label(const OrganisationId& organisation, const AccountId& account)
{
    return {"luwte second factor", organisation.text, account.text, ""};
}

vault::Place pending(const http::Actor& actor)
{
    return {actor.organisation, actor.account.text, "account.totp_pending"};
}

std::string base32_of(BytesView secret)
{
    oath_ready();
    char* text = nullptr;
    std::size_t length = 0;
    REQUIRE_THAT_HOLDS(oath_base32_encode(reinterpret_cast<const char*>(secret.data()), secret.size(), &text, &length) ==
                       OATH_OK);
    std::string out{text, length};
    sodium_memzero(text, length);
    std::free(text);
    return out;
}

std::string percent_encoded(std::string_view text)
{
    std::string out;
    for (char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            out += "%" + hex(as_bytes({&c, 1}));
    }
    return out;
}

std::string uri(std::string_view issuer, std::string_view login, std::string_view secret)
{
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(login) + "?secret=" + std::string{secret} +
           "&issuer=" + percent_encoded(issuer);
}

void put_in_force(storage::Transaction& tx, const AccountId& account, const Bytes& boxed, std::int64_t step)
{
    tx.run("UPDATE account SET totp_secret = $2, totp_pending = NULL, totp_counter = $3 WHERE id = $1", account, boxed,
           step);
}

struct Kept {
    Bytes boxed;
    std::int64_t used;
};
std::optional<Kept> kept(storage::Transaction& tx, const AccountId& account)
{
    const auto row = tx.first("SELECT totp_secret, totp_counter FROM account WHERE id = $1", account);
    if (!row || row->is_null(0)) return std::nullopt;
    return Kept{row->bytes(0), row->integer(1)};
}
}  // namespace

Enrolment enrol(storage::Transaction& tx, vault::Ring& ring, const http::Actor& actor, std::string_view login, std::string_view organisation)
{
    const auto secret = random_bytes(secret_size);
    tx.run("UPDATE account SET totp_pending = $2 WHERE id = $1", actor.account, ring.seal(ring.personal(), secret, pending(actor)));
    const auto text = base32_of(secret);
    return {Secret{text}, Secret{uri(organisation, login, text)}};
}

Result<Done> confirm(http::Call& call, const Secret& code)
{
    const auto row = call.tx.first("SELECT totp_pending FROM account WHERE id = $1", call.actor.account);
    if (!row || row->is_null(0)) return conflict("people.totp_not_begun");
    const auto secret = call.ring.open_bytes(call.ring.personal(), vault::Sealed{row->bytes(0)}, pending(call.actor));
    const auto step = step_of(secret, code, 0, call.now);
    if (!step) return invalid("people.totp_code_wrong", "/code");

    const auto keys = vault::keys_of(call.tx, call.actor.account);
    REQUIRE_THAT_HOLDS(keys.has_value());
    const auto boxed = vault::box(keys->second_factor, secret, label(call.actor.organisation, call.actor.account));
    put_in_force(call.tx, call.actor.account, boxed, *step);
    return Done{};
}

std::optional<std::int64_t> step_of(BytesView secret, const Secret& code, std::int64_t used, Instant now)
{
    oath_ready();
    const std::string digits{code.reveal()};
    if (digits.size() != 6 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    std::uint64_t step = 0;
    const auto found = oath_totp_validate4(reinterpret_cast<const char*>(secret.data()), secret.size(), seconds,
                                           step_seconds, OATH_TOTP_DEFAULT_START_TIME, steps_around, nullptr, &step, 0,
                                           digits.c_str());
    if (found < 0 || static_cast<std::int64_t>(step) <= used) return std::nullopt;
    return static_cast<std::int64_t>(step);
}

Checked check_second_factor(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                            const vault::Stretched& password, const std::optional<Secret>& code, Instant now)
{
    const auto factor = kept(tx, account);
    if (!factor) return Checked::not_needed;
    if (!code || code->empty()) return Checked::needed;
    const auto secret = vault::unbox_bytes(password.second_factor(), factor->boxed, label(organisation, account));
    const auto step = step_of(secret, *code, factor->used, now);
    if (!step) return Checked::wrong;
    tx.run("UPDATE account SET totp_counter = $2 WHERE id = $1", account, *step);
    return Checked::right;
}

void carry_over(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                const vault::Stretched& from, const vault::Stretched& to)
{
    const auto factor = kept(tx, account);
    if (!factor) return;
    const auto secret = vault::unbox_bytes(from.second_factor(), factor->boxed, label(organisation, account));
    put_in_force(tx, account,
                 vault::box(to.second_factor().public_key(), secret, label(organisation, account)), factor->used);
}

void remove_second_factor(storage::Transaction& tx, const AccountId& account)
{
    tx.run("UPDATE account SET totp_secret = NULL, totp_pending = NULL WHERE id = $1", account);
}

Result<Done> take_second_factor_away(storage::Transaction& tx, const Account& account, const std::optional<AccountId>& by, Instant now)
{
    if (!account.totp) return conflict("people.second_factor_none");
    remove_second_factor(tx, account.id);
    journal::append(tx, account.organisation, by, "account.totp_taken_away", account.id.text, "", now);
    notify::tell(tx, account.organisation, account.id, notify::Message::account_second_factor_off, now);
    return Done{};
}

Result<Done> take_second_factor_away(storage::Database& database, std::string_view login, Instant now)
{
    storage::Transaction tx{database};
    const auto account = store::find_login(tx, TRY(clean_login(login)));
    if (!account) return not_found("people.account_unknown");
    TRY(take_second_factor_away(tx, *account, std::nullopt, now));
    tx.commit();
    return Done{};
}

}  // namespace luwte::people
