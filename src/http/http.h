// HTTP as the features see it: a route is a method, a path, who may, and an ordinary function from a shape to a shape.
// The router opens one transaction per request, runs the handler, commits when it answers and rolls back when it
// declines; a lost race runs once more. Beast and its asynchrony end in session.cpp.
//
//     router.post<NoteInput, Created>("/incidents/{incidentId}/notes", may("case.write"), "Adds a note to a case",
//         [&](http::Call& call, const NoteInput& input) -> Result<Created> { … });
//
// A route without a permission does not compile. Paths are below /v1.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "http/shape.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::http {

struct Type;

/// Who asks. Made by the authenticator (people) from the session; a feature never sees a cookie.
struct Actor {
    AccountId account;
    OrganisationId organisation;
    std::set<std::string> roles;        // names from the pack, valid today, deputies' turns included
    std::set<std::string> permissions;  // what those roles may
    std::string session;                // id of the session row
    std::shared_ptr<const vault::KeyPair> keys;  // unlocked for this request only
};

/// The permission a route asks for: a literal, listed in the OpenAPI document.
class Permission {
public:
    constexpr std::string_view name() const { return m_name; }

private:
    explicit constexpr Permission(std::string_view name) : m_name{name} {}
    std::string_view m_name;
    template <std::size_t N> friend consteval Permission may(const char (&)[N]);
    friend consteval Permission anyone();
    friend consteval Permission signed_in();
};
template <std::size_t N>
consteval Permission may(const char (&name)[N]) { return Permission{{name, N - 1}}; }
consteval Permission anyone() { return Permission{""}; }            // no session needed
consteval Permission signed_in() { return Permission{"signed-in"}; }  // whatever the role

struct Header {
    std::string name, value;
};

struct Request {
    std::string method;
    std::string target;  // path and query, as sent
    std::vector<Header> headers;
    std::string body;
    std::string peer;  // address of the client, behind trusted proxies the one they name
    std::string_view header(std::string_view name) const;  // case-insensitive; empty when absent
};

struct Response {
    int status = 200;
    std::vector<Header> headers;
    std::string body;
    /// For a body too large for memory: called until it gives an empty string. `body` is empty then.
    std::function<std::string()> more;
};

/// One request on its way through a handler.
struct Call {
    storage::Transaction& tx;
    const Actor& actor;
    vault::Ring& ring;   // what this actor can open
    Instant now;
    const Request& request;
    std::map<std::string, std::string, std::less<>> path;   // "incidentId" → text
    std::map<std::string, std::string, std::less<>> query;  // declared query parameters only
    std::vector<Header> reply_headers;                       // a handler may add, e.g. Set-Cookie

    /// The id in the path; a malformed one is not_found, like one that does not exist.
    template <class AnId>
    Result<AnId> id(std::string_view name) const
    {
        const auto& text = path.find(name)->second;
        if (!is_uuid(text)) return not_found("request.not_found");
        return AnId{text};
    }
    /// The version in If-Match. Declines with 428 when absent; compare it in the UPDATE and answer stale() on a miss.
    Result<std::int64_t> expected_version() const;
    void etag(std::int64_t version);  // sets ETag on the reply
};

/// One request that is answered outside a transaction, because it takes long (a password is hashed on purpose slowly) or
/// must remember something though it declines (a failed sign-in). The handler opens short transactions of its own; a lost
/// race still runs it once more.
struct LongCall {
    storage::Database& database;
    const Actor& actor;  // empty where anyone() may
    Instant now;
    const Request& request;
    std::vector<Header> reply_headers;
};

struct Created {
    std::string id;
    std::int64_t version = 1;
};
SHAPE(Created, id, version)
/// Says nothing: 204 as an answer; as a request, no body or {}.
struct Nothing {};
SHAPE(Nothing)

struct Query {  // a query parameter for the document; unknown ones are refused
    std::string name;
    std::string description;
};
/// A page of a list: the client passes `next` back as ?cursor=…; absent at the end.
struct PageRequest {
    std::optional<std::string> cursor;  // what cursor() was given for the page before
    int limit = 50;                     // 1…200
};
/// The two query parameters of a paged list, for its route; `more` come before them.
std::vector<Query> paged(std::vector<Query> more = {});
Result<PageRequest> page_of(const Call& call);
/// What cursor() was given, where a cursor travels in a body.
Result<std::optional<std::string>> position_of(const std::optional<std::string>& cursor, const char* field);
/// What a page's `next` member holds: opaque to the client, so it must not name anybody.
std::string cursor(std::string_view position);

/// A route as the router keeps it; made by the templates in route.h.
struct Route {
    std::string method;
    std::string path;
    Permission who;
    std::string summary;
    const Type* in = nullptr;   // none: no body, or bytes
    const Type* out = nullptr;  // none: bytes of `media_type`
    bool repeatable = false;    // takes Idempotency-Key
    std::string media_type{};
    std::size_t bytes_limit = 0;  // of a raw body; 0: the body is JSON
    std::vector<Query> query{};
    std::function<Result<Response>(Call&)> run{};
    std::function<Result<Response>(LongCall&)> run_long{};  // instead of run
};

class Router {
public:
    // Finds out who asks; declines when the session is unknown, ended, or its cookie does not open its key.
    using Authenticate = std::function<Result<Actor>(storage::Transaction&, const Request&, Instant)>;
    // What is remembered of whoever sends a session's token, before the session is looked at.
    struct Remembered {
        // Whose writers he has to wait for. Nothing: those of everybody.
        std::function<std::optional<OrganisationId>(storage::Database&, const Request&)> home;
        // A name for the session, without asking the database; empty for whoever has none, or was not seen before.
        std::function<std::string(const Request&)> session;
    };

    Router(storage::Database& database, const Clock& clock, Authenticate authenticate, Remembered remembered = {});
    ~Router();

    // In, Out: structs with SHAPE. A creation (post) takes Idempotency-Key: the same key and body from the same
    // person get the first answer again, another body 409. A post answers 201 when Out has an id, an operation
    // (last segment _like_this) and the rest 200, Nothing 204. Answers with a Shown are not kept, so never repeated.
    template <class In, class Out, class Handler>
    void post(const char* path, Permission who, const char* summary, Handler handler);
    /// A post that takes its time: handler(LongCall&, const In&). Not repeatable by key.
    template <class In, class Out, class Handler>
    void post_long(const char* path, Permission who, const char* summary, Handler handler);
    template <class In, class Out, class Handler>
    void put(const char* path, Permission who, const char* summary, Handler handler);
    template <class In, class Out, class Handler>
    void patch(const char* path, Permission who, const char* summary, Handler handler);
    template <class Out, class Handler>
    void get(const char* path, Permission who, const char* summary, Handler handler, std::vector<Query> query = {});
    template <class Handler>
    void remove(const char* path, Permission who, const char* summary, Handler handler);
    // Raw bytes in or out: evidence chunks, calendars, documents. The handler gets the call; limits are per route.
    void put_bytes(const char* path, Permission who, const char* summary, std::size_t limit,
                   std::function<Result<Nothing>(Call&, BytesView)> handler);
    void get_bytes(const char* path, Permission who, const char* summary, const char* media_type,
                   std::function<Result<Response>(Call&)> handler, std::vector<Query> query = {});

    /// Answers one request, from routing to commit. Never throws; thread-safe.
    Response handle(const Request& request) const;
    /// The OpenAPI 3.1 document of everything above.
    std::string openapi() const;

    /// How many bytes the body of this request may have; the session refuses more before reading it.
    std::size_t body_limit(std::string_view method, std::string_view target) const;
    /// The name of a session that came before; empty for everybody else. Asks no database.
    std::string known_session(const Request& request) const;

    struct Routes;  // routes.h

private:
    void add(Route route);
    std::unique_ptr<Routes> m_routes;
};

}  // namespace luwte::http

// The templates' bodies stand in http/route.h, which only *_api.cpp files include.
