#include "reports/evidence.h"

#include <array>
#include <charconv>

#include "base/require.h"

namespace luwte::reports::evidence {

std::int64_t chunks_in(std::int64_t size) { return (size + chunk_size - 1) / chunk_size; }

std::optional<std::int64_t> chunk_length(std::int64_t size, std::int64_t number)
{
    const auto count = chunks_in(size);
    if (number < 0 || number >= count) return std::nullopt;
    return number + 1 < count ? chunk_size : size - number * chunk_size;
}

std::optional<std::int64_t> chunk_number(std::string_view text)
{
    std::int64_t number = 0;
    if (text.empty() || text.size() > 6 || (text.size() > 1 && text.front() == '0') || text.front() == '-')
        return std::nullopt;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

const char* name_of(Location location)
{
    switch (location) {
    case Location::yes: return "yes";
    case Location::no: return "no";
    case Location::perhaps: return "perhaps";
    }
    return "";
}

Location location_of(std::string_view name)
{
    for (auto location : {Location::yes, Location::no, Location::perhaps})
        if (name == name_of(location)) return location;
    REQUIRE_THAT_HOLDS(!"a stored value is one of the three");
    return Location::perhaps;
}

std::string attachment(std::string_view name)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "attachment; filename*=UTF-8''";
    for (unsigned char c : name) {
        if (plain.find(static_cast<char>(c)) != std::string_view::npos) {
            text += static_cast<char>(c);
        } else {
            text += '%';
            text += digits[c >> 4];
            text += digits[c & 15];
        }
    }
    return text;
}

}  // namespace luwte::reports::evidence
