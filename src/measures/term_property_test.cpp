// A shifted start keeps the term, on every day of a leap cycle: by the calendar when it was told as a period, to the day
// when it was told as a day.
#include <catch2/catch.hpp>

#include "measures/measure.h"
#include "protocol/deadline.h"

namespace luwte::measures {
namespace {

using namespace std::chrono;

protocol::Measure ban()
{
    protocol::Measure rule;
    rule.id = "ban";
    rule.runs = true;
    rule.review = protocol::parse_period("P1M");
    return rule;
}

}  // namespace

TEST_CASE("a shifted start keeps the term, whatever the day", "[measures]")
{
    for (auto day = Day{local_days{2027y / November / 1}}; day <= Day{local_days{2029y / March / 31}}; day += days{1}) {
        Terms told;
        told.decided_on = day;
        told.term = protocol::parse_period("P6M");
        const auto by_period = *impose(ban(), told, day);
        told.term.reset();
        told.ends = day + days{59};
        const auto by_day = *impose(ban(), told, day);
        for (int later : {1, 27, 29, 31, 60, 366}) {
            const auto shifted = *shift(by_period, day + days{later}, day);
            if (*shifted.ends != protocol::last_day(*by_period.term, *shifted.starts)) FAIL(iso(day) << " + " << later);
            const auto counted = *shift(by_day, day + days{later}, day);
            if (*counted.ends - *counted.starts != days{59}) FAIL(iso(day) << " + " << later);
            for (const auto& one : {shifted, counted})
                if (one.review && (*one.review < *one.starts || *one.review > *one.ends)) FAIL("review outside: " << iso(day) << " + " << later);
            if (phase(shifted, *shifted.starts - days{1}) != Phase::announced || phase(shifted, *shifted.ends) != Phase::in_force ||
                phase(shifted, *shifted.ends + days{1}) != Phase::ended)
                FAIL("phases: " << iso(day) << " + " << later);
        }
    }
}

}  // namespace luwte::measures
