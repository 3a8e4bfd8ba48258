// What an organisation asks of whoever signs in besides a password: from a day on, a second factor. It is asked at the door. Who is at
// work when the day begins goes on until his session ends; whoever signs in from then on and has none sets one up first, and
// can do nothing else.
#pragma once

#include <optional>

#include "http/http.h"
#include "people/account.h"
#include "storage/storage.h"

namespace luwte::people {

struct SignInRule {
    std::optional<Day> second_factor_from;
    std::int64_t version = 0;  // 0: nothing was ever asked
};
SignInRule sign_in_rule(storage::Transaction& tx, const OrganisationId& organisation);
/// False when the version is not the expected one.
bool change_rule(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<Day>& second_factor_from, std::int64_t expected);

/// Nobody is shut out by surprise: a day that comes sooner than the one before is a week away at least. Later, or never, is free.
Result<Done> acceptable_day(const SignInRule& now, const std::optional<Day>& wanted, Day today);

/// Whether a session that was opened then is for setting up a second factor only, as long as there is none.
bool asks_at(const std::optional<Day>& second_factor_from, Instant opened);
/// Whether somebody who has to set one up may ask this.
bool sets_up(const http::Request& request);

}  // namespace luwte::people
