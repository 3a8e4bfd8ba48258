// Notify: tell somebody that there is something to read, never what. The message is written to the outbox in the
// caller's transaction and leaves afterwards, at least once.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "storage/storage.h"

namespace luwte::notify {

/// The few neutral sentences a mail can say; the words are in the catalogue (locales/).
enum class Message {
    something_to_read,   // "There is something for you in the register."
    reminder,            // "Something is waiting for you."
    calendar,            // with an invitation of a neutral title
    // About the recipient's own account: what protects it changed, or somebody tried to get in.
    account_password_changed,
    account_second_factor_on,
    account_second_factor_off,
    account_second_factor_asked,  // soon; who has none had better set it up now
    account_link_made,   // with which a new password can be chosen
    account_new_device,
    account_guessed,        // with a link, which makes the browser that follows it a known device
    account_link_followed,
};

struct Appointment {  // becomes an iCalendar attachment, titled neutrally
    std::string uid;
    Instant starts;
    Instant ends;
    int sequence = 0;
    bool cancelled = false;
};

/// One mail is enough: while the same message to the same person has not left yet, a second one is not added.
void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, Message message, Instant at);
void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, const Appointment& appointment,
          Instant at);

/// By mail an appointment is an invitation from the register to somebody (RFC 5546).
struct Parties {
    std::string organizer;  // addresses
    std::string attendee;
};

/// The iCalendar text (RFC 5545) of an appointment, for a download and, with parties, for the mail. `title` is neutral.
std::string icalendar(const Appointment& appointment, const std::string& title, Instant stamped,
                      const std::optional<Parties>& parties = {});

/// How often somebody was told this since then, whether the mail has left or not; what left more than thirty days ago is forgotten.
int times_told(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, Message message, Instant since);

/// How the outbox stands, for the operator's metrics.
struct Counts {
    std::int64_t waiting = 0;
    std::int64_t sent = 0;
    std::int64_t failed = 0;  // given up on: somebody was not told, and the operator must look
};
Counts counts(storage::Transaction& tx);

}  // namespace luwte::notify
