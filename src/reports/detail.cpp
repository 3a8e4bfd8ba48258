#include "reports/detail.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/require.h"

namespace luwte::reports {
namespace {
constexpr std::array kinds{"name",      "alias", "birth",   "age", "street", "postcode",     "city",
                           "telephone", "email", "account", "url", "plate",  "organisation", "description"};
constexpr std::size_t longest = 300, longest_description = 4000;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_birthday(std::string_view text, Day today)
{
    const auto day = parse_day(text);
    return day && *day < today && iso(*day) >= "1900-01-01";
}
}  // namespace

std::optional<int> age_in(std::string_view text)
{
    const auto dash = text.find('-');
    const auto low = number(text.substr(0, dash));
    const auto high = dash == std::string_view::npos ? low : number(text.substr(dash + 1));
    if (!low || !high || *low < 1 || *high > 120 || *low > *high) return std::nullopt;
    return (*low + *high) / 2;
}

std::optional<Code> wrong_with(DetailKind kind, const Secret& value, Day today)
{
    const auto text = value.reveal();
    if (is_blank(text)) return Code{"offenders.value_missing"};
    if (text.size() > (kind == DetailKind::description ? longest_description : longest)) return Code{"offenders.value_too_long"};
    if (kind == DetailKind::birth && !is_birthday(text, today)) return Code{"offenders.birth_is_no_day"};
    if (kind == DetailKind::age && !age_in(text)) return Code{"offenders.age_is_no_age"};
    if (kind == DetailKind::email && text.find('@') == std::string_view::npos) return Code{"offenders.email_without_at"};
    return std::nullopt;
}

std::string_view name_of(DetailKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

DetailKind detail_kind(std::string_view name)
{
    const auto found = std::ranges::find(kinds, name);
    REQUIRE_THAT_HOLDS(found != kinds.end());
    return static_cast<DetailKind>(found - kinds.begin());
}

}  // namespace luwte::reports
