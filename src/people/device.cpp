#include "people/device.h"

#include <array>
#include <utility>

#include "people/session.h"

namespace luwte::people {
namespace {
constexpr std::string_view cookie_name = "__Host-luwte-device";
constexpr std::chrono::days remembered{365};

using Sign = std::pair<std::string_view, std::string_view>;  // what a browser says, and what that means

// The first that fits counts: a tablet also says what a telephone says, and nearly everybody says that he is Chrome and Safari.
constexpr std::array kinds{Sign{"iPad", "tablet"},        Sign{"Tablet", "tablet"},     Sign{"iPhone", "telephone"}, Sign{"Mobile", "telephone"},
                           Sign{"Android", "tablet"},     Sign{"Windows", "computer"},  Sign{"Macintosh", "computer"}, Sign{"CrOS", "computer"},
                           Sign{"Linux", "computer"}};
constexpr std::array browsers{Sign{"Edg", "edge"},        Sign{"OPR/", "opera"},       Sign{"SamsungBrowser/", "samsung"}, Sign{"FxiOS/", "firefox"},
                              Sign{"Firefox/", "firefox"}, Sign{"CriOS/", "chrome"},   Sign{"Chrome/", "chrome"},          Sign{"Safari/", "safari"}};

std::string first_fit(const auto& signs, std::string_view said)
{
    for (const auto& [sign, meaning] : signs)
        if (said.find(sign) != std::string_view::npos) return std::string{meaning};
    return "other";
}

Remembered asking(const http::Request& request)
{
    if (const auto device = device_of(request)) return {device->lookup(), std::nullopt};
    auto given = vault::Token::random("device");
    return {given.lookup(), std::move(given)};
}
}  // namespace

Device device_from(std::string_view user_agent) { return {first_fit(kinds, user_agent), first_fit(browsers, user_agent)}; }

std::optional<vault::Token> device_of(const http::Request& request) { return vault::Token::parse("device", cookie(request, cookie_name)); }

bool is_known(storage::Transaction& tx, const std::optional<vault::Token>& device, const AccountId& account)
{
    return device && tx.first("SELECT 1 FROM known_device WHERE lookup = $1 AND account = $2", device->lookup(), account);
}

Remembered remember_device(storage::Transaction& tx, const http::Request& request, const Account& account, Instant now)
{
    tx.run("DELETE FROM known_device WHERE account = $1 AND last_seen < $2", account.id, now - remembered);
    auto device = asking(request);
    device.is_new = !tx.first("SELECT 1 FROM known_device WHERE lookup = $1 AND account = $2 AND signed_in = 1", device.lookup, account.id);
    tx.run(R"(
        INSERT INTO known_device (lookup, account, organisation, last_seen, signed_in) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (lookup, account) DO UPDATE SET last_seen = excluded.last_seen, signed_in = 1)",
           device.lookup, account.id, account.organisation, now);
    return device;
}

Remembered introduce_device(storage::Transaction& tx, const http::Request& request, const Account& account, Instant now)
{
    auto device = asking(request);
    tx.run("INSERT INTO known_device (lookup, account, organisation, last_seen, signed_in) VALUES ($1, $2, $3, $4, 0)", device.lookup,
           account.id, account.organisation, now);
    return device;
}

void forget_devices(storage::Transaction& tx, const AccountId& account, const http::Request& request)
{
    const auto own = device_of(request);
    tx.run("DELETE FROM known_device WHERE account = $1 AND lookup <> $2", account, own ? own->lookup() : Bytes{});
}

void forget_device(storage::Transaction& tx, const AccountId& account, const Bytes& device, const http::Request& request)
{
    const auto own = device_of(request);
    if (own && own->lookup() == device) return;
    tx.run("DELETE FROM known_device WHERE account = $1 AND lookup = $2", account, device);
}

http::Header device_cookie(const vault::Token& token)
{
    return {"Set-Cookie", std::string{cookie_name} + "=" + std::string{token.text().reveal()} +
                              "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000"};
}

}  // namespace luwte::people
