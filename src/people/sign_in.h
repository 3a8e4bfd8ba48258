// Signing in with a password and, when it is set, a code. Every refusal looks alike and costs alike, whether the login
// exists or not; what is refused is counted against who asked, never against who was asked for.
#pragma once

#include "people/device.h"
#include "people/password_work.h"
#include "people/people_store.h"
#include "people/session.h"

namespace luwte::people {

struct Credentials {
    const Secret& password;
    const std::optional<Secret>& code;
    std::string login;
};

struct SignedIn {
    OpenedSession session;
    AccountId account;
    std::string name;
    bool second_factor;
    std::optional<vault::Token> new_device;  // to be remembered by this browser
};

/// Declines with people.try_later after too many mistakes, with people.busy when there is no place; both say when to come back.
Result<SignedIn> sign_in(http::LongCall& call, PasswordWork& work, const Credentials& credentials);

/// Says in the answer when to come back.
void come_back_after(http::LongCall& call, std::chrono::milliseconds wait);
/// Work on a password that had no place says when to come back.
template <class T>
Result<T> with_retry(http::LongCall& call, Result<T> result)
{
    if (!result && result.refusal().code() == "people.busy") come_back_after(call, std::chrono::seconds{2});
    return result;
}

}  // namespace luwte::people
