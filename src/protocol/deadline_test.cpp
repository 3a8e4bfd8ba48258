// When deadlines end in Europe/Amsterdam, around the days on which the clock changes.
#include "protocol/deadline.h"

#include <catch2/catch.hpp>

using namespace luwte;
using namespace luwte::protocol;

namespace {
Instant at(const char* text) { return *parse_instant(text); }
std::string end(const char* period, const char* start) { return iso(ends(*parse_period(period), at(start))); }
}  // namespace

TEST_CASE("twenty-four hours are twenty-four hours, also when the clock changes", "[protocol]")
{
    CHECK(end("PT24H", "2026-03-28T12:00:00+01:00") == "2026-03-29T11:00:00.000Z");  // 13:00 in the summer time that began
    CHECK(end("PT24H", "2026-10-24T12:00:00+02:00") == "2026-10-25T10:00:00.000Z");  // 11:00 in the winter time that began
    CHECK(end("PT90M", "2026-11-22T23:00:00+01:00") == "2026-11-22T23:30:00.000Z");
}

TEST_CASE("days last to the end of the Dutch day, however long that day is", "[protocol]")
{
    CHECK(end("P3D", "2026-11-22T23:30:00+01:00") == "2026-11-25T22:59:59.999Z");
    CHECK(end("P3D", "2026-11-22T00:30:00+01:00") == "2026-11-25T22:59:59.999Z");
    // Half past eleven in the evening in UTC is the next day in Amsterdam.
    CHECK(end("P1D", "2026-11-22T23:30:00Z") == "2026-11-24T22:59:59.999Z");
    CHECK(end("P1D", "2026-03-28T10:00:00+01:00") == "2026-03-29T21:59:59.999Z");
    CHECK(end("P1D", "2026-10-24T10:00:00+02:00") == "2026-10-25T22:59:59.999Z");
}

TEST_CASE("a month later than the thirty-first is the last of the month", "[protocol]")
{
    CHECK(end("P1M", "2026-01-31T12:00:00+01:00") == "2026-02-28T22:59:59.999Z");
    CHECK(end("P1Y", "2028-02-29T12:00:00+01:00") == "2029-02-28T22:59:59.999Z");
    CHECK(end("P3M", "2026-11-30T12:00:00+01:00") == "2027-02-28T22:59:59.999Z");
}

TEST_CASE("a window opens at the start of its first day and closes at the end of its last", "[protocol]")
{
    const Deadline window{DeadlineType::window, parse_period("P4W"), parse_period("P6W"), "incident"};
    const auto due = reckon(window, at("2026-10-01T20:00:00+02:00"));
    CHECK(iso(*due.opens) == "2026-10-28T23:00:00.000Z");  // 29 October, in winter time
    CHECK(iso(*due.due) == "2026-11-12T22:59:59.999Z");
}

TEST_CASE("an event has no clock", "[protocol]")
{
    const auto due = reckon({DeadlineType::event, {}, {}, "request"}, at("2026-10-01T20:00:00Z"));
    CHECK_FALSE(due.opens);
    CHECK_FALSE(due.due);
}

TEST_CASE("a period is what ISO 8601 allows and a protocol can mean", "[protocol]")
{
    for (const char* good : {"PT24H", "P3D", "P4W", "P1Y", "P1Y6M", "P1DT12H", "PT1H30M", "P2W3D"}) CHECK(parse_period(good));
    for (const char* bad : {"", "P", "PT", "P1", "1D", "-PT24H", "P-3D", "PT-24H", "P3DT", "P0D", "PT0H", "P1H", "PT3D", "P1D1D", "P1D1W", "p1d",
                            "P3.5D", "PT24H ", " PT24H", "P999Y", "P99999999999999999999D", "PT5S", "P1D2", "24 hours"}) {
        INFO(bad);
        CHECK_FALSE(parse_period(bad));
    }
    CHECK(parse_period("P1Y6M")->months == 18);
    CHECK(parse_period("P2W3D")->days == 17);
    CHECK(parse_period("P1DT1H30M")->time == std::chrono::minutes{90});
}
