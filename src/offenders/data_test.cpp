#include "offenders/register_test.h"

using namespace luwte;
using test::Register;
namespace json = boost::json;

TEST_CASE("handlers enter, correct and withdraw what is known, and nothing of it goes away", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given(town.councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}});
    const auto path = "/offenders/" + town.offender_of(incident) + "/data", details = "/incidents/" + incident + "/offender-details";
    const auto datum = [](const char* kind, const char* value) { return json::object{{"kind", kind}, {"value", value}, {"certainty", "hearsay"}, {"since", "2026-01-01"}}; };
    REQUIRE(town.griffier.post(path, {{"data", json::array{datum("plate", "AB-123-C"), datum("email", "ruud@example.org")}}}).status == 204);

    auto page = town.griffier.get(details);
    REQUIRE(page.at("/items/0/data").as_array().size() == 3);
    CHECK(page.text("/items/0/data/0/value") == "Ruud Hardenberg");
    CHECK(page.text("/items/0/data/1/certainty") == "hearsay");
    const auto plate = page.text("/items/0/data/1/id");
    REQUIRE(town.griffier.post("/offender-data/" + plate + "/corrections", {{"value", "AB-123-D"}, {"certainty", "certain"}, {"reason", "Typed wrong"}}).status == 201);
    CHECK(town.griffier.post("/offender-data/" + plate + "/corrections", {{"value", "AB-123-E"}, {"certainty", "certain"}}).code() == "offenders.datum_ended");
    const auto mail = page.text("/items/0/data/2/id");
    REQUIRE(town.griffier.post("/offender-data/" + mail + "/withdrawals", {{"reason", "Somebody else's"}}).status == 204);

    page = town.griffier.get(details);
    REQUIRE(page.at("/items/0/data").as_array().size() == 4);
    CHECK(page.text("/items/0/data/1/value") == "AB-123-C");
    CHECK(page.text("/items/0/data/1/replacedBy") == page.text("/items/0/data/3/id"));
    CHECK(page.text("/items/0/data/2/reason") == "Somebody else's");
    CHECK(town.griffier.get("/offenders?query=ab123d")["items"].as_array().size() == 1);
    CHECK(town.griffier.get("/offenders?query=ab123c")["items"].as_array().empty());

    SECTION("and faults are told, each with its field")
    {
        const auto refused = town.griffier.post(path, {{"data", json::array{datum("email", "no"), datum("birth", "soon")}}});
        CHECK(refused.status == 400);
        CHECK(refused.bytes.find("/data/0/value") != std::string::npos);
        CHECK(refused.bytes.find("offenders.birth_is_no_day") != std::string::npos);
    }
    SECTION("a group and whoever of it is known hang together")
    {
        const auto group = town.griffier.post("/incidents/" + incident + "/offenders", {{"kind", "group"}, {"known", "partly"}, {"description", "Supporters in orange"}});
        const auto member = town.offender_of(incident);
        const auto related = town.griffier.post("/offenders/" + member + "/relations", {{"relation", "member_of"}, {"other", group.id()}});
        REQUIRE(related.status == 201);
        CHECK(town.griffier.get(details).bytes.find("Supporters in orange") != std::string::npos);
        CHECK(town.griffier.post("/offenders/" + member + "/relations", {{"relation", "knows"}, {"other", group.id()}}).code() == "offenders.relation_unknown");
        CHECK(town.griffier.post("/offenders/" + member + "/relations", {{"relation", "member_of"}, {"other", group.id()}}).id() == related.id());
        REQUIRE(town.griffier.post("/offender-relations/" + related.id() + "/endings").status == 204);
        CHECK(town.griffier.get(details).bytes.find("member_of") == std::string::npos);
        CHECK(town.griffier.post("/offender-relations/" + related.id() + "/endings").status == 404);
    }
    SECTION("also when the group is known from another case, as far as one may know of that")
    {
        const auto group_of = [&](const std::string& day, json::object more) {
            const auto elsewhere = town.given(town.councillor, day, {{"name", "Supporters in orange"}}, std::move(more));
            return town.offender_of(elsewhere);
        };
        const auto member = "/offenders/" + town.offender_of(incident);
        const auto group = group_of("2026-04-22", {}), hidden = group_of("2026-04-23", {{"involved", json::array{town.officer.account.text}}});
        CHECK(town.officer.post(member + "/relations", {{"relation", "member_of"}, {"other", hidden}}).code() == "offenders.other_unknown");
        REQUIRE(town.griffier.post(member + "/relations", {{"relation", "member_of"}, {"other", hidden}}).status == 201);
        REQUIRE(town.officer.post(member + "/relations", {{"relation", "member_of"}, {"other", group}}).status == 201);
        CHECK(town.say(town.griffier, town.offender_of(incident), group, true).code() == "offenders.belong_together");

        CHECK(town.griffier.get(member)["relations"].as_array().size() == 2);
        const auto seen = town.officer.get(member);
        REQUIRE(seen["relations"].as_array().size() == 1);
        CHECK(seen.at("/relations/0/other/id") == json::string{group});
        CHECK(seen.text("/relations/0/other/names/0") == "Supporters in orange");
        const auto of_group = town.officer.get("/offenders/" + group);
        CHECK(of_group.at("/relations/0/ofOther") == true);
        CHECK(of_group.text("/relations/0/other/names/0") == "Ruud Hardenberg");
        const auto in_case = town.officer.get(details);
        REQUIRE(in_case.at("/items/0/relations").as_array().size() == 1);
        CHECK(in_case.text("/items/0/relations/0/name") == "Supporters in orange");
    }
}

TEST_CASE("two offenders of one incident never become one person, nor do a group and its member", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto add = [&](const std::string& incident, const char* kind) {
        return town.griffier.post("/incidents/" + incident + "/offenders", {{"kind", kind}, {"known", "partly"}, {"description", "Somebody in orange"}}).id();
    };
    const auto first = town.given(town.councillor, "2026-03-10", {{"name", "Ruud Hardenberg"}});
    const auto second = town.given(town.councillor, "2026-03-30", {{"name", "Ruud Hardenberg"}});
    const auto a1 = town.offender_of(first), b = town.offender_of(second), a2 = add(first, "resident");
    CHECK(town.say(town.griffier, a1, a2, true).code() == "offenders.in_one_case");
    REQUIRE(town.say(town.griffier, b, a1, true).status == 201);
    CHECK(town.say(town.griffier, b, a2, true).code() == "offenders.in_one_case");
    CHECK(town.griffier.get("/offenders/" + a2).text("/person/id") == a2);  // what was refused left nothing behind
    CHECK(town.griffier.get("/offenders/" + a2)["verdicts"].as_array().empty());

    const auto group = add(first, "group");
    REQUIRE(town.griffier.post("/offenders/" + a2 + "/relations", {{"relation", "member_of"}, {"other", group}}).status == 201);
    CHECK(town.say(town.griffier, a2, group, true).status == 409);
    SECTION("nor by way of what was undone")
    {
        const auto taken_apart = town.griffier.post("/offenders/" + b + "/splits");
        REQUIRE(town.say(town.griffier, b, a2, true).status == 201);
        CHECK(town.griffier.post("/offender-verdicts/" + taken_apart.id() + "/_undo").code() == "offenders.in_one_case");
    }
    SECTION("and two cases that were one event keep their man when they are merged")
    {
        const auto merged = town.griffier.post("/incidents/" + first + "/mergers", {{"from", second}, {"reason", "One evening"}},
                                               test::if_match(town.griffier.get("/incidents/" + first)));
        INFO(merged.bytes);
        REQUIRE(merged.status == 201);
        const auto third = town.given(town.councillor, "2026-04-02", {{"name", "Ruud Hardenberg"}});
        CHECK(town.say(town.griffier, town.offender_of(third), a1, true).status == 201);
        CHECK(town.griffier.get("/offenders/" + town.offender_of(third)).text("/person/id") == town.griffier.get("/offenders/" + b).text("/person/id"));
    }
}
