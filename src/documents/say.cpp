#include "documents/say.h"

#include <fmt/format.h>

namespace luwte::documents {

std::string say(Day day, std::string_view language)
{
    const std::chrono::year_month_day date{day};
    const Words words{"common", language};
    return fmt::format("{} {} {}", unsigned{date.day()}, words("month." + std::to_string(unsigned{date.month()})), int{date.year()});
}

std::string say(Instant at, std::string_view language)
{
    return Words{"common", language}("moment", {{"day", say(day_in_amsterdam(at), language)}, {"time", say_time(at, language)}});
}

std::string say_time(Instant at, std::string_view language)
{
    const auto here = at + offset_in_amsterdam(at);
    const auto since = std::chrono::duration_cast<std::chrono::minutes>(here - std::chrono::floor<std::chrono::days>(here));
    const auto hour = fmt::format("{:02}", since.count() / 60), minute = fmt::format("{:02}", since.count() % 60);
    return Words{"common", language}("time", {{"hour", hour}, {"minute", minute}});
}

std::string say_euros(std::int64_t cents, std::string_view language)
{
    const bool english = language == "en";
    const auto whole = std::to_string(cents < 0 ? -(cents / 100) : cents / 100);
    std::string grouped;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (at > 0 && (whole.size() - at) % 3 == 0) grouped += english ? ',' : '.';
        grouped += whole[at];
    }
    const auto rest = cents < 0 ? -(cents % 100) : cents % 100;
    return fmt::format("{}{}{}{}{:02}", english ? (cents < 0 ? "-€" : "€") : "€ ", !english && cents < 0 ? "-" : "", grouped, english ? "." : ",", rest);
}

}  // namespace luwte::documents
