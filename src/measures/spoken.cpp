#include "measures/spoken.h"

#include <unicode/smpdtfmt.h>

#include "base/require.h"

namespace luwte::measures {

std::string spoken(const protocol::Text& text, const std::string& language) { return language == "en" ? text.en : text.nl; }

std::string spoken(Day day, const std::string& language)
{
    auto error = U_ZERO_ERROR;
    icu::SimpleDateFormat format{icu::UnicodeString{"d MMMM y"}, icu::Locale{language.c_str()}, error};
    REQUIRE_THAT_HOLDS(U_SUCCESS(error));
    format.setTimeZone(*icu::TimeZone::getGMT());  // a day has no zone
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
    icu::UnicodeString text;
    format.format(static_cast<UDate>(milliseconds), text);
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace luwte::measures
