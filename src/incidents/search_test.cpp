// Searching through the door that a user uses: what one's own keys open, and nothing that tells of more.
#include <catch2/catch.hpp>

#include "incidents/search.h"
#include "town.h"

namespace luwte {
namespace json = boost::json;
using test::Town;

namespace {
test::Reply search(test::Person& by, const std::string& words, json::object more = {})
{
    more["words"] = words;
    return by.post("/incidents/_search", more);
}

std::vector<std::string> found(test::Person& by, const std::string& words, json::object more = {})
{
    const auto reply = search(by, words, std::move(more));
    INFO(reply.bytes);
    REQUIRE(reply.status == 200);
    std::vector<std::string> ids;
    for (const auto& item : reply["items"].as_array()) ids.emplace_back(item.at("incident").at("id").as_string());
    return ids;
}

std::string places(test::Person& by, const std::string& words)
{
    const auto reply = search(by, words);
    INFO(reply.bytes);
    return json::serialize(reply.at("/items/0/foundIn"));
}
using Ids = std::vector<std::string>;
}  // namespace

TEST_CASE("a question is its words, however they are written", "[incidents]")
{
    using incidents::question_from;
    CHECK(question_from(Secret{"  José  de WIT josé "})->words == Ids{"jose", "de", "wit"});
    CHECK(question_from(Secret{"Çelik Groß Ĳmuiden"})->words == Ids{"celik", "gross", "ijmuiden"});
    CHECK(question_from(Secret{"ЖЖ\xff Ѓорѓи"})->words == Ids{"жж", "горги"});
    CHECK(question_from(Secret{" a \t"}).refusal().code() == "incidents.question_missing");
    CHECK(question_from(Secret{std::string(201, 'a')}).refusal().code() == "incidents.question_too_long");
    CHECK(question_from(Secret{"aa bb cc dd ee ff gg hh ii jj kk"}).refusal().code() == "incidents.question_too_long");
}

TEST_CASE("a search finds a case by anything that its reader's keys open", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    const auto incident = town.given_incident(town.councillor, {{"narrative", "Bij de fietsenstalling stond Çelik te wachten."},
                                                                {"needNow", "Een andere route naar huis."},
                                                                {"offender", {{"known", "partly"}, {"description", "Rode Volvo, kenteken 12-ABC-3"}}},
                                                                {"affected", json::array{{{"name", "Wopke Hiddema"}, {"role", "councillor"}}}}});
    town.pass(std::chrono::minutes{1});
    const auto other = town.given_incident(town.councillor, {{"narrative", "Een mail vol scheldwoorden."}});
    const auto path = "/incidents/" + incident;
    REQUIRE(griffier.post(path + "/notes", {{"text", "Gebeld met de wijkagent."}}).status == 201);
    REQUIRE(griffier.post(path + "/tasks", {{"title", "Camera laten plaatsen"}}).status == 201);
    REQUIRE(griffier.post(path + "/classifications", {{"behaviour", "threat"}, {"reason", "Stalking in de avond"}}, test::if_match(griffier.get(path))).status == 201);
    const auto report = griffier.get(path).text("/reports/0/id");
    REQUIRE(town.councillor.post("/reports/" + report + "/supplements", {{"text", "Vandaag weer gezien."}}).status == 201);

    SECTION("in each of its parts")
    {
        const auto [words, place] = GENERATE(table<std::string, std::string>({{"fietsenstalling", "narrative"},
                                                                              {"ANDERE route", "narrative"},
                                                                              {"celik", "narrative"},
                                                                              {"volvo", "offender"},
                                                                              {"hiddema", "name"},
                                                                              {"weer gezien", "supplement"},
                                                                              {"wijkagent", "note"},
                                                                              {"camera", "task"},
                                                                              {"stalking", "decision"}}));
        CAPTURE(words);
        CHECK(found(griffier, words) == Ids{incident});
        CHECK(places(griffier, words) == "[\"" + place + "\"]");
    }
    SECTION("by its number, and by a part of a word")
    {
        const auto reference = griffier.get(path).text("/reference");
        CHECK(found(griffier, reference) == Ids{incident});
        CHECK(found(griffier, "2026-") == Ids{other, incident});
        CHECK(found(griffier, "scheld") == Ids{other});
    }
    SECTION("when all of the words stand in it, together or apart")
    {
        CHECK(found(griffier, "volvo wijkagent") == Ids{incident});
        CHECK(places(griffier, "volvo wijkagent") == R"(["offender","note"])");
        CHECK(found(griffier, "volvo scheldwoorden").empty());
    }
    SECTION("by the name of a colleague who is affected")
    {
        CHECK(found(griffier, "councillor") == Ids{other});  // of the first somebody else is
    }
    SECTION("among those open or closed")
    {
        CHECK(found(griffier, "volvo", {{"state", "open"}}) == Ids{incident});
        CHECK(found(griffier, "volvo", {{"state", "closed"}}).empty());
        CHECK(search(griffier, "volvo", {{"state", "lost"}}).code() == "request.state_unknown");
    }
    SECTION("with the line that the list shows of it")
    {
        const auto shown = search(griffier, "volvo").at("/items/0/incident");
        CHECK(shown == griffier.get("/incidents").at("/items/1"));
    }
}

TEST_CASE("a search looks no further than one's keys, and what is hidden is like what does not exist", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& kept_out = town.given("kept out", {"councillor", "griffier"});
    auto& stranger = town.elsewhere("stranger", {"griffier"});
    const auto incident = town.given_incident(town.councillor, {{"narrative", "Hij noemde mijn straat."}, {"involved", json::array{kept_out.account.text}}});
    const auto visible = town.given_incident(town.councillor, {{"narrative", "Iemand anders riep iets."}});
    REQUIRE(town.officer.get("/incidents/" + incident).status == 200);

    CHECK(found(town.griffier, "straat") == Ids{incident});
    CHECK(found(town.mayor, "straat") == Ids{incident});  // informed
    CHECK(found(kept_out, "riep") == Ids{visible});
    for (auto* person : {&kept_out, &stranger, &town.secretary}) {
        CAPTURE(person->name);
        CHECK(search(*person, "straat").bytes == search(*person, "nergens").bytes);
    }
    CHECK(search(town.councillor, "straat").code() == "request.not_permitted");  // he has his report, not the cases

    SECTION("also when the handlers wrote what the informed may not read")
    {
        REQUIRE(town.griffier.post("/incidents/" + incident + "/notes", {{"text", "Kenteken genoteerd."}}).status == 201);
        CHECK(found(town.griffier, "kenteken") == Ids{incident});
        const bool mayor_reads_notes = town.mayor.get("/incidents/" + incident).bytes.find("Kenteken") != std::string::npos;
        CHECK(found(town.mayor, "kenteken").empty() == !mayor_reads_notes);
    }
    SECTION("and no longer, once the key has been taken away")
    {
        REQUIRE(found(town.officer, "straat") == Ids{incident});
        storage::Transaction tx{town.database()};
        vault::Ring nobody{tx, town.organisation(), {}, nullptr, town.clock().now()};
        for (const auto& row : tx.all(R"(
            SELECT response FROM incident WHERE id = $1
             UNION ALL
            SELECT compartment FROM incident_report WHERE incident = $1)", incident))
            nobody.revoke(row.id<vault::CompartmentId>(0), town.officer.account);
        tx.commit();
        CHECK(found(town.officer, "straat").empty());
    }
}

TEST_CASE("a search goes back page by page, newest first, and shows no case twice", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Ids all;
    for (int n = 0; n < 7; ++n) {
        if (n % 3) town.pass(std::chrono::minutes{1});  // and some at the same instant
        all.insert(all.begin(), town.given_incident(town.councillor, {{"narrative", n == 2 ? "Iets anders." : "Steeds dezelfde man."}}));
    }
    Ids paged;
    std::optional<std::string> next;
    for (int page = 0; page < 10; ++page) {
        json::object more{{"limit", 2}};
        if (next) more["cursor"] = *next;
        const auto reply = search(town.griffier, "dezelfde", more);
        REQUIRE(reply.status == 200);
        CHECK(reply["items"].as_array().size() <= 2);
        for (const auto& item : reply["items"].as_array()) paged.emplace_back(item.at("incident").at("id").as_string());
        const auto* more_to_come = reply.body.as_object().if_contains("next");
        if (!more_to_come || more_to_come->is_null()) break;
        next = more_to_come->as_string();
    }
    CHECK(paged == found(town.griffier, "dezelfde"));
    CHECK(paged.size() == 6);
    CHECK(search(town.griffier, "dezelfde", {{"cursor", "%"}}).code() == "request.cursor_wrong");
    CHECK(search(town.griffier, "dezelfde", {{"limit", 0}}).code() == "request.limit_wrong");
}

TEST_CASE("the journal tells that somebody searched, and not for what", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& officer = town.given("privacy officer", {"privacy_officer"});
    town.given_incident(town.councillor, {{"narrative", "Het was een onbekende."}});
    REQUIRE(found(town.griffier, "zoekwoordmarker").empty());

    const auto journal = officer.get("/journal");
    const auto lines = test::items_with(journal["items"], "action", "incident.searched");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("actorName") == "griffier");
    CHECK(lines[0].at("subject").as_string() == town.griffier.account.text);
    CHECK(journal.bytes.find("zoekwoordmarker") == std::string::npos);
    CHECK_FALSE(town.database_contains("zoekwoordmarker"));
    CHECK_FALSE(officer.get("/journal/verification").body.as_object().contains("brokenAt"));
}

}  // namespace luwte
