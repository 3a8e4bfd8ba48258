// What came in and what became of it, and the word of somebody who asked around.
#include <cmath>

#include "http/route.h"
#include "journal/journal.h"
#include "statistics/completeness.h"
#include "statistics/people_in_office.h"
#include "statistics/statistics_api.h"

namespace luwte::statistics {

SHAPE_ENUM(QuarterState, not_over, reported, confirmed, nothing_confirmed, silent)

struct ReportsShown {
    std::int64_t received, withdrawn, joined, first;
};
SHAPE(ReportsShown, received, withdrawn, joined, first)

struct CasesShown {
    std::int64_t opened, merged, withdrawn, counted;
};
SHAPE(CasesShown, opened, merged, withdrawn, counted)

struct ConsultationsShown {
    std::int64_t asked, reported, ended, open;
};
SHAPE(ConsultationsShown, asked, reported, ended, open)

struct QuarterShown {
    int quarter;
    QuarterState state;
    std::int64_t cases;
    std::optional<std::string> confirmed_by;
    std::optional<Day> confirmed_on;
};
SHAPE(QuarterShown, quarter, state, cases, confirmed_by, confirmed_on)

struct GapShown {
    std::int64_t people, answers, experienced, reported, likely_low, likely_high, missing_low, missing_high;
};
SHAPE(GapShown, people, answers, experienced, reported, likely_low, likely_high, missing_low, missing_high)

struct CompletenessShown {
    int year;
    ReportsShown reports;
    CasesShown cases;
    ConsultationsShown consultations;
    std::optional<std::int64_t> logbook_lines;  // rounded down to fives; absent: the year is not over, or too few people wrote
    std::vector<QuarterShown> quarters;
    std::optional<GapShown> gap;                // absent: no survey whose answers can be shown
    std::optional<int> gone_through;            // cases reported in this year or before may be gone: their term was over
};
SHAPE(CompletenessShown, year, reports, cases, consultations, logbook_lines, quarters, gap, gone_through)

struct QuarterInput {
    int year, quarter;
};
SHAPE(QuarterInput, year, quarter)

namespace {
int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

Result<int> possible(const http::Call& call, int year, const char* field)
{
    const auto today = day_in_amsterdam(call.now);
    if (year > year_of(today) || year < year_of(store::first_appointment(call.tx, call.actor.organisation, today))) return invalid("statistics.year_unknown", field);
    return year;
}

Result<int> year_asked(const http::Call& call)
{
    const auto found = call.query.find("year");
    if (found == call.query.end()) return year_of(day_in_amsterdam(call.now));
    const auto& text = found->second;
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos) return invalid("statistics.year_unknown", "year");
    return possible(call, std::stoi(text), "year");
}

GapShown show(const Gap& gap)
{
    const auto down = [](double number) { return static_cast<std::int64_t>(std::floor(number)); };
    const auto up = [](double number) { return static_cast<std::int64_t>(std::ceil(number)); };
    return {gap.people, gap.answers, gap.experienced, gap.reported, down(gap.likely.low), up(gap.likely.high), down(gap.missing.low), up(gap.missing.high)};
}

Result<CompletenessShown> look(http::Call& call)
{
    const int year = TRY(year_asked(call));
    const auto all = completeness_for(call.tx, call.actor.organisation, call.actor.account, year, call.now);
    const auto& [received, withdrawn, joined, first] = all.reports;
    CompletenessShown shown{year,
                            {received, withdrawn, joined, first},
                            {all.cases.opened, all.cases.merged, all.cases.withdrawn, all.cases.counted},
                            {all.consultations.asked, all.consultations.reported, all.consultations.ended, all.consultations.open},
                            {},
                            {},
                            {},
                            gone_through(call.tx, call.actor.organisation)};
    if (all.logbook_lines) shown.logbook_lines = *all.logbook_lines;
    if (all.gap) shown.gap = show(*all.gap);
    for (const auto& one : all.quarters) {
        shown.quarters.push_back({one.quarter, one.state, one.cases, {}, {}});
        if (!one.confirmed) continue;
        shown.quarters.back().confirmed_by = people::name_of(call.tx, call.actor.organisation, one.confirmed->account);
        shown.quarters.back().confirmed_on = day_in_amsterdam(one.confirmed->at);
    }
    return shown;
}

// Never declined because there were cases: somebody who is kept out of one would learn of it.
Result<http::Created> confirm(http::Call& call, const QuarterInput& input)
{
    const int year = TRY(possible(call, input.year, "/year"));
    if (input.quarter < 1 || input.quarter > 4) return invalid("statistics.quarter_unknown", "/quarter");
    if (!is_over(year, input.quarter, day_in_amsterdam(call.now))) return invalid("statistics.quarter_not_over", "/quarter");
    if (!store::confirm(call.tx, call.actor.organisation, year, {input.quarter, call.actor.account, call.now})) return conflict("statistics.quarter_confirmed");
    auto id = std::to_string(year) + "-" + std::to_string(input.quarter);
    journal::append(call.tx, call.actor.organisation, call.actor.account, "statistics.quarter_confirmed", id, "", call.now);
    return http::Created{std::move(id), 1};
}
}  // namespace

void add_completeness_routes(http::Router& router)
{
    router.get<CompletenessShown>("/completeness", http::may("statistics.read"), "What came in during a year and what became of it, and whether silence means nothing", look,
                                  {{"year", "this year when absent"}});
    router.post<QuarterInput, http::Created>("/quarter-confirmations", http::may("statistics.publish"),
                                             "Somebody asked around about a quarter: everything there was is in the register", confirm);
}

}  // namespace luwte::statistics
