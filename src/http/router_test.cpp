#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "base/require.h"
#include "engines.h"
#include "http/idempotency.h"
#include "http/route.h"

namespace luwte::http {

namespace {

struct NoteInput {
    Secret text;
    std::optional<int> count;
};
SHAPE(NoteInput, text, count)

struct NoteView {
    std::string id;
    std::string kept;
};
SHAPE(NoteView, id, kept)

struct SecretView {
    std::string id;
    Shown words;
};
SHAPE(SecretView, id, words)

struct Numbers {
    std::int64_t value;
};
SHAPE(Numbers, value)

const OrganisationId organisation{"5a0c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10"};
const std::string first_key = "0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10", second_key = "1b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10";

/// Tokens "anna" and "bert" are sessions; only anna may write notes.
Result<Actor> by_token(storage::Transaction&, const Request& request, Instant)
{
    const auto token = request.header("Authorization");
    if (token != "Bearer anna" && token != "Bearer bert" && request.header("Cookie").empty())
        return unauthenticated("request.not_signed_in");
    Actor actor{.account = AccountId{token == "Bearer bert" ? "bert" : "anna"}, .organisation = organisation};
    if (actor.account.text == "anna") actor.permissions = {"note.write"};
    return actor;
}

/// A router with a few routes that count how often they were really run.
struct Notes {
    explicit Notes(test::Engine engine) : database{test::fresh_database(engine)}, router{*database, clock, by_token}
    {
        storage::Transaction tx{*database};
        tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Test', 'test', $2)", organisation, clock.now());
        tx.commit();

        router.post<NoteInput, NoteView>("/notes", may("note.write"), "Adds a note", [&](Call& call, const NoteInput& input) -> Result<NoteView> {
            if (input.text.empty()) return invalid("notes.empty", "/text");
            ++runs;
            call.etag(1);
            const auto id = fresh_uuid();
            // Any table of ours will do to see what was committed.
            call.tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Note', 'test', $2)", id, call.now);
            return NoteView{id, "yes"};
        });
        router.post<NoteInput, SecretView>("/secrets", may("note.write"), "Adds a secret",
                                           [&](Call&, const NoteInput& input) -> Result<SecretView> {
                                               ++runs;
                                               return SecretView{fresh_uuid(), Shown{input.text}};
                                           });
        router.post<NoteInput, NoteView>("/notes/_preview", signed_in(), "Previews", [](Call&, const NoteInput&) -> Result<NoteView> {
            return NoteView{"x", "no"};
        });
        router.patch<NoteInput, Nothing>("/notes/{noteId}", signed_in(), "Changes", [](Call& call, const NoteInput&) -> Result<Nothing> {
            if (auto id = call.id<AccountId>("noteId"); !id) return id.refusal();
            const auto version = TRY(call.expected_version());
            if (version != 7) return stale("request.stale");
            call.etag(8);
            return Nothing{};
        });
        router.get<Numbers>("/notes", signed_in(), "Lists", [](Call& call) -> Result<Numbers> {
            const auto page = TRY(page_of(call));
            return Numbers{page.limit * 1000 + (page.cursor ? static_cast<int>(page.cursor->size()) : 0)};
        }, paged({{"state", "Open or closed"}}));
        router.get<Numbers>("/trouble/{kind}", anyone(), "Fails", [&](Call& call) -> Result<Numbers> {
            const auto& kind = call.path.at("kind");
            if (kind == "broken") throw storage::Broken{"the disk with secret words"};
            if (kind == "mistake") require(false, "marker");
            if (kind == "other") throw std::runtime_error{"marker"};
            if (kind == "race" && ++runs < 3) throw storage::LostRace{"lost"};
            if (kind == "always") throw storage::LostRace{"lost"};
            return Numbers{runs};
        });
        router.post_long<Nothing, Nothing>("/long", anyone(), "Takes long", [&](LongCall& call, const Nothing&) -> Result<Nothing> {
            storage::Transaction own{call.database};
            own.run("UPDATE organisation SET name = 'counted'");
            own.commit();
            call.reply_headers.push_back({"Retry-After", "9"});
            return too_many("people.too_many");
        });
        router.put_bytes("/files/{fileId}/chunks/{number}", signed_in(), "Takes bytes", 10, [](Call&, BytesView bytes) -> Result<Nothing> {
            if (bytes.size() != 3) return invalid("files.three");
            return Nothing{};
        });
        router.get_bytes("/files/{fileId}", signed_in(), "Gives bytes", "text/calendar",
                         [](Call&) -> Result<Response> { return Response{.headers = {{"Content-Type", "text/calendar"}}, .body = "BEGIN"}; });
    }

    Response send(std::string method, std::string target, std::string body = {}, std::vector<Header> more = {}) const
    {
        std::vector<Header> headers{{"Host", "luwte.example"}};
        const auto has = [&](std::string_view name) { return std::ranges::any_of(more, [&](auto& h) { return h.name == name; }); };
        if (!has("Authorization") && !has("Cookie")) headers.push_back({"Authorization", "Bearer anna"});
        if (!body.empty() && !has("Content-Type")) headers.push_back({"Content-Type", "application/json"});
        headers.insert(headers.end(), more.begin(), more.end());
        return router.handle({.method = std::move(method), .target = std::move(target), .headers = std::move(headers),
                              .body = std::move(body), .peer = "127.0.0.1"});
    }
    std::int64_t count(const char* name = "Note")
    {
        storage::Transaction tx{*database};
        return tx.first("SELECT COUNT(*) FROM organisation WHERE name = $1", name)->integer(0);
    }

    FixedClock clock{*parse_instant("2026-11-22T03:25:00Z")};
    std::unique_ptr<storage::Database> database;
    Router router;
    mutable std::atomic<int> runs{0};
};

std::string header(const Response& response, std::string_view name)
{
    for (const auto& header : response.headers)
        if (header.name == name) return header.value;
    return {};
}

std::string code(const Response& response)
{
    if (header(response, "Content-Type") != "application/problem+json") return {};
    return std::string{boost::json::parse(response.body).at("code").as_string()};
}

using Headers = std::vector<Header>;

}  // namespace

TEST_CASE("a request is answered, declined or refused with the status that says so", "[http]")
{
    Notes notes{test::sqlite};
    auto [method, target, body, headers, status, expected] =
        GENERATE(table<const char*, const char*, const char*, Headers, int, const char*>({
            {"POST", "/v1/notes", R"({"text":"x"})", {}, 201, ""},
            {"POST", "/v1/notes/_preview", R"({"text":"x"})", {}, 200, ""},
            {"GET", "/v1/notes", "", {}, 200, ""},
            {"HEAD", "/v1/notes", "", {}, 200, ""},
            {"GET", "/v1/notes/", "", {}, 404, "request.not_found"},
            {"GET", "/v1/nothing", "", {}, 404, "request.not_found"},
            {"GET", "/v1", "", {}, 404, "request.not_found"},
            {"GET", "/notes", "", {}, 404, "request.not_found"},
            {"DELETE", "/v1/notes", "", {}, 405, "request.method_unknown"},
            {"OPTIONS", "/v1/notes", "", {}, 405, "request.method_unknown"},
            {"POST", "/v1/notes", R"({"text":""})", {}, 400, "notes.empty"},
            {"POST", "/v1/notes", R"({"txt":"x"})", {}, 400, "request.member_missing"},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Authorization", "Bearer carl"}}, 401, "request.not_signed_in"},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Authorization", "Bearer bert"}}, 403, "request.not_permitted"},
            {"POST", "/v1/notes", "not even JSON", {{"Authorization", "Bearer bert"}}, 403, "request.not_permitted"},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Content-Type", "text/plain"}}, 415, "request.media_type_wrong"},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Content-Type", "application/json; charset=utf-8"}}, 201, ""},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Accept", "text/html"}}, 406, "request.not_acceptable"},
            {"POST", "/v1/notes", R"({"text":"x"})", {{"Accept", "text/html, application/*;q=0.5"}}, 201, ""},
            {"GET", "/v1/notes", "{}", {}, 400, "request.body_unexpected"},
            {"GET", "/v1/notes?stat=x", "", {}, 400, "request.query_unknown"},
            {"GET", "/v1/notes?state=x&state=y", "", {}, 400, "request.query_twice"},
            {"GET", "/v1/notes?state=%00", "", {}, 400, "request.query_wrong"},
            {"GET", "/v1/notes?limit=201", "", {}, 400, "request.limit_wrong"},
            {"GET", "/v1/notes?cursor=!", "", {}, 400, "request.cursor_wrong"},
            {"PATCH", "/v1/notes/12", R"({"text":"x"})", {}, 404, "request.not_found"},
            {"PATCH", "/v1/notes/0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10", R"({"text":"x"})", {}, 428, "request.if_match_missing"},
            {"PATCH", "/v1/notes/0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10", R"({"text":"x"})", {{"If-Match", "\"6\""}}, 412, "request.stale"},
            {"PATCH", "/v1/notes/0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10", R"({"text":"x"})", {{"If-Match", "7"}}, 412, "request.stale"},
            {"PATCH", "/v1/notes/0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10", R"({"text":"x"})", {{"If-Match", "\"7\""}}, 204, ""},
            {"PUT", "/v1/files/1/chunks/0", "abc", {{"Content-Type", "application/octet-stream"}}, 204, ""},
            {"PUT", "/v1/files/1/chunks/0", "abcdefghijk", {{"Content-Type", "application/octet-stream"}}, 413, "request.too_large"},
            {"PUT", "/v1/files/1/chunks/0", "abc", {}, 415, "request.media_type_wrong"},
            {"GET", "/v1/files/1", "", {{"Accept", "text/calendar"}}, 200, ""},
            {"GET", "/v1/files/1", "", {{"Accept", "application/json"}}, 406, "request.not_acceptable"},
            {"POST", "/v1/long", "", {}, 429, "people.too_many"},
        }));
    CAPTURE(method, target, body);
    const auto response = notes.send(method, target, body, headers);
    CHECK(response.status == status);
    CHECK(code(response) == expected);
    CHECK(header(response, "API-Version") == "1.0.0");
    CHECK(header(response, "Cache-Control") == "no-store");
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "X-Frame-Options") == "DENY");
    CHECK(header(response, "Permissions-Policy").find("geolocation=()") != std::string::npos);
    CHECK(header(response, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(header(response, "Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(header(response, "Access-Control-Allow-Origin").empty());
}

TEST_CASE("a problem lists every fault with where it is", "[http]")
{
    Notes notes{test::sqlite};
    const auto response = notes.send("POST", "/v1/notes", R"({"count":"x","more":1})");
    CHECK(response.body ==
          R"({"type":"about:blank","title":"Bad Request","status":400,)"
          R"("detail":"The request is not what this operation takes; errors lists every fault.","code":"request.member_missing",)"
          R"("errors":[{"code":"request.member_missing","field":"/text"},{"code":"request.type_wrong","field":"/count"},)"
          R"({"code":"request.member_unknown","field":"/more"}]})");
}

TEST_CASE("a method that a path does not have is told which it has", "[http]")
{
    Notes notes{test::sqlite};
    CHECK(header(notes.send("DELETE", "/v1/notes"), "Allow") == "POST, GET, HEAD");
    CHECK(header(notes.send("POST", "/v1/openapi.json"), "Allow") == "GET, HEAD");
}

TEST_CASE("a write from another site is refused, with or without a session", "[http]")
{
    Notes notes{test::sqlite};
    auto [headers, status] = GENERATE(table<Headers, int>({
        {{{"Cookie", "__Host-luwte=x"}}, 403},
        {{{"Cookie", "__Host-luwte=x"}, {"Origin", "https://evil.example"}}, 403},
        {{{"Cookie", "__Host-luwte=x"}, {"Origin", "null"}}, 403},
        {{{"Cookie", "__Host-luwte=x"}, {"Origin", "https://luwte.example.evil"}}, 403},
        {{{"Cookie", "__Host-luwte=x"}, {"Sec-Fetch-Site", "same-site"}}, 403},
        {{{"Cookie", "__Host-luwte=x"}, {"Origin", "https://luwte.example"}}, 201},
        {{{"Cookie", "__Host-luwte=x"}, {"Sec-Fetch-Site", "same-origin"}}, 201},
        {{{"Authorization", "Bearer anna"}}, 201},
        {{{"Authorization", "Bearer anna"}, {"Origin", "https://evil.example"}}, 403},
    }));
    CHECK(notes.send("POST", "/v1/notes", R"({"text":"x"})", headers).status == status);
}

TEST_CASE("a declined request leaves nothing behind", "[http]")
{
    Notes notes{GENERATE(test::sqlite, test::postgres)};
    notes.send("POST", "/v1/notes", R"({"text":"x"})");
    notes.send("POST", "/v1/notes", R"({"text":""})");
    CHECK(notes.count() == 1);
}

TEST_CASE("a long call may remember something though it declines", "[http]")
{
    Notes notes{GENERATE(test::sqlite, test::postgres)};
    const auto response = notes.send("POST", "/v1/long", "{}");
    CHECK(response.status == 429);
    CHECK(header(response, "Retry-After") == "9");
    CHECK(notes.count("counted") == 1);
}

TEST_CASE("what breaks is answered without a word about it", "[http]")
{
    Notes notes{test::sqlite};
    auto [kind, status] = GENERATE(table<const char*, int>({{"broken", 503}, {"mistake", 500}, {"other", 500}, {"always", 503}}));
    const auto response = notes.send("GET", std::string{"/v1/trouble/"} + kind);
    CHECK(response.status == status);
    CHECK(response.body.find("marker") == std::string::npos);
    CHECK(response.body.find("secret") == std::string::npos);
    CHECK(response.body.find("urn:uuid:") != std::string::npos);
}

TEST_CASE("a lost race is run again", "[http]")
{
    Notes notes{test::sqlite};
    CHECK(notes.send("GET", "/v1/trouble/race").body == R"({"value":3})");
}

TEST_CASE("the same creation sent twice is one creation", "[http]")
{
    Notes notes{GENERATE(test::sqlite, test::postgres)};
    const Headers keyed{{"Idempotency-Key", first_key}};
    const auto first = notes.send("POST", "/v1/notes", R"({"text":"x"})", keyed);
    REQUIRE(first.status == 201);

    SECTION("and gets the first answer again")
    {
        const auto again = notes.send("POST", "/v1/notes", R"({"text":"x"})", keyed);
        CHECK(again.status == 201);
        CHECK(again.body == first.body);
        CHECK(header(again, "ETag") == "\"1\"");
        CHECK(notes.count() == 1);
    }
    SECTION("but not for other words")
    {
        CHECK(code(notes.send("POST", "/v1/notes", R"({"text":"y"})", keyed)) == "request.idempotency_key_reused");
        CHECK(notes.count() == 1);
    }
    SECTION("nor under another key")
    {
        CHECK(notes.send("POST", "/v1/notes", R"({"text":"x"})", {{"Idempotency-Key", second_key}}).body != first.body);
        CHECK(notes.count() == 2);
    }
    SECTION("until two days have passed")
    {
        const auto passes = [&](std::chrono::hours hours) {
            storage::Transaction tx{*notes.database};
            forget_answers(tx, notes.clock.now() + hours);
            tx.commit();
        };
        passes(std::chrono::hours{48});
        CHECK(notes.send("POST", "/v1/notes", R"({"text":"x"})", keyed).body == first.body);
        passes(std::chrono::hours{49});
        CHECK(notes.send("POST", "/v1/notes", R"({"text":"x"})", keyed).body != first.body);
    }
    SECTION("and a key that could be guessed is refused")
    {
        CHECK(code(notes.send("POST", "/v1/notes", R"({"text":"x"})", {{"Idempotency-Key", "1"}})) == "request.idempotency_key_wrong");
    }
    SECTION("and the table says nothing about it")
    {
        storage::Transaction tx{*notes.database};
        const auto row = tx.first("SELECT row_name, digest, answer FROM http_repeatable");
        for (std::size_t column : {0, 1, 2}) {
            CHECK(as_text(row->bytes(column)).find("yes") == std::string::npos);
            CHECK(as_text(row->bytes(column)).find(first_key) == std::string::npos);
        }
    }
}

TEST_CASE("a declined creation does not use its key up", "[http]")
{
    Notes notes{GENERATE(test::sqlite, test::postgres)};
    const Headers keyed{{"Idempotency-Key", first_key}};
    CHECK(notes.send("POST", "/v1/notes", R"({"text":""})", keyed).status == 400);
    CHECK(notes.send("POST", "/v1/notes", R"({"text":"x"})", keyed).status == 201);
}

TEST_CASE("an answer with words in it is not kept", "[http]")
{
    Notes notes{test::sqlite};
    const Headers keyed{{"Idempotency-Key", first_key}};
    notes.send("POST", "/v1/secrets", R"({"text":"x"})", keyed);
    notes.send("POST", "/v1/secrets", R"({"text":"x"})", keyed);
    CHECK(notes.runs == 2);
}

TEST_CASE("several at once with one key make one creation", "[http]")
{
    Notes notes{GENERATE(test::sqlite, test::postgres)};
    std::vector<std::string> bodies(6);
    std::vector<std::thread> threads;
    for (auto& body : bodies)
        threads.emplace_back([&] { body = notes.send("POST", "/v1/notes", R"({"text":"x"})", {{"Idempotency-Key", first_key}}).body; });
    for (auto& thread : threads) thread.join();
    for (const auto& body : bodies) CHECK(body == bodies.front());
    CHECK(notes.count() == 1);
}

TEST_CASE("how large a body may be is known before it is read", "[http]")
{
    Notes notes{test::sqlite};
    CHECK(notes.router.body_limit("POST", "/v1/notes?x=1") == 1024 * 1024);
    CHECK(notes.router.body_limit("PUT", "/v1/files/1/chunks/0") == 10);
    CHECK(notes.router.body_limit("POST", "/v1/nowhere") == 64 * 1024);
}

TEST_CASE("pages pass an opaque cursor on", "[http]")
{
    Notes notes{test::sqlite};
    CHECK(notes.send("GET", "/v1/notes").body == R"({"value":50000})");
    CHECK(notes.send("GET", "/v1/notes?limit=10&cursor=" + cursor("four")).body == R"({"value":10004})");
}

TEST_CASE("the API describes itself to everybody", "[http]")
{
    Notes notes{test::sqlite};
    const auto response = notes.send("GET", "/v1/openapi.json", "", {{"Authorization", ""}});
    CHECK(response.status == 200);
    CHECK(header(response, "Access-Control-Allow-Origin") == "*");
    const auto document = boost::json::parse(response.body);
    const auto& note = document.at("paths").at("/notes").at("post");
    CHECK(note.at("operationId").as_string() == "postNotes");
    CHECK(note.at("x-permission").as_string() == "note.write");
    CHECK(document.at("components").at("schemas").at("NoteInput").at("properties").at("text").at("writeOnly").as_bool());
}

TEST_CASE("a badly named route is a mistake that shows at once", "[http]")
{
    Notes notes{test::sqlite};
    const auto add = [&](const char* path) {
        notes.router.remove(path, signed_in(), "x", [](Call&) -> Result<Nothing> { return Nothing{}; });
    };
    CHECK_THROWS_AS(add("/Notes"), Mistake);
    CHECK_THROWS_AS(add("/notes/"), Mistake);
    CHECK_THROWS_AS(add("/_do/notes"), Mistake);
    CHECK_THROWS_AS(add("notes"), Mistake);
    CHECK_NOTHROW(add("/notes/{noteId}"));
    CHECK_THROWS_AS(add("/notes/{noteId}"), Mistake);
}

}  // namespace luwte::http
