// A town hall for the tests of people: an organisation with its administrator, behind the real router.
#pragma once

#include <catch2/catch.hpp>

#include <liboath/oath.h>

#include <boost/json.hpp>

#include "cookies.h"
#include "engines.h"
#include "http/http.h"
#include "people/people_api.h"
#include "people/session.h"
#include "protocol/protocol.h"

namespace luwte::test {

inline constexpr const char* password = "a long enough password";
inline constexpr const char* login = "beheer@oeverbeek.example";  // the administrator's

/// What an app on a telephone says then.
inline std::string code_at(const std::string& base32, Instant now)
{
    char* secret = nullptr;
    std::size_t length = 0;
    REQUIRE(oath_base32_decode(base32.data(), base32.size(), &secret, &length) == OATH_OK);
    char code[7];
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    REQUIRE(oath_totp_generate(secret, length, seconds, 30, 0, 6, code) == OATH_OK);
    std::free(secret);
    return code;
}

struct Answer {
    int status;
    boost::json::value body;
    std::vector<http::Header> headers;

    std::string code() const
    {
        if (status < 400) return "";
        const auto* errors = body.as_object().if_contains("code");
        return errors ? std::string{errors->as_string()} : std::string{};
    }
    std::string text(const char* member) const { return std::string{body.as_object().at(member).as_string()}; }
    std::string cookie(std::string_view name) const { return cookie_set(headers, name); }
};

struct Office {
    std::unique_ptr<storage::Database> database;
    FixedClock clock{*parse_instant("2026-03-09T09:00:00Z")};
    protocol::Pack pack = *protocol::load_shipped("westerveld").pack;
    people::PackOf packs = [this](storage::Transaction&, const OrganisationId&) -> const protocol::Pack& { return pack; };
    people::PasswordWork work{{.work = {1, 8192}}};
    http::Router router;
    people::Founded founded;
    std::string admin;  // his token

    explicit Office(Engine engine)
        : database{fresh_database(engine)},
          router{*database, clock, people::authenticator(packs), people::remembered_sessions()},
          founded{people::found(*database, {"Gemeente Oeverbeek", "westerveld", "Lotte Prins", login},
                                clock.now())}
    {
        people::add_routes(router, packs, work);
        accept(founded.invitation);
        admin = sign_in(login);
    }

    Answer ask(const std::string& method, const std::string& path, const std::string& token, boost::json::value body = nullptr,
               std::vector<http::Header> headers = {}, std::string peer = "192.0.2.1") const
    {
        http::Request request{method, "/v1" + path, std::move(headers), "", std::move(peer)};
        if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
        if (!body.is_null()) {
            request.body = boost::json::serialize(body);
            request.headers.push_back({"Content-Type", "application/json"});
        }
        auto response = router.handle(request);
        INFO(response.body);
        return {response.status, response.body.empty() ? boost::json::value{} : boost::json::parse(response.body),
                response.headers};
    }
    Answer get(const std::string& path, const std::string& token) const { return ask("GET", path, token); }
    Answer post(const std::string& path, const std::string& token, boost::json::value body) const
    {
        return ask("POST", path, token, std::move(body));
    }

    Answer try_sign_in(const std::string& login, const std::string& words, std::vector<http::Header> headers = {},
                       std::string peer = "192.0.2.1") const
    {
        return ask("POST", "/sessions", "", {{"login", login}, {"password", words}}, std::move(headers), std::move(peer));
    }
    std::string sign_in(const std::string& login, const std::string& words = password) const
    {
        const auto answer = try_sign_in(login, words);
        REQUIRE(answer.status == 201);
        return answer.cookie("__Host-luwte");
    }
    void accept(const std::string& token, const std::string& words = password) const
    {
        REQUIRE(post("/invitation-acceptances", "", {{"token", token}, {"password", words}}).status == 204);
    }

    std::string given_account(const std::string& name, const std::string& login) const
    {
        const auto created = post("/accounts", admin, {{"name", name}, {"login", login}});
        REQUIRE(created.status == 201);
        return created.text("id");
    }
    std::string invited(const std::string& account) const
    {
        return post("/accounts/" + account + "/invitations", admin, boost::json::object{}).text("token");
    }
    std::string given_person(const std::string& name, const std::string& login, const std::string& role = "") const
    {
        const auto id = given_account(name, login);
        accept(invited(id));
        if (!role.empty()) appoint(id, role);
        return id;
    }
    std::string appoint(const std::string& account, const std::string& role, boost::json::object more = {}) const
    {
        more["role"] = role;
        if (!more.contains("validFrom")) more["validFrom"] = "2026-03-01";
        const auto answer = post("/accounts/" + account + "/role-assignments", admin, more);
        REQUIRE(answer.status == 201);
        return answer.text("id");
    }

    /// What a person's session can open, inside a transaction.
    http::Actor actor(storage::Transaction& tx, const std::string& token) const
    {
        http::Request request{"GET", "/v1/profile", {{"Authorization", "Bearer " + token}}, "", ""};
        auto found = people::authenticator(packs)(tx, request, clock.now());
        REQUIRE(static_cast<bool>(found));
        return *found;
    }
};

}  // namespace luwte::test
