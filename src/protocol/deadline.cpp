#include "protocol/deadline.h"

#include <charconv>

namespace luwte::protocol {
namespace {
using namespace std::chrono;

constexpr int days_in_a_century = 36'525;

Day on_the_calendar(Day day, const Period& period)
{
    const year_month_day date{day};
    const auto month = date.year() / date.month() + months{period.months};
    // A month later than 31 January is the last of February.
    const auto last = (month / std::chrono::last).day();
    const Day moved{local_days{month / std::min(date.day(), last)}};
    return moved + days{period.days};
}

/// Reads "12X" at the front of `text`: a number of at most five digits and its letter.
std::optional<std::pair<int, char>> part(std::string_view& text)
{
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || after == end || number < 0 || after - text.data() > 5) return std::nullopt;
    const char letter = *after;
    text.remove_prefix(static_cast<std::size_t>(after - text.data()) + 1);
    return std::pair{number, letter};
}

/// Each letter once and in the order of the standard; `add` says what it is worth.
template <class Add>
bool parts(std::string_view text, std::string_view letters, Add add)
{
    if (text.empty()) return false;
    while (!text.empty()) {
        const auto next = part(text);
        if (!next) return false;
        const auto at = letters.find(next->second);
        if (at == std::string_view::npos) return false;
        letters.remove_prefix(at + 1);
        add(next->first, next->second);
    }
    return true;
}
}  // namespace

std::optional<Period> parse_period(std::string_view text)
{
    Period period;
    period.text = text;
    if (text.empty() || text.front() != 'P') return std::nullopt;
    text.remove_prefix(1);
    const auto divide = text.find('T');
    const auto dates = text.substr(0, divide);
    const bool dates_fit = dates.empty() ? divide == 0 : parts(dates, "YMWD", [&](int number, char letter) {
        if (letter == 'Y') period.months += 12 * number;
        if (letter == 'M') period.months += number;
        if (letter == 'W') period.days += 7 * number;
        if (letter == 'D') period.days += number;
    });
    const bool times_fit = divide == std::string_view::npos || parts(text.substr(divide + 1), "HM", [&](int number, char letter) {
        period.time += letter == 'H' ? minutes{hours{number}} : minutes{number};
    });
    if (!dates_fit || !times_fit) return std::nullopt;
    const auto about = period.months * 31 + period.days + duration_cast<days>(period.time).count();
    if (about > days_in_a_century || (about == 0 && period.time == 0min)) return std::nullopt;
    return period;
}

Instant ends(const Period& period, Instant start)
{
    if (period.months == 0 && period.days == 0) return start + period.time;
    const auto day = on_the_calendar(day_in_amsterdam(start), period);
    const auto midnight_after = in_amsterdam(day + days{1}, 0min);
    return midnight_after - milliseconds{1} + period.time;
}

Day last_day(const Period& period, Day first)
{
    const auto same_day = on_the_calendar(first, {.months = period.months, .days = 0, .time = {}, .text = {}});
    // The month has no such day: then it has been whole at its end.
    const bool cut_short = year_month_day{same_day}.day() != year_month_day{first}.day();
    return same_day + days{period.days} - days{cut_short ? 0 : 1};
}

Day before(const Period& period, Day day)
{
    return on_the_calendar(day, {.months = -period.months, .days = -period.days, .time = {}, .text = {}});
}

Due reckon(const Deadline& deadline, Instant start)
{
    Due due;
    if (deadline.type == DeadlineType::event) return due;
    if (deadline.from) {
        const bool exact = deadline.from->months == 0 && deadline.from->days == 0;
        due.opens = exact ? start + deadline.from->time
                          : in_amsterdam(on_the_calendar(day_in_amsterdam(start), *deadline.from), 0min) + deadline.from->time;
    }
    if (deadline.until) due.due = ends(*deadline.until, start);
    return due;
}

const char* name(DeadlineType type)
{
    switch (type) {
    case DeadlineType::hard: return "hard";
    case DeadlineType::soft: return "soft";
    case DeadlineType::window: return "window";
    case DeadlineType::event: return "event";
    }
    return "";
}

const char* name(Reporting reporting)
{
    switch (reporting) {
    case Reporting::optional: return "optional";
    case Reporting::recommended: return "recommended";
    case Reporting::when_it_continues: return "when_it_continues";
    case Reporting::always: return "always";
    }
    return "";
}

const char* name(Need need)
{
    switch (need) {
    case Need::not_needed: return "not_needed";
    case Need::optional: return "optional";
    case Need::recommended: return "recommended";
    case Need::required: return "required";
    }
    return "";
}

}  // namespace luwte::protocol
