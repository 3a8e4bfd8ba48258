#include "statistics/uncertainty.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace luwte::statistics {
namespace {
constexpr double tail = 0.025;      // on each side
constexpr double deviations = 1.959963984540054;
}  // namespace

Interval around_count(long count)
{
    const auto n = static_cast<double>(count);
    return {count == 0 ? 0 : boost::math::gamma_p_inv(n, tail), boost::math::gamma_q_inv(n + 1, tail)};
}

Interval around_share(long hits, long of)
{
    const double n = static_cast<double>(of), p = static_cast<double>(hits) / n, z = deviations;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

Trend trend(long before, long now, long people_before, long people_now)
{
    const long both = before + now;
    if (both == 0 || people_before <= 0 || people_now <= 0) return Trend::unclear;
    using Binomial = boost::math::binomial_distribution<>;
    const auto trials = static_cast<double>(both), hits = static_cast<double>(now);
    const double low = now == 0 ? 0 : Binomial::find_lower_bound_on_p(trials, hits, tail);
    const double high = now == both ? 1 : Binomial::find_upper_bound_on_p(trials, hits, tail);
    const double even = static_cast<double>(people_now) / static_cast<double>(people_before + people_now);
    if (low > even) return Trend::rise;
    if (high < even) return Trend::fall;
    return Trend::unclear;
}

}  // namespace luwte::statistics
