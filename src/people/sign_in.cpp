#include "people/sign_in.h"

#include "journal/journal.h"
#include "people/attempts.h"
#include "people/people_store.h"
#include "people/second_factor.h"
#include "people/throttle.h"
#include "vault/account_store.h"

namespace luwte::people {
namespace {
/// What is known before the password is worked on. For a login that does not exist it looks the same.
struct Attempt {
    std::optional<Account> account;
    std::optional<vault::AccountKeys> keys;
    Party party;  // whose place it takes to work on the password
    Bytes pair;   // what its failure is counted for
    Standing standing;
};

Party stranger(const http::Request& request) { return {network_of(request.peer), false}; }

Attempt look_up(storage::Transaction& tx, const http::Request& request, const std::string& login, Instant now)
{
    Attempt attempt;
    attempt.account = store::find_login(tx, login);
    attempt.party = stranger(request);
    attempt.pair = pair_of(login, attempt.party.name);
    const auto device = device_of(request);
    if (attempt.account && is_known(tx, device, attempt.account->id)) {
        attempt.party = known(attempt.account->id);
        attempt.pair = pair_of(login, hex(device->lookup()));
    }
    attempt.standing = standing_of(tx, attempt.pair, now);
    if (attempt.account && attempt.account->state == AccountState::active)
        attempt.keys = vault::keys_of(tx, attempt.account->id);
    return attempt;
}

Refusal count_and_refuse(storage::Transaction& tx, PasswordWork& work, const Attempt& attempt, Instant now)
{
    work.note_wrong(attempt.party, now);
    note_failure(tx, attempt.pair, attempt.account ? std::optional{attempt.account->id} : std::nullopt, now);
    tx.commit();
    return unauthenticated("people.sign_in_refused");
}

Result<SignedIn> let_in(storage::Transaction& tx, http::LongCall& call, const Account& account,
                        const vault::AccountKeys& kept, const vault::Stretched& password, bool second_factor)
{
    const auto keys = std::make_shared<const vault::KeyPair>(
        password.unwrap(kept.wrapped_private, kept.open, account.organisation, account.id));
    vault::Ring ring{tx, account.organisation, account.id, keys, call.now};
    const auto served = ring.serve_waiting();
    auto device = remember_device(tx, call.request, account, call.now);
    // The first time of all, the link that was accepted just now says enough.
    if (device.is_new && account.last_sign_in) tell_of_new_device(tx, account, call.now);
    auto session = open_session(tx, account.organisation, account.id, {device_from(call.request.header("User-Agent")), device.lookup}, *keys, served, call.now);
    store::signed_in(tx, account.id, call.now);
    journal::append(tx, account.organisation, account.id, "session.opened", account.id.text, "", call.now);
    tx.commit();
    return SignedIn{std::move(session), account.id, account.name, second_factor, std::move(device.given)};
}
}  // namespace

void come_back_after(http::LongCall& call, std::chrono::milliseconds wait)
{
    call.reply_headers.push_back({"Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count())});
}

Result<SignedIn> sign_in(http::LongCall& call, PasswordWork& work, const Credentials& credentials)
{
    auto attempt = [&] {
        storage::Transaction tx{call.database, storage::Mode::read};
        return look_up(tx, call.request, credentials.login, call.now);
    }();
    if (attempt.standing.is_blocked(call.now)) {
        come_back_after(call, *attempt.standing.blocked_until - call.now);
        return too_many("people.try_later");
    }

    // Nobody waits for the database meanwhile, and a login that does not exist costs what every login costs.
    const auto salt = attempt.keys ? BytesView{attempt.keys->salt} : work.decoy_salt();
    const auto password =
        TRY(work.stretch(credentials.password, salt, attempt.keys ? attempt.keys->work : work.work(), attempt.party));

    // In everybody's line, also when the organisation is known: where one has to wait must not tell which logins exist.
    storage::Transaction tx{call.database};
    if (!attempt.keys || !password.matches(attempt.keys->verifier)) return count_and_refuse(tx, work, attempt, call.now);
    const auto account = store::find(tx, attempt.account->organisation, attempt.account->id);
    const auto keys = vault::keys_of(tx, attempt.account->id);
    if (!account || account->state != AccountState::active || !keys || keys->salt != attempt.keys->salt)
        return count_and_refuse(tx, work, attempt, call.now);  // the password was changed meanwhile

    const auto checked =
        check_second_factor(tx, account->organisation, account->id, password, credentials.code, call.now);
    if (checked == Checked::needed) return unauthenticated("people.totp_needed");
    if (checked == Checked::wrong) return count_and_refuse(tx, work, attempt, call.now);
    forget_failures(tx, attempt.pair);
    return let_in(tx, call, *account, *keys, password, checked == Checked::right);
}

}  // namespace luwte::people
