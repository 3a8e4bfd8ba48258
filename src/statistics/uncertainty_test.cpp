#include <catch2/catch.hpp>

#include "statistics/uncertainty.h"

using namespace luwte::statistics;

TEST_CASE("a count lies in the interval that tables of the Poisson distribution give", "[statistics]")
{
    const auto [count, low, high] = GENERATE(table<long, double, double>({{0, 0, 3.689}, {1, 0.0253, 5.572}, {5, 1.623, 11.668}, {10, 4.795, 18.390}, {40, 28.577, 54.469}}));
    CHECK(around_count(count).low == Approx(low).margin(0.001));
    CHECK(around_count(count).high == Approx(high).margin(0.001));
}

TEST_CASE("a share stays between nothing and everything, however few there are", "[statistics]")
{
    CHECK(around_share(0, 3).low == Approx(0).margin(1e-9));
    CHECK(around_share(0, 3).high == Approx(0.5615).margin(0.0005));
    CHECK(around_share(3, 3).high == Approx(1).margin(1e-9));
    CHECK(around_share(15, 100).low == Approx(0.0931).margin(0.0005));
    CHECK(around_share(15, 100).high == Approx(0.2328).margin(0.0005));
}

TEST_CASE("more or fewer is only said when chance explains it badly", "[statistics]")
{
    const auto [before, now, expected] = GENERATE(table<long, long, Trend>({
        {0, 0, Trend::unclear}, {2, 5, Trend::unclear}, {0, 5, Trend::unclear}, {0, 6, Trend::rise}, {4, 15, Trend::rise}, {15, 4, Trend::fall}, {40, 50, Trend::unclear}}));
    CAPTURE(before, now);
    CHECK(trend(before, now) == expected);
}

TEST_CASE("twice as many among twice as many people is no rise", "[statistics]")
{
    CHECK(trend(20, 40, 10, 20) == Trend::unclear);
    CHECK(trend(20, 40, 10, 10) == Trend::rise);
}
