// A case through the door that a user uses: who sees it, what is asked of whom, and what is never lost.
#include <catch2/catch.hpp>

#include <thread>

#include "town.h"

namespace luwte {
namespace json = boost::json;
using test::Town;

TEST_CASE("a councillor's report in Westerveld: the griffier handles, mayor and officer are informed", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"form", "social_media"}});

    auto page = town.griffier.get("/incidents/" + incident);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/handler/name") == "griffier");
    CHECK(page.text("/reports/0/narrative") == "He said he knows where I live.");
    CHECK(page.text("/reports/0/reporter/name") == "councillor");
    CHECK(page.text("/pack/id") == "westerveld");
    CHECK(page.text("/classifications/0/behaviour") == "threat");
    CHECK(page.at("/classifications/0/suggested").as_bool());
    CHECK(page.text("/affected/0/role") == "councillor");
    CHECK(page.etag == "\"1\"");

    auto of = [&](test::Person& person, const char* kind) { return test::items_with(person.get("/tasks")["items"], "kind", kind).size(); };
    CHECK(of(town.griffier, "handle") == 1);
    CHECK(of(town.mayor, "be_informed") == 1);
    CHECK(of(town.officer, "be_informed") == 1);
    CHECK(of(town.secretary, "be_informed") == 0);
    CHECK(town.secretary.get("/incidents/" + incident).status == 404);

    SECTION("reading is what the informed were asked to do")
    {
        CHECK(town.mayor.get("/incidents/" + incident).status == 200);
        CHECK(of(town.mayor, "be_informed") == 0);
    }
    SECTION("the informed read and do not write")
    {
        CHECK(town.mayor.post("/incidents/" + incident + "/notes", {{"text", "mine"}}).code() == "request.not_permitted");
        CHECK(town.mayor.get("/incidents/" + incident)["permissions"].as_array().empty());
    }
    SECTION("the reporter has his report and not the case")
    {
        CHECK(town.councillor.get("/incidents/" + incident).status >= 403);
        CHECK(town.councillor.get("/tasks")["items"].as_array().empty());
    }
    SECTION("the list counts what is asked")
    {
        auto list = town.griffier.get("/incidents?state=open");
        CHECK(list.text("/items/0/id") == incident);
        CHECK(list.at("/items/0/myTasks").as_int64() >= 1);
        CHECK(list.text("/items/0/affectedRoles/0") == "councillor");
        CHECK(town.griffier.get("/incidents?state=closed")["items"].as_array().empty());
    }
}

TEST_CASE("a mayor who is attacked in Westerveld: duties to the King's Commissioner and the Labour Inspectorate", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.mayor, {{"reporterRole", "mayor"}, {"behaviour", "physical_violence"},
                                                     {"aggravating", json::array{"injury"}}});
    auto page = town.secretary.get("/incidents/" + incident);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/handler/name") == "secretary");

    std::map<std::string, json::value> duties;
    for (const auto& task : page["tasks"].as_array())
        if (const auto* duty = task.as_object().if_contains("duty"); duty && task.at("kind") == "duty")
            duties[std::string{duty->at("id").as_string()}] = task;
    REQUIRE(duties.contains("labour_inspectorate"));
    CHECK(duties["labour_inspectorate"].at("deadline").at("type") == "hard");
    CHECK(duties["labour_inspectorate"].at("deadline").at("due") == "2026-03-10T09:00:00.000Z");
    CHECK(duties["labour_inspectorate"].at("unverified").as_bool());
    REQUIRE(duties.contains("kings_commissioner"));
    CHECK(duties["kings_commissioner"].at("deadline").at("type") == "soft");
    CHECK(duties["kings_commissioner"].at("owner").at("name") == "secretary");
    CHECK(town.griffier.get("/incidents/" + incident).status == 200);
    CHECK(town.mayor.get("/incidents/" + incident).status == 404);
}

TEST_CASE("two handlers who write at once: one wins, the other is told and loses no text", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor);
    auto path = "/incidents/" + incident;
    auto seen = town.griffier.get(path);
    auto seen_too = town.officer.get(path);

    const json::object first{{"behaviour", "threat"}, {"reason", "He named the address."}};
    CHECK(town.griffier.post(path + "/classifications", first).code() == "request.if_match_missing");
    CHECK(town.griffier.post(path + "/classifications", first, test::if_match(seen)).status == 201);
    const json::object second{{"behaviour", "verbal_aggression"}, {"reason", "No more than words."}};
    auto late = town.officer.post(path + "/classifications", second, test::if_match(seen_too));
    CHECK(late.status == 412);
    CHECK(late.code() == "request.stale");

    auto now = town.officer.get(path);
    CHECK(now.text("/behaviour") == "threat");
    CHECK(town.officer.post(path + "/classifications", second, test::if_match(now)).status == 201);
    auto both = town.griffier.get(path);
    CHECK(both["classifications"].as_array().size() == 2);
    CHECK(both.text("/classifications/0/reason") == "He named the address.");
    CHECK_FALSE(town.database_contains("named the address"));
}

TEST_CASE("of two handlers who press the button in the same instant exactly one wins", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto path = "/incidents/" + town.given_incident(town.councillor);
    auto seen = test::if_match(town.griffier.get(path));
    town.officer.get(path);
    int status[2] = {0, 0};
    auto classify = [&](test::Person& person, int& answer) {
        answer = person.post(path + "/classifications", {{"behaviour", "threat"}, {"reason", "Seen."}}, seen).status;
    };
    std::thread first{[&] { classify(town.griffier, status[0]); }};
    std::thread second{[&] { classify(town.officer, status[1]); }};
    first.join();
    second.join();
    CHECK(std::min(status[0], status[1]) == 201);
    CHECK(std::max(status[0], status[1]) == 412);
    CHECK(town.griffier.get(path)["classifications"].as_array().size() == 1);
}

TEST_CASE("a case is closed with its lesson, and only when what must be done is done", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.mayor, {{"reporterRole", "mayor"}, {"behaviour", "physical_violence"},
                                                     {"aggravating", json::array{"injury"}}});
    auto path = "/incidents/" + incident;
    auto& secretary = town.secretary;
    auto close = [&](json::object body) { return secretary.post(path + "/closures", body, test::if_match(secretary.get(path))); };

    CHECK(close({}).code() == "incidents.lesson_missing");
    CHECK(close({{"lesson", "Two at the desk."}}).code() == "incidents.hard_tasks_open");
    const auto seen = secretary.get(path);
    for (const auto& task : seen["tasks"].as_array()) {
        if (task.at("deadline").at("type") != "hard" || task.at("kind") == "aftercare") continue;
        auto completions = "/tasks/" + std::string{task.at("id").as_string()} + "/completions";
        auto version = test::if_match(task.at("version").as_int64());
        CHECK(secretary.post(completions, {{"outcome", "not_applicable"}}, version).code() == "incidents.remark_missing");
        CHECK(secretary.post(completions, {{"outcome", "not_applicable"}, {"remark", "No employee."}}, version).status == 200);
        CHECK(secretary.post(completions, {{"outcome", "done"}}, version).code() == "incidents.task_finished");
    }
    CHECK(close({{"lesson", "Two at the desk."}}).status == 201);
    CHECK(secretary.post(path + "/notes", {{"text", "late"}}).code() == "incidents.closed");
    CHECK(secretary.get("/incidents?state=closed")["items"].as_array().size() == 1);

    auto reopen = [&](json::object body) { return secretary.post(path + "/reopenings", body, test::if_match(secretary.get(path))); };
    CHECK(reopen({{"reason", "He came back."}}).status == 201);
    CHECK(reopen({{"reason", "again"}}).code() == "incidents.is_open");
    auto page = secretary.get(path);
    CHECK(page.text("/closures/0/lesson") == "Two at the desk.");
    CHECK(page.text("/closures/0/reason") == "He came back.");
    CHECK(close({{"lessonNone", true}}).status == 201);
}

TEST_CASE("a case is handed over with its keys, and the tasks go along", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor);
    auto path = "/incidents/" + incident;
    auto assign = [&](test::Person& to) {
        return town.griffier.post(path + "/assignments", {{"account", to.account.text}, {"reason", "I am away."}},
                                  test::if_match(town.griffier.get(path)));
    };
    CHECK(assign(town.councillor).code() == "incidents.may_not_handle");
    CHECK(assign(town.secretary).status == 200);

    auto page = town.secretary.get(path);
    REQUIRE(page.status == 200);
    CHECK(page.text("/handler/name") == "secretary");
    CHECK(page.text("/reports/0/narrative") == "He said he knows where I live.");
    CHECK(page.text("/notes/0/text") == "I am away.");
    CHECK(test::items_with(town.secretary.get("/tasks")["items"], "kind", "handle").size() == 1);
    CHECK(test::items_with(town.griffier.get("/tasks")["items"], "kind", "handle").empty());
    CHECK_FALSE(town.database_contains("I am away"));

    auto readers = town.griffier.get(path + "/readers");
    bool handed = false;
    for (const auto& holder : readers["holders"].as_array()) handed |= holder.at("rule") == "handover" && holder.at("name") == "secretary";
    CHECK(handed);
    CHECK(readers["looks"].as_array().size() > 2);
}

TEST_CASE("what the reporter adds later stands on the timeline, and the handler is told", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto made = town.report(town.councillor);
    auto path = "/incidents/" + town.incident_of(made.id());
    CHECK(town.councillor.post("/reports/" + made.id() + "/supplements", {{"text", "He came back today."}}).status < 300);
    auto page = town.griffier.get(path);
    CHECK(test::items_with(page["timeline"], "kind", "report_supplemented").size() == 1);
    CHECK(page.text("/reports/0/supplements/0/text") == "He came back today.");
}

TEST_CASE("feedback reaches the reporter and keeps the promise", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto made = town.report(town.councillor);
    auto path = "/incidents/" + town.incident_of(made.id());
    CHECK(town.griffier.post(path + "/feedback", {{"text", "He was warned in writing."}}).status == 204);
    CHECK(town.councillor.get("/reports/" + made.id()).text("/feedback/0/text") == "He was warned in writing.");
    const auto page = town.griffier.get(path);
    for (const auto& task : page["tasks"].as_array())
        if (task.at("kind") == "feedback") CHECK(task.at("state") == "done");
    CHECK_FALSE(town.database_contains("warned in writing"));
}

}  // namespace luwte
