// Communication: decided with the person, said by the right one, and never about what protects somebody.
#include <catch2/catch.hpp>

#include "communication/communication.h"
#include "documents/stays_out.h"
#include "reader.h"
#include "town.h"

using namespace luwte;
using test::Town;
namespace json = boost::json;

TEST_CASE("what must stay out of a text is found as whole words, whatever their case and spacing", "[communication]")
{
    using documents::slipped_in;
    CHECK(slipped_in("Zij woont aan de  DORPSSTRAAT\n5.", {"Dorpsstraat 5"}).size() == 1);
    CHECK(slipped_in("De heer Bakkerman", {"Bakker"}).empty());
    CHECK(slipped_in("mevrouw Ångström-Wit zei", {"ångström"}).size() == 1);
    CHECK(slipped_in("aan", {"aa", ""}).empty());
    CHECK(documents::parts_of_name("Sanne de Wit") == std::vector<std::string>{"Sanne de Wit", "Wit"});
}

namespace {

struct Case {
    Town& town;
    test::Person& handler;
    std::string path;

    test::Reply decide(json::object more)
    {
        json::object decision{{"circle", "group_chairs"}, {"tell", true}, {"phase", "first"}, {"agreed", "yes"}, {"agreedOn", "2026-03-09"},
                              {"text", "Er is iets gebeurd. Wij houden u op de hoogte."}};
        for (auto& [key, value] : more) decision[key] = value;
        return handler.post(path + "/communication-decisions", decision);
    }
    void consent(const char* answer)
    {
        const auto page = handler.get(path);
        const auto done = handler.patch("/affected-persons/" + page.text("/affected/0/id"), {{"consentCommunication", answer}},
                                        test::if_match(page.at("/affected/0/version").as_int64()));
        REQUIRE(done.status == 200);
    }
};

}  // namespace

TEST_CASE("communication is decided with the person, by circle", "[communication]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town, town.griffier, "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}})};

    SECTION("nobody is told while the person has not agreed, and not any more once he took it back")
    {
        CHECK(one.decide({}).code() == "communication.consent_missing");
        one.consent("given");
        CHECK(one.decide({{"agreed", "no"}}).code() == "communication.person_said_no");
        REQUIRE(one.decide({}).status == 201);
        one.consent("withdrawn");
        CHECK(one.decide({}).code() == "communication.consent_withdrawn");
        CHECK(one.decide({{"tell", false}, {"reason", "Zij wil het niet meer."}}).status == 201);
        const auto page = town.griffier.get(one.path + "/communication");
        CHECK(page.at("/decisions/0/holds") == false);
        CHECK(page.at("/decisions/1/holds") == true);
        CHECK(page.at("/decisions/1/tell") == false);
    }
    SECTION("to the outside the mayor speaks, and once an inquiry runs only the prosecution")
    {
        one.consent("given");
        CHECK(one.decide({{"circle", "outside"}, {"speaker", "griffier"}}).code() == "communication.somebody_else_speaks");
        CHECK(one.decide({{"circle", "outside"}, {"speaker", "mayor"}}).status == 201);

        const auto person = town.griffier.get(one.path).text("/affected/0/id");
        REQUIRE(town.griffier.post("/affected-persons/" + person + "/police-consents", {{"state", "given"}, {"on", "2026-03-09"}}).status == 201);
        const auto file = town.griffier.post(one.path + "/police-files", {{"kind", "report"}}).id();
        REQUIRE(town.griffier.post("/police-files/" + file + "/filings", {{"quality", "representative"}, {"filedOn", "2026-03-09"}}, test::if_match(1)).status == 200);
        CHECK(town.griffier.get(one.path + "/communication")["inquiryRuns"] == true);
        CHECK(one.decide({{"circle", "outside"}, {"speaker", "mayor"}}).code() == "communication.prosecution_speaks");
        CHECK(one.decide({{"circle", "outside"}, {"speaker", "chief_prosecutor"}}).status == 201);
        CHECK(one.decide({{"circle", "group_chairs"}}).status == 201);
    }
    SECTION("what was decided is said, and when; what was kept silent is not")
    {
        one.consent("given");
        const auto decision = one.decide({}).id();
        REQUIRE(town.griffier.post("/communication-decisions/" + decision + "/sayings", {{"saidAt", iso(town.clock().now())}, {"text", "In het overleg."}}).status == 201);
        CHECK(town.griffier.get(one.path + "/communication").at("/decisions/0/sayings/0/text") == "In het overleg.");
        const auto silent = one.decide({{"tell", false}}).id();
        CHECK(town.griffier.post("/communication-decisions/" + silent + "/sayings", {{"saidAt", iso(town.clock().now())}}).code() == "communication.decided_to_keep_silent");
    }
    SECTION("what protects somebody is in no message and on no sheet")
    {
        one.consent("given");
        REQUIRE(one.decide({{"text", "Er staat een camera bij de voordeur."}}).status == 201);
        REQUIRE(town.griffier.post(one.path + "/security-measures", {{"since", "2026-03-09"}, {"text", "camera bij de voordeur\nandere route naar huis"}}).status == 201);
        CHECK(one.decide({{"text", "Wij namen maatregelen: een Camera bij  de voordeur."}}).code() == "communication.tells_of_security");
        CHECK(town.griffier.get(one.path + "/circles/group_chairs/sheet").code() == "communication.must_stay_out");
        REQUIRE(one.decide({}).status == 201);
        const auto sheet = town.griffier.get(one.path + "/circles/group_chairs/sheet");
        REQUIRE(sheet.status == 200);
        const auto bytes = as_bytes(sheet.bytes);
        CHECK(test::times(test::read_pdf({bytes.begin(), bytes.end()}), "route naar huis") == 0);
    }
    SECTION("a sheet says what its circle may know and nothing else")
    {
        one.consent("given");
        const auto read = [&](const std::string& circle) {
            const auto sheet = town.griffier.get(one.path + "/circles/" + circle + "/sheet");
            REQUIRE(sheet.status == 200);
            const auto bytes = as_bytes(sheet.bytes);
            return test::read_pdf({bytes.begin(), bytes.end()});
        };
        const auto council = read("council"), presidium = read("presidium");
        CHECK(test::times(council, "9 maart 2026") == 0);
        CHECK(test::times(presidium, "9 maart 2026") == 1);
        CHECK(test::times(council, "Raadslid") == 0);
        CHECK(test::times(presidium, "Raadslid") == 1);
        for (const auto& text : {council, presidium}) CHECK(test::times(text, town.councillor.name) == 0);
        CHECK(town.griffier.get(one.path + "/circles/nobody/sheet").status == 404);
    }
}

TEST_CASE("when the mayor is the victim the deputy mayor speaks", "[communication]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.mayor, {{"reporterRole", "mayor"}, {"behaviour", "threat"}});
    Case one{town, town.secretary, "/incidents/" + incident};
    one.consent("given");
    CHECK(one.decide({{"circle", "outside"}, {"speaker", "mayor"}}).code() == "communication.somebody_else_speaks");
    CHECK(one.decide({{"circle", "outside"}, {"speaker", "deputy_mayor"}}).status == 201);
}
