#include "notify/relay.h"

#include <stdexcept>

#include "base/curl.h"
#include "base/require.h"

namespace luwte::notify {
namespace {

void add(CurlList& list, const std::string& line)
{
    // The last look before the wire: a line break in a value would write a header of its own.
    REQUIRE_THAT_HOLDS(line.find_first_of("\r\n") == std::string::npos);
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc{};
    (void)list.release();
    list.reset(longer);
}

CurlList headers_of(const Letter& letter)
{
    CurlList headers;
    add(headers, "Date: " + letter.date);
    add(headers, "From: <" + letter.from + ">");
    add(headers, "To: <" + letter.to + ">");
    add(headers, "Message-ID: " + letter.id);
    add(headers, "Subject: " + header_words(letter.subject));
    add(headers, "Auto-Submitted: auto-generated");  // RFC 3834: no out-of-office replies, please
    // An invitation is another way to show the same message (RFC 6047); that is how calendars recognise it.
    add(headers, "Content-Type: multipart/alternative");
    return headers;
}

struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Mime = std::unique_ptr<curl_mime, FreeMime>;

void add_part(curl_mime* mime, const std::string& content, const std::string& type, const char* encoding)
{
    curl_mimepart* part = curl_mime_addpart(mime);
    curl_mime_data(part, content.data(), content.size());
    curl_mime_type(part, type.c_str());
    curl_mime_encoder(part, encoding);
}

Mime body_of(CURL* curl, const Letter& letter)
{
    Mime body{curl_mime_init(curl)};
    add_part(body.get(), letter.words, "text/plain; charset=utf-8", "quoted-printable");
    if (!letter.calendar.empty())
        add_part(body.get(), letter.calendar, "text/calendar; charset=utf-8; method=" + letter.calendar_method, "base64");
    return body;
}

// A letter whose words are on the line already is finished: broken off, it would be sent a second time.
int stopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t uploaded)
{
    return uploaded == 0 && static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
}

void address_envelope(CURL* curl, const RelaySettings& settings)
{
    curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    const bool encrypted = settings.encryption == Encryption::required;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.patience.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings.patience.count() * 2));
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(settings.patience.count()));
    if (!settings.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.authorities.c_str());
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, std::string{settings.password.reveal()}.c_str());
}

// A refusal of one letter says nothing about the next; anything else is about the server or the way to it.
Relay::Trouble trouble_of(CURL* curl, CURLcode code)
{
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    if (reply < 400 || reply > 599) return {curl_easy_strerror(code), true};
    const bool about_us = code == CURLE_LOGIN_DENIED || reply == 421;
    return {"smtp " + std::to_string(reply), about_us};
}
}  // namespace

Relay::Relay(RelaySettings settings) : m_settings{std::move(settings)}, m_curl{make_curl()}
{
    if (!m_settings.url.starts_with("smtp://") && !m_settings.url.starts_with("smtps://"))
        throw std::invalid_argument{"the mail server's url starts with smtp:// or smtps://"};
}

Relay::~Relay() = default;

std::optional<Relay::Trouble> Relay::send(const Letter& letter, const std::atomic<bool>& stop)
{
    REQUIRE_THAT_HOLDS(is_address(letter.from) && is_address(letter.to));
    CURL* curl = m_curl.get();
    curl_easy_reset(curl);  // the connection stays
    address_envelope(curl, m_settings);
    CurlList recipients;
    add(recipients, "<" + letter.to + ">");
    const auto headers = headers_of(letter);
    const auto body = body_of(curl, letter);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + letter.from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, body.get());
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&stop));

    const auto code = curl_easy_perform(curl);
    if (code == CURLE_OK) return std::nullopt;
    return trouble_of(curl, code);
}

}  // namespace luwte::notify
