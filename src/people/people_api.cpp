#include "people/people_api.h"

#include <algorithm>

#include "http/route.h"
#include "journal/journal.h"
#include "people/handover.h"
#include "people/invitation.h"
#include "people/session.h"
#include "people/shared.h"
#include "people/sign_in.h"
#include "vault/account_store.h"

namespace luwte::people {

SHAPE_ENUM(AccountState, invited, active, ended)

struct PersonView {
    AccountId id;
    std::string name;
    std::vector<std::string> roles;
};
SHAPE(PersonView, id, name, roles)

struct PeopleView {
    std::vector<PersonView> items;
};
SHAPE(PeopleView, items)

struct AssignmentView {
    AssignmentId id;
    std::string role;
    Day valid_from;
    std::optional<Day> valid_until;
    std::optional<AccountId> deputy;
    std::int64_t version;
};
SHAPE(AssignmentView, id, role, valid_from, valid_until, deputy, version)

struct AccountView {
    AccountId id;
    std::string name;
    std::string login;
    AccountState state;
    std::vector<AssignmentView> roles;
    std::optional<Instant> last_sign_in;
    bool totp;
    std::int64_t version;
};
SHAPE(AccountView, id, name, login, state, roles, last_sign_in, totp, version)

struct AccountsView {
    std::vector<AccountView> items;
};
SHAPE(AccountsView, items)

struct AccountInput {
    std::string name;
    std::string login;
    std::optional<std::string> language;
};
SHAPE(AccountInput, name, login, language)

struct AccountChange {
    std::optional<std::string> name;
    std::optional<bool> ended;
};
SHAPE(AccountChange, name, ended)

struct InvitationView {
    Shown token;
    Instant expires_at;
};
SHAPE(InvitationView, token, expires_at)

struct AcceptanceInput {
    Secret token;
    Secret password;
};
SHAPE(AcceptanceInput, token, password)

struct AssignmentInput {
    std::string role;
    Day valid_from;
    std::optional<Day> valid_until;
    std::optional<AccountId> deputy;
};
SHAPE(AssignmentInput, role, valid_from, valid_until, deputy)

struct AssignmentChange {
    std::optional<Day> valid_until;
    std::optional<AccountId> deputy;
};
SHAPE(AssignmentChange, valid_until, deputy)

SHAPE(Handover, role, from, to)

struct HandoverView {
    int handed_over;
};
SHAPE(HandoverView, handed_over)

SHAPE(Predecessor, account, name, role, ended)

struct PredecessorsView {
    std::vector<Predecessor> items;
};
SHAPE(PredecessorsView, items)

namespace {
void note(http::Call& call, Code action, std::string_view subject)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, subject, "", call.now);
}

PeopleView directory(http::Call& call)
{
    const auto today = day_in_amsterdam(call.now);
    const auto assignments = store::assignments(call.tx, call.actor.organisation);
    PeopleView view;
    for (const auto& account : store::all(call.tx, call.actor.organisation)) {
        if (account.state == AccountState::ended) continue;
        PersonView person{account.id, account.name, {}};
        for (const auto& assignment : assignments)
            if (assignment.account == account.id && holds_on(assignment, today)) person.roles.push_back(assignment.role);
        view.items.push_back(std::move(person));
    }
    return view;
}

AssignmentView view_of(const Assignment& assignment)
{
    return {assignment.id,          assignment.role,   assignment.valid_from,
            assignment.valid_until, assignment.deputy, assignment.version};
}

AccountView view_of(const Account& account, const std::vector<Assignment>& assignments)
{
    AccountView view{account.id, account.name,         account.login, account.state,
                     {},         account.last_sign_in, account.totp,  account.version};
    for (const auto& assignment : assignments)
        if (assignment.account == account.id) view.roles.push_back(view_of(assignment));
    return view;
}

AccountsView accounts(http::Call& call)
{
    const auto assignments = store::assignments(call.tx, call.actor.organisation);
    AccountsView view;
    for (const auto& account : store::all(call.tx, call.actor.organisation))
        view.items.push_back(view_of(account, assignments));
    return view;
}

Result<Account> account_in_path(http::Call& call)
{
    const auto id = TRY(call.id<AccountId>("accountId"));
    auto account = store::find(call.tx, call.actor.organisation, id);
    if (!account) return not_found("request.not_found");
    return std::move(*account);
}

Result<http::Created> create(http::Call& call, const AccountInput& input)
{
    Account account{.id = fresh<AccountId>(), .organisation = call.actor.organisation};
    account.name = TRY(clean_name(input.name));
    account.login = TRY(clean_login(input.login));
    if (input.language) account.language = TRY(clean_language(*input.language));
    if (store::find_login(call.tx, account.login)) return conflict("people.login_taken");
    store::add(call.tx, account, call.now);
    note(call, "account.created", account.id.text);
    return http::Created{account.id.text, 1};
}

Result<AccountView> change(http::Call& call, const protocol::Pack& pack, const AccountChange& input)
{
    auto account = TRY(account_in_path(call));
    const auto expected = TRY(call.expected_version());
    if (input.name) account.name = TRY(clean_name(*input.name));
    if (input.ended) {
        // Somebody else must see to it that an organisation keeps an administrator.
        if (account.id == call.actor.account) return conflict("people.not_to_yourself");
        const bool has_keys = vault::keys_of(call.tx, account.id).has_value();
        account.state = *input.ended ? AccountState::ended : has_keys ? AccountState::active : AccountState::invited;
        if (*input.ended) {
            close_sessions_of(call.tx, account.id);
            withdraw_invitations(call.tx, account.id);
            note(call, "account.ended", account.id.text);
        } else {
            note(call, "account.resumed", account.id.text);
        }
    }
    if (!store::change(call.tx, account, expected)) return stale("request.stale");
    follow_roles(call.tx, call.actor.organisation, pack, call.now);
    if (input.name) note(call, "account.renamed", account.id.text);
    account.version = expected + 1;
    call.etag(account.version);
    return view_of(account, store::assignments(call.tx, call.actor.organisation));
}

Result<InvitationView> invite_again(http::Call& call)
{
    const auto account = TRY(account_in_path(call));
    if (account.state == AccountState::ended) return conflict("people.account_ended");
    const auto invitation = invite(call.tx, account.organisation, account.id, call.now);
    note(call, "account.invited", account.id.text);
    return InvitationView{Shown{invitation.token.text()}, invitation.expires_at};
}

Result<Done> deputy_exists(http::Call& call, const std::optional<AccountId>& deputy)
{
    if (!deputy) return Done{};
    const auto account = store::find(call.tx, call.actor.organisation, *deputy);
    if (!account || account->state == AccountState::ended) return invalid("people.deputy_unknown", "/deputy");
    return Done{};
}

Result<http::Created> assign(http::Call& call, const protocol::Pack& pack, const AssignmentInput& input)
{
    const auto account = TRY(account_in_path(call));
    // Whoever hands out roles does not hand them to himself: content stays with those whom a second person named.
    if (account.id == call.actor.account || input.deputy == call.actor.account)
        return conflict("people.not_to_yourself");
    if (!pack.role(input.role)) return invalid("people.role_unknown", "/role");
    const Assignment assignment{fresh<AssignmentId>(), account.id,        input.role,
                                input.valid_from,      input.valid_until, input.deputy};
    TRY(acceptable(assignment));
    TRY(deputy_exists(call, input.deputy));
    store::add(call.tx, call.actor.organisation, assignment, call.now);
    follow_roles(call.tx, call.actor.organisation, pack, call.now);
    note(call, "role.assigned", account.id.text);
    return http::Created{assignment.id.text, 1};
}

Result<AssignmentView> reassign(http::Call& call, const protocol::Pack& pack, const AssignmentChange& input)
{
    const auto id = TRY(call.id<AssignmentId>("assignmentId"));
    auto assignment = store::find(call.tx, call.actor.organisation, id);
    if (!assignment) return not_found("request.not_found");
    if (assignment->account == call.actor.account || input.deputy == call.actor.account)
        return conflict("people.not_to_yourself");
    if (input.valid_until) assignment->valid_until = input.valid_until;
    if (input.deputy) assignment->deputy = input.deputy;
    TRY(acceptable(*assignment));
    TRY(deputy_exists(call, input.deputy));
    const auto expected = TRY(call.expected_version());
    if (!store::change(call.tx, *assignment, expected)) return stale("request.stale");
    follow_roles(call.tx, call.actor.organisation, pack, call.now);
    assignment->version = expected + 1;
    call.etag(assignment->version);
    note(call, "role.changed", assignment->account.text);
    return view_of(*assignment);
}

Result<http::Nothing> accept_invitation(http::LongCall& call, PasswordWork& work, const AcceptanceInput& input)
{
    const auto new_device = TRY(with_retry(call, accept(call, work, input.token, input.password)));
    if (new_device) call.reply_headers.push_back(device_cookie(*new_device));
    return http::Nothing{};
}
}  // namespace

void add_account_routes(http::Router& router, PackOf packs, PasswordWork& work)
{
    router.get<PeopleView>("/people", http::signed_in(), "Names and roles of colleagues",
                           [](http::Call& call) -> Result<PeopleView> { return directory(call); });

    router.get<AccountsView>("/accounts", http::may("people.manage"), "All accounts with their roles",
                             [](http::Call& call) -> Result<AccountsView> { return accounts(call); });

    router.post<AccountInput, http::Created>(
        "/accounts", http::may("people.manage"), "Makes an account; an invitation lets the person in",
        [](http::Call& call, const AccountInput& input) { return create(call, input); });

    router.patch<AccountChange, AccountView>(
        "/accounts/{accountId}", http::may("people.manage"), "Renames, ends or resumes an account",
        [packs](http::Call& call, const AccountChange& input) { return change(call, packs(call.tx, call.actor.organisation), input); });

    router.post<http::Nothing, InvitationView>(
        "/accounts/{accountId}/invitations", http::may("people.manage"),
        "Makes a one-time link; accepted by somebody who had a password, it resets the account and opens nothing old",
        [](http::Call& call, const http::Nothing&) { return invite_again(call); });

    router.post_long<AcceptanceInput, http::Nothing>(
        "/invitation-acceptances", http::anyone(), "Chooses a password with a one-time link",
        [&work](http::LongCall& call, const AcceptanceInput& input) { return accept_invitation(call, work, input); });

    router.post<AssignmentInput, http::Created>(
        "/accounts/{accountId}/role-assignments", http::may("people.manage"), "Gives somebody a role for a period",
        [packs](http::Call& call, const AssignmentInput& input) {
            return assign(call, packs(call.tx, call.actor.organisation), input);
        });

    router.patch<AssignmentChange, AssignmentView>(
        "/role-assignments/{assignmentId}", http::may("people.manage"), "Ends a role on a day, or names a deputy",
        [packs](http::Call& call, const AssignmentChange& input) {
            return reassign(call, packs(call.tx, call.actor.organisation), input);
        });

    router.get<PredecessorsView>("/handovers", http::may("case.handle"), "Who held in a role what this session can hand over",
                                 [](http::Call& call) -> Result<PredecessorsView> { return PredecessorsView{predecessors(call)}; });

    router.post<Handover, HandoverView>(
        "/handovers", http::may("case.handle"), "Hands what a predecessor could read to a successor in the same role",
        [](http::Call& call, const Handover& input) -> Result<HandoverView> {
            return HandoverView{TRY(hand_over(call, input))};
        });
}

void add_routes(http::Router& router, PackOf packs, PasswordWork& work, const SessionLimits& limits)
{
    add_session_routes(router, packs, work, limits);
    add_account_routes(router, packs, work);
    add_sign_in_rule_routes(router);
}

}  // namespace luwte::people
