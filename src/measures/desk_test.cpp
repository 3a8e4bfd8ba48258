// The list for desk and security: what is on it, who reads it, and when an entry goes.
#include <catch2/catch.hpp>

#include "case_test.h"

namespace luwte {
namespace {
namespace json = boost::json;
using test::Case;
using test::Person;

const json::object words{{"who", "Tall man, grey coat, K."}, {"place", "Town hall"}, {"instruction", "Do not let him in."}};

struct Desk : Case {
    explicit Desk(test::Engine engine) : Case{engine}, guard{given("guard", {"front_desk"})} { guard.sign_in(); }
    Person& guard;
};
}  // namespace

TEST_CASE("the desk reads who, which place, until when and what to do, and nothing of the case", "[measures]")
{
    Desk town{GENERATE(test::sqlite, test::postgres)};
    const auto ban = town.given_ban();
    REQUIRE(town.griffier.post("/measures/" + ban + "/desk-entries", words).status == 201);
    CHECK(town.guard.get("/desk-entries")["items"].as_array().empty());  // it starts tomorrow

    town.on("2026-03-10T08:00:00Z");
    const auto list = town.guard.get("/desk-entries");
    REQUIRE(list["items"].as_array().size() == 1);
    const auto& entry = list["items"].as_array()[0].as_object();
    CHECK(entry.at("who") == "Tall man, grey coat, K.");
    CHECK(entry.at("until") == "2026-09-09");
    CHECK(entry.size() == 6);  // id, who, place, from, until, instruction
    CHECK(list.bytes.find(town.incident) == std::string::npos);
    CHECK(list.bytes.find(ban) == std::string::npos);
    CHECK(town.guard.get("/incidents").status == 403);
    CHECK(town.guard.get(town.path + "/response").status == 403);
    CHECK(town.griffier.get("/desk-entries").status == 403);  // who handles the case stands not at the desk
    CHECK_FALSE(town.database_contains("grey coat"));
}

TEST_CASE("an entry changes, moves and goes with its measure", "[measures]")
{
    Desk town{GENERATE(test::sqlite, test::postgres)};
    const auto ban = town.given_ban();
    REQUIRE(town.griffier.post("/measures/" + ban + "/desk-entries", words).status == 201);
    auto better = words;
    better["who"] = "K., now with a beard";
    REQUIRE(town.griffier.post("/measures/" + ban + "/desk-entries", better).status == 201);
    CHECK(town.measure().at("onDesk") == true);
    town.on("2026-03-12T08:00:00Z");
    REQUIRE(town.guard.get("/desk-entries")["items"].as_array().size() == 1);
    CHECK(town.guard.get("/desk-entries").at("/items/0/who") == "K., now with a beard");

    SECTION("is taken off")
    {
        REQUIRE(town.griffier.remove("/measures/" + ban + "/desk-entries").status == 204);
        CHECK(town.griffier.remove("/measures/" + ban + "/desk-entries").status == 204);
        CHECK(town.guard.get("/desk-entries")["items"].as_array().empty());
        CHECK(town.measure().at("onDesk") == false);
    }
    SECTION("goes when it is lifted")
    {
        REQUIRE(town.griffier.post("/measures/" + ban + "/liftings", {{"decidedOn", "2026-03-12"}, {"reasons", "x"}}, test::if_match(1)).status == 200);
        CHECK(town.measure().at("onDesk") == false);
        CHECK(town.griffier.post("/measures/" + ban + "/desk-entries", words).code() == "measures.not_in_force");
    }
    SECTION("goes by itself when the term is over")
    {
        town.on("2026-09-09T21:59:00Z");
        town.tick();
        CHECK(town.guard.get("/desk-entries")["items"].as_array().size() == 1);
        town.on("2026-09-09T22:01:00Z");  // midnight in Amsterdam
        CHECK(town.guard.get("/desk-entries")["items"].as_array().empty());
        town.tick();
        CHECK(town.measure().at("onDesk") == false);
    }
}

TEST_CASE("who is kept out of the case does not find himself on the list", "[measures]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    auto& guard = town.given("guard", {"front_desk"});
    auto& involved = town.given("involved", {"front_desk", "employee"});
    guard.sign_in();
    involved.sign_in();
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}, {"involved", json::array{involved.account.text}}});
    const auto affected = town.griffier.get(path).text("/affected/0/id");
    const auto voice = town.griffier.post(path + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", affected}});
    REQUIRE(town.griffier.post("/voices/" + voice.id() + "/answers", {{"answer", "said"}}, test::if_match(1)).status == 200);
    const auto ban = town.griffier.post(path + "/measures",
                                        {{"kind", "access_ban"}, {"decidedOn", "2026-03-09"}, {"term", "P1M"}, {"reasons", "x"}, {"place", "x"}, {"unheard", "x"}});
    REQUIRE(ban.status == 201);
    REQUIRE(town.griffier.post("/measures/" + ban.id() + "/desk-entries", words).status == 201);

    CHECK(guard.get("/desk-entries")["items"].as_array().size() == 1);
    CHECK(involved.get("/desk-entries")["items"].as_array().empty());
}

namespace {

/// Two cases of which the first put somebody on the list; whoever stands at the desk reads it, "involved" as well.
struct Merging : Desk {
    explicit Merging(test::Engine engine) : Desk{engine}, involved{given("involved", {"front_desk", "employee"})}
    {
        involved.sign_in();
        ban = given_ban();
        REQUIRE(griffier.post("/measures/" + ban + "/desk-entries", words).status == 201);
        on("2026-03-10T08:00:00Z");
        REQUIRE(reads(involved) == 1);
    }
    std::size_t reads(Person& person) { return person.get("/desk-entries")["items"].as_array().size(); }
    /// The list as somebody reads it who has talked the register out of keeping him from the case: only keys stop him now.
    std::size_t reads_with_his_keys(Person& person)
    {
        storage::Transaction tx{database()};
        tx.run("DELETE FROM incident_exclusion WHERE account = $1", person.account);
        tx.commit();
        return reads(person);
    }
    Bytes kept()
    {
        storage::Transaction tx{database(), storage::Mode::read};
        return tx.first("SELECT who FROM measure_desk WHERE measure = $1", ban).value().bytes(0);
    }
    Person& involved;
    std::string ban;
};

}  // namespace

TEST_CASE("who is kept from a case that is taken up in another holds no key to what the desk reads of both", "[measures]")
{
    Merging town{GENERATE(test::sqlite, test::postgres)};
    const auto before = town.kept();
    const auto other = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"involved", json::array{town.involved.account.text}}});
    const bool taken_up = GENERATE(false, true);  // the case with the entry, or the other
    const auto into = taken_up ? "/incidents/" + other : town.path;
    const auto merged = town.griffier.post(into + "/mergers", {{"from", taken_up ? town.incident : other}, {"reason", "The same evening."}},
                                           test::if_match(town.griffier.get(into)));
    INFO(merged.bytes);
    REQUIRE(merged.status == 201);

    CHECK(town.reads(town.guard) == 1);
    CHECK(town.guard.get("/desk-entries").at("/items/0/who") == "Tall man, grey coat, K.");
    CHECK(town.kept() != before);
    CHECK(town.reads(town.involved) == 0);
    CHECK(town.reads_with_his_keys(town.involved) == 0);
    // Nor does an office that he is given later bring him the key.
    town.appoint(town.involved, "front_desk");
    town.tick();
    town.guard.sign_in();
    CHECK(town.reads_with_his_keys(town.involved) == 0);
}

TEST_CASE("who turns out to be the offender loses the key to what the desk reads of the case", "[measures]")
{
    Merging town{GENERATE(test::sqlite, test::postgres)};
    REQUIRE(town.griffier.post(town.path + "/offenders", {{"kind", "colleague"}, {"known", "known"}, {"account", town.involved.account.text}}).status == 201);
    CHECK(town.reads(town.guard) == 1);
    CHECK(town.reads_with_his_keys(town.involved) == 0);
}

TEST_CASE("an entry that cannot be written anew leaves the list, and the case says so", "[measures]")
{
    Merging town{GENERATE(test::sqlite, test::postgres)};
    {
        storage::Transaction tx{town.database()};
        tx.run("UPDATE measure_desk SET case_key = NULL");  // made before there was one
        tx.commit();
    }
    REQUIRE(town.griffier.post(town.path + "/offenders", {{"kind", "colleague"}, {"known", "known"}, {"account", town.involved.account.text}}).status == 201);
    CHECK(town.reads(town.guard) == 0);
    CHECK(town.measure().at("onDesk") == false);
    CHECK(test::items_with(town.griffier.get(town.path)["timeline"], "kind", "measure_off_desk").size() == 1);
}

TEST_CASE("an entry says who it is about and what the desk does", "[measures]")
{
    Desk town{GENERATE(test::sqlite, test::postgres)};
    const auto path = "/measures/" + town.given_ban() + "/desk-entries";
    CHECK(town.griffier.post(path, {{"who", ""}, {"instruction", "x"}}).code() == "measures.who_missing");
    CHECK(town.griffier.post(path, {{"who", "x"}, {"instruction", ""}}).code() == "measures.instruction_missing");
}

}  // namespace luwte
