// What holds for every term and deadline, whatever the day: tried on each day of fourteen years, leap days, year ends and
// the nights on which the clock changes included.
#include <catch2/catch.hpp>

#include <random>

#include "protocol/deadline.h"

using namespace luwte;
using namespace luwte::protocol;
using namespace std::chrono;

namespace {

const Day first{local_days{2023y / January / 1}}, last{local_days{2036y / December / 31}};

template <class Check>
void on_every_day(Check check)
{
    for (auto day = first; day <= last; day += days{1}) check(day);
}

year_month_day date(Day day) { return year_month_day{day}; }
Period period(const std::string& text) { return *parse_period(text); }

}  // namespace

TEST_CASE("a term of days has so many days, and the next begins on the day after", "[protocol]")
{
    for (int count : {1, 6, 7, 28, 30, 42, 90, 365, 366}) {
        const auto term = period("P" + std::to_string(count) + "D");
        on_every_day([&](Day day) {
            if (last_day(term, day) - day != days{count - 1}) FAIL(iso(day) << " for " << count << " days");
        });
    }
}

TEST_CASE("a term of months ends before the same day of a later month, or at the end of a month that has no such day", "[protocol]")
{
    for (int count : {1, 2, 3, 6, 11, 12, 24, 48}) {
        const auto term = period("P" + std::to_string(count) + "M");
        Day before_it{};
        on_every_day([&](Day day) {
            const auto ends = last_day(term, day);
            const auto next = date(ends + days{1});
            const auto wanted = date(day).year() / date(day).month() + months{count};
            const bool same_day = year_month_day{wanted / date(day).day()} == next;
            const bool month_was_short = !(wanted / date(day).day()).ok() && next.day() == 1d && next.year() / next.month() == wanted + months{1};
            if (!same_day && !month_was_short) FAIL(iso(day) << " and " << count << " months ends on " << iso(ends));
            if (ends < before_it) FAIL("a later start ends earlier: " << iso(day));
            before_it = ends;
        });
    }
}

TEST_CASE("a year from any day has 365 or 366 days, and 366 only over a leap day", "[protocol]")
{
    const auto year_long = period("P1Y");
    on_every_day([&](Day day) {
        const auto count = (last_day(year_long, day) - day).count() + 1;
        bool leaps = false;
        for (auto year : {date(day).year(), date(day).year() + years{1}}) {
            const auto leap_day = year / February / 29d;
            if (leap_day.ok()) leaps = leaps || (local_days{leap_day} >= day && local_days{leap_day} <= last_day(year_long, day));
        }
        if (count != (leaps ? 366 : 365)) FAIL(iso(day) << " has " << count);
    });
}

TEST_CASE("a deadline of days is the last instant of a Dutch day, however long its hours are", "[protocol]")
{
    std::mt19937 dice{20261125};
    std::uniform_int_distribution<int> minute{0, 24 * 60 - 1};
    for (const char* text : {"P1D", "P3D", "P6W", "P1M", "P1Y"}) {
        const auto term = period(text);
        on_every_day([&](Day day) {
            const auto start = in_amsterdam(day, minutes{minute(dice)});
            const auto end = ends(term, start);
            const auto end_day = day_in_amsterdam(end);
            if (end_day == day_in_amsterdam(end + milliseconds{1})) FAIL(iso(start) << " + " << text << " is not the end of a day");
            if (end != in_amsterdam(end_day + days{1}, minutes{0}) - milliseconds{1}) FAIL(iso(start) << " + " << text);
            if (term.months == 0 && end_day != day_in_amsterdam(start) + days{term.days}) FAIL(iso(start) << " + " << text);
        });
    }
}

TEST_CASE("hours are real hours through every night", "[protocol]")
{
    const auto day_long = period("PT24H");
    on_every_day([&](Day day) {
        const auto start = in_amsterdam(day, hours{2} + minutes{30});
        if (ends(day_long, start) - start != hours{24}) FAIL(iso(start));
    });
}

TEST_CASE("a reminder lies so long before, and never after", "[protocol]")
{
    const auto fortnight = period("P2W"), quarter = period("P3M");
    on_every_day([&](Day day) {
        if (before(fortnight, day) + days{14} != day) FAIL(iso(day));
        const auto early = before(quarter, day);
        if (early >= day || day - early > days{92} || day - early < days{89}) FAIL(iso(day) << " after " << iso(early));
    });
}
