// Sessions: the cookie carries the only key to the session's row, so any node serves any session and a stolen table
// opens nothing. A session ends after a while of silence, at the latest at the end of a working day.
#pragma once

#include "people/device.h"
#include "people/people.h"
#include "vault/session_key.h"

namespace luwte::people {

struct SessionLimits {
    std::chrono::minutes idle{120};
    std::chrono::minutes longest{12 * 60};
};

struct OpenedSession {
    std::string id;
    vault::Token token;
};
struct SessionOn {  // where
    Device device;
    Bytes known_by;  // its known_device
};
OpenedSession open_session(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                           const SessionOn& on, const vault::KeyPair& keys, int waiting_served, Instant now);

/// A session of somebody's own, as he may recognise it.
struct OwnSession {
    std::string id;
    Instant since;
    Instant last_used;  // to the minute
    Device device;
};
/// Those in which one can still go on, latest used first.
std::vector<OwnSession> sessions_of(storage::Transaction& tx, const AccountId& account, const SessionLimits& limits, Instant now);
/// Ends one of his own from another, which forgets the device too. False when he has no such session.
bool end_session_of(storage::Transaction& tx, const AccountId& account, std::string_view id, const http::Request& request);
void close_session(storage::Transaction& tx, std::string_view id);
/// A new password or an ended account ends what was opened with the old one. `but` stays.
void close_sessions_of(storage::Transaction& tx, const AccountId& account, std::string_view but = {});
/// Of all organisations, after a break-in: sessions, invitations and links end, devices are forgotten. Returns how many sessions.
int sign_everybody_out(storage::Database& database, Instant now);
Instant opened_at(storage::Transaction& tx, std::string_view session);
int waiting_served(storage::Transaction& tx, std::string_view session);

/// What the router asks who somebody is: the cookie, or the same token as a bearer.
http::Router::Authenticate authenticator(PackOf packs, SessionLimits limits = {});
/// The organisation of whoever sends a token, known before the session is looked at; it is remembered, for it never changes.
http::Router::Remembered remembered_sessions();

/// The value of a cookie; empty when it was not sent.
std::string_view cookie(const http::Request& request, std::string_view name);
http::Header session_cookie(const vault::Token& token);
http::Header no_session_cookie();

}  // namespace luwte::people
