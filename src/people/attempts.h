// What is told of attempts to get into an account: to the person by mail, to the privacy officer in the journal. What a stranger can
// bring about is told by the clock, so that his answer takes the same time whether the account exists, and only so often, so
// that guessing fills neither a mailbox nor the journal.
#pragma once

#include "people/account.h"
#include "storage/storage.h"

namespace luwte::people {

/// By mail, each time and ten times a day at most: signed in where this account was not used before. A thief of the password who comes
/// right after its owner does not hide behind her.
void tell_of_new_device(storage::Transaction& tx, const Account& account, Instant now);

/// Clock work. That signing in failed is a line in the journal, for each account once an hour at most, however often it was; that
/// somebody had to wait is another, and a mail to whose account it is, once a day at most, with a link for who has to wait beside the
/// guesser (device_link.h). What was tried for logins that nobody has is counted in the operator's log.
void tell_of_attempts(storage::Transaction& tx, Instant now);

}  // namespace luwte::people
