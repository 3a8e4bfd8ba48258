#include <algorithm>

#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people_api.h"
#include "people/people_store.h"
#include "people/second_factor.h"
#include "people/sign_in_rule.h"

namespace luwte::people {

struct SignInRuleView {
    std::optional<Day> second_factor_from;
    int people;  // who can sign in
    int with_second_factor;
    std::int64_t version;
};
SHAPE(SignInRuleView, second_factor_from, people, with_second_factor, version)

struct SignInRuleInput {
    std::optional<Day> second_factor_from;  // none: nothing is asked
};
SHAPE(SignInRuleInput, second_factor_from)

namespace {
SignInRuleView view(http::Call& call)
{
    const auto rule = sign_in_rule(call.tx, call.actor.organisation);
    SignInRuleView view{rule.second_factor_from, 0, 0, rule.version};
    for (const auto& account : store::all(call.tx, call.actor.organisation)) {
        if (account.state != AccountState::active) continue;
        ++view.people;
        view.with_second_factor += account.totp;
    }
    call.etag(rule.version);
    return view;
}

void tell_who_has_none(http::Call& call)
{
    for (const auto& account : store::all(call.tx, call.actor.organisation))
        if (account.state == AccountState::active && !account.totp)
            notify::tell(call.tx, account.organisation, account.id, notify::Message::account_second_factor_asked, call.now);
}

Result<SignInRuleView> change(http::Call& call, const SignInRuleInput& input)
{
    const auto expected = TRY(call.expected_version());
    const auto& organisation = call.actor.organisation;
    TRY(acceptable_day(sign_in_rule(call.tx, organisation), input.second_factor_from, day_in_amsterdam(call.now)));
    if (!change_rule(call.tx, organisation, input.second_factor_from, expected)) return stale("request.stale");
    if (input.second_factor_from) tell_who_has_none(call);
    if (input.second_factor_from) journal::append(call.tx, organisation, call.actor.account, "second_factor.asked", organisation.text, "", call.now);
    else journal::append(call.tx, organisation, call.actor.account, "second_factor.not_asked", organisation.text, "", call.now);
    return view(call);
}

Result<http::Nothing> take_away(http::Call& call)
{
    const auto id = TRY(call.id<AccountId>("accountId"));
    const auto account = store::find(call.tx, call.actor.organisation, id);
    if (!account) return not_found("request.not_found");
    if (id == call.actor.account) return conflict("people.not_to_yourself");
    TRY(take_second_factor_away(call.tx, *account, call.actor.account, call.now));
    return http::Nothing{};
}
}  // namespace

void add_sign_in_rule_routes(http::Router& router)
{
    router.get<SignInRuleView>("/sign-in-rule", http::may("people.manage"), "What is asked of whoever signs in, and how many are ready for it",
                               [](http::Call& call) -> Result<SignInRuleView> { return view(call); });

    router.put<SignInRuleInput, SignInRuleView>(
        "/sign-in-rule", http::may("people.manage"), "Asks a second factor of everybody from a day on, or of nobody; who has none is told by mail",
        [](http::Call& call, const SignInRuleInput& input) { return change(call, input); });

    router.post<http::Nothing, http::Nothing>(
        "/accounts/{accountId}/totp-removals", http::may("people.manage"), "Takes somebody's second factor away, when his telephone is lost",
        [](http::Call& call, const http::Nothing&) { return take_away(call); });
}

}  // namespace luwte::people
