// Duties to others: at once where the law says so, and with proof that they were done.
#include <catch2/catch.hpp>

#include "town.h"

namespace luwte {
namespace {

namespace json = boost::json;
using test::Town;

json::value task_of(test::Person& person, const std::string& path, std::string_view duty)
{
    const auto page = person.get(path);
    for (const auto& task : page["tasks"].as_array())
        if (const auto* asked = task.as_object().if_contains("duty"); asked && asked->at("id").as_string() == duty) return task;
    FAIL("no task for " << duty);
    return {};
}

std::string id_of(const json::value& task) { return std::string{task.at("id").as_string()}; }

}  // namespace

TEST_CASE("the inspectorate is told at once, a day at the latest, and who told it when, by which number, stays", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "physical_violence"}, {"aggravating", json::array{"injury"}}});
    auto task = task_of(town.griffier, path, "labour_inspectorate");
    CHECK(task.at("deadline").at("type") == "hard");
    CHECK(task.at("deadline").at("atOnce") == true);
    CHECK(task.at("unverified") == true);
    CHECK_FALSE(task.as_object().contains("question"));  // this protocol has answered

    const auto file = town.griffier.post("/evidence", {{"name", "receipt.txt"}, {"size", 5}, {"incidentId", path.substr(11)}});
    REQUIRE(town.griffier.put_bytes("/evidence/" + file.id() + "/chunks/0", "hello").status == 204);
    REQUIRE(town.griffier.post("/evidence/" + file.id() + "/completions").status == 200);
    const auto finish = [&](json::object body) { return town.griffier.post("/tasks/" + id_of(task) + "/completions", body, test::if_match(1)); };
    const auto now = iso(town.clock().now());
    CHECK(finish({{"outcome", "done"}, {"doneAt", "2030-01-01T00:00:00Z"}}).code() == "incidents.done_lies_ahead");
    CHECK(finish({{"outcome", "not_applicable"}, {"remark", "x"}, {"number", "7"}}).code() == "incidents.proof_of_nothing");
    CHECK(finish({{"outcome", "done"}, {"evidenceId", fresh_uuid()}}).code() == "incidents.evidence_unknown");
    REQUIRE(finish({{"outcome", "done"}, {"doneAt", now}, {"number", "NLA-2026-77"}, {"evidenceId", file.id()}, {"remark", "By telephone."}}).status == 200);

    task = task_of(town.griffier, path, "labour_inspectorate");
    CHECK(task.at("proof").at("doneAt") == json::string{now});
    CHECK(task.at("proof").at("number") == "NLA-2026-77");
    CHECK(task.at("proof").at("evidenceId") == json::string{file.id()});
    CHECK(task.at("proof").at("recordedBy").at("name") == json::string{town.griffier.name});
    CHECK_FALSE(town.database_contains("NLA-2026-77"));
}

TEST_CASE("whether an office holder is under the authority is the organisation's answer, and until then the duty stands, and says so", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "default"};
    const auto hurt = json::object{{"behaviour", "physical_violence"}, {"aggravating", json::array{"injury"}}};
    const auto councillors = "/incidents/" + town.given_incident(town.councillor, hurt);
    CHECK(task_of(town.griffier, councillors, "labour_inspectorate").at("question") == "authority");

    auto& employee = town.as("employee");
    auto report = hurt;
    report["reporterRole"] = "employee";
    const auto employees = "/incidents/" + town.given_incident(employee, report);
    CHECK_FALSE(task_of(town.officer, employees, "labour_inspectorate").as_object().contains("question"));
}

TEST_CASE("an injury that shows in an aftercare conversation asks for the inspectorate again", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}});
    const auto care = town.griffier.get(path + "/aftercare");
    const auto conversation = care.text("/items/0/conversations/0/id");
    REQUIRE(town.griffier.post("/aftercare-conversations/" + conversation + "/holdings",
                               {{"heldAt", iso(town.clock().now())}, {"injuryShown", true}}, test::if_match(1)).status == 200);
    const auto first = task_of(town.griffier, path, "labour_inspectorate");
    CHECK(first.at("deadline").at("atOnce") == true);
    REQUIRE(town.griffier.post("/tasks/" + id_of(first) + "/completions", {{"outcome", "done"}}, test::if_match(1)).status == 200);

    town.pass(std::chrono::hours{24});
    const auto next = care.text("/items/0/conversations/1/id");
    REQUIRE(town.griffier.post("/aftercare-conversations/" + next + "/holdings",
                               {{"heldAt", iso(town.clock().now())}, {"injuryShown", true}}, test::if_match(1)).status == 200);
    const auto page = town.griffier.get(path);
    int asked = 0;
    for (const auto& task : page["tasks"].as_array())
        if (const auto* duty = task.as_object().if_contains("duty")) asked += duty->at("id") == "labour_inspectorate";
    CHECK(asked == 2);
}

TEST_CASE("a file is put with a case by whoever may write in it, and while it is worked on", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& other = town.given("other councillor", {"councillor"});
    const auto made = town.report(town.councillor, {{"behaviour", "threat"}});
    const auto incident = town.incident_of(made.id()), path = "/incidents/" + incident;
    const auto announce = [&](test::Person& person, json::object with) {
        with["name"] = "photo.txt";
        with["size"] = 5;
        return person.post("/evidence", with);
    };
    REQUIRE(town.mayor.get(path).status == 200);
    CHECK(announce(town.mayor, {{"incidentId", incident}}).status == 403);
    CHECK(announce(other, {{"incidentId", incident}}).status == 404);
    CHECK(announce(town.councillor, {{"incidentId", incident}}).status == 404);

    const auto under_way = announce(town.griffier, {{"incidentId", incident}});
    REQUIRE(under_way.status == 201);
    REQUIRE(town.griffier.put_bytes("/evidence/" + under_way.id() + "/chunks/0", "hello").status == 204);
    const auto page = town.griffier.get(path);
    for (const auto& task : page["tasks"].as_array())
        if (task.at("state") == "open")
            town.griffier.post("/tasks/" + id_of(task) + "/completions", {{"outcome", "not_applicable"}, {"remark", "x"}}, test::if_match(task.at("version").as_int64()));
    REQUIRE(town.griffier.post(path + "/closures", {{"lessonNone", true}}, test::if_match(town.griffier.get(path))).status == 201);
    CHECK(town.griffier.post("/evidence/" + under_way.id() + "/completions").code() == "incidents.closed");
    CHECK(announce(town.griffier, {{"incidentId", incident}}).code() == "incidents.closed");
    CHECK(announce(town.councillor, {{"reportId", made.id()}}).status == 201);

    REQUIRE(town.griffier.post(path + "/reopenings", {{"reason", "A photograph came in."}}, test::if_match(town.griffier.get(path))).status == 201);
    CHECK(town.griffier.post("/evidence/" + under_way.id() + "/completions").status == 200);
    const auto into = "/incidents/" + town.given_incident(other);
    REQUIRE(town.griffier.post(into + "/mergers", {{"from", incident}, {"reason", "Same evening."}}, test::if_match(town.griffier.get(into))).status == 201);
    CHECK(announce(town.griffier, {{"incidentId", incident}}).code() == "incidents.merged");
}

}  // namespace luwte
