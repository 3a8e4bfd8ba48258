// A town hall where reports can be made. What happens to a report after it was taken in is another feature's; here it is
// written down, so that a test can ask what was handed on.
#pragma once

#include <catch2/catch.hpp>

#include <mutex>

#include "reports/routes.h"
#include "reports/submitted.h"
#include "world.h"

namespace luwte::test {

struct Desk {
    struct HandedOn {
        std::string reporter;
        std::vector<std::string> receivers;  // accounts
        std::vector<std::string> affected_roles;
        std::set<std::string> excluded_roles;
    };

    struct Happened {
        std::mutex turn;
        std::vector<HandedOn> handed_on;
        int changes = 0;
    };
    std::shared_ptr<Happened> happened = std::make_shared<Happened>();

    World world;
    Person& anna = world.given("Anna de Wit", {"councillor"});
    Person& bram = world.given("Bram Kok", {"councillor"});
    Person& griffier = world.given("Gerda Bos", {"griffier"});
    Person& mayor = world.given("Mees Vos", {"mayor"});
    Person& secretary = world.given("Sanne Dam", {"secretary"});
    Person& officer = world.given("Omar Berg", {"designated_officer"});

    explicit Desk(Engine engine)
        : world{engine, [happened = happened](http::Router& router, storage::Database& database, const people::PackOf& packs) {
                    reports::add_routes(router, database, packs, reactions(happened), no_case);
                }}
    {
    }

    const std::vector<HandedOn>& handed_on() const { return happened->handed_on; }
    int changes() const { return happened->changes; }

    /// The least a form says; `more` replaces or adds members.
    static boost::json::object form(boost::json::object more = {})
    {
        using boost::json::array;
        boost::json::object form{{"narrative", "He said he knows where I live."},
                                 {"form", "in_person"},
                                 {"occurredAt", "2026-03-08T21:30:00+01:00"},
                                 {"answers", array{}},
                                 {"aggravating", array{}},
                                 {"targets", array{}},
                                 {"offender", {{"known", "unknown"}}},
                                 {"involved", array{}},
                                 {"affected", array{}},
                                 {"reporterRole", "councillor"},
                                 {"evidence", array{}},
                                 {"repeated", false},
                                 {"persists", false}};
        for (auto& member : more) form[member.key()] = member.value();
        return form;
    }

    Reply report(Person& by, boost::json::object more = {}) const { return by.post("/reports", form(std::move(more))); }
    std::string given_report(Person& by, boost::json::object more = {}) const
    {
        const auto reply = report(by, std::move(more));
        INFO(reply.bytes);
        REQUIRE(reply.status == 201);
        return reply.id();
    }

    /// A whole file, sent in chunks and closed.
    std::string given_file(Person& by, const std::string& name, const std::string& content, boost::json::object more = {}) const
    {
        more["name"] = name;
        more["size"] = content.size();
        const auto begun = by.post("/evidence", more);
        INFO(begun.bytes);
        REQUIRE(begun.status == 201);
        const auto path = "/evidence/" + begun.id();
        constexpr std::size_t chunk = 1 << 20;
        for (std::size_t at = 0, number = 0; at < content.size(); at += chunk, ++number)
            REQUIRE(by.put_bytes(path + "/chunks/" + std::to_string(number), content.substr(at, chunk)).status == 204);
        REQUIRE(by.post(path + "/completions").status == 200);
        return begun.id();
    }

private:
    static Result<vault::CompartmentId> no_case(http::Call&, const reports::IncidentId&) { return not_found("request.not_found"); }
    static reports::Reactions reactions(const std::shared_ptr<Happened>& happened)
    {
        reports::Reactions reactions;
        reactions.on_submitted = [happened](http::Call& call, const reports::Submitted& submitted) -> Result<reports::IncidentId> {
            HandedOn handed{submitted.reporter.text, {}, {}, submitted.situation.excluded};
            for (const auto& person : submitted.receivers) handed.receivers.push_back(person.account.text);
            for (const auto& person : submitted.affected) handed.affected_roles.push_back(person.role);
            call.tx.after_commit([happened, handed] {
                std::lock_guard turn{happened->turn};
                happened->handed_on.push_back(handed);
            });
            return fresh<reports::IncidentId>();
        };
        reactions.on_changed = [happened](http::Call& call, const reports::Changed&) -> Result<Done> {
            call.tx.after_commit([happened] {
                std::lock_guard turn{happened->turn};
                ++happened->changes;
            });
            return Done{};
        };
        return reactions;
    }
};

}  // namespace luwte::test
