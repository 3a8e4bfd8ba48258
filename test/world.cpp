#include "world.h"

#include <libpq-fe.h>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "cookies.h"
#include "http/text.h"
#include "people/people_api.h"
#include "people/session.h"
#include "storage/watched_test.h"

namespace luwte::test {

namespace json = boost::json;

namespace {

constexpr const char* password = "a long enough password";
const std::string device_cookie = "__Host-luwte-device";
constexpr const char* administrator_name = "Lotte Prins";
constexpr const char* administrator_login = "beheer@oeverbeek.example";
constexpr const char* administrator_elsewhere = "Administrator elsewhere";
constexpr const char* login_elsewhere = "beheer@duinrand.example";
const people::PasswordWork::Limits cheap{.work = {1, 8192}};

std::string only_letters(std::string_view name)
{
    std::string login;
    for (char c : name) login += std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::tolower(c)) : '.';
    return login;
}

std::vector<http::Header> as_json(std::vector<http::Header> headers)
{
    headers.push_back({"Content-Type", "application/json"});
    return headers;
}

Reply reply_of(const http::Response& response)
{
    Reply reply{.status = response.status, .body = {}, .bytes = response.body, .etag = {}, .headers = response.headers};
    if (response.more)
        for (auto piece = response.more(); !piece.empty(); piece = response.more()) reply.bytes += piece;
    reply.etag = reply.header("ETag");
    if (reply.header("Content-Type").find("json") != std::string::npos) reply.body = json::parse(reply.bytes);
    return reply;
}

std::string file_text(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

/// Every value of every table, as text; bytes are in hex there.
std::string dump(const std::string& url)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(url.c_str()), &PQfinish};
    const auto rows = [&](const std::string& sql) {
        return std::unique_ptr<PGresult, decltype(&PQclear)>{PQexec(connection.get(), sql.c_str()), &PQclear};
    };
    std::string all;
    const auto tables = rows("SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
    REQUIRE(PQntuples(tables.get()) > 0);
    for (int table = 0; table < PQntuples(tables.get()); ++table) {
        const auto content = rows(std::string{"SELECT * FROM \""} + PQgetvalue(tables.get(), table, 0) + "\"");
        for (int row = 0; row < PQntuples(content.get()); ++row)
            for (int column = 0; column < PQnfields(content.get()); ++column)
                all += std::string{PQgetvalue(content.get(), row, column)} + "\n";
    }
    return all;
}

}  // namespace

std::string Reply::code() const
{
    const auto* object = body.if_object();
    const auto* code = object && status >= 400 ? object->if_contains("code") : nullptr;
    return code ? std::string{code->as_string()} : std::string{};
}

const json::value& Reply::operator[](std::string_view member) const { return at("/" + std::string{member}); }

const json::value& Reply::at(std::string_view pointer) const
{
    INFO(status << " " << bytes);
    json::error_code error;
    const auto* found = body.find_pointer(pointer, error);
    REQUIRE(found != nullptr);
    return *found;
}

std::string Reply::text(std::string_view pointer) const { return std::string{at(pointer).as_string()}; }

std::string Reply::header(std::string_view name) const
{
    for (const auto& header : headers)
        if (http::same_word(header.name, name)) return header.value;
    return {};
}

std::vector<http::Header> if_match(const Reply& seen) { return {{"If-Match", seen.etag}}; }
std::vector<http::Header> if_match(std::int64_t version) { return {{"If-Match", "\"" + std::to_string(version) + "\""}}; }

Reply Person::post(const std::string& path, const Json& body, std::vector<http::Header> headers)
{
    return send("POST", path, json::serialize(body), as_json(std::move(headers)));
}

Reply Person::put(const std::string& path, const Json& body, std::vector<http::Header> headers)
{
    return send("PUT", path, json::serialize(body), as_json(std::move(headers)));
}

Reply Person::patch(const std::string& path, const Json& body, std::vector<http::Header> headers)
{
    return send("PATCH", path, json::serialize(body), as_json(std::move(headers)));
}

Reply Person::put_bytes(const std::string& path, std::string bytes)
{
    return send("PUT", path, std::move(bytes), {{"Content-Type", "application/octet-stream"}});
}

Reply Person::send(const std::string& method, const std::string& path, std::string body, std::vector<http::Header> headers)
{
    if (token.empty()) sign_in();
    http::Request request{method, "/v1" + path, std::move(headers), std::move(body), "192.0.2.1"};
    request.headers.push_back({"Host", "luwte.example"});
    request.headers.push_back({"Authorization", "Bearer " + token});
    auto reply = reply_of(m_world->router().handle(request));
    if (reply.status != 401) return reply;
    sign_in();
    request.headers.back().value = "Bearer " + token;
    return reply_of(m_world->router().handle(request));
}

void Person::sign_in()
{
    const json::object words{{"login", login}, {"password", password}};
    const std::vector<http::Header> as_a_browser{
        {"Host", "luwte.example"}, {"Sec-Fetch-Site", "same-origin"}, {"Cookie", device_cookie + "=" + m_device}};
    const auto reply = reply_of(m_world->router().handle({"POST", "/v1/sessions", as_json(as_a_browser), json::serialize(words), "192.0.2.1"}));
    INFO(reply.bytes);
    REQUIRE(reply.status == 201);
    token = cookie_set(reply.headers, "__Host-luwte");
}

static app::Settings settings_for(const std::string& pack)
{
    if (pack != "hub") return {.passwords = cheap, .network = {.hub = hub_address}};
    return {.passwords = cheap, .role = app::Role::hub, .address = hub_address};
}

World::World(Engine engine, const std::string& pack)
    : m_place{engine},
      m_pack_id{pack},
      m_clock{*parse_instant("2026-03-09T09:00:00Z")},
      m_database{std::make_unique<storage::Watched>(storage::open(m_place.url()))},
      m_founded{found("Gemeente Oeverbeek", administrator_login)},
      m_passwords{cheap}
{
    m_register = std::make_unique<app::Application>(*m_database, m_clock, settings_for(pack));
    accept(administrator_name, administrator_login, m_founded.administrator, m_founded.invitation);
}

World::World(Engine engine, const Compose& compose, const std::string& pack)
    : m_place{engine},
      m_pack_id{pack},
      m_clock{*parse_instant("2026-03-09T09:00:00Z")},
      m_database{std::make_unique<storage::Watched>(storage::open(m_place.url()))},
      m_founded{found("Gemeente Oeverbeek", administrator_login)},
      m_pack{protocol::load_shipped(pack).pack},
      m_passwords{cheap}
{
    const people::PackOf packs = [this](storage::Transaction&, const OrganisationId&) -> const protocol::Pack& { return *m_pack; };
    m_router = std::make_unique<http::Router>(*m_database, m_clock, people::authenticator(packs), people::remembered_sessions());
    people::add_routes(*m_router, packs, m_passwords);
    compose(*m_router, *m_database, packs);
    accept(administrator_name, administrator_login, m_founded.administrator, m_founded.invitation);
}

people::Founded World::found(const std::string& name, const std::string& login)
{
    return people::found(*m_database, {name, m_pack_id, administrator_name, login}, m_clock.now());
}

World::~World()
{
    if (!m_packs.empty()) std::filesystem::remove_all(m_packs);
}

void World::put_in_force(const std::string& pack)
{
    if (m_packs.empty()) m_packs = std::filesystem::temp_directory_path() / ("luwte-packs-" + fresh_uuid());
    std::filesystem::create_directories(m_packs);
    std::ofstream{m_packs / (m_pack_id + ".yaml")} << pack;
    auto settings = settings_for(m_pack_id);
    settings.packs = m_packs.string();
    m_register = std::make_unique<app::Application>(*m_database, m_clock, settings);
}

storage::Database& World::database() { return *m_database; }

std::vector<std::string> World::work_of(const std::function<void()>& request) { return m_database->of(request); }

Person& World::administrator() { return *m_people.at(administrator_name); }

std::string World::take_up(const std::string& invitation)
{
    const json::object words{{"token", invitation}, {"password", password}};
    const auto reply = reply_of(router().handle({"POST", "/v1/invitation-acceptances", as_json({}), json::serialize(words), "192.0.2.1"}));
    INFO(reply.bytes);
    REQUIRE(reply.status < 300);
    return cookie_set(reply.headers, device_cookie);
}

void World::reset(Person& person)
{
    person.m_device = take_up(administrator().post("/accounts/" + person.account.text + "/invitations").text("/token"));
    person.token.clear();
}

Person& World::accept(const std::string& name, const std::string& login, const AccountId& account, const std::string& invitation)
{
    auto& person = m_people[name] = std::make_unique<Person>();
    person->m_device = take_up(invitation);
    person->account = account;
    person->name = name;
    person->login = login;
    person->m_world = this;
    return *person;
}

Person& World::as(std::string_view role) { return given(std::string{role}, {std::string{role}}); }

Person& World::given(const std::string& name, const std::vector<std::string>& roles)
{
    if (const auto found = m_people.find(name); found != m_people.end()) return *found->second;
    return hire(administrator(), name, only_letters(name) + "@oeverbeek.example", roles);
}

Person& World::elsewhere(const std::string& name, const std::vector<std::string>& roles)
{
    if (const auto found = m_people.find(name); found != m_people.end()) return *found->second;
    if (!m_people.contains(administrator_elsewhere)) {
        const auto founded = found("Gemeente Duinrand", login_elsewhere);
        application().refresh();
        accept(administrator_elsewhere, login_elsewhere, founded.administrator, founded.invitation);
    }
    return hire(*m_people.at(administrator_elsewhere), name, only_letters(name) + "@duinrand.example", roles);
}

Person& World::hire(Person& administrator, const std::string& name, const std::string& login, const std::vector<std::string>& roles)
{
    const auto made = administrator.post("/accounts", {{"name", name}, {"login", login}});
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    const auto invited = administrator.post("/accounts/" + made.id() + "/invitations");
    auto& person = accept(name, login, AccountId{made.id()}, invited.text("/token"));
    for (const auto& role : roles) appoint(administrator, person, role, nullptr);
    return person;
}

void World::appoint(const Person& person, std::string_view role, const Person* deputy)
{
    appoint(administrator(), person, role, deputy);
}

void World::appoint(Person& administrator, const Person& person, std::string_view role, const Person* deputy)
{
    json::object body{{"role", role}, {"validFrom", iso(day_in_amsterdam(m_clock.now()))}};
    if (deputy) body["deputy"] = deputy->account.text;
    const auto reply = administrator.post("/accounts/" + person.account.text + "/role-assignments", body);
    INFO(reply.bytes);
    REQUIRE(reply.status == 201);
}

void World::on(std::string_view instant) { m_clock.set(*parse_instant(instant)); }

bool World::database_contains(std::string_view words) const
{
    std::string all;
    if (m_place.file().empty()) all = dump(m_place.url());
    else
        for (const char* part : {"", "-wal", "-shm"}) all += file_text(m_place.file() + part);
    return all.find(words) != std::string::npos || all.find(hex(as_bytes(words))) != std::string::npos;
}

}  // namespace luwte::test
