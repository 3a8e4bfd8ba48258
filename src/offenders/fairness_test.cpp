#include "offenders/register_test.h"

using namespace luwte;
using test::Register;
namespace json = boost::json;

namespace {
struct Listed : Register {
    std::string incident, offender, path;

    explicit Listed(test::Engine engine) : Register{engine}
    {
        incident = given(councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
        offender = offender_of(incident);
        path = "/offenders/" + offender;
        REQUIRE(griffier.get(path).status == 200);
    }
    test::Reply ask(const char* kind)
    {
        return griffier.post(path + "/requests", {{"kind", kind}, {"receivedOn", "2026-04-21"}, {"text", "I want this."}});
    }
    test::Reply decide(const std::string& request, bool granted)
    {
        return griffier.post("/offender-requests/" + request + "/decisions", {{"granted", granted}, {"decidedOn", "2026-04-21"}, {"reason", "He is right."}}, test::if_match(1));
    }
};
}  // namespace

TEST_CASE("the person's own account, and what he was told of being listed and being warned, are part of the record", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    REQUIRE(griffier.post(town.path + "/statements", {{"kind", "account"}, {"receivedOn", "2026-04-21"}, {"text", "I only asked a question."}}).status == 201);
    REQUIRE(griffier.post(town.path + "/notices", {{"act", "listing"}, {"given", true}, {"decidedOn", "2026-04-21"}}).status == 201);
    CHECK(griffier.post(town.path + "/notices", {{"act", "warning"}, {"given", false}, {"decidedOn", "2026-04-21"}}).code() == "offenders.reason_missing");
    REQUIRE(griffier.post(town.path + "/notices", {{"act", "warning"}, {"given", false}, {"decidedOn", "2026-04-21"}, {"reason", "It would endanger her."}}).status == 201);
    CHECK(griffier.post(town.path + "/statements", {{"kind", "account"}, {"receivedOn", "2027-03-02"}, {"text", "x"}}).code() == "offenders.day_lies_ahead");

    const auto page = griffier.get(town.path);
    CHECK(page.text("/fairness/statements/0/text") == "I only asked a question.");
    CHECK(page.text("/fairness/notices/1/reason") == "It would endanger her.");
    CHECK(page.text("/fairness/remedies/0/act") == "listing");
    CHECK(page.text("/fairness/remedies/1/act") == "warning");
    CHECK(page.text("/fairness/remedies/0/text/nl") != page.text("/fairness/remedies/1/text/nl"));
}

TEST_CASE("what is removed on request is gone for everybody, and the decision stays", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    const auto request = town.ask("removal");
    REQUIRE(request.status == 201);
    CHECK(town.decide(request.id(), true).text("/decision") == "He is right.");
    CHECK(town.decide(request.id(), false).code() == "offenders.decided_before");

    const auto page = town.griffier.get(town.path);
    CHECK(page["removed"] == true);
    CHECK(page["data"].as_array().empty());
    CHECK(page.text("/fairness/requests/0/decision") == "He is right.");
    CHECK(town.griffier.get("/offenders")["items"].as_array().empty());
    CHECK(town.griffier.get("/incidents/" + town.incident + "/offender-details").at("/items/0/data").as_array().empty());
    CHECK(town.griffier.post(town.path + "/data", {{"data", json::array{json::object{{"kind", "name"}, {"value", "x"}, {"certainty", "certain"}}}}}).code() == "offenders.removed");
    storage::Transaction tx{town.database(), storage::Mode::read};
    CHECK(tx.first("SELECT COUNT(*) FROM offender_token")->integer(0) == 0);
    CHECK(tx.first("SELECT case_key, register_key FROM offender_mention WHERE offender = $1", town.offender)->is_null(0));
}

TEST_CASE("a restricted person is kept and used for nothing, until it is lifted", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    const auto again = town.given(town.councillor, "2026-04-22", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
    REQUIRE(town.suggestions(town.griffier, again) == 1);
    REQUIRE(town.decide(town.ask("restriction").id(), true).status == 201);
    CHECK(town.suggestions(town.griffier, again) == 0);
    const auto page = town.griffier.get(town.path);
    CHECK(page.at("/person/restricted") == true);
    CHECK(page["data"].as_array().empty());
    REQUIRE(town.griffier.post(town.path + "/restriction-liftings").status == 204);
    CHECK(town.suggestions(town.griffier, again) == 1);
    CHECK_FALSE(town.griffier.get(town.path)["data"].as_array().empty());
}

TEST_CASE("a request that is declined changes nothing but the record", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    const auto request = town.ask("removal");
    REQUIRE(town.decide(request.id(), false).status == 201);
    CHECK(town.griffier.get(town.path).text("/person/names/0") == "Ruud Hardenberg");
    CHECK(town.griffier.get(town.path).at("/fairness/requests/0/granted") == false);
}

TEST_CASE("the extract names nobody but the person himself", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    REQUIRE(town.officer.post(town.path + "/victim-looks", {{"reason", "He came to her house."}}).status == 200);
    const auto extract = town.griffier.get(town.path + "/extract");
    REQUIRE(extract.status == 200);
    CHECK(extract.bytes.find("Ruud Hardenberg") != std::string::npos);
    for (const auto* somebody : {&town.councillor, &town.griffier, &town.officer})
        CHECK(extract.bytes.find(somebody->account.text) == std::string::npos);
    for (const auto* member : {"\"by\"", "\"endedBy\"", "\"decidedBy\"", "\"incidentId\"", "\"reference\""})
        CHECK(extract.bytes.find(member) == std::string::npos);
    CHECK(extract.bytes.find("her house") == std::string::npos);
    CHECK(extract["events"].as_array().size() == 1);
}
