#include "notify/letter.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::notify {
namespace {

bool plain(char c) { return c > ' ' && c < 0x7f && std::string_view{"<>()[]\\,;:\""}.find(c) == std::string_view::npos; }

const boost::json::object& catalogue(std::string_view language)
{
    static const auto words = [] {
        const auto text = embedded::find("locales/mail.json");
        REQUIRE_THAT_HOLDS(text);
        return boost::json::parse({text->data(), text->size()}).as_object();
    }();
    const auto* chosen = words.if_contains(language == "en" ? "en" : "nl");
    REQUIRE_THAT_HOLDS(chosen != nullptr);
    return chosen->as_object();
}

std::string sentence(std::string_view language, std::string_view key)
{
    const auto* words = catalogue(language).if_contains(key);
    REQUIRE_THAT_HOLDS(words != nullptr);
    return std::string{words->as_string()};
}

std::string host_of(const std::string& site)
{
    const auto start = site.find("://") + 3;
    return site.substr(start, site.find_first_of(":/", start) - start);
}

std::string below(const std::string& site, const std::string& link) { return site + (site.ends_with('/') ? "" : "/") + link; }

// RFC 5322 dates are in English whatever the mail's language.
std::string mail_date(Instant instant)
{
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(instant)};
    const std::chrono::weekday weekday{std::chrono::floor<std::chrono::days>(instant)};
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{}, {:02} {} {:04} {} +0000", days[weekday.c_encoding()], unsigned{date.day()},
                       months[unsigned{date.month()} - 1], int{date.year()}, iso(instant).substr(11, 8));
}
}  // namespace

bool is_address(std::string_view text)
{
    const auto at = text.find('@');
    return text.size() <= 254 && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && text.front() != '-' && std::all_of(text.begin(), text.end(), plain);
}

bool is_site(std::string_view text)
{
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && std::all_of(text.begin(), text.end(), [](char c) { return plain(c) || c == ':' || c == '[' || c == ']'; });
}

std::string header_words(const std::string& text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; })) return text;
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string encoded(sodium_base64_ENCODED_LEN(text.size(), variant), '\0');
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    sodium_bin2base64(encoded.data(), encoded.size(), bytes, text.size(), variant);
    encoded.pop_back();
    return "=?UTF-8?B?" + encoded + "?=";
}

Letter compose(const outbox::Item& item, const Recipient& to, const Sender& from, const std::string& link, Instant now)
{
    Letter letter{from.address, to.address, "<" + item.id + "@" + host_of(from.site) + ">", mail_date(now)};
    const bool cancelled = item.appointment && item.appointment->cancelled;
    const bool about_account = item.message.starts_with("account_");
    letter.subject = sentence(to.language, item.appointment ? "appointment" : about_account ? "account_subject" : "subject");
    letter.words = sentence(to.language, cancelled ? "calendar_cancelled" : item.message) + "\r\n\r\n";
    if (!link.empty()) letter.words += sentence(to.language, item.message + "_link") + "\r\n" + below(from.site, link) + "\r\n\r\n";
    letter.words += sentence(to.language, about_account ? "account_where" : "where") + "\r\n" + from.site + "\r\n\r\n" +
                    sentence(to.language, about_account ? "account_never_asked" : "why_so_short") + "\r\n";
    if (item.appointment) {
        const auto title = sentence(to.language, "appointment");
        letter.calendar = icalendar(*item.appointment, title, now, Parties{from.address, to.address});
        letter.calendar_method = cancelled ? "CANCEL" : "REQUEST";
    }
    return letter;
}

}  // namespace luwte::notify
