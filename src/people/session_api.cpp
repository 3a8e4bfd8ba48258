#include "base/require.h"
#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/device_link.h"
#include "people/people_api.h"
#include "people/people_store.h"
#include "people/proof.h"
#include "people/second_factor.h"
#include "people/sign_in_rule.h"
#include "people/sign_in.h"
#include "vault/account_store.h"

namespace luwte::people {

struct SignInInput {
    std::string login;
    Secret password;
    std::optional<Secret> totp_code;
};
SHAPE(SignInInput, login, password, totp_code)

struct AccountRef {
    AccountId id;
    std::string name;
};
SHAPE(AccountRef, id, name)

struct SessionView {
    std::string id;
    AccountRef account;
    bool second_factor;
};
SHAPE(SessionView, id, account, second_factor)

struct ProfileAccount {
    AccountId id;
    std::string name;
    std::string login;
};
SHAPE(ProfileAccount, id, name, login)

struct ProfileOrganisation {
    OrganisationId id;
    std::string name;
    std::string pack;
    std::string pack_version;
};
SHAPE(ProfileOrganisation, id, name, pack, pack_version)

struct RoleView {
    std::string id;
    std::string nl;
    std::string en;
};
SHAPE(RoleView, id, nl, en)

struct ProfileView {
    ProfileAccount account;
    ProfileOrganisation organisation;
    std::vector<RoleView> roles;
    std::vector<std::string> permissions;
    bool totp;
    std::optional<Day> second_factor_from;  // what the organisation asks
    bool second_factor_first;               // he sets one up before he can do anything else
    std::string language;
    int waiting_served;
};
SHAPE(ProfileView, account, organisation, roles, permissions, totp, second_factor_from, second_factor_first, language, waiting_served)

struct ProfileChange {
    std::optional<std::string> language;
};
SHAPE(ProfileChange, language)

struct PasswordChange {
    Secret current;
    Secret new_;
};
SHAPE(PasswordChange, current, new_)

struct EnrolmentView {
    Shown secret;
    Shown uri;
};
SHAPE(EnrolmentView, secret, uri)

struct CodeInput {
    Secret code;
};
SHAPE(CodeInput, code)

struct PasswordInput {
    Secret password;
};
SHAPE(PasswordInput, password)

struct DeviceLinkInput {
    Secret token;
};
SHAPE(DeviceLinkInput, token)

namespace {
Account required(storage::Transaction& tx, const http::Actor& actor)
{
    auto account = store::find(tx, actor.organisation, actor.account);
    REQUIRE_THAT_HOLDS(account.has_value());
    return std::move(*account);
}

ProfileView profile(http::Call& call, const protocol::Pack& pack)
{
    const auto account = required(call.tx, call.actor);
    const auto organisation_ = organisation(call.tx, call.actor.organisation);
    REQUIRE_THAT_HOLDS(organisation_.has_value());
    const auto asked = sign_in_rule(call.tx, call.actor.organisation).second_factor_from;
    ProfileView view{{account.id, account.name, account.login},
                     {organisation_->id, organisation_->name, pack.id(), pack.version()},
                     {},
                     {call.actor.permissions.begin(), call.actor.permissions.end()},
                     account.totp,
                     asked,
                     !account.totp && asks_at(asked, opened_at(call.tx, call.actor.session)),
                     account.language,
                     waiting_served(call.tx, call.actor.session)};
    for (const auto& role : call.actor.roles)
        if (const auto* info = pack.role(role)) view.roles.push_back({role, info->name.nl, info->name.en});
    return view;
}

Result<SessionView> open(http::LongCall& call, PasswordWork& work, const SignInInput& input)
{
    const auto login = clean_login(input.login);
    // What is no address is nobody's login; it is answered like one that does not exist.
    auto done = TRY(with_retry(
        call, sign_in(call, work, {input.password, input.totp_code, login ? *login : std::string{"?"}})));
    call.reply_headers.push_back(session_cookie(done.session.token));
    if (done.new_device) call.reply_headers.push_back(device_cookie(*done.new_device));
    return SessionView{done.session.id, {done.account, done.name}, done.second_factor};
}

Result<http::Nothing> introduce(http::LongCall& call, const DeviceLinkInput& input)
{
    const auto new_device = TRY(follow_device_link(call, input.token));
    if (new_device) call.reply_headers.push_back(device_cookie(*new_device));
    return http::Nothing{};
}

Result<http::Nothing> change_password(http::LongCall& call, PasswordWork& work, const PasswordChange& input)
{
    const auto& actor = call.actor;
    {
        storage::Transaction tx{call.database, storage::Mode::read};
        TRY(acceptable(input.new_, required(tx, actor).login, "/new"));
    }
    const auto proof = TRY(prove(call, work, input.current, "/current"));
    const auto salt = random_bytes(vault::salt_size);
    const auto next = TRY(with_retry(call, work.stretch(input.new_, salt, work.work(), known(actor.account))));

    storage::Transaction tx{call.database, actor.organisation};
    const auto now_kept = vault::keys_of(tx, actor.account);
    if (!now_kept || now_kept->salt != proof.keys.salt) return conflict("people.password_changed_meanwhile");
    vault::keep_keys(tx, actor.organisation, actor.account, *actor.keys, next, salt, work.work());
    carry_over(tx, actor.organisation, actor.account, proof.password, next);
    close_sessions_of(tx, actor.account, actor.session);
    forget_devices(tx, actor.account, call.request);
    journal::append(tx, actor.organisation, actor.account, "account.password_changed", actor.account.text, "", call.now);
    notify::tell(tx, actor.organisation, actor.account, notify::Message::account_password_changed, call.now);
    tx.commit();
    return http::Nothing{};
}

Result<EnrolmentView> begin_totp(http::LongCall& call, PasswordWork& work, const PasswordInput& input)
{
    TRY(prove(call, work, input.password, "/password"));
    const auto& actor = call.actor;
    storage::Transaction tx{call.database, actor.organisation};
    vault::Ring ring{tx, actor.organisation, actor.account, actor.keys, call.now};
    const auto begun = enrol(tx, ring, actor, required(tx, actor).login, organisation(tx, actor.organisation)->name);
    tx.commit();
    return EnrolmentView{Shown{begun.secret}, Shown{begun.uri}};
}

Result<http::Nothing> remove_totp(http::LongCall& call, PasswordWork& work, const PasswordInput& input)
{
    TRY(prove(call, work, input.password, "/password"));
    storage::Transaction tx{call.database, call.actor.organisation};
    if (asks_at(sign_in_rule(tx, call.actor.organisation).second_factor_from, call.now)) return conflict("people.second_factor_stays");
    remove_second_factor(tx, call.actor.account);
    journal::append(tx, call.actor.organisation, call.actor.account, "account.totp_removed", call.actor.account.text, "",
                    call.now);
    notify::tell(tx, call.actor.organisation, call.actor.account, notify::Message::account_second_factor_off, call.now);
    tx.commit();
    return http::Nothing{};
}

void add_sessions(http::Router& router, PasswordWork& work)
{
    router.post_long<SignInInput, SessionView>(
        "/sessions", http::anyone(), "Signs in with a password and, when it is set, a code",
        [&work](http::LongCall& call, const SignInInput& input) { return open(call, work, input); });

    router.post_long<DeviceLinkInput, http::Nothing>(
        "/known-devices", http::anyone(), "Makes this browser known with the link from a mail about guessed passwords; it signs nobody in", introduce);

    router.remove("/sessions/current", http::signed_in(), "Signs out", [](http::Call& call) -> Result<http::Nothing> {
        close_session(call.tx, call.actor.session);
        journal::append(call.tx, call.actor.organisation, call.actor.account, "session.closed", call.actor.account.text,
                        "", call.now);
        call.reply_headers.push_back(no_session_cookie());
        return http::Nothing{};
    });
}

void add_profile(http::Router& router, const PackOf& packs)
{
    router.get<ProfileView>("/profile", http::signed_in(), "Who I am and what I may",
                            [packs](http::Call& call) -> Result<ProfileView> {
                                return profile(call, packs(call.tx, call.actor.organisation));
                            });

    router.patch<ProfileChange, ProfileView>(
        "/profile", http::signed_in(), "Changes my language",
        [packs](http::Call& call, const ProfileChange& input) -> Result<ProfileView> {
            if (input.language) store::set_language(call.tx, call.actor.account, TRY(clean_language(*input.language)));
            return profile(call, packs(call.tx, call.actor.organisation));
        });
}

void add_secrets(http::Router& router, PasswordWork& work)
{
    router.post_long<PasswordChange, http::Nothing>(
        "/profile/password-changes", http::signed_in(), "Chooses another password; other sessions end",
        [&work](http::LongCall& call, const PasswordChange& input) { return change_password(call, work, input); });

    router.post_long<PasswordInput, EnrolmentView>(
        "/profile/totp-enrolments", http::signed_in(), "Begins with a second factor, or with another one in its place",
        [&work](http::LongCall& call, const PasswordInput& input) { return begin_totp(call, work, input); });

    router.post<CodeInput, http::Nothing>(
        "/profile/totp-confirmations", http::signed_in(), "Puts the second factor in force with its first code",
        [](http::Call& call, const CodeInput& input) -> Result<http::Nothing> {
            TRY(confirm(call, input.code));
            journal::append(call.tx, call.actor.organisation, call.actor.account, "account.totp_confirmed",
                            call.actor.account.text, "", call.now);
            notify::tell(call.tx, call.actor.organisation, call.actor.account, notify::Message::account_second_factor_on, call.now);
            return http::Nothing{};
        });

    router.post_long<PasswordInput, http::Nothing>(
        "/profile/totp-removals", http::signed_in(), "Takes the second factor away",
        [&work](http::LongCall& call, const PasswordInput& input) { return remove_totp(call, work, input); });
}
}  // namespace

void add_session_routes(http::Router& router, PackOf packs, PasswordWork& work, const SessionLimits& limits)
{
    add_sessions(router, work);
    add_own_session_routes(router, work, limits);
    add_profile(router, packs);
    add_secrets(router, work);
}

}  // namespace luwte::people
