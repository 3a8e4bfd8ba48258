// How sure a small figure is. What happened in one year is one throw of the dice: with the same chance of being threatened
// another year would have given another number. Intervals are of 95 %.
//
// Counts: the exact interval of a Poisson count (Garwood). Shares: Wilson's, which stays between 0 and 1 and keeps its promise when
// there are few. Two years: given both counts together, the second is a binomial count; its exact interval (Clopper and Pearson) says
// whether the chance changed. All three are at home in small numbers, where the usual plus-or-minus two deviations is wrong.
#pragma once

namespace luwte::statistics {

struct Interval {
    double low, high;
};

Interval around_count(long count);
/// Of `of`, which is at least 1.
Interval around_share(long hits, long of);

enum class Trend {
    rise,
    fall,
    unclear,  // the difference may well be chance
};
/// `before` and `now` happened among so many people; the same number when only counts are compared.
Trend trend(long before, long now, long people_before = 1, long people_now = 1);

}  // namespace luwte::statistics
