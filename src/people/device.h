// What somebody signed in on: what its browser says of itself, in a few words by which he recognises it. Anybody can say anything,
// so nothing is decided by it. And the cookie by which a device is known again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/http.h"
#include "people/account.h"
#include "vault/session_key.h"

namespace luwte::people {

struct Device {
    std::string kind = "other";     // telephone, tablet, computer
    std::string browser = "other";  // firefox, edge, opera, samsung, chrome, safari
};
Device device_from(std::string_view user_agent);

std::optional<vault::Token> device_of(const http::Request& request);
bool is_known(storage::Transaction& tx, const std::optional<vault::Token>& device, const AccountId& account);
struct Remembered {
    Bytes lookup;
    std::optional<vault::Token> given;  // to a browser that had none, as its cookie
    bool is_new = false;                // nobody signed in to this account there before
};
/// Somebody signs in on it: the device is known from now on.
Remembered remember_device(storage::Transaction& tx, const http::Request& request, const Account& account, Instant now);
/// It is known before anybody signed in on it.
Remembered introduce_device(storage::Transaction& tx, const http::Request& request, const Account& account, Instant now);
/// No device of the account is known any more, but the one that asks.
void forget_devices(storage::Transaction& tx, const AccountId& account, const http::Request& request);
/// This one is not known any more, unless it is the one that asks.
void forget_device(storage::Transaction& tx, const AccountId& account, const Bytes& device, const http::Request& request);
http::Header device_cookie(const vault::Token& token);

}  // namespace luwte::people
