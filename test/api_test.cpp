// The whole API against its own document: what it says of every operation, asked of every operation.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

#include "world.h"

namespace luwte {

namespace {

namespace json = boost::json;

struct Operation {
    std::string method, path, permission;
    bool has_body = false;
};

std::string upper(std::string_view word)
{
    std::string out;
    for (char c : word) out += static_cast<char>(std::toupper(c));
    return out;
}

/// Every operation, with an id that is nobody's in the place of each parameter.
std::vector<Operation> operations(const http::Router& router)
{
    std::vector<Operation> all;
    const auto document = json::parse(router.openapi());
    for (const auto& [path, item] : document.at("paths").as_object())
        for (const auto& [method, described] : item.as_object()) {
            std::string filled;
            for (std::size_t at = 0; at < path.size();)
                if (path[at] == '{') {
                    filled += "00000000-0000-4000-8000-000000000000";
                    at = path.find('}', at) + 1;
                } else filled += path[at++];
            all.push_back({upper(method), filled, std::string{described.at("x-permission").as_string()},
                           described.as_object().contains("requestBody")});
        }
    return all;
}

http::Response ask(const http::Router& router, const Operation& operation, std::vector<http::Header> headers, std::string body = {})
{
    headers.push_back({"Host", "luwte.example"});
    return router.handle({operation.method, "/v1" + operation.path, std::move(headers), std::move(body), "192.0.2.1"});
}

std::string header(const http::Response& response, std::string_view name)
{
    for (const auto& header : response.headers)
        if (header.name == name) return header.value;
    return {};
}

void check_problem(const http::Response& response)
{
    CHECK(header(response, "Content-Type") == "application/problem+json");
    CHECK(header(response, "API-Version") == "1.0.0");
    CHECK(header(response, "Cache-Control") == "no-store");
    const auto problem = json::parse(response.body);
    CHECK(problem.at("status").to_number<int>() == response.status);
    for (const char* member : {"title", "detail", "code"}) CHECK_FALSE(problem.at(member).as_string().empty());
}

}  // namespace

TEST_CASE("docs/api/openapi.json is what the code says, and tools/api writes it anew", "[api]")
{
    test::World world{test::sqlite};
    const app::Application everything{world.database(), world.clock(), {.role = app::Role::both}};
    std::ostringstream kept;
    kept << std::ifstream{std::string{LUWTE_SOURCE} + "/docs/api/openapi.json"}.rdbuf();
    CHECK((kept.str() == everything.router().openapi()));
}

TEST_CASE("every operation refuses a stranger before it looks at what he sends", "[api]")
{
    test::World world{test::sqlite, GENERATE("westerveld", "hub")};
    for (const auto& operation : operations(world.router())) {
        if (operation.permission == "anyone") continue;
        CAPTURE(operation.method, operation.path);
        const auto response = ask(world.router(), operation, {{"Content-Type", "nonsense"}}, "nonsense");
        CHECK(response.status == 401);
        check_problem(response);
    }
}

TEST_CASE("every operation refuses whoever may not, by the permission it names", "[api]")
{
    test::World world{test::sqlite, GENERATE("westerveld", "hub")};
    auto& nobody = world.given("Nobody");  // an account without a role
    for (const auto& operation : operations(world.router())) {
        if (operation.permission == "anyone" || operation.permission == "signed-in") continue;
        CAPTURE(operation.method, operation.path);
        const auto reply = nobody.send(operation.method, operation.path, "nonsense");
        CHECK(reply.status == 403);
        CHECK(reply.code() == "request.not_permitted");
    }
}

TEST_CASE("every operation with a body refuses nonsense with 400 and another media type with 415", "[api]")
{
    test::World world{test::sqlite};
    auto& somebody = world.given("Everybody", {"councillor", "griffier", "privacy_officer"});
    for (const auto& operation : operations(world.router())) {
        if (!operation.has_body || operation.path.find("chunks") != std::string::npos) continue;
        CAPTURE(operation.method, operation.path);
        auto& asker = operation.permission == "people.manage" ? world.administrator() : somebody;
        const auto nonsense = asker.send(operation.method, operation.path, R"({"nonsense":1})", {{"Content-Type", "application/json"}});
        if (nonsense.status != 403) {
            CHECK(nonsense.status == 400);
            CHECK(asker.send(operation.method, operation.path, "<a/>", {{"Content-Type", "text/xml"}}).status == 415);
        }
    }
}

TEST_CASE("a path with a slash behind it is not found, and a method that is not there is named", "[api]")
{
    test::World world{test::sqlite};
    for (auto operation : operations(world.router())) {
        CAPTURE(operation.method, operation.path);
        operation.path += "/";
        CHECK(ask(world.router(), operation, {}).status == 404);
        operation.path.pop_back();
        operation.method = "TRACE";
        const auto response = ask(world.router(), operation, {});
        CHECK(response.status == 405);
        CHECK_FALSE(header(response, "Allow").empty());
    }
}

TEST_CASE("what is asked for by an id that does not exist is not found, whoever asks", "[api]")
{
    test::World world{test::sqlite};
    auto& somebody = world.given("Everybody", {"councillor", "griffier"});
    for (const auto& operation : operations(world.router())) {
        if (operation.method != "GET" || operation.path.find("0000-4000") == std::string::npos) continue;
        CAPTURE(operation.path);
        const auto reply = somebody.get(operation.path);
        if (reply.status == 406) continue;  // bytes; asked in their own tests
        CHECK(reply.status == 404);
        CHECK(reply.code() == "request.not_found");
    }
}

}  // namespace luwte
