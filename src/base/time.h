// Time as the protocols mean it. An instant is stored in UTC; a day and a deadline are Dutch (Europe/Amsterdam).
// Time is always passed in: only the composition root owns a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace luwte {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Day = std::chrono::local_days;  // no zone: never mixes with an Instant by accident

/// An instant together with the offset in which somebody told it, for "at half past nine where I was".
struct Moment {
    Instant at;
    std::chrono::minutes offset;
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// "2026-11-22T03:25:00.000Z" and "2026-11-22": both sort as text.
std::string iso(Instant instant);
std::string iso(Day day);
std::string iso(const Moment& moment);  // keeps the offset

/// RFC 3339 with an offset or Z; nothing when the text is anything else, or outside the years 1900-2199.
std::optional<Moment> parse_moment(std::string_view text);
std::optional<Instant> parse_instant(std::string_view text);
std::optional<Day> parse_day(std::string_view text);

/// Reckoning in Europe/Amsterdam, summer time included.
Day day_in_amsterdam(Instant instant);
Instant in_amsterdam(Day day, std::chrono::minutes after_midnight);
std::chrono::minutes offset_in_amsterdam(Instant instant);

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// A clock that stands still until told otherwise: for the demo and the tests.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : m_now{now} {}
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void pass(std::chrono::milliseconds time) { m_now += time; }

private:
    Instant m_now;
};

}  // namespace luwte
