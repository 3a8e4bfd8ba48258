// A small register with a few people in it, on either engine, asked through the door that a user uses.
//
//     test::World world{GENERATE(test::sqlite, test::postgres)};
//     auto made = world.as("councillor").post("/reports", {{"narrative", "…"}, …});
//     CHECK(world.as("griffier").get("/incidents")["items"].as_array().size() == 1);
//
// The clock stands still until told otherwise; passwords are hashed cheaply.
#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/application.h"
#include "base/time.h"
#include "engines.h"
#include "http/http.h"
#include "people/password_work.h"
#include "people/people.h"

namespace luwte::storage {
class Watched;
}

namespace luwte::test {

struct Reply {
    int status = 0;
    boost::json::value body;
    std::string bytes;  // as sent; of an answer in pieces, all of them
    std::string etag;
    std::vector<http::Header> headers;

    std::string code() const;  // of a problem; empty otherwise
    /// A member of the answer; a Catch failure when it is not there.
    const boost::json::value& operator[](std::string_view member) const;
    /// Anywhere in the answer, by JSON pointer: "/items/0/id".
    const boost::json::value& at(std::string_view pointer) const;
    std::string text(std::string_view pointer) const;
    std::string id() const { return text("/id"); }
    std::string header(std::string_view name) const;
};

using Json = boost::json::value;

/// What a request says it changes: the ETag it saw, or a version.
std::vector<http::Header> if_match(const Reply& seen);
std::vector<http::Header> if_match(std::int64_t version);

/// Under which a World with the pack "hub" is known, and where every other World believes that its hub is. Nobody listens there.
inline constexpr const char* hub_address = "https://127.0.0.1:9";

class World;

/// Somebody with an account. Signs in at the first request, and again when the session has ended.
class Person {
public:
    Reply get(const std::string& path) { return send("GET", path); }
    Reply post(const std::string& path, const Json& body = boost::json::object{}, std::vector<http::Header> headers = {});
    Reply put(const std::string& path, const Json& body, std::vector<http::Header> headers = {});
    Reply patch(const std::string& path, const Json& body, std::vector<http::Header> headers = {});
    Reply remove(const std::string& path) { return send("DELETE", path); }
    Reply put_bytes(const std::string& path, std::string bytes);
    Reply send(const std::string& method, const std::string& path, std::string body = {}, std::vector<http::Header> headers = {});

    AccountId account;
    std::string name, login;
    /// The session's token, as the cookie has it.
    std::string token;
    void sign_in();

private:
    friend World;
    World* m_world = nullptr;
    std::string m_device;  // the browser in which the invitation was accepted, known ever since
};

class World {
public:
    /// The whole register; with the pack "hub", a hub of the network.
    explicit World(Engine engine, const std::string& pack = "westerveld");
    /// People, and only the features under test: compose(router, database, packs) adds their routes.
    using Compose = std::function<void(http::Router&, storage::Database&, const people::PackOf&)>;
    World(Engine engine, const Compose& compose, const std::string& pack = "westerveld");
    ~World();
    World(const World&) = delete;

    /// The person of a role, appointed at the first mention: as("griffier").
    Person& as(std::string_view role);
    /// A person by name with roles of choice; made at the first mention, found again by name.
    Person& given(const std::string& name, const std::vector<std::string>& roles = {});
    /// A person of another organisation, whose register lies in the same database. Of the whole register only.
    Person& elsewhere(const std::string& name, const std::vector<std::string>& roles = {});
    /// Appoints somebody to one more role, with a deputy when given.
    void appoint(const Person& person, std::string_view role, const Person* deputy = nullptr);
    Person& administrator();

    FixedClock& clock() { return m_clock; }
    void on(std::string_view instant);  // "2026-03-09T09:00:00Z"
    void pass(std::chrono::milliseconds time) { m_clock.pass(time); }

    storage::Database& database();
    /// What a request asks of the database, step by step.
    std::vector<std::string> work_of(const std::function<void()>& request);
    /// On SQLite: the file; its log lies beside it.
    const std::string& database_file() const { return m_place.file(); }
    const std::string& database_url() const { return m_place.url(); }
    const http::Router& router() const { return m_register ? m_register->router() : *m_router; }
    app::Application& application() { return *m_register; }  // of the whole register only
    /// The operator stops the register and starts it with this pack, in the organisation's own folder. Of the whole register only.
    void put_in_force(const std::string& pack);
    const OrganisationId& organisation() const { return m_founded.organisation; }
    const std::vector<Secret>& recovery_shares() const { return m_founded.shares; }
    /// The administrator makes a link for somebody who had a password, and it is used.
    void reset(Person& person);

    /// Whether the words stand anywhere in the stored data, as somebody who steals the disk would look for them.
    bool database_contains(std::string_view words) const;

private:
    friend Person;
    Place m_place;
    std::string m_pack_id;
    FixedClock m_clock;
    std::unique_ptr<storage::Watched> m_database;
    people::Founded m_founded;
    std::filesystem::path m_packs;  // empty: the shipped ones
    std::unique_ptr<app::Application> m_register;  // or, with features of choice, the three below
    std::optional<protocol::Pack> m_pack;
    people::PasswordWork m_passwords;
    std::unique_ptr<http::Router> m_router;
    std::map<std::string, std::unique_ptr<Person>> m_people;  // by name

    people::Founded found(const std::string& name, const std::string& administrator_login);
    Person& hire(Person& administrator, const std::string& name, const std::string& login, const std::vector<std::string>& roles);
    void appoint(Person& administrator, const Person& person, std::string_view role, const Person* deputy);
    /// Answers with what the browser is known by from then on.
    std::string take_up(const std::string& invitation);
    Person& accept(const std::string& name, const std::string& login, const AccountId& account, const std::string& invitation);
};

}  // namespace luwte::test
