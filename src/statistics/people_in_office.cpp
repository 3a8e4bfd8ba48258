#include "statistics/people_in_office.h"

#include <algorithm>
#include <charconv>

namespace luwte::statistics {
namespace {
int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }
}  // namespace

int OfficeSheet::people_in(std::string_view role) const
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const InOffice& line) { return line.role == role; });
    return found == roles.end() ? 0 : found->people();
}

int OfficeSheet::people() const
{
    int sum = 0;
    for (const auto& line : roles) sum += line.people();
    return sum;
}

Result<int> office_year(std::string_view text, Day first, Day today)
{
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size()) return not_found("request.not_found");
    if (year < year_of(first) - 10 || year > year_of(today) + 1) return not_found("request.not_found");
    return year;
}

}  // namespace luwte::statistics
