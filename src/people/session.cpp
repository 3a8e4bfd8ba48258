#include "people/session.h"

#include <map>
#include <mutex>

#include "base/require.h"
#include "journal/journal.h"
#include "people/people_store.h"
#include "people/sign_in_rule.h"

namespace luwte::people {
namespace {
constexpr std::string_view cookie_name = "__Host-luwte";
constexpr std::string_view bearer = "Bearer ";
// Seen is noted this often at most: a screen full of requests need not write a row each.
constexpr std::chrono::seconds noted_every{60};

struct Row {
    std::string id;
    AccountId account;
    OrganisationId organisation;
    Bytes wrapped_private;
    Instant created_at;
    Instant last_seen;
    bool second_factor;
    std::optional<Day> second_factor_from;  // what the organisation asks
};

std::optional<Row> find(storage::Transaction& tx, const vault::Token& token)
{
    const auto row = tx.first(R"(
        SELECT s.id, s.account, s.organisation, s.wrapped_private, s.created_at, s.last_seen,
               CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END, r.second_factor_from
          FROM session s
          JOIN account a ON a.id = s.account
          LEFT JOIN sign_in_rule r ON r.organisation = s.organisation
         WHERE s.lookup = $1 AND a.state = 'active')",
                              token.lookup());
    if (!row) return std::nullopt;
    return Row{row->text(0),  row->id<AccountId>(1), row->id<OrganisationId>(2),
               row->bytes(3), row->instant(4),       row->instant(5),
               row->flag(6),  row->maybe_day(7)};
}

bool is_over(const Row& row, const SessionLimits& limits, Instant now)
{
    return row.created_at + limits.longest <= now || row.last_seen + limits.idle <= now;
}

std::shared_ptr<const vault::KeyPair> unlocked(const vault::Token& token, const Row& row)
{
    try {
        return std::make_shared<vault::KeyPair>(token.unwrap(row.wrapped_private, row.id));
    } catch (const vault::Tampered&) {
        return nullptr;
    }
}

void add_roles(http::Actor& actor, storage::Transaction& tx, const protocol::Pack& pack, Day today)
{
    auto add = [&](const std::vector<std::string>& roles) { actor.roles.insert(roles.begin(), roles.end()); };
    add(roles_of(tx, actor.account, today));
    add(store::deputised_roles(tx, actor.account, today));
    for (const auto& role : actor.roles)
        if (const auto* info = pack.role(role)) actor.permissions.insert(info->permissions.begin(), info->permissions.end());
}

std::string_view token_text(const http::Request& request)
{
    const auto authorization = request.header("Authorization");
    if (authorization.starts_with(bearer)) return authorization.substr(bearer.size());
    return cookie(request, cookie_name);
}

/// Sessions whose organisation is known. It forgets all when it is full: asking the database again costs little.
class Homes {
public:
    std::optional<OrganisationId> find(const Bytes& lookup) const
    {
        std::lock_guard lock{m_mutex};
        const auto found = m_known.find(lookup);
        return found == m_known.end() ? std::nullopt : std::optional{found->second};
    }
    void keep(const Bytes& lookup, const OrganisationId& organisation)
    {
        std::lock_guard lock{m_mutex};
        if (m_known.size() == most) m_known.clear();
        m_known.emplace(lookup, organisation);
    }

private:
    static constexpr std::size_t most = 10'000;
    mutable std::mutex m_mutex;
    std::map<Bytes, OrganisationId> m_known;
};
}  // namespace

std::string_view cookie(const http::Request& request, std::string_view name)
{
    auto rest = request.header("Cookie");
    while (!rest.empty()) {
        auto pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

http::Header session_cookie(const vault::Token& token)
{
    return {"Set-Cookie", std::string{cookie_name} + "=" + std::string{token.text().reveal()} +
                              "; Path=/; Secure; HttpOnly; SameSite=Strict"};
}

http::Header no_session_cookie()
{
    return {"Set-Cookie", std::string{cookie_name} + "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"};
}

OpenedSession open_session(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                           const SessionOn& on, const vault::KeyPair& keys, int waiting_served, Instant now)
{
    // Whoever signs in cleans up after himself: nothing here depends on a clock job.
    tx.run("DELETE FROM session WHERE account = $1 AND created_at < $2", account, now - std::chrono::hours{24});
    OpenedSession opened{fresh_uuid(), vault::Token::random("session")};
    tx.run(R"(
        INSERT INTO session (id, organisation, account, lookup, wrapped_private, waiting_served, created_at, last_seen,
                             device_kind, browser, device)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10))",
           opened.id, organisation, account, opened.token.lookup(), opened.token.wrap(keys, opened.id), waiting_served, now,
           on.device.kind, on.device.browser, on.known_by);
    return opened;
}

std::vector<OwnSession> sessions_of(storage::Transaction& tx, const AccountId& account, const SessionLimits& limits, Instant now)
{
    std::vector<OwnSession> sessions;
    for (const auto& row : tx.all(R"(
             SELECT id, created_at, last_seen, device_kind, browser
               FROM session
              WHERE account = $1 AND created_at > $2 AND last_seen > $3
              ORDER BY last_seen DESC, created_at DESC, id)",
                                  account, now - limits.longest, now - limits.idle))
        sessions.push_back({row.text(0), row.instant(1), row.instant(2), {row.text(3), row.text(4)}});
    return sessions;
}

bool end_session_of(storage::Transaction& tx, const AccountId& account, std::string_view id, const http::Request& request)
{
    const auto row = tx.first("SELECT device FROM session WHERE id = $1 AND account = $2", id, account);
    if (!row) return false;
    close_session(tx, id);
    if (const auto device = row->maybe_bytes(0)) forget_device(tx, account, *device, request);
    return true;
}

void close_session(storage::Transaction& tx, std::string_view id) { tx.run("DELETE FROM session WHERE id = $1", id); }

void close_sessions_of(storage::Transaction& tx, const AccountId& account, std::string_view but)
{
    tx.run("DELETE FROM session WHERE account = $1 AND id <> $2", account, but);
}

int sign_everybody_out(storage::Database& database, Instant now)
{
    storage::Transaction tx{database};
    const auto ended = static_cast<int>(tx.run("DELETE FROM session"));
    tx.run("DELETE FROM known_device");
    tx.run("DELETE FROM device_link");
    tx.run("DELETE FROM invitation");
    for (const auto& organisation : organisations(tx))
        journal::append(tx, organisation.id, std::nullopt, "sessions.ended", organisation.id.text, "", now);
    tx.commit();
    return ended;
}

Instant opened_at(storage::Transaction& tx, std::string_view session)
{
    const auto row = tx.first("SELECT created_at FROM session WHERE id = $1", session);
    REQUIRE_THAT_HOLDS(row.has_value());
    return row->instant(0);
}

int waiting_served(storage::Transaction& tx, std::string_view session)
{
    const auto row = tx.first("SELECT waiting_served FROM session WHERE id = $1", session);
    return row ? static_cast<int>(row->integer(0)) : 0;
}

http::Router::Authenticate authenticator(PackOf packs, SessionLimits limits)
{
    return [packs = std::move(packs), limits](storage::Transaction& tx, const http::Request& request,
                                              Instant now) -> Result<http::Actor> {
        const auto refused = unauthenticated("request.not_signed_in");
        const auto token = vault::Token::parse("session", token_text(request));
        if (!token) return refused;
        const auto row = find(tx, *token);
        if (!row || is_over(*row, limits, now)) return refused;
        auto keys = unlocked(*token, *row);
        if (!keys) return refused;
        if (!row->second_factor && asks_at(row->second_factor_from, row->created_at) && !sets_up(request))
            return forbidden("people.second_factor_first");

        if (row->last_seen + noted_every <= now) tx.run("UPDATE session SET last_seen = $2 WHERE id = $1", row->id, now);
        http::Actor actor{row->account, row->organisation, {}, {}, row->id, std::move(keys)};
        add_roles(actor, tx, packs(tx, row->organisation), day_in_amsterdam(now));
        return actor;
    };
}

http::Router::Remembered remembered_sessions()
{
    const auto homes = std::make_shared<Homes>();
    const auto home = [homes](storage::Database& database, const http::Request& request) -> std::optional<OrganisationId> {
        const auto token = vault::Token::parse("session", token_text(request));
        if (!token) return std::nullopt;
        const auto lookup = token->lookup();
        if (auto known = homes->find(lookup)) return known;
        storage::Transaction tx{database, storage::Mode::read};
        const auto row = tx.first("SELECT organisation FROM session WHERE lookup = $1", lookup);
        if (!row) return std::nullopt;
        homes->keep(lookup, row->id<OrganisationId>(0));
        return row->id<OrganisationId>(0);
    };
    const auto session = [homes](const http::Request& request) -> std::string {
        const auto token = vault::Token::parse("session", token_text(request));
        if (!token) return {};
        const auto lookup = token->lookup();
        return homes->find(lookup) ? std::string{as_text(lookup)} : std::string{};
    };
    return {home, session};
}

}  // namespace luwte::people
