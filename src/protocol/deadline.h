// When a typed deadline opens and when it is due, reckoned in Europe/Amsterdam.
#pragma once

#include <optional>

#include "base/time.h"
#include "protocol/protocol.h"

namespace luwte::protocol {

struct Due {
    std::optional<Instant> opens;  // windows only: the start of that Dutch day
    std::optional<Instant> due;    // the last instant that is in time; nothing for an event
};
Due reckon(const Deadline& deadline, Instant start);

/// The last instant of the period: hours are counted exactly, days last to the end of the Dutch day.
Instant ends(const Period& period, Instant start);

/// The last day of a term that begins with `first`: a week from Monday lasts through Sunday, a year from 1 March through
/// the last of February. Hours add nothing.
Day last_day(const Period& period, Day first);

/// So long before a day, for reminders.
Day before(const Period& period, Day day);

/// "PT24H", "P3D", "P4W", "P1Y6M": nothing for anything else, and nothing for zero or longer than a century.
std::optional<Period> parse_period(std::string_view text);

const char* name(DeadlineType type);  // "hard", "soft", "window", "event"
const char* name(Reporting reporting);
const char* name(Need need);

}  // namespace luwte::protocol
