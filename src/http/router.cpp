// One request from routing to commit. This is the one place where exceptions of the foundation are caught.
//
// Every request of somebody runs in a write transaction, reading ones too: a look at content leaves a line in the journal,
// and a session remembers when it was used. One kind of transaction is easier to be sure of than two; what takes long
// (a search, a password) is a long route, which opens short ones of its own.
#include "http/http.h"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "base/require.h"
#include "http/idempotency.h"
#include "http/problem.h"
#include "http/route.h"
#include "http/routes.h"

namespace luwte::http {

namespace {

constexpr int attempts = 3;  // for another process at the file; a writer of ours stands in line
constexpr std::size_t stray_limit = 64 * 1024;  // of a body sent to nowhere: enough to be told 404 instead of 413

Response finished(Response response, const std::vector<Header>& more)
{
    response.headers.insert(response.headers.end(), more.begin(), more.end());
    return response;
}

void harden(Response& response, bool public_document)
{
    set_header(response, "API-Version", std::string{api_version});
    set_header(response, "Cache-Control", "no-store");
    keep_in_place(response);
    if (!public_document) return;
    set_header(response, "Cross-Origin-Resource-Policy", "cross-origin");
    set_header(response, "Access-Control-Allow-Origin", "*");
}

Result<Actor> asker(const Router::Authenticate& authenticate, storage::Transaction& tx, const Route& route, const Request& request,
                    Instant now)
{
    const auto permission = route.who.name();
    if (permission.empty()) return Actor{};
    auto actor = TRY(authenticate(tx, request, now));
    if (permission != signed_in().name() && !actor.permissions.contains(std::string{permission})) return forbidden("request.not_permitted");
    return actor;
}

/// The checks that need nothing but the request. They come after the permission: to a stranger every route looks alike.
std::optional<Response> refuse_form(const Route& route, const Request& request)
{
    if (request.body.size() > (route.bytes_limit ? route.bytes_limit : json_limit)) return problem(413, "request.too_large");
    return refuse_media(route, request);
}

/// In the line of the asker's organisation. Whoever is nobody only reads, except where he hands something in at a short route: he stands in no line.
storage::Transaction transaction_for(const Router::Routes& routes, const Route& route, const Request& request)
{
    if (route.who.name().empty())
        return route.method == "GET" || route.run_long ? storage::Transaction{routes.database, storage::Mode::read} : storage::Transaction{routes.database};
    const auto& home_of = routes.remembered.home;
    const auto home = home_of ? home_of(routes.database, request) : std::nullopt;
    return home ? storage::Transaction{routes.database, *home} : storage::Transaction{routes.database};
}

Response answer_long(const Router::Routes& routes, const Route& route, const Request& request, Instant now)
{
    Actor actor;
    {
        auto tx = transaction_for(routes, route, request);
        auto found = asker(routes.authenticate, tx, route, request, now);
        if (!found) return problem(found.refusal());
        actor = std::move(*found);
        tx.commit();
    }
    if (auto refused = refuse_form(route, request)) return *refused;
    LongCall call{routes.database, actor, now, request, {}};
    auto result = route.run_long(call);
    return finished(result ? std::move(*result) : problem(result.refusal()), call.reply_headers);
}

Response answer_once(const Router::Routes& routes, const Match& found, const Request& request, std::string_view query, Instant now)
{
    const auto& route = *found.route;
    auto tx = transaction_for(routes, route, request);
    auto who = asker(routes.authenticate, tx, route, request, now);
    if (!who) return problem(who.refusal());
    const Actor actor = std::move(*who);
    if (auto refused = refuse_form(route, request)) return *refused;
    auto parameters = query_of(route, query);
    if (!parameters) return problem(parameters.refusal());

    std::optional<Repeatable> repeatable;
    if (route.repeatable && !actor.account.empty()) {
        auto opened = Repeatable::open(tx, actor, request);
        if (!opened) return problem(opened.refusal());
        repeatable = std::move(*opened);
        if (repeatable && repeatable->answered()) return *repeatable->answered();
    }

    vault::Ring ring{tx, actor.organisation, actor.account, actor.keys, now};
    Call call{tx, actor, ring, now, request, found.values, std::move(*parameters), {}};
    auto result = route.run(call);
    if (!result) return finished(problem(result.refusal()), call.reply_headers);
    auto response = finished(std::move(*result), call.reply_headers);
    if (repeatable) repeatable->keep(tx, actor, response, now);
    tx.commit();
    return response;
}

Response unavailable(const std::exception& reason, Code code)
{
    const auto instance = "urn:uuid:" + fresh_uuid();
    spdlog::error("{} {}: {}", instance, code.text(), reason.what());
    return problem(503, code, instance);
}

/// A mistake of ours says where it happened; other exceptions may quote what they choked on, so only their kind is told.
Response our_mistake(const std::exception& reason)
{
    const auto instance = "urn:uuid:" + fresh_uuid();
    const auto* mistake = dynamic_cast<const Mistake*>(&reason);
    spdlog::error("{} mistake: {}", instance, mistake ? mistake->what() : boost::core::demangle(typeid(reason).name()));
    return problem(500, "request.our_mistake", instance);
}

/// Once more for whoever was in somebody's way (storage::winning says why a violation counts as that).
template <class Answer>
Response guarded(Answer answer)
{
    for (int attempt = 1;; ++attempt) {
        try {
            return answer();
        } catch (const storage::LostRace& race) {
            if (attempt == attempts) return unavailable(race, "request.busy");
        } catch (const storage::Violated& violated) {
            if (attempt == attempts) return our_mistake(violated);
        } catch (const storage::Broken& broken) {
            return unavailable(broken, "request.unavailable");
        } catch (const std::exception& reason) {
            return our_mistake(reason);
        }
    }
}

std::optional<std::string_view> below_base(std::string_view path)
{
    if (!path.starts_with(base_path)) return std::nullopt;
    path.remove_prefix(base_path.size());
    return path;
}

Response document(const std::string& text, const Request& request)
{
    if (request.method != "GET" && request.method != "HEAD") {
        auto refused = problem(405, "request.method_unknown");
        set_header(refused, "Allow", "GET, HEAD");
        return refused;
    }
    return {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = text};
}

}  // namespace

namespace detail {

bool is_operation(std::string_view path) { return path.substr(path.rfind('/') + 1).starts_with('_'); }

Response answer(const Type& out, const void* value, bool creates)
{
    if (out.members.empty()) return {.status = 204};
    const bool has_id = std::ranges::any_of(out.members, [](const Member& member) { return member.name == "id"; });
    return {.status = creates && has_id ? 201 : 200, .headers = {{"Content-Type", "application/json"}}, .body = write(out, value)};
}

}  // namespace detail

Router::Router(storage::Database& database, const Clock& clock, Authenticate authenticate, Remembered remembered)
    : m_routes{new Routes{database, clock, std::move(authenticate), std::move(remembered), {}, {}, {}}}
{
}

Router::~Router() = default;

void Router::add(Route route)
{
    require_well_named(route, m_routes->all);
    m_routes->all.push_back(std::move(route));
}

void Router::put_bytes(const char* path, Permission who, const char* summary, std::size_t limit,
                       std::function<Result<Nothing>(Call&, BytesView)> handler)
{
    add({.method = "PUT",
         .path = path,
         .who = who,
         .summary = summary,
         .out = &type_of<Nothing>(),
         .bytes_limit = limit,
         .run = [handler = std::move(handler)](Call& call) {
             return detail::answer<Nothing>(handler(call, as_bytes(call.request.body)), false);
         }});
}

void Router::get_bytes(const char* path, Permission who, const char* summary, const char* media_type,
                       std::function<Result<Response>(Call&)> handler, std::vector<Query> query)
{
    add({.method = "GET",
         .path = path,
         .who = who,
         .summary = summary,
         .media_type = media_type,
         .query = std::move(query),
         .run = std::move(handler)});
}

std::size_t Router::body_limit(std::string_view method, std::string_view target) const
{
    const auto path = below_base(target.substr(0, target.find('?')));
    const auto found = path ? match(m_routes->all, method, *path) : Match{};
    if (!found.route) return stray_limit;
    return found.route->bytes_limit ? found.route->bytes_limit : json_limit;
}

std::string Router::known_session(const Request& request) const
{
    const auto& session_of = m_routes->remembered.session;
    return session_of ? session_of(request) : std::string{};
}

Response Router::handle(const Request& request) const
{
    const auto& routes = *m_routes;
    const auto question = std::min(request.target.find('?'), request.target.size());
    const auto path = below_base(std::string_view{request.target}.substr(0, question));
    const auto query = std::string_view{request.target}.substr(std::min(question + 1, request.target.size()));
    const bool public_document = path == "/openapi.json";

    auto response = guarded([&]() -> Response {
        if (public_document) return document(openapi(), request);
        const auto found = path ? match(routes.all, request.method, *path) : Match{};
        if (!found.route && found.allow.empty()) return problem(404, "request.not_found");
        if (!found.route) {
            auto refused = problem(405, "request.method_unknown");
            set_header(refused, "Allow", found.allow);
            return refused;
        }
        if (auto foreign = refuse_foreign(request)) return *foreign;
        if (found.route->run_long)
            return answer_long(routes, *found.route, request, routes.clock.now());
        return answer_once(routes, found, request, query, routes.clock.now());
    });
    harden(response, public_document);
    if (request.method == "HEAD" && !response.more) {
        set_header(response, "Content-Length", std::to_string(response.body.size()));
        response.body.clear();
    }
    return response;
}

std::string Router::openapi() const
{
    std::call_once(m_routes->documented, [this] { m_routes->document = openapi_of(m_routes->all); });
    return m_routes->document;
}

}  // namespace luwte::http
