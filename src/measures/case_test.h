// A case of a threat, and the steps that deciding on it takes, for the tests of this feature.
#pragma once

#include <catch2/catch.hpp>

#include "town.h"

namespace luwte::test {

namespace json = boost::json;

/// A threat against a councillor, handled by the griffier.
struct Case : Town {
    explicit Case(test::Engine engine, std::string pack = "westerveld") : Town{engine, std::move(pack)}
    {
        incident = given_incident(councillor, {{"behaviour", "threat"}});
        path = "/incidents/" + incident;
        affected = griffier.get(path).text("/affected/0/id");
    }

    std::string incident, path, affected;

    test::Reply response() { return griffier.get(path + "/response"); }
    /// One measure of those that the protocol offers.
    json::value offered(std::string_view id) { return test::items_with(response()["offered"], "id", id).at(0); }
    std::string ask(const char* part, const char* role, json::object more = {})
    {
        more["part"] = part;
        more["role"] = role;
        if (std::string_view{role} == "affected") more["affectedId"] = affected;
        const auto made = griffier.post(path + "/voices", more);
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        return made.id();
    }
    void say(const std::string& voice, const char* answer, const char* words = "She said so.")
    {
        const auto given = griffier.post("/voices/" + voice + "/answers", {{"answer", answer}, {"words", words}}, test::if_match(1));
        INFO(given.bytes);
        REQUIRE(given.status == 200);
    }
    void hear(const char* outcome = "account")
    {
        const auto invited = griffier.post(path + "/hearings", {{"way", "letter"}, {"respondBy", "2026-03-16"}, {"invitation", "Please tell us."}});
        REQUIRE(invited.status == 201);
        REQUIRE(griffier.post("/hearings/" + invited.id() + "/outcomes",
                              {{"outcome", outcome}, {"outcomeOn", iso(day_in_amsterdam(clock().now()))}, {"words", "He was angry about the fence."}},
                              test::if_match(1)).status == 200);
    }
    json::object ban(json::object more = {})
    {
        json::object input{{"kind", "access_ban"}, {"decidedOn", "2026-03-09"}, {"startsOn", "2026-03-10"}, {"term", "P6M"},
                           {"reasons", "He threatened her twice."}, {"basis", "House rules"}, {"place", "Town hall, Markt 1"}};
        for (auto& member : more) input[member.key()] = member.value();
        return input;
    }
    std::string given_ban()
    {
        say(ask("heard", "affected"), "agrees");
        hear();
        const auto made = griffier.post(path + "/measures", ban());
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        return made.id();
    }
    json::value measure() { return response().at("/measures/0"); }
    std::vector<std::string> codes(const test::Reply& reply)
    {
        std::vector<std::string> list;
        for (const auto& error : reply["errors"].as_array()) list.emplace_back(error.at("code").as_string());
        return list;
    }
    std::vector<json::value> open_tasks(Person& person, std::string_view kind)
    {
        return test::items_with(person.get("/tasks")["items"], "kind", kind);
    }
};

}  // namespace luwte::test
