#include <catch2/catch.hpp>

#include "notify/notify.h"

using namespace luwte;
using namespace std::chrono_literals;

namespace {
const notify::Appointment appointment{"b2c1", *parse_instant("2026-03-29T02:30:00+02:00"), *parse_instant("2026-03-29T01:15:00Z"), 2, false};
const Instant stamped = *parse_instant("2026-03-01T09:00:00Z");
}  // namespace

TEST_CASE("an appointment becomes iCalendar text in UTC, with a neutral title and nothing else", "[notify]")
{
    CHECK(notify::icalendar(appointment, "Afspraak", stamped) ==
          "BEGIN:VCALENDAR\r\n"
          "VERSION:2.0\r\n"
          "PRODID:-//Luwte//Luwte//NL\r\n"
          "METHOD:PUBLISH\r\n"
          "BEGIN:VEVENT\r\n"
          "UID:b2c1\r\n"
          "DTSTAMP:20260301T090000Z\r\n"
          "DTSTART:20260329T003000Z\r\n"
          "DTEND:20260329T011500Z\r\n"
          "SEQUENCE:2\r\n"
          "SUMMARY:Afspraak\r\n"
          "CLASS:PRIVATE\r\n"
          "STATUS:CONFIRMED\r\n"
          "END:VEVENT\r\n"
          "END:VCALENDAR\r\n");
}

TEST_CASE("by mail an appointment is an invitation, and later its cancellation", "[notify]")
{
    const notify::Parties parties{"register@example.nl", "jansen@example.nl"};
    const auto invitation = notify::icalendar(appointment, "Afspraak", stamped, parties);
    CHECK(invitation.find("METHOD:REQUEST\r\n") != std::string::npos);
    CHECK(invitation.find("ORGANIZER:mailto:register@example.nl\r\n") != std::string::npos);
    CHECK(invitation.find("mailto:jansen@example.nl\r\n") != std::string::npos);

    auto later = appointment;
    later.cancelled = true;
    const auto cancellation = notify::icalendar(later, "Afspraak", stamped, parties);
    CHECK(cancellation.find("METHOD:CANCEL\r\n") != std::string::npos);
    CHECK(cancellation.find("STATUS:CANCELLED\r\n") != std::string::npos);
    CHECK(cancellation.find("UID:b2c1\r\n") != std::string::npos);
}

TEST_CASE("a title cannot add a line of its own to a calendar", "[notify]")
{
    const auto text = notify::icalendar(appointment, "Afspraak\r\nATTENDEE:mailto:x@example.nl; a, b\\", stamped);
    CHECK(text.find("\nATTENDEE") == std::string::npos);
    CHECK(text.find("SUMMARY:Afspraak") != std::string::npos);
}
