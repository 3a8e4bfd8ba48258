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
};

struct Appointment {  // becomes an iCalendar attachment, titled neutrally
    std::string uid;
    Instant starts;
    Instant ends;
    int sequence = 0;
    bool cancelled = false;
};

void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, Message message, Instant at);
void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, const Appointment& appointment,
          Instant at);

/// The iCalendar text (RFC 5545) of an appointment, for a download and for the mail. `title` is neutral.
std::string icalendar(const Appointment& appointment, const std::string& title, Instant stamped);

}  // namespace luwte::notify
