#include "people/device_link.h"

#include "journal/journal.h"
#include "notify/notify.h"
#include "people/device.h"
#include "people/people_store.h"

namespace luwte::people {
namespace {
using namespace std::chrono_literals;

constexpr std::string_view kind = "device link";
constexpr auto valid_for = 24h;
constexpr int browsers = 3;

Refusal unknown() { return not_found("people.device_link_unknown"); }

Result<Account> find(storage::Transaction& tx, const vault::Token& token, Instant now)
{
    const auto row = tx.first("SELECT organisation, account FROM device_link WHERE lookup = $1 AND expires_at > $2", token.lookup(), now);
    if (!row) return unknown();
    auto account = store::find(tx, row->id<OrganisationId>(0), row->id<AccountId>(1));
    if (!account || account->state != AccountState::active) return unknown();
    return std::move(*account);
}

bool use(storage::Transaction& tx, const vault::Token& token)
{
    return tx.run("UPDATE device_link SET browsers = browsers - 1 WHERE lookup = $1 AND browsers > 0", token.lookup()) == 1;
}
}  // namespace

std::string make_device_link(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now)
{
    tx.run("DELETE FROM device_link WHERE organisation = $1 AND expires_at <= $2", organisation, now);
    const auto whose = store::find(tx, organisation, account);
    if (!whose || whose->state != AccountState::active) return {};
    const auto token = vault::Token::random(kind);
    tx.run("INSERT INTO device_link (lookup, organisation, account, browsers, expires_at) VALUES ($1, $2, $3, $4, $5)", token.lookup(),
           organisation, account, browsers, now + valid_for);
    return "#/known-device/" + std::string{token.text().reveal()};
}

Result<std::optional<vault::Token>> follow_device_link(http::LongCall& call, const Secret& token_text)
{
    const auto token = vault::Token::parse(kind, token_text.reveal());
    if (!token) return unknown();
    const auto account = [&] {  // whoever makes one up keeps nobody waiting
        storage::Transaction tx{call.database, storage::Mode::read};
        return find(tx, *token, call.now);
    }();
    if (!account) return account.refusal();

    storage::Transaction tx{call.database, account->organisation};
    if (is_known(tx, device_of(call.request), account->id)) return std::optional<vault::Token>{};  // followed it before
    TRY(find(tx, *token, call.now));
    if (!use(tx, *token)) return unknown();
    auto device = introduce_device(tx, call.request, *account, call.now);
    journal::append(tx, account->organisation, std::nullopt, "device.introduced", account->id.text, "", call.now);
    notify::tell(tx, account->organisation, account->id, notify::Message::account_link_followed, call.now);
    tx.commit();
    return std::move(device.given);
}

}  // namespace luwte::people
