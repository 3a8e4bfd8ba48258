// Deciding, hearing and measures through the API, on both engines.
#include <catch2/catch.hpp>

#include "case_test.h"

namespace luwte {
namespace {

namespace json = boost::json;
using test::Case;
using test::Person;

}  // namespace

TEST_CASE("the case shows who decides, consents, is heard and advises, each with its source", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    const auto page = town.response();
    CHECK(page["silent"] == false);
    CHECK(page["advisory"] == false);
    CHECK(page["offered"].as_array().size() == 8);
    const auto ban = town.offered("access_ban");
    CHECK(ban.at("deciders") == json::array{"mayor"});
    CHECK(ban.at("steps").at(0).at("part") == "heard");
    CHECK(ban.at("steps").at(0).at("required") == true);
    CHECK(ban.at("steps").at(0).at("standing") == "missing");
    CHECK(ban.at("steps").at(2).at("part") == "hearing");
    CHECK(ban.at("source").as_string().starts_with("W 2, 5.2"));
    CHECK(town.councillor.get(town.path + "/response").status == 403);  // no case.read
    CHECK(town.given("other griffier", {"griffier"}).get(town.path + "/response").status == 404);
}

TEST_CASE("an access ban waits for the affected person and for the other side, and says so", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    auto refused = town.griffier.post(town.path + "/measures", town.ban());
    CHECK(refused.status == 409);
    CHECK(town.codes(refused) == std::vector<std::string>{"measures.not_heard", "measures.hearing_missing"});
    CHECK(town.response()["measures"].as_array().empty());

    town.say(town.ask("heard", "affected"), "said");
    CHECK(town.griffier.post(town.path + "/measures", town.ban()).code() == "measures.hearing_missing");
    SECTION("until he was heard")
    {
        town.hear();
        CHECK(town.griffier.post(town.path + "/measures", town.ban()).status == 201);
        CHECK(town.measure().at("decisions").at(0).as_object().contains("hearingId"));
    }
    SECTION("or refused to come")
    {
        town.hear("refused");
        CHECK(town.griffier.post(town.path + "/measures", town.ban()).status == 201);
    }
    SECTION("or it is said why not first")
    {
        CHECK(town.griffier.post(town.path + "/measures", town.ban({{"unheard", "He is expected tonight."}})).status == 201);
        CHECK(town.measure().at("decisions").at(0).at("unheard") == "He is expected tonight.");
    }
}

TEST_CASE("a ban is the mayor's decision, in whose name it stands and who may write it down himself", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    town.say(town.ask("heard", "affected"), "said");
    town.hear();
    CHECK(town.griffier.post(town.path + "/measures", town.ban({{"decider", "griffier"}})).code() == "measures.not_theirs_to_decide");
    CHECK(town.mayor.post(town.path + "/measures", town.ban()).status == 201);
    const auto made = town.measure();
    CHECK(made.at("decisions").at(0).at("decider") == "mayor");
    CHECK(made.at("endsOn") == "2026-09-09");
    CHECK(made.at("phase") == "announced");
    CHECK(made.at("place") == "Town hall, Markt 1");
    // Informed, and no more: a warning is not his.
    CHECK(town.mayor.post(town.path + "/measures", {{"kind", "oral_warning"}, {"decidedOn", "2026-03-09"}, {"reasons", "x"}}).status == 403);
}

TEST_CASE("an objection shifts the start: the term stays, and so does what was decided before", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    const auto id = town.given_ban();
    const auto objection = town.griffier.post("/measures/" + id + "/objections", {{"receivedOn", "2026-03-09"}, {"words", "I need my passport."}});
    REQUIRE(objection.status == 201);
    CHECK(town.griffier.get("/measures").at("/items/0/objectionOpen") == true);
    const auto outcome = town.griffier.post("/objections/" + objection.id() + "/outcomes",
        {{"outcome", "dismissed"}, {"decidedOn", "2026-03-09"}, {"reasons", "Stands; starts later."}, {"startsOn", "2026-05-01"}}, test::if_match(1));
    INFO(outcome.bytes);
    REQUIRE(outcome.status == 200);

    const auto now = town.measure();
    CHECK(now.at("startsOn") == "2026-05-01");
    CHECK(now.at("endsOn") == "2026-10-31");
    CHECK(now.at("objections").at(0).at("outcome") == "dismissed");
    const auto& decisions = now.at("decisions").as_array();
    REQUIRE(decisions.size() == 2);
    CHECK(decisions[0].at("startsOn") == "2026-03-10");
    CHECK(decisions[0].at("endsOn") == "2026-09-09");
    CHECK(decisions[1].at("kind") == "shifted");
    CHECK(decisions[1].at("follows") == decisions[0].at("id"));
    CHECK(town.griffier.post("/objections/" + objection.id() + "/outcomes", {{"outcome", "upheld"}, {"decidedOn", "2026-03-09"}, {"reasons", "x"}},
                             test::if_match(2)).code() == "measures.objection_decided");
}

TEST_CASE("a breach asks for the police within a day, at once if possible", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    const auto id = town.given_ban();
    CHECK(town.griffier.post("/measures/" + id + "/breaches", {{"occurredAt", "2026-03-09T08:00:00Z"}, {"words", "He came in."}}).code() ==
          "measures.outside_its_term");
    town.on("2026-03-12T10:00:00Z");
    REQUIRE(town.griffier.post("/measures/" + id + "/breaches", {{"occurredAt", "2026-03-12T09:00:00Z"}, {"words", "He came in."}}).status == 201);
    const auto tasks = test::items_with(town.griffier.get(town.path)["tasks"], "kind", "duty");
    const auto breach = std::find_if(tasks.begin(), tasks.end(), [](const auto& task) { return task.at("duty").at("id") == "breach"; });
    REQUIRE(breach != tasks.end());
    CHECK(breach->at("deadline").at("type") == "hard");
    CHECK(breach->at("deadline").at("due") == "2026-03-13T10:00:00.000Z");
    CHECK(breach->at("owner").at("role") == "griffier");
    CHECK(town.measure().at("breaches").at(0).at("words") == "He came in.");
}

TEST_CASE("a measure is extended and lifted by decisions of its own, and the clock reminds before it ends", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    const auto id = town.given_ban();
    CHECK(town.open_tasks(town.mayor, "ending").size() == 1);
    CHECK(town.open_tasks(town.mayor, "ending")[0].at("deadline").at("opensAt") == "2026-08-25T22:00:00.000Z");  // two weeks before
    CHECK(town.griffier.post("/measures/" + id + "/extensions", {{"decidedOn", "2026-03-09"}, {"endsOn", "2026-12-31"}, {"reasons", "Again."}},
                             test::if_match(7)).status == 412);
    REQUIRE(town.griffier.post("/measures/" + id + "/extensions", {{"decidedOn", "2026-03-09"}, {"endsOn", "2026-12-31"}, {"reasons", "Again."}},
                               test::if_match(1)).status == 200);
    REQUIRE(town.open_tasks(town.mayor, "ending").size() == 1);
    CHECK(town.open_tasks(town.mayor, "ending")[0].at("deadline").at("due") == "2026-12-31T22:59:59.999Z");
    REQUIRE(town.griffier.post("/measures/" + id + "/liftings", {{"decidedOn", "2026-03-09"}, {"reasons", "He apologised."}}, test::if_match(2)).status == 200);
    CHECK(town.open_tasks(town.mayor, "ending").empty());
    CHECK(town.measure().at("phase") == "lifted");
    CHECK(town.measure().at("decisions").as_array().size() == 3);
    CHECK(town.griffier.get("/measures")["items"].as_array().empty());
    CHECK(town.griffier.get("/measures?state=all")["items"].as_array().size() == 1);
}

TEST_CASE("the register shows the measures of the cases that somebody may know of, and no others", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    town.given_ban();
    CHECK(town.griffier.get("/measures")["items"].as_array().size() == 1);
    CHECK(town.officer.get("/measures").at("/items/0/place") == "Town hall, Markt 1");
    CHECK(town.secretary.get("/measures")["items"].as_array().empty());
    CHECK(town.councillor.get("/measures").status == 403);
}

TEST_CASE("the designated officer is asked for advice by a task and gives it himself", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    const auto voice = town.ask("advises", "designated_officer", {{"question", "Is a ban wise?"}});
    const auto tasks = town.open_tasks(town.officer, "voice");
    REQUIRE(tasks.size() == 1);
    CHECK(town.officer.post("/tasks/" + std::string{tasks[0].at("id").as_string()} + "/completions", {{"outcome", "done"}}, test::if_match(1)).code() ==
          "incidents.task_is_a_question");
    REQUIRE(town.officer.post("/voices/" + voice + "/answers", {{"answer", "said"}, {"words", "Yes, for half a year."}}, test::if_match(1)).status == 200);
    CHECK(town.open_tasks(town.officer, "voice").empty());
    CHECK(town.response().at("/voices/0/words") == "Yes, for half a year.");
    CHECK(town.griffier.post("/voices/" + voice + "/answers", {{"answer", "said"}}, test::if_match(2)).code() == "measures.answered_before");
    CHECK(town.griffier.post(town.path + "/voices", {{"part", "consents"}, {"role", "secretary"}}).code() == "measures.not_their_part");
}

TEST_CASE("in Assen the office holder decides along, and his no is the end of it", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres), "assen"};
    const json::object letter{{"kind", "corrective_letter"}, {"decidedOn", "2026-03-09"}, {"reasons", "x"}};
    const json::object leave{{"kind", "nothing"}, {"decidedOn", "2026-03-09"}, {"reasons", "She wants no measure."}};
    CHECK(town.griffier.post(town.path + "/measures", letter).code() == "measures.decider_missing");
    CHECK(town.griffier.post(town.path + "/response-decisions", leave).code() == "measures.decider_missing");
    town.say(town.ask("decides", "affected"), "refuses");
    CHECK(town.griffier.post(town.path + "/measures", letter).code() == "measures.decider_refuses");
    REQUIRE(town.griffier.post(town.path + "/response-decisions", leave).status == 201);

    SECTION("and when she thinks again, a later decision follows the earlier one")
    {
        town.say(town.ask("decides", "affected"), "agrees");
        CHECK(town.griffier.post(town.path + "/measures", letter).status == 201);
        const auto page = town.response();
        CHECK(page.at("/decisions/0/reasons") == "She wants no measure.");
        CHECK(page.at("/measures/0/phase") == "open");
        REQUIRE(town.griffier.post("/measures/" + page.text("/measures/0/id") + "/completions", {{"doneOn", "2026-03-09"}, {"report", "Sent."}}, test::if_match(1)).status == 200);
        CHECK(town.measure().at("report") == "Sent.");
    }
}

TEST_CASE("a proposal names no measures, what is decided is kept all the same, and nothing stands in the way", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres), "leudal"};
    const auto page = town.response();
    CHECK(page["silent"] == true);
    CHECK(page["advisory"] == true);
    CHECK(page["offered"].as_array().empty());
    CHECK(town.griffier.post(town.path + "/measures", town.ban()).code() == "measures.not_offered");
    CHECK(town.griffier.post(town.path + "/response-decisions", {{"kind", "otherwise"}, {"decidedOn", "2026-03-09"}, {"reasons", "To the presidium."}}).status == 201);
}

TEST_CASE("guidance advises and never stands in the way", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres), "default"};
    CHECK(town.griffier.post(town.path + "/measures", town.ban({{"term", "P2Y"}})).code() == "measures.too_long");
    CHECK(town.griffier.post(town.path + "/measures", town.ban({{"term", "P1Y"}})).status == 201);
    CHECK(town.measure().at("reviewOn") == "2026-09-09");
}

TEST_CASE("what was decided in a case goes along when the case is taken up in another", "[measures]")
{
    Case town{GENERATE(test::sqlite, test::postgres)};
    town.given_ban();
    const auto other = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    const auto seen = town.griffier.get("/incidents/" + other);
    REQUIRE(town.griffier.post("/incidents/" + other + "/mergers", {{"from", town.incident}, {"reason", "The same man."}}, test::if_match(seen)).status == 201);
    CHECK(town.griffier.get("/incidents/" + other + "/response").at("/measures/0/place") == "Town hall, Markt 1");
    CHECK(town.griffier.get("/measures").text("/items/0/incidentId") == other);
}

}  // namespace luwte
