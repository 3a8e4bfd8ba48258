#include "base/time.h"

#include <fmt/compile.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <memory>

#include "base/require.h"

namespace luwte {
namespace {
using namespace std::chrono;

const icu::TimeZone& amsterdam()
{
    static const std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone("Europe/Amsterdam")};
    return *zone;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<minutes> parse_offset(std::string_view text)
{
    if (text == "Z" || text == "z") return 0min;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto hour = digits(text, 1, 2), minute = digits(text, 4, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    const auto offset = hours{*hour} + minutes{*minute};
    return text[0] == '-' ? -offset : offset;
}
}  // namespace

std::string iso(Day day)
{
    const year_month_day date{day};
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

static std::string clock_text(milliseconds since_midnight)
{
    const hh_mm_ss time{since_midnight};
    return fmt::format(FMT_COMPILE("T{:02}:{:02}:{:02}.{:03}"), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::string iso(Instant instant)
{
    const auto day = floor<days>(instant);
    return iso(Day{day.time_since_epoch()}) + clock_text(instant - day) + "Z";
}

std::string iso(const Moment& moment)
{
    const auto local = moment.at + moment.offset;
    const auto day = floor<days>(local);
    const auto offset = moment.offset < 0min ? -moment.offset : moment.offset;
    return iso(Day{day.time_since_epoch()}) + clock_text(local - day) +
           fmt::format("{}{:02}:{:02}", moment.offset < 0min ? '-' : '+', offset.count() / 60, offset.count() % 60);
}

std::optional<Day> parse_day(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d || *y < 1900 || *y > 2199) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return local_days{date};
}

std::optional<Moment> parse_moment(std::string_view text)
{
    const auto day = parse_day(text.substr(0, std::min<std::size_t>(10, text.size())));
    if (!day || text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;

    std::size_t at = 19;
    milliseconds fraction{0};
    if (text[at] == '.') {
        const auto first = ++at;
        for (int scale = 100; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            fraction += milliseconds{(text[at] - '0') * scale};
        if (at == first || at - first > 9) return std::nullopt;
    }
    const auto offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    const Instant told{day->time_since_epoch() + hours{*hour} + minutes{*minute} + seconds{*second} + fraction};
    return Moment{told - *offset, *offset};
}

std::optional<Instant> parse_instant(std::string_view text)
{
    const auto moment = parse_moment(text);
    return moment ? std::optional{moment->at} : std::nullopt;
}

minutes offset_in_amsterdam(Instant instant)
{
    std::int32_t raw = 0, dst = 0;
    UErrorCode error = U_ZERO_ERROR;
    amsterdam().getOffset(static_cast<UDate>(instant.time_since_epoch().count()), false, raw, dst, error);
    REQUIRE_THAT_HOLDS(U_SUCCESS(error));
    return duration_cast<minutes>(milliseconds{raw + dst});
}

Day day_in_amsterdam(Instant instant)
{
    return Day{floor<days>(instant + offset_in_amsterdam(instant)).time_since_epoch()};
}

Instant in_amsterdam(Day day, minutes after_midnight)
{
    std::int32_t raw = 0, dst = 0;
    UErrorCode error = U_ZERO_ERROR;
    const milliseconds wall{day.time_since_epoch() + after_midnight};
    amsterdam().getOffset(static_cast<UDate>(wall.count()), true, raw, dst, error);
    REQUIRE_THAT_HOLDS(U_SUCCESS(error));
    return Instant{wall - milliseconds{raw + dst}};
}

Instant SystemClock::now() const { return floor<milliseconds>(system_clock::now()); }

}  // namespace luwte
