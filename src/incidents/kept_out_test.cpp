// Who may not know: the colleague a report is about cannot tell that the case exists.
#include <catch2/catch.hpp>

#include "journal/journal.h"
#include "people/people.h"
#include "town.h"

namespace luwte {
namespace json = boost::json;
using test::Town;

namespace {

/// Every door at which the mayor could notice something.
void sees_nothing(Town& town, test::Person& person, const std::string& incident, int mails_before)
{
    CHECK(person.get("/incidents")["items"].as_array().empty());
    CHECK(person.get("/incidents/" + incident).status == 404);
    CHECK(person.get("/incidents/" + incident).bytes == person.get("/incidents/" + fresh_uuid()).bytes);
    CHECK(person.get("/incidents/" + incident + "/readers").status == 404);
    CHECK(person.get("/incidents/" + incident + "/aftercare").status == 404);
    CHECK(person.get("/tasks")["items"].as_array().empty());
    auto home = person.get("/home");
    CHECK(home.at("/counts/openIncidents").as_int64() == 0);
    CHECK(home.at("/counts/tasks").as_int64() == 0);
    CHECK(person.get("/aftercare-board")["items"].as_array().empty());
    CHECK(town.mails_to(person) == mails_before);
    storage::Transaction tx{town.database(), storage::Mode::read};
    for (const auto& line : journal::page(tx, town.organisation(), person.account, std::nullopt, 200)) {
        CHECK(line.incident != incident);
        CHECK(line.subject != incident);
    }
}

/// The register as it was before the vault itself knew whom a case is about, brought up to date.
void bring_up_to_date(Town& town)
{
    {
        storage::Transaction tx{town.database()};
        tx.run("DELETE FROM vault_exclusion");
        tx.run("DELETE FROM schema_migration WHERE number = 170");
        tx.commit();
    }
    REQUIRE(storage::migrate(town.database()) == 1);
}

/// Everything of a role goes from one to another by each way there is: a colleague in the browser, and the shares on the command line.
void hand_over(Town& town, test::Person& by, test::Person& from, test::Person& to, const std::string& role)
{
    REQUIRE(by.post("/handovers", {{"role", role}, {"from", from.account.text}, {"to", to.account.text}}).status == 200);
    REQUIRE(people::hand_over(town.database(), role, from.login, to.login, town.recovery_shares(), town.clock().now()));
}

}  // namespace

TEST_CASE("a mayor who is the alleged offender sees nothing anywhere", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    town.appoint(town.given("deputy mayor"), "deputy_mayor");
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"involved", json::array{town.mayor.account.text}}});
    sees_nothing(town, town.mayor, incident, 0);

    auto page = town.griffier.get("/incidents/" + incident);
    REQUIRE(page.status == 200);
    CHECK(page.text("/offenders/0/kind") == "colleague");
    for (const auto& task : page["tasks"].as_array()) CHECK(task.at("owner").at("name") != "mayor");

    town.on("2026-03-12T09:00:00Z");
    town.tick();
    sees_nothing(town, town.mayor, incident, 0);
    CHECK(town.griffier.get("/aftercare-board")["items"].as_array().size() == 3);

    auto assign = town.griffier.post("/incidents/" + incident + "/assignments", {{"account", town.mayor.account.text}},
                                     test::if_match(town.griffier.get("/incidents/" + incident)));
    CHECK(assign.code() == "incidents.may_not_handle");
}

TEST_CASE("a receiver who is the alleged offender is passed by", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"involved", json::array{town.griffier.account.text}}});
    sees_nothing(town, town.griffier, incident, 0);
    CHECK(town.deputy.get("/incidents")["items"].as_array().empty());
    int handlers = 0;
    for (auto* person : {&town.mayor, &town.secretary, &town.officer})
        handlers += test::items_with(person->get("/tasks")["items"], "kind", "handle").size();
    CHECK(handlers == 1);
}

TEST_CASE("a conflict that shows later takes the keys away and gives the case to others", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto path = "/incidents/" + incident;
    REQUIRE(town.mayor.get(path).status == 200);
    auto mails = town.mails_to(town.mayor);

    SECTION("of somebody who was informed")
    {
        auto added = town.griffier.post(path + "/offenders", {{"kind", "colleague"}, {"known", "known"},
                                                              {"description", "It was the mayor."}, {"account", town.mayor.account.text}});
        INFO(added.bytes);
        REQUIRE(added.status == 201);
        sees_nothing(town, town.mayor, incident, mails);
        CHECK(town.griffier.get(path).status == 200);
        CHECK(test::items_with(town.griffier.get("/tasks")["items"], "kind", "aftercare").size() == 3);
        CHECK_FALSE(town.database_contains("It was the mayor"));
    }
    SECTION("of the handler himself, as his last act in the case")
    {
        auto added = town.griffier.post(path + "/offenders", {{"kind", "colleague"}, {"known", "known"},
                                                              {"account", town.griffier.account.text}});
        INFO(added.bytes);
        REQUIRE(added.status == 201);
        CHECK(town.griffier.get(path).status == 404);
        CHECK(town.griffier.get("/tasks")["items"].as_array().empty());
        auto handlers = 0;
        for (auto* person : {&town.mayor, &town.secretary, &town.officer})
            handlers += test::items_with(person->get("/tasks")["items"], "kind", "handle").size();
        CHECK(handlers == 1);
    }
}

TEST_CASE("a hard task that is overdue goes to the deputy, once", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"aggravating", json::array{"injury"}}});
    auto path = "/incidents/" + incident;
    CHECK(town.deputy.get(path).status == 404);
    CHECK(town.deputy.get("/tasks")["items"].as_array().empty());
    CHECK(town.mails_to(town.deputy) == 0);

    town.on("2026-03-10T09:00:01Z");
    town.tick();
    auto page = town.deputy.get(path);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/reports/0/narrative") == "He said he knows where I live.");
    CHECK_FALSE(town.deputy.get("/tasks")["items"].as_array().empty());
    CHECK(town.mails_to(town.deputy) == 1);

    // The griffier's deputy may do what the griffier may.
    CHECK(town.deputy.post(path + "/notes", {{"text", "I take over."}}).status == 201);

    auto escalated = [&] { return test::items_with(town.griffier.get(path)["timeline"], "kind", "escalated").size(); };
    auto before = escalated();
    CHECK(before >= 1);
    town.tick();
    CHECK(escalated() == before);
}

TEST_CASE("however many tasks are overdue at once, the clock lets others in between", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    std::vector<std::string> cases;
    for (int n = 0; n < 101; ++n) cases.push_back(town.given_incident(town.councillor, {{"behaviour", "threat"}, {"aggravating", json::array{"injury"}}}));
    town.on("2026-03-10T09:00:01Z");

    const auto steps = town.work_of([&] { town.tick(); });

    CHECK(std::ranges::count(steps, "begin to write") > 2);
    for (const auto& incident : cases)
        CHECK_FALSE(test::items_with(town.griffier.get("/incidents/" + incident)["timeline"], "kind", "escalated").empty());
}

TEST_CASE("two cases become one: reports and persons move, and what was taken up stays to be seen", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& other = town.given("other councillor", {"councillor"});
    auto first = town.given_incident(town.councillor, {{"narrative", "He shouted at us."}});
    auto second = town.given_incident(other, {{"narrative", "He shouted at both of us."}});
    auto path = "/incidents/" + first;
    auto merged = town.griffier.post(path + "/mergers", {{"from", second}, {"reason", "Same evening."}},
                                     test::if_match(town.griffier.get(path)));
    INFO(merged.bytes);
    REQUIRE(merged.status == 201);

    auto page = town.griffier.get(path);
    CHECK(page["reports"].as_array().size() == 2);
    CHECK(page.at("/reports/1/opened").as_bool());
    CHECK(page["affected"].as_array().size() == 2);
    CHECK(test::items_with(page["timeline"], "kind", "merged_from").size() == 1);
    auto old = town.griffier.get("/incidents/" + second);
    CHECK(old.text("/state") == "merged");
    CHECK(old.text("/mergedInto/id") == first);
    CHECK(test::items_with(old["timeline"], "kind", "merged_into").size() == 1);
    CHECK(town.griffier.post("/incidents/" + second + "/notes", {{"text", "x"}}).code() == "incidents.merged");
    CHECK(town.griffier.get(path + "/aftercare")["items"].as_array().size() == 2);
    CHECK(town.griffier.post(path + "/feedback", {{"text", "To both of you."}}).status == 204);
    CHECK(other.get("/reports").status == 200);
    CHECK_FALSE(town.database_contains("Same evening"));
}

TEST_CASE("who turns out to be the offender loses what was taken up in the case as well", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& other = town.given("other councillor", {"councillor"});
    auto first = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto second = town.given_incident(other, {{"behaviour", "threat"}});
    auto path = "/incidents/" + first;
    REQUIRE(town.griffier.post(path + "/mergers", {{"from", second}, {"reason", "Same evening."}},
                               test::if_match(town.griffier.get(path))).status == 201);
    REQUIRE(town.mayor.get(path).status == 200);
    REQUIRE(town.mayor.get("/incidents/" + second).status == 200);
    auto mails = town.mails_to(town.mayor);

    REQUIRE(town.griffier.post(path + "/offenders", {{"kind", "colleague"}, {"known", "known"},
                                                     {"account", town.mayor.account.text}}).status == 201);
    sees_nothing(town, town.mayor, first, mails);
    sees_nothing(town, town.mayor, second, mails);
    CHECK(town.griffier.get("/incidents/" + second).status == 200);
}

TEST_CASE("a successor reads what came to the office, as the predecessor did, and what was told as a person stays his", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto informed = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto own = town.report(town.mayor, {{"reporterRole", "mayor"}});
    REQUIRE(own.status == 201);
    auto& successor = town.given("new mayor", {"mayor"});
    CHECK(successor.get("/incidents/" + informed).status == 404);
    for (auto* handing : {&town.griffier, &town.secretary, &town.mayor})
        REQUIRE(handing->post("/handovers", {{"role", "mayor"}, {"from", town.mayor.account.text},
                                             {"to", successor.account.text}}).status == 200);

    CHECK(successor.get("/incidents/" + informed).status == 200);
    CHECK(successor.post("/incidents/" + informed + "/notes", {{"text", "x"}}).status == 403);
    CHECK(successor.get("/reports/" + own.id()).status == 404);
    CHECK(successor.get("/incidents/" + town.incident_of(own.id()) + "/aftercare").status == 404);
}

TEST_CASE("a handover of a role gives nobody what the others write about himself", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& colleague = town.given("other officer", {"designated_officer"});
    auto& officer = town.given("threatened officer", {"councillor", "designated_officer"});
    const bool reported_herself = GENERATE(false, true), kept_before = GENERATE(false, true);
    const auto incident = reported_herself
                              ? town.given_incident(officer)
                              : town.given_incident(town.councillor, {{"affected", json::array{{{"account", officer.account.text}, {"role", "councillor"}}}}});
    const auto another = town.given_incident(town.councillor);
    const auto path = "/incidents/" + incident;
    REQUIRE(colleague.post(path + "/notes", {{"text", "She exaggerates."}}).status == 201);
    const auto care = town.griffier.get(path + "/aftercare");
    const auto conversation = "/aftercare-conversations/" + care.text("/items/0/conversations/0/id");
    REQUIRE(town.griffier.post(conversation + "/holdings", {{"heldAt", "2026-03-09T08:00:00Z"}, {"notes", "She drinks."}}, test::if_match(1)).status < 300);
    if (kept_before) bring_up_to_date(town);
    town.appoint(officer, "griffier");
    town.reset(officer);
    REQUIRE(officer.get("/incidents/" + another).status == 404);

    hand_over(town, colleague, colleague, officer, "designated_officer");
    hand_over(town, town.griffier, town.griffier, officer, "griffier");

    CHECK(officer.get("/incidents/" + another).status == 200);
    CHECK(officer.post("/incidents/" + another + "/notes", {{"text", "x"}}).status == 201);
    CHECK(officer.get(path).bytes.find("exaggerates") == std::string::npos);
    CHECK(officer.post(path + "/notes", {{"text", "x"}}).status >= 400);
    CHECK(officer.get(path + "/aftercare").bytes.find("drinks") == std::string::npos);
    CHECK(officer.get(conversation).bytes.find("drinks") == std::string::npos);
}

TEST_CASE("what was written before a merger about whom the whole is about is not handed over to him either", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const bool kept_before = GENERATE(false, true);
    auto& threatened = town.given("threatened councillor", {"councillor"});
    const auto first = town.given_incident(threatened), second = town.given_incident(town.councillor);
    for (const auto& incident : {first, second})
        REQUIRE(town.griffier.post("/incidents/" + incident + "/notes", {{"text", "She exaggerates."}}).status == 201);
    REQUIRE(town.griffier.post("/incidents/" + first + "/mergers", {{"from", second}, {"reason", "Same evening."}},
                               test::if_match(town.griffier.get("/incidents/" + first))).status == 201);
    if (kept_before) bring_up_to_date(town);
    town.appoint(threatened, "griffier");
    hand_over(town, town.griffier, town.griffier, threatened, "griffier");

    for (const auto& incident : {first, second}) {
        CHECK(town.griffier.get("/incidents/" + incident).bytes.find("exaggerates") != std::string::npos);
        CHECK(threatened.get("/incidents/" + incident).bytes.find("exaggerates") == std::string::npos);
        CHECK(threatened.post("/incidents/" + incident + "/notes", {{"text", "x"}}).status >= 400);
    }
}

TEST_CASE("who follows somebody who only read goes on to only read, whatever becomes of the other", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto& successor = town.given("new mayor", {"mayor"});
    REQUIRE(town.mayor.post("/handovers", {{"role", "mayor"}, {"from", town.mayor.account.text}, {"to", successor.account.text}}).status == 200);
    REQUIRE(successor.get(path).status == 200);

    SECTION("a new password that opens nothing of before") { town.reset(town.mayor); }
    SECTION("the same, where a handover was its own ground")
    {
        {
            storage::Transaction tx{town.database()};
            tx.run("UPDATE vault_grant SET rule = 'handover', source = '' WHERE account = $1 AND rule LIKE 'informed%'", successor.account);
            tx.commit();
        }
        town.reset(town.mayor);
    }
    SECTION("the case turns out to be about him")
    {
        REQUIRE(town.griffier.post(path + "/offenders", {{"kind", "colleague"}, {"known", "known"}, {"account", town.mayor.account.text}}).status == 201);
    }
    CHECK(successor.get(path).status == 200);
    CHECK(successor.get(path)["permissions"].as_array().empty());
    CHECK(successor.post(path + "/notes", {{"text", "x"}}).status == 403);
}

TEST_CASE("who may not know of one case does not learn of it when cases are merged", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& other = town.given("other councillor", {"councillor"});
    auto first = town.given_incident(town.councillor);
    auto second = town.given_incident(other, {{"involved", json::array{town.mayor.account.text}}});
    REQUIRE(town.mayor.get("/incidents/" + first).status == 200);
    auto path = "/incidents/" + first;
    auto merged = town.griffier.post(path + "/mergers", {{"from", second}, {"reason", "Same evening."}},
                                     test::if_match(town.griffier.get(path)));
    INFO(merged.bytes);
    REQUIRE(merged.status == 201);
    CHECK(town.mayor.get("/incidents/" + first).status == 404);
    CHECK(town.mayor.get("/incidents/" + second).status == 404);
    CHECK(town.mayor.get("/incidents")["items"].as_array().empty());
}

}  // namespace luwte
