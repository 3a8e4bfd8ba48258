#include "people/invitation.h"

#include "base/require.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/session.h"
#include "people/sign_in.h"
#include "vault/account_store.h"
#include "vault/succession.h"

namespace luwte::people {
namespace {
constexpr std::chrono::days valid_for{7};

struct Open {
    std::string id;
    Account account;
    std::optional<Bytes> wrapped_private;
};

Result<Open> find(storage::Transaction& tx, const vault::Token& token, Instant now)
{
    const auto unknown = not_found("people.invitation_unknown");
    const auto row = tx.first(
        "SELECT id, organisation, account, wrapped_private FROM invitation WHERE lookup = $1 AND expires_at > $2",
        token.lookup(), now);
    if (!row) return unknown;
    auto account = store::find(tx, row->id<OrganisationId>(1), row->id<AccountId>(2));
    if (!account || account->state == AccountState::ended) return unknown;
    return Open{row->text(0), std::move(*account), row->maybe_bytes(3)};
}

/// The old pair when the link carries it; otherwise a new one, and what only the old one opened is given up.
vault::KeyPair key_pair(storage::Transaction& tx, const Open& open, const vault::Token& token, Instant now)
{
    if (open.wrapped_private) return token.unwrap(*open.wrapped_private, open.id);
    if (vault::keys_of(tx, open.account.id)) {
        vault::give_up_keys(tx, open.account.organisation, open.account.id, now);
        // The administrator cannot do this unseen.
        journal::append(tx, open.account.organisation, open.account.id, "account.reset", open.account.id.text, "", now);
    }
    return vault::KeyPair::random();
}

void settle(storage::Transaction& tx, const Open& open, const vault::Token& token, const vault::Stretched& password,
            BytesView salt, const vault::Work& work, Instant now)
{
    const auto& account = open.account;
    // Whoever chooses a first password does not have to be told that there is one now.
    if (account.state == AccountState::active)
        notify::tell(tx, account.organisation, account.id, notify::Message::account_password_changed, now);
    const auto keys = std::make_shared<const vault::KeyPair>(key_pair(tx, open, token, now));
    vault::keep_keys(tx, account.organisation, account.id, *keys, password, salt, work);
    withdraw_invitations(tx, account.id);
    close_sessions_of(tx, account.id);
    tx.run("DELETE FROM known_device WHERE account = $1", account.id);
    store::activate(tx, account.id);
    vault::Ring ring{tx, account.organisation, account.id, keys, now};
    ring.personal();
    journal::append(tx, account.organisation, account.id, "account.opened", account.id.text, "", now);
}
}  // namespace

void withdraw_invitations(storage::Transaction& tx, const AccountId& account)
{
    tx.run("DELETE FROM invitation WHERE account = $1", account);
}

Invitation invite(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account, Instant now,
                  const vault::KeyPair* recovered)
{
    withdraw_invitations(tx, account);
    Invitation invitation{vault::Token::random("invitation"), now + valid_for};
    const auto id = fresh_uuid();
    std::optional<Bytes> wrapped;
    if (recovered) wrapped = invitation.token.wrap(*recovered, id);
    tx.run(R"(
        INSERT INTO invitation (id, organisation, account, lookup, wrapped_private, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
           id, organisation, account, invitation.token.lookup(), wrapped, now, invitation.expires_at);
    if (vault::keys_of(tx, account)) notify::tell(tx, organisation, account, notify::Message::account_link_made, now);
    return invitation;
}

Result<std::optional<vault::Token>> accept(http::LongCall& call, PasswordWork& work, const Secret& token_text, const Secret& password)
{
    const auto now = call.now;
    const auto token = vault::Token::parse("invitation", token_text.reveal());
    if (!token) return not_found("people.invitation_unknown");
    AccountId account;
    {
        storage::Transaction tx{call.database, storage::Mode::read};
        const auto open = TRY(find(tx, *token, now));
        TRY(acceptable(password, open.account.login));
        account = open.account.id;
    }
    // Nobody waits for the database while this is worked out, and whoever holds the link is no stranger.
    const auto salt = random_bytes(vault::salt_size);
    const auto stretched = TRY(work.stretch(password, salt, work.work(), Party{account.text, true}));

    storage::Transaction tx{call.database};
    const auto open = TRY(find(tx, *token, now));
    settle(tx, open, *token, stretched, salt, work.work(), now);
    auto device = remember_device(tx, call.request, open.account, now).given;
    tx.commit();
    return device;
}

namespace {
Result<Account> by_login(storage::Transaction& tx, std::string_view login)
{
    auto account = store::find_login(tx, TRY(clean_login(login)));
    if (!account) return not_found("people.account_unknown");
    if (account->state == AccountState::ended) return conflict("people.account_ended");
    return std::move(*account);
}
}  // namespace

Result<std::string> recover(storage::Database& database, std::string_view login, const std::vector<Secret>& shares,
                            Instant now)
{
    const auto recovery = TRY(vault::combine(shares));
    storage::Transaction tx{database};
    const auto account = TRY(by_login(tx, login));
    const auto keys = TRY(vault::recovered_keys(tx, account.organisation, account.id, recovery));
    vault::restore_grants(tx, account.organisation, account.id, recovery, keys.public_key());
    const auto invitation = invite(tx, account.organisation, account.id, now, &keys);
    journal::append(tx, account.organisation, std::nullopt, "account.recovered", account.id.text, "", now);
    tx.commit();
    return std::string{invitation.token.text().reveal()};
}

Result<std::string> reset(storage::Database& database, std::string_view login, Instant now)
{
    storage::Transaction tx{database};
    const auto account = TRY(by_login(tx, login));
    const auto invitation = invite(tx, account.organisation, account.id, now);
    journal::append(tx, account.organisation, std::nullopt, "account.invited", account.id.text, "", now);
    tx.commit();
    return std::string{invitation.token.text().reveal()};
}

Result<int> hand_over(storage::Database& database, std::string_view role, std::string_view from, std::string_view to,
                      const std::vector<Secret>& shares, Instant now)
{
    const auto recovery = TRY(vault::combine(shares));
    storage::Transaction tx{database};
    const auto successor = TRY(by_login(tx, to));
    const auto predecessor = store::find_login(tx, TRY(clean_login(from)));  // may have been ended
    if (!predecessor || predecessor->organisation != successor.organisation) return not_found("people.account_unknown");
    const auto own = TRY(vault::recovered_keys(tx, successor.organisation, successor.id, recovery));

    for (const auto& compartment : vault::held_in_role(tx, predecessor->id, role))
        vault::wait(tx, successor.organisation, compartment, successor.id, *vault::ground_of(tx, compartment, predecessor->id), now);
    const auto handed = vault::restore_grants(tx, successor.organisation, successor.id, recovery, own.public_key());
    journal::append(tx, successor.organisation, std::nullopt, "role.handed_over", successor.id.text, "", now);
    tx.commit();
    return handed;
}

Result<Done> end_account(storage::Database& database, std::string_view login, Instant now)
{
    storage::Transaction tx{database};
    auto account = TRY(by_login(tx, login));
    account.state = AccountState::ended;
    REQUIRE_THAT_HOLDS(store::change(tx, account, account.version));
    withdraw_invitations(tx, account.id);
    close_sessions_of(tx, account.id);
    journal::append(tx, account.organisation, std::nullopt, "account.ended", account.id.text, "", now);
    tx.commit();
    return Done{};
}

}  // namespace luwte::people
