#include "statistics/completeness.h"

#include <algorithm>

#include <boost/json.hpp>

namespace luwte::statistics {
namespace {
namespace json = boost::json;
constexpr long told_in = 5, fewest_people = 3;

Day end_of(int year, int quarter)
{
    using namespace std::chrono;
    return local_days{std::chrono::year{year} / month{static_cast<unsigned>(3 * quarter)} / last};
}

QuarterState state_of(bool over, bool confirmed, long cases)
{
    if (!over) return QuarterState::not_over;
    if (confirmed) return cases > 0 ? QuarterState::confirmed : QuarterState::nothing_confirmed;
    return cases > 0 ? QuarterState::reported : QuarterState::silent;
}

/// The last of a list of counts is over all groups; nothing when it was hidden.
std::optional<long> over_all(const json::value& counts)
{
    const auto& list = counts.as_array();
    if (list.empty() || list.back().is_null()) return std::nullopt;
    return static_cast<long>(list.back().as_int64());
}
}  // namespace

Reports reports_of(const std::vector<Received>& reports)
{
    Reports sum;
    for (const auto& one : reports) {
        ++sum.received;
        ++(one.withdrawn ? sum.withdrawn : one.first ? sum.first : sum.joined);
    }
    return sum;
}

Cases cases_of(const std::vector<Opened>& cases)
{
    Cases sum;
    for (const auto& one : cases) {
        ++sum.opened;
        ++(one.merged ? sum.merged : one.empty ? sum.withdrawn : sum.counted);
    }
    return sum;
}

std::optional<long> lines_told(long lines, long people)
{
    if (people < fewest_people || lines < told_in) return std::nullopt;
    return lines / told_in * told_in;
}

bool is_over(int year, int quarter, Day today) { return end_of(year, quarter) < today; }

std::vector<Quarter> quarters_of(int year, const std::vector<Opened>& cases, const std::vector<Confirmation>& confirmations, Day today)
{
    std::vector<Quarter> list;
    for (int quarter = 1; quarter <= 4; ++quarter) {
        const auto said = std::ranges::find(confirmations, quarter, &Confirmation::quarter);
        const long count = std::ranges::count_if(cases, [&](const Opened& one) { return one.quarter == quarter && !one.merged && !one.empty; });
        list.push_back({quarter, state_of(is_over(year, quarter, today), said != confirmations.end(), count), count});
        if (said != confirmations.end()) list.back().confirmed = *said;
    }
    return list;
}

std::optional<Gap> gap_of(const std::string& results)
{
    const auto of = json::parse(results).as_object();
    const auto* lines = of.if_contains("lines");
    if (!lines) return std::nullopt;  // too few answers to show any
    const auto line = std::ranges::find_if(lines->as_array(), [](const json::value& one) { return one.at("question") == "experienced" && one.at("option") == "yes"; });
    const auto reported = over_all(of.at("reported"));
    if (line == lines->as_array().end() || !reported) return std::nullopt;
    const auto experienced = over_all(line->at("counts"));
    if (!experienced) return std::nullopt;
    Gap gap{0, static_cast<long>(of.at("answers").as_int64()), *experienced, *reported};
    for (const auto& group : of.at("groups").as_array()) gap.people += static_cast<long>(group.at("people").as_int64());
    if (gap.answers < 1) return std::nullopt;
    const auto share = around_share(gap.experienced, gap.answers);
    const auto among = static_cast<double>(gap.people), known = static_cast<double>(gap.reported);
    gap.likely = {share.low * among, share.high * among};
    gap.missing = {std::max(0.0, gap.likely.low - known), std::max(0.0, gap.likely.high - known)};
    return gap;
}

}  // namespace luwte::statistics
