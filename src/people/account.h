// Accounts: who somebody is and which roles he holds from when to when. This part decides; people_store remembers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"

namespace luwte::people {

using AssignmentId = Id<struct AssignmentTag>;

enum class AccountState { invited, active, ended };

struct Account {
    AccountId id;
    OrganisationId organisation;
    std::string name;
    std::string login;
    std::string language = "nl";
    AccountState state = AccountState::invited;
    bool totp = false;
    std::optional<Instant> last_sign_in;
    std::int64_t version = 1;
};

struct Assignment {
    AssignmentId id;
    AccountId account;
    std::string role;
    Day valid_from;
    std::optional<Day> valid_until;  // the last day it holds
    std::optional<AccountId> deputy;
    std::int64_t version = 1;
};

/// An e-mail address in small letters, without anything that could break a mail header.
Result<std::string> clean_login(std::string_view login);
Result<std::string> clean_name(std::string_view name);
Result<std::string> clean_language(std::string_view language);

/// At least twelve characters and not the obvious: length is what a guesser pays for, not exclamation marks.
/// `field` is where it was typed, for the refusal.
Result<Done> acceptable(const Secret& password, std::string_view login, const char* field = "/password");

/// Declines a period that ends before it begins, and a deputy who is the holder himself.
Result<Done> acceptable(const Assignment& assignment);
bool holds_on(const Assignment& assignment, Day day);

}  // namespace luwte::people
