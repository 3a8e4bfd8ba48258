// The second factor: time-based codes (RFC 6238, six digits, thirty seconds). A code works once.
// The secret is boxed for a pair that comes from the password, so a stolen database does not give it, and it can be
// checked before the private key is unlocked.
#pragma once

#include "people/account.h"
#include "people/people.h"
#include "vault/account_key.h"

namespace luwte::people {

struct Enrolment {
    Secret secret;  // base32, to type over
    Secret uri;     // otpauth://…, to scan
};
/// Not in force yet; one that is stays until confirm().
Enrolment enrol(storage::Transaction& tx, vault::Ring& ring, const http::Actor& actor, std::string_view login, std::string_view organisation);
/// The first right code puts it in force.
Result<Done> confirm(http::Call& call, const Secret& code);

/// The time step a code belongs to, unless it is wrong or that step was used before.
std::optional<std::int64_t> step_of(BytesView secret, const Secret& code, std::int64_t used, Instant now);

enum class Checked { not_needed, needed, wrong, right };
Checked check_second_factor(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                            const vault::Stretched& password, const std::optional<Secret>& code, Instant now);
/// A new password: the secret is boxed anew.
void carry_over(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                const vault::Stretched& from, const vault::Stretched& to);
void remove_second_factor(storage::Transaction& tx, const AccountId& account);

/// For a telephone that was lost, by somebody else than its owner, who is told. Whoever does it gets in no more than before: the
/// password stays. Declines when there is no second factor.
Result<Done> take_second_factor_away(storage::Transaction& tx, const Account& account, const std::optional<AccountId>& by, Instant now);
/// The same by the operator, for whom nobody else can.
Result<Done> take_second_factor_away(storage::Database& database, std::string_view login, Instant now);

}  // namespace luwte::people
