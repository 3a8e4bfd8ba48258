// A town hall where reports can be made: people of every role behind the real router. What happens to a report after it
// was taken in is another feature's; here it is written down, so that a test can ask what was handed on.
#pragma once

#include <fstream>
#include <iterator>

#include "people/office_test.h"
#include "reports/routes.h"
#include "reports/submitted.h"

namespace luwte::test {

namespace json = boost::json;

struct Desk : Office {
    struct HandedOn {
        std::string incident;
        std::string reporter;
        std::vector<std::string> receivers, informed;  // accounts
        std::vector<std::string> affected_roles;
        std::set<std::string> excluded_roles;
    };
    struct Person {
        std::string id, token;
    };

    std::vector<HandedOn> handed_on;
    int changes = 0;
    Person anna, bram, alderman, griffier, mayor, secretary, officer, deputy_mayor;

    explicit Desk(Engine engine) : Office{engine}
    {
        reports::add_routes(router, *database, packs, reactions());
        anna = person("Anna de Wit", "anna@oeverbeek.example", "councillor");
        bram = person("Bram Kok", "bram@oeverbeek.example", "councillor");
        alderman = person("Wil Smit", "wil@oeverbeek.example", "alderman");
        griffier = person("Gerda Bos", "gerda@oeverbeek.example", "griffier");
        mayor = person("Mees Vos", "mees@oeverbeek.example", "mayor");
        secretary = person("Sanne Dam", "sanne@oeverbeek.example", "secretary");
        officer = person("Omar Berg", "omar@oeverbeek.example", "designated_officer");
        deputy_mayor = person("Lieke Ven", "lieke@oeverbeek.example", "deputy_mayor");
    }

    Person person(const std::string& name, const std::string& login, const std::string& role)
    {
        const auto id = given_person(name, login, role);
        return {id, sign_in(login)};
    }

    reports::Reactions reactions()
    {
        reports::Reactions reactions;
        reactions.on_submitted = [this](http::Call& call, const reports::Submitted& submitted) -> Result<reports::IncidentId> {
            HandedOn handed;
            handed.incident = fresh_uuid();
            handed.reporter = submitted.reporter.text;
            for (const auto& person : submitted.receivers) handed.receivers.push_back(person.account.text);
            for (const auto& person : submitted.informed) handed.informed.push_back(person.account.text);
            for (const auto& person : submitted.affected) handed.affected_roles.push_back(person.role);
            handed.excluded_roles = submitted.situation.excluded;
            call.tx.after_commit([this, handed] { handed_on.push_back(handed); });
            return reports::IncidentId{handed.incident};
        };
        reactions.on_changed = [this](http::Call& call, const reports::Changed&) -> Result<Done> {
            call.tx.after_commit([this] { ++changes; });
            return Done{};
        };
        return reactions;
    }

    /// The least a form says; `more` replaces or adds members.
    static json::object form(json::object more = {})
    {
        json::object form{{"narrative", "He said he knows where I live."},
                          {"form", "in_person"},
                          {"occurredAt", "2026-03-08T21:30:00+01:00"},
                          {"answers", json::array{}},
                          {"aggravating", json::array{}},
                          {"targets", json::array{}},
                          {"offender", {{"known", "unknown"}}},
                          {"involved", json::array{}},
                          {"affected", json::array{}},
                          {"reporterRole", "councillor"},
                          {"evidence", json::array{}},
                          {"repeated", false},
                          {"persists", false}};
        for (auto& member : more) form[member.key()] = member.value();
        return form;
    }

    Answer report(const Person& by, json::object more = {}) const { return post("/reports", by.token, form(std::move(more))); }
    std::string given_report(const Person& by, json::object more = {}) const
    {
        const auto answer = report(by, std::move(more));
        INFO(json::serialize(answer.body));
        REQUIRE(answer.status == 201);
        return answer.text("id");
    }

    http::Response bytes(const std::string& method, const std::string& path, const Person& by, std::string body = {}) const
    {
        http::Request request{method, "/v1" + path, {{"Authorization", "Bearer " + by.token}}, std::move(body), "192.0.2.1"};
        if (method == "PUT") request.headers.push_back({"Content-Type", "application/octet-stream"});
        return router.handle(request);
    }
    /// A whole file, sent in chunks and closed.
    std::string given_file(const Person& by, const std::string& name, const std::string& content, json::object more = {}) const
    {
        more["name"] = name;
        more["size"] = content.size();
        const auto begun = post("/evidence", by.token, more);
        INFO(json::serialize(begun.body));
        REQUIRE(begun.status == 201);
        const auto id = begun.text("id");
        constexpr std::size_t chunk = 1 << 20;
        for (std::size_t at = 0, number = 0; at < content.size(); at += chunk, ++number)
            REQUIRE(bytes("PUT", "/evidence/" + id + "/chunks/" + std::to_string(number), by, content.substr(at, chunk)).status == 204);
        REQUIRE(post("/evidence/" + id + "/completions", by.token, json::object{}).status == 200);
        return id;
    }
    static std::string all_of(const http::Response& response)
    {
        if (!response.more) return response.body;
        std::string all;
        for (auto part = response.more(); !part.empty(); part = response.more()) all += part;
        return all;
    }

    /// Whether the words stand anywhere in the database, plain or as bytes.
    bool database_contains(const std::string& words) const
    {
        storage::Transaction tx{*database, storage::Mode::write};
        if (database->engine() == "sqlite") {
            const auto file = tx.first("SELECT file FROM pragma_database_list WHERE name = 'main'")->text(0);
            for (const auto& path : {file, file + "-wal"}) {
                std::ifstream in{path, std::ios::binary};
                const std::string content{std::istreambuf_iterator<char>{in}, {}};
                if (content.find(words) != std::string::npos) return true;
            }
            return false;
        }
        tx.first("SELECT set_config('xmlbinary', 'hex', true)");
        const auto dump = tx.first("SELECT CAST(schema_to_xml(current_schema(), true, false, '') AS TEXT)")->text(0);
        auto upper = hex(as_bytes(words));
        for (auto& digit : upper) digit = static_cast<char>(std::toupper(digit));
        return dump.find(words) != std::string::npos || dump.find(upper) != std::string::npos;
    }
};

}  // namespace luwte::test
