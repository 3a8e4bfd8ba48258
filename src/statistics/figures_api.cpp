// The dashboard, and the way from a figure into the cases behind it: the same cases, for the same reader.
#include <charconv>
#include <cmath>

#include "http/route.h"
#include "statistics/figures.h"
#include "statistics/statistics_api.h"

namespace luwte::statistics {

SHAPE_ENUM(Trend, rise, fall, unclear)

struct NumberShown {
    std::int64_t now, before;
    int low, high;  // the interval, rounded outwards
    Trend trend;
};
SHAPE(NumberShown, now, before, low, high, trend)

struct PartShown {
    std::string id;
    NumberShown number;
};
SHAPE(PartShown, id, number)

struct ShareShown {
    std::int64_t hits, of;
    std::optional<int> low_per_cent, high_per_cent;
};
SHAPE(ShareShown, hits, of, low_per_cent, high_per_cent)

struct RolePartShown {
    std::string id;
    NumberShown number;
    std::int64_t persons;
    int in_office;
    ShareShown share;
};
SHAPE(RolePartShown, id, number, persons, in_office, share)

struct ContentmentFigure {
    std::string role;
    std::int64_t answers;
    std::optional<ShareShown> content;
};
SHAPE(ContentmentFigure, role, answers, content)

struct YearNumber {
    int year;
    NumberShown number;
};
SHAPE(YearNumber, year, number)

struct FiguresShown {
    int year;
    Day until;  // counted up to this day; the year before up to the same day
    NumberShown total;
    std::vector<YearNumber> years;  // with the same filter, whole years; the last one as far as it is
    std::vector<PartShown> behaviours, forms, places;
    std::vector<RolePartShown> roles;
    ShareShown repeated, contacted, contacted_within_day, responded;
    std::optional<ShareShown> responded_in_time;
    ShareShown aftercare, filed;
    std::optional<int> median_minutes;
    std::vector<ContentmentFigure> contentment;
    std::optional<int> fewest_answers;  // below this no contentment is shown; absent: the protocol says nothing
    std::optional<int> gone_through;    // cases reported in this year or before may be gone: their term was over
};
SHAPE(FiguresShown, year, until, total, years, behaviours, forms, places, roles, repeated, contacted, contacted_within_day, responded,
      responded_in_time, aftercare, filed, median_minutes, contentment, fewest_answers, gone_through)

struct FigureCase {
    CaseId id;
    std::string reference, state, role, form;
    std::optional<std::string> behaviour, place;
    Day reported_on;
};
SHAPE(FigureCase, id, reference, state, role, form, behaviour, place, reported_on)

struct FigureCases {
    std::vector<FigureCase> items;
    std::optional<std::string> next;
};
SHAPE(FigureCases, items, next)

namespace {
constexpr int years_shown = 5;

NumberShown show(const Number& number)
{
    return {number.now, number.before, static_cast<int>(std::floor(number.likely.low)), static_cast<int>(std::ceil(number.likely.high)), number.trend};
}

ShareShown show(const Share& share)
{
    ShareShown shown{share.hits, share.of, {}, {}};
    if (share.likely) shown.low_per_cent = static_cast<int>(std::floor(100 * share.likely->low)), shown.high_per_cent = static_cast<int>(std::ceil(100 * share.likely->high));
    return shown;
}

std::vector<PartShown> show(const std::vector<Part>& parts)
{
    std::vector<PartShown> shown;
    for (const auto& part : parts) shown.push_back({part.id, show(part.number)});
    return shown;
}

std::optional<std::string> asked(const http::Call& call, const char* name)
{
    const auto found = call.query.find(name);
    return found == call.query.end() ? std::nullopt : std::optional{found->second};
}

Filter filter_of(const http::Call& call) { return {asked(call, "role"), asked(call, "behaviour"), asked(call, "form"), asked(call, "place")}; }

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

Result<int> year_asked(const http::Call& call)
{
    const int now = year_of(day_in_amsterdam(call.now));
    const auto text = asked(call, "year");
    if (!text) return now;
    int year = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), year);
    if (error != std::errc{} || end != text->data() + text->size() || year < 2000 || year > now) return invalid("statistics.year_unknown", "year");
    return year;
}

/// The same days of another year; 29 February ends on the 28th.
Span same_days(Span span, int year)
{
    using namespace std::chrono;
    const year_month_day last{span.last};
    const year_month_day there{std::chrono::year{year}, last.month(), last.day()};
    return {whole_year(year).first, there.ok() ? Day{local_days{there}} : Day{local_days{year_month_day_last{there.year(), month_day_last{there.month()}}}}};
}

Span counted(int year, Day today)
{
    auto span = whole_year(year);
    span.last = std::min(span.last, today);
    return span;
}

std::vector<YearNumber> years(http::Call& call, const Filter& filter, int last)
{
    std::vector<YearNumber> list;
    long before = 0;
    for (int year = last - years_shown + 1; year <= last; ++year) {
        const auto now = static_cast<long>(filtered(facts_for(call.tx, call.actor.organisation, call.actor.account, whole_year(year), call.now), filter).size());
        if (now > 0 || !list.empty()) list.push_back({year, show(Number{now, before, around_count(now), trend(before, now)})});
        before = now;
    }
    return list;
}

Result<FiguresShown> read(http::Call& call, const protocol::Pack& pack)
{
    const int year = TRY(year_asked(call));
    const auto& [organisation, account] = std::tie(call.actor.organisation, call.actor.account);
    const auto filter = filter_of(call);
    const auto span = counted(year, day_in_amsterdam(call.now));
    const auto now = filtered(facts_for(call.tx, organisation, account, span, call.now), filter);
    const auto before = filtered(facts_for(call.tx, organisation, account, same_days(span, year - 1), call.now), filter);
    auto scores = scores_for(call.tx, organisation, account, span);
    if (filter.role) std::erase_if(scores, [&](const Score& score) { return score.role != *filter.role; });
    const auto rules = pack.figures();
    const auto made = figures(now, before, scores, people_in_office(call.tx, organisation, pack, year), people_in_office(call.tx, organisation, pack, year - 1), rules);

    FiguresShown shown{year,
                       span.last,
                       show(made.total),
                       years(call, filter, year),
                       show(made.behaviours),
                       show(made.forms),
                       show(made.places),
                       {},
                       show(made.repeated),
                       show(made.contacted),
                       show(made.contacted_within_day),
                       show(made.responded),
                       {},
                       show(made.aftercare),
                       show(made.filed),
                       {},
                       {},
                       {},
                       gone_through(call.tx, organisation)};
    for (const auto& role : made.roles)
        if (!filter.role || role.id == *filter.role) shown.roles.push_back({role.id, show(role.number), role.persons, role.in_office, show(role.share)});
    if (rules && rules->response_within) shown.responded_in_time = show(made.responded_in_time);
    if (made.median_hours) shown.median_minutes = static_cast<int>(std::lround(60 * *made.median_hours));
    // A score belongs to a person, not to a kind of case: with a narrower choice it could be told whose it is.
    if (!filter.behaviour && !filter.form && !filter.place)
        for (const auto& one : made.contentment) shown.contentment.push_back({one.role, one.answers, one.content ? std::optional{show(*one.content)} : std::nullopt});
    if (rules) shown.fewest_answers = rules->smallest_cell;
    return shown;
}

Result<FigureCases> cases(http::Call& call)
{
    const auto page = TRY(http::page_of(call));
    const auto span = counted(TRY(year_asked(call)), day_in_amsterdam(call.now));
    auto all = filtered(facts_for(call.tx, call.actor.organisation, call.actor.account, span, call.now), filter_of(call));
    std::reverse(all.begin(), all.end());  // newest first
    auto from = all.begin();
    if (page.cursor) from = std::find_if(all.begin(), all.end(), [&](const Fact& fact) { return fact.incident.text == *page.cursor; });
    FigureCases shown;
    for (; from != all.end(); ++from) {
        if (shown.items.size() == static_cast<std::size_t>(page.limit)) {
            shown.next = http::cursor(from->incident.text);
            break;
        }
        shown.items.push_back({from->incident, from->reference, from->state, from->role, from->form, from->behaviour, from->place, from->reported});
    }
    return shown;
}

std::vector<http::Query> choices()
{
    return {{"year", "The year in which cases were reported; this year when absent"}, {"role", "Only this role"}, {"behaviour", "Only this behaviour; empty: not classified"},
            {"form", "Only this form"}, {"place", "Only this place; empty: not known"}};
}
}  // namespace

void add_figures_routes(http::Router& router, const people::PackOf& packs)
{
    router.get<FiguresShown>("/figures", http::may("statistics.read"), "Figures on the cases you may know of",
        [packs](http::Call& call) { return read(call, packs(call.tx, call.actor.organisation)); }, choices());
    router.get<FigureCases>("/figures/cases", http::may("statistics.read"), "The cases behind a figure, newest first", cases, http::paged(choices()));
}

}  // namespace luwte::statistics
