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

TEST_CASE("removal takes along what report, case and unfiled police files say of a person, and what was filed stays as the police got it", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    const auto incident = town.given(
        town.councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}},
        {{"form", "social_media"}, {"online", {{"account", "@boze_oeverbeker"}, {"url", "https://example.org/gemene_post"}, {"platformReported", false}}}});
    const auto offender = town.offender_of(incident), path = "/incidents/" + incident, report = "/reports/" + town.councillor.get("/reports").text("/items/0/id");
    const auto start = [&] { return griffier.post(path + "/police-files", {{"kind", "notification"}}).id(); };
    const auto draft = start(), filed = start();
    const auto filing = griffier.post("/police-files/" + filed + "/filings", {{"quality", "representative"}, {"filedOn", "2026-04-21"}}, test::if_match(1));
    INFO(filing.bytes);
    REQUIRE(filing.status < 300);
    const auto says = [&](const std::string& where) {
        const auto page = griffier.get(where);
        REQUIRE(page.status == 200);
        return page.bytes.find("boze_oeverbeker") != std::string::npos || page.bytes.find("gemene_post") != std::string::npos;
    };
    for (const auto& where : {report, path, "/police-files/" + draft, "/police-files/" + filed}) CHECK(says(where));
    const auto finds = [](test::Person& reader, const char* words) { return reader.post("/incidents/_search", {{"words", words}})["items"].as_array().size(); };
    REQUIRE(finds(griffier, "boze_oeverbeker") == 1);

    const auto asked = griffier.post("/offenders/" + offender + "/requests", {{"kind", "removal"}, {"receivedOn", "2026-04-21"}});
    REQUIRE(griffier
                .post("/offender-requests/" + asked.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-04-21"}, {"reason", "It was somebody else."}},
                      test::if_match(1))
                .status == 201);
    for (const auto& where : {report, path, "/police-files/" + draft}) CHECK_FALSE(says(where));
    CHECK(says("/police-files/" + filed));
    CHECK(finds(griffier, "boze_oeverbeker") == 0);
    CHECK(griffier
              .put("/police-files/" + draft,
                   json::object{{"joinder", false},
                                {"informed", false},
                                {"persons", json::array{}},
                                {"offences", json::array{}},
                                {"fields", json::array{}},
                                {"literalWords", json::array{}},
                                {"series", json::array{}},
                                {"witnesses", json::array{}},
                                {"evidence", json::array{}}},
                   test::if_match(1))
              .status == 412);  // nor does an open form put it back

    // The decision is found from the case, and in the list of what people asked.
    CHECK(griffier.get(path + "/offender-details").at("/items/0/removed") == true);
    CHECK(griffier.get(path + "/offender-details").at("/items/0/inRegister") == true);
    const auto list = griffier.get("/offender-requests");
    CHECK(list.text("/items/0/request/decision") == "It was somebody else.");
    CHECK(list.at("/items/0/removed") == true);
    CHECK(list.at("/items/0/person/id") == json::string{offender});
    CHECK(town.councillor.get("/offender-requests").status == 403);
}

TEST_CASE("removal and restriction reach the report of a case of before the register", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    auto offender = Register::offender({{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
    offender["description"] = "Ruud van de markt";
    const auto made = town.report(griffier, {{"occurredAt", "2024-05-02T21:30:00+02:00"}, {"form", "social_media"},
                                             {"affected", {{{"name", "Wil van Dam"}, {"role", "councillor"}}}}, {"offender", offender},
                                             {"online", {{"account", "@boze_ruud"}, {"url", "https://example.org/ruud"}, {"platformReported", false}}},
                                             {"earlier", {{"reportedOn", "2024-05-03"}, {"closedOn", "2024-06-20"}}}});
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    const auto report = "/reports/" + made.id();
    const auto path = "/offenders/" + town.offender_of(town.incident_of(made.id()));
    const auto said = [&] {
        const auto page = griffier.get(report);
        REQUIRE(page.status == 200);
        std::vector<std::string> found;
        for (const auto* word : {"Hardenberg", "0622223333", "van de markt", "boze_ruud", "example.org/ruud"})
            if (page.bytes.find(word) != std::string::npos) found.emplace_back(word);
        return found;
    };
    REQUIRE(said().size() == 5);
    const auto grant = [&](const char* kind) {
        const auto asked = griffier.post(path + "/requests", {{"kind", kind}, {"receivedOn", "2026-03-01"}});
        const auto decided = griffier.post("/offender-requests/" + asked.id() + "/decisions",
                                           {{"granted", true}, {"decidedOn", "2026-03-01"}, {"reason", "He asked."}}, test::if_match(1));
        INFO(decided.bytes);
        REQUIRE(decided.status == 201);
    };
    SECTION("restriction, until it is lifted")
    {
        grant("restriction");
        CHECK(said().empty());
        CHECK(griffier.get(report).at("/offender/withheld") == true);
        REQUIRE(griffier.post(path + "/restriction-liftings").status == 204);
        CHECK(said().size() == 5);
    }
    SECTION("removal, for good")
    {
        grant("removal");
        CHECK(said().empty());
        CHECK(griffier.get(report).at("/offender/known") == "known");
    }
}

TEST_CASE("while a person is restricted an unfiled police file shows nothing of who it was and where, and what is filed meanwhile never does", "[offenders][police]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    const auto incident = town.given(town.councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}},
                                     {{"form", "social_media"}, {"online", {{"account", "@boze_oeverbeker"}, {"platformReported", false}}}});
    const auto offender = "/offenders/" + town.offender_of(incident);
    const auto start = [&] { return "/police-files/" + griffier.post("/incidents/" + incident + "/police-files", {{"kind", "notification"}}).id(); };
    const auto draft = start(), filed = start();
    const auto says = [&](const std::string& where) {
        const auto page = griffier.get(where);
        INFO(page.bytes);
        REQUIRE(page.status == 200);
        return page.bytes.find("boze_oeverbeker") != std::string::npos;
    };
    const auto write = [&](json::array fields, const std::vector<http::Header>& version) {
        return griffier.put(draft, {{"joinder", false}, {"informed", false}, {"persons", json::array{}}, {"offences", json::array{}}, {"fields", fields},
            {"literalWords", json::array{}}, {"series", json::array{}}, {"witnesses", json::array{}}, {"evidence", json::array{}}}, version);
    };
    REQUIRE(says(draft));
    const auto asked = griffier.post(offender + "/requests", {{"kind", "restriction"}, {"receivedOn", "2026-04-21"}});
    REQUIRE(
        griffier
            .post("/offender-requests/" + asked.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-04-21"}, {"reason", "He asked."}}, test::if_match(1))
            .status == 201);

    CHECK_FALSE(says(draft));
    CHECK_FALSE(says(draft + "/document?format=json"));
    CHECK(write({json::object{{"field", "where"}, {"text", "Bij @boze_oeverbeker"}}}, test::if_match(griffier.get(draft))).code() == "police.offender_restricted");
    REQUIRE(write({json::object{{"field", "how"}, {"text", "In een bericht"}}}, test::if_match(griffier.get(draft))).status == 200);
    REQUIRE(griffier.post(filed + "/filings", {{"quality", "representative"}, {"filedOn", "2026-04-21"}}, test::if_match(1)).status < 300);

    const auto opened_before = test::if_match(griffier.get(draft));
    REQUIRE(griffier.post(offender + "/restriction-liftings").status == 204);
    CHECK(says(draft));
    CHECK(write({json::object{{"field", "how"}, {"text", "In een brief"}}}, opened_before).code() == "request.stale");
    CHECK(says(draft));
    CHECK_FALSE(says(filed));
    CHECK_FALSE(says(filed + "/document?format=json"));
}

TEST_CASE("the list of requests has what waits for a decision first, and nothing of a case that the reader is kept out of", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    REQUIRE(town.decide(town.ask("access").id(), true).status == 201);
    const auto waits = town.ask("correction");
    const auto hidden = town.given(town.councillor, "2026-04-22", {{"name", "Iemand Anders"}}, {{"involved", json::array{town.officer.account.text}}});
    REQUIRE(town.griffier.post("/offenders/" + town.offender_of(hidden) + "/requests", {{"kind", "access"}, {"receivedOn", "2026-04-22"}}).status == 201);
    const auto kinds = [](const test::Reply& list) {
        std::vector<std::string> found;
        for (const auto& item : list["items"].as_array()) found.emplace_back(item.at("request").at("kind").as_string());
        return found;
    };
    CHECK(kinds(town.griffier.get("/offender-requests")) == std::vector<std::string>{"access", "correction", "access"});
    CHECK(kinds(town.officer.get("/offender-requests")) == std::vector<std::string>{"correction", "access"});
    CHECK(town.officer.get("/offender-requests").text("/items/0/request/id") == waits.id());
    CHECK(town.officer.get("/offender-requests").text("/items/0/person/names/0") == "Ruud Hardenberg");
    const auto first = town.officer.get("/offender-requests?limit=1");
    CHECK(town.officer.get("/offender-requests?limit=1&cursor=" + first.text("/next")).text("/items/0/request/kind") == "access");
}

TEST_CASE("the list of requests goes on when the last of a page was decided meanwhile", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    for (const auto* kind : {"access", "correction", "access"}) REQUIRE(town.ask(kind).status == 201);
    const auto first = town.griffier.get("/offender-requests?limit=1");
    REQUIRE(town.decide(first.text("/items/0/request/id"), false).status == 201);
    const auto rest = town.griffier.get("/offender-requests?limit=3&cursor=" + first.text("/next"));
    CHECK(rest["items"].as_array().size() == 3);
    CHECK_FALSE(rest.body.as_object().contains("next"));
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
    const auto says = [&](const std::string& where) {
        const auto shown = town.griffier.get(where);
        REQUIRE(shown.status == 200);
        return shown.bytes.find("Hardenberg") != std::string::npos || shown.bytes.find("0622223333") != std::string::npos;
    };
    const auto report = "/reports/" + town.griffier.get("/incidents/" + town.incident).text("/reports/0/id");
    CHECK_FALSE(says(report));
    CHECK(town.griffier.get(report).at("/offender/withheld") == true);
    CHECK_FALSE(says("/incidents/" + town.incident));
    CHECK_FALSE(says("/incidents/" + town.incident + "/offender-details"));

    const auto datum = json::object{{"kind", "alias"}, {"value", "Ruudje"}, {"certainty", "certain"}};
    CHECK(town.griffier.post(town.path + "/data", {{"data", json::array{datum}}}).code() == "offenders.restricted");
    CHECK(town.griffier.post(town.path + "/relations", {{"relation", "member_of"}, {"other", town.offender_of(again)}}).code() == "offenders.restricted");
    CHECK(town.say(town.griffier, town.offender_of(again), town.offender, true).code() == "offenders.restricted");
    const auto row = town.griffier.get("/incidents/" + town.incident).at("/offenders/0");
    CHECK(town.griffier.patch("/offenders/" + town.offender, {{"description", "Ruudje"}}, test::if_match(row.at("version").as_int64())).code() == "incidents.offender_restricted");

    SECTION("he may still see all of it himself")
    {
        const auto extract = town.griffier.get(town.path + "/extract");
        CHECK(extract["restricted"] == true);
        REQUIRE(extract["data"].as_array().size() == 2);
        CHECK(extract.text("/data/0/value") == "Ruud Hardenberg");
        CHECK(extract["events"].as_array().size() == 1);
    }
    SECTION("and what is wrong can be corrected when he asks that")
    {
        const auto name = town.griffier.get(town.path + "/extract").text("/data/0/value");
        storage::Transaction tx{town.database(), storage::Mode::read};
        const auto id = tx.first("SELECT id FROM offender_datum WHERE kind = 'name' AND offender = $1", town.offender)->text(0);
        const auto better = [&] { return town.griffier.post("/offender-data/" + id + "/corrections", {{"value", "Rudolf Hardenberg"}, {"certainty", "certain"}}); };
        CHECK(better().code() == "offenders.restricted");
        const auto asked = town.ask("correction");
        CHECK(town.griffier.get(town.path).text("/data/0/value") == name);
        REQUIRE(better().status == 201);
        REQUIRE(town.decide(asked.id(), true).status == 201);
        CHECK(better().code() == "offenders.restricted");
        CHECK(town.griffier.get(town.path)["data"].as_array().empty());
    }
    REQUIRE(town.griffier.post(town.path + "/restriction-liftings").status == 204);
    CHECK(says(report));
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

TEST_CASE("the extract says from which incident each thing is known, to whom he belongs, why he was not told, and what was decided against him", "[offenders]")
{
    Listed town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    town.on("2026-04-21T13:00:00Z");
    REQUIRE(griffier.post(town.path + "/data", {{"data", json::array{json::object{{"kind", "plate"}, {"value", "AB-123-C"}, {"certainty", "hearsay"}}}}}).status == 204);
    const auto group = griffier.post("/incidents/" + town.incident + "/offenders", {{"kind", "group"}, {"known", "partly"}, {"description", "Supporters in orange"}});
    REQUIRE(griffier.post(town.path + "/relations", {{"relation", "member_of"}, {"other", group.id()}}).status == 201);
    REQUIRE(griffier.post(town.path + "/notices", {{"act", "listing"}, {"given", false}, {"decidedOn", "2026-04-21"}, {"reason", "An inquiry runs."}}).status == 201);
    const auto affected = griffier.get("/incidents/" + town.incident).at("/affected/0/id");
    const auto asked = griffier.post("/incidents/" + town.incident + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", affected}});
    REQUIRE(griffier.post("/voices/" + asked.id() + "/answers", {{"answer", "said"}}, test::if_match(1)).status == 200);
    const auto ban = griffier.post("/incidents/" + town.incident + "/measures", {{"kind", "access_ban"},
                                                                                 {"decidedOn", "2026-04-21"},
                                                                                 {"endsOn", "2026-06-01"},
                                                                                 {"reasons", "x"},
                                                                                 {"place", "x"},
                                                                                 {"unheard", "x"},
                                                                                 {"offenderId", town.offender}});
    REQUIRE(ban.status == 201);
    town.on("2026-07-01T12:00:00Z");
    CHECK(griffier.get(town.path).at("/person/measures").as_array().empty());

    const auto extract = griffier.get(town.path + "/extract");
    CHECK(extract.text("/data/0/happenedAt") == "2026-04-21T08:00:00.000Z");
    CHECK(extract.at("/data/0/reported") == true);
    CHECK(extract.text("/data/2/value") == "AB-123-C");
    CHECK(extract.at("/data/2/reported") == false);
    CHECK(extract.text("/relations/0/relation") == "member_of");
    CHECK(extract.text("/relations/0/kind") == "group");
    CHECK(extract.bytes.find("orange") == std::string::npos);
    CHECK(extract.text("/notices/0/reason") == "An inquiry runs.");
    CHECK(extract.text("/measures/0/endsOn") == "2026-06-01");
}
