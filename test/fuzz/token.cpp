// The small words of a request: cookies and tokens, ids, days and times, hexadecimal and base 64.
#include "base/id.h"
#include "base/time.h"
#include "fuzz.h"
#include "people/session.h"
#include "people/throttle.h"
#include "reports/evidence.h"
#include "vault/session_key.h"

using namespace luwte;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    const std::string text{input.text()};
    const http::Request request{.method = "GET", .headers = {{"Cookie", text}}};
    const auto cookie = people::cookie(request, "__Host-luwte");
    for (const auto words : {cookie, std::string_view{text}})
        if (const auto token = vault::Token::parse("session", words)) {
            fuzz::hold(words.size() == 43, "a token has one length");
            fuzz::hold(vault::Token::parse("session", token->text().reveal())->lookup() == token->lookup(), "a token reads back");
        }
    if (is_uuid(text)) fuzz::hold(text.size() == 36, "an id has one length");
    if (const auto bytes = from_hex(text)) fuzz::hold(from_hex(hex(*bytes)) == bytes, "hexadecimal reads back");
    if (const auto bytes = from_base64url(text)) fuzz::hold(base64url(*bytes) == text, "base 64 is written in one way");
    if (const auto day = parse_day(text)) fuzz::hold(parse_day(iso(*day)) == day, "a day reads back");
    if (const auto instant = parse_instant(text)) fuzz::hold(parse_instant(iso(*instant)) == instant, "an instant reads back");
    parse_moment(text);
    people::network_of(text);
    if (const auto number = reports::evidence::chunk_number(text)) fuzz::hold(std::to_string(*number) == text, "a number is written in one way");
    const auto attachment = reports::evidence::attachment(text);
    fuzz::hold(attachment.find_first_of("\r\n\"") == std::string::npos, "a file's name stays inside its header");
    return 0;
}
