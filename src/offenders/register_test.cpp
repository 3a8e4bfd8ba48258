#include "offenders/register_test.h"

#include <map>

#include "base/embedded.h"
#include "linking/compare.h"

using namespace luwte;
using test::Person;
using test::Register;
namespace json = boost::json;
using Lines = std::vector<std::string>;

namespace {
/// The same man, told of in three ways to three people over six weeks.
struct Returning : Register {
    Person& employee = as("employee");
    std::string first, second, third;

    explicit Returning(test::Engine engine) : Register{engine}
    {
        first = given(councillor, "2026-03-10", {{"name", "Jan-Willem van den Bergh"}, {"street", "Havenkade 12"}, {"postcode", "8331 AB"}, {"telephone", "06-12345678"}});
        second = given(mayor, "2026-03-30", {{"name", "dhr. J.W. v.d. Berg"}, {"telephone", "+31 6 1234 5678"}}, {{"reporterRole", "mayor"}});
        third = given(employee, "2026-04-17", {{"alias", "Jan-Willem"}, {"name", "van den Bergh"}, {"street", "Havenkade 12"}, {"postcode", "8331AB"}},
                      {{"reporterRole", "employee"}});
    }
};
}  // namespace

TEST_CASE("whoever reports puts an offender in the register and cannot read there", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given(town.councillor, "2026-04-21", {{"name", "Kees Merkteken"}, {"telephone", "0611112222"}});
    CHECK(town.councillor.get("/offenders").status == 403);
    CHECK(town.councillor.get("/offenders/" + town.offender_of(incident)).status == 403);
    CHECK_FALSE(town.database_contains("Merkteken"));

    const auto list = town.griffier.get("/offenders");
    REQUIRE(list["items"].as_array().size() == 1);
    CHECK(list.text("/items/0/names/0") == "Kees Merkteken");
    CHECK(list.at("/items/0/againstOffice").as_int64() == 1);

    SECTION("and reads back what he told himself")
    {
        const auto reports = town.councillor.get("/reports");
        const auto own = town.councillor.get("/reports/" + reports.text("/items/0/id"));
        CHECK(own.text("/offender/details/0/value") == "Kees Merkteken");
    }
    SECTION("who is searched is found however it is typed")
    {
        CHECK(town.griffier.get("/offenders?query=MERKT%C3%89KEN")["items"].as_array().size() == 1);
        CHECK(town.griffier.get("/offenders?query=06%2011112222")["items"].as_array().size() == 1);
        CHECK(town.griffier.get("/offenders?query=somebody")["items"].as_array().empty());
    }
}

TEST_CASE("an offender who comes back is suggested with reasons that add up", "[offenders]")
{
    Returning town{GENERATE(test::sqlite, test::postgres)};
    const auto page = town.suggested(town.griffier, town.second);
    REQUIRE(page["items"].as_array().size() == 1);
    const auto& suggestions = page.at("/items/0/suggestions").as_array();
    REQUIRE_FALSE(suggestions.empty());
    for (const auto& suggestion : suggestions) {
        auto sum = suggestion.at("prior").as_int64();
        for (const auto& reason : suggestion.at("reasons").as_array()) sum += reason.at("weight").as_int64();
        CHECK(sum == suggestion.at("score").as_int64());
    }
    CHECK(json::serialize(suggestions.front().at("reasons")).find(R"("field":"phone","level":"same")") != std::string::npos);
    CHECK(suggestions.front().at("person").at("names").at(0) == "Jan-Willem van den Bergh");
    CHECK(suggestions.front().at("person").at("againstOffice").as_int64() == 1);
    CHECK(suggestions.front().at("person").at("againstStaff").as_int64() == 0);
    CHECK(town.suggested(town.griffier, town.second).bytes == page.bytes);
    CHECK(town.suggested(town.officer, town.second)["items"] == page["items"]);
}

TEST_CASE("a neighbour with the same surname at the same address stays apart once somebody said so", "[offenders]")
{
    Returning town{GENERATE(test::sqlite, test::postgres)};
    const auto neighbour = town.given(town.councillor, "2026-04-20", {{"name", "Marieke van den Bergh"}, {"street", "Havenkade 12"}, {"postcode", "8331 AB"}});
    const auto offender = town.offender_of(neighbour), man = town.offender_of(town.first);
    const auto said = town.say(town.griffier, offender, man, false);
    REQUIRE(said.status == 201);
    CHECK(town.say(town.griffier, offender, man, true).code() == "offenders.said_different");
    town.say(town.griffier, town.offender_of(town.third), man, true);

    const auto page = town.suggested(town.griffier, neighbour);
    CHECK(page.text("/items/0/rejected/0/verdict/id") == said.id());
    const auto list = town.griffier.get("/offenders");
    for (const auto& suggestion : page.at("/items/0/suggestions").as_array())
        CHECK(json::serialize(suggestion).find(man) == std::string::npos);  // neither he nor whoever became one with him
    SECTION("and a rejection that was taken back is no rejection")
    {
        REQUIRE(town.griffier.post("/offender-verdicts/" + said.id() + "/_undo").status == 200);
        CHECK(town.suggested(town.griffier, neighbour).at("/items/0/rejected").as_array().empty());
        CHECK(town.griffier.post("/offender-verdicts/" + said.id() + "/_undo").code() == "offenders.undone_before");
    }
}

TEST_CASE("confirmed links set off the protocol's repetition rules in the case, and undoing takes them back", "[offenders]")
{
    Returning town{GENERATE(test::sqlite, test::postgres)};
    const auto one = town.offender_of(town.first), two = town.offender_of(town.second), three = town.offender_of(town.third);
    CHECK(town.rules(town.griffier, town.second).empty());
    REQUIRE(town.say(town.griffier, two, one, true).status == 201);
    CHECK(town.rules(town.griffier, town.first).empty());
    CHECK(town.rules(town.secretary, town.second) == Lines{"second_event"});

    const auto last = town.say(town.officer, three, one, true);
    REQUIRE(last.status == 201);
    CHECK(town.rules(town.officer, town.third) == Lines{"second_event", "pattern"});
    const auto page = town.officer.get("/incidents/" + town.third + "/offender-details");
    CHECK(page.at("/items/0/repetition/0/againstOffice").as_int64() == 2);
    CHECK(page.text("/items/0/repetition/0/source") == "W 5.2 (H5)");

    const auto has_duty = [&] {
        const auto tasks = town.officer.get("/incidents/" + town.third)["tasks"];
        return json::serialize(tasks).find("weigh_repetition") != std::string::npos;
    };
    CHECK(has_duty());
    REQUIRE(town.officer.post("/offender-verdicts/" + last.id() + "/_undo").status == 200);
    CHECK(town.rules(town.officer, town.third).empty());
    CHECK(town.rules(town.secretary, town.second) == Lines{"second_event"});
    CHECK(has_duty());  // what was asked for is answered, never taken away
}

TEST_CASE("a person is found by any of his mentions, and taken apart again", "[offenders]")
{
    Returning town{GENERATE(test::sqlite, test::postgres)};
    const auto one = town.offender_of(town.first), two = town.offender_of(town.second), three = town.offender_of(town.third);
    town.say(town.griffier, two, one, true);
    town.say(town.griffier, three, two, true);
    const auto page = town.griffier.get("/offenders/" + three);
    REQUIRE(page.status == 200);
    CHECK(page.text("/person/id") == one);
    CHECK(page["events"].as_array().size() == 3);
    CHECK(page.at("/person/againstStaff").as_int64() == 1);
    const auto data = page["data"].as_array().size();

    const auto split = town.griffier.post("/offenders/" + two + "/splits");
    REQUIRE(split.status == 201);
    CHECK(town.griffier.get("/offenders/" + one)["events"].as_array().size() == 2);
    CHECK(town.griffier.get("/offenders/" + two)["events"].as_array().size() == 1);
    CHECK(town.griffier.post("/offenders/" + two + "/splits").code() == "offenders.alone_already");
    REQUIRE(town.griffier.post("/offender-verdicts/" + split.id() + "/_undo").status == 200);
    CHECK(town.griffier.get("/offenders/" + two)["data"].as_array().size() == data);  // nothing was lost on the way
}

TEST_CASE("a colleague who is kept out of a case finds nothing of it in the register, though he may read there", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    auto& officer = town.officer;
    const auto open = town.given(town.councillor, "2026-03-30", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
    const auto hidden = town.given(town.councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}}, {{"involved", json::array{officer.account.text}}});
    const auto offender = town.offender_of(hidden);
    REQUIRE(town.griffier.get("/offenders/" + offender).status == 200);
    REQUIRE(town.suggestions(town.griffier, hidden) == 1);
    REQUIRE(town.say(town.griffier, offender, town.offender_of(open), true).status == 201);

    CHECK(officer.get("/offenders/" + offender).status == 404);
    const auto page = officer.get("/offenders/" + town.offender_of(open));
    CHECK(page["events"].as_array().size() == 1);
    CHECK(page["verdicts"].as_array().empty());
    CHECK(page.bytes.find(offender) == std::string::npos);
    CHECK(officer.get("/offenders").bytes.find(offender) == std::string::npos);
    CHECK(town.rules(officer, open).empty());
    CHECK(town.rules(town.griffier, hidden) == Lines{"second_event"});

    SECTION("and a rule rests on it only where nobody would learn of it that way")
    {
        const auto later = [&](const std::string& day, json::object more) {
            const auto incident = town.given(town.councillor, day, {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}}, std::move(more));
            REQUIRE(town.say(town.griffier, town.offender_of(incident), offender, true).status == 201);
            return incident;
        };
        const auto told = [&](test::Person& reader, const std::string& incident) { return town.suggested(reader, incident).at("/items/0/weighingNowhere").as_int64(); };
        const auto seen = later("2026-04-23", {}), kept_from = later("2026-04-24", {{"involved", json::array{officer.account.text}}});
        CHECK(town.rules(town.griffier, kept_from) == Lines{"second_event", "pattern"});
        CHECK(told(town.griffier, kept_from) == 0);
        CHECK(town.rules(town.griffier, seen) == Lines{"second_event"});  // the open case alone
        CHECK(told(town.griffier, seen) == 1);
        CHECK(told(officer, seen) == 0);
    }
    SECTION("nor any longer where it shows later that somebody there is kept out of the earlier case")
    {
        const auto after = town.given(town.councillor, "2026-04-23", {{"name", "Iemand Anders"}, {"telephone", "0644445555"}});
        const auto before = town.given(town.councillor, "2026-04-20", {{"name", "Iemand Anders"}, {"telephone", "0644445555"}});
        REQUIRE(town.say(town.griffier, town.offender_of(after), town.offender_of(before), true).status == 201);
        REQUIRE(town.rules(officer, after) == Lines{"second_event"});
        REQUIRE(town.griffier.post("/incidents/" + before + "/offenders", {{"kind", "resident"}, {"known", "known"}, {"account", officer.account.text}}).status == 201);
        CHECK(town.rules(officer, after).empty());
    }
    SECTION("also when it shows later that he may not know")
    {
        const auto later = town.given(town.councillor, "2026-04-23", {{"name", "Iemand Anders"}, {"telephone", "0644445555"}});
        const auto other = town.offender_of(later);
        REQUIRE(officer.get("/offenders/" + other).status == 200);
        REQUIRE(town.griffier.post("/incidents/" + later + "/offenders", {{"kind", "resident"}, {"known", "known"}, {"account", officer.account.text}}).status == 201);
        CHECK(officer.get("/offenders/" + other).status == 404);
        CHECK(town.griffier.get("/offenders/" + other).text("/person/names/0") == "Iemand Anders");
    }
}

TEST_CASE("the pack decides which role sees which part, and names of the affected only with a reason", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given(town.councillor, "2026-04-21", {{"name", "Ruud Hardenberg"}});
    const auto offender = "/offenders/" + town.offender_of(incident);
    CHECK(town.griffier.get(offender).at("/parts/victims") == false);
    CHECK(town.griffier.post(offender + "/victim-looks", {{"reason", "x"}}).status == 403);
    CHECK(town.officer.post(offender + "/victim-looks", {{"reason", ""}}).code() == "offenders.reason_missing");
    const auto shown = town.officer.post(offender + "/victim-looks", {{"reason", "He came to her house again."}});
    REQUIRE(shown.status == 200);
    CHECK(shown.text("/items/0/affected/0/name") == town.councillor.name);
    CHECK(town.griffier.get(offender).text("/fairness/looks/0/reason") == "He came to her house again.");

    // Elsewhere the reason may name her, and he who handles nothing there is not told.
    const auto elsewhere = town.given(town.as("employee"), "2026-04-22", {{"name", "Ruud Hardenberg"}}, {{"reporterRole", "employee"}});
    const auto other = "/offenders/" + town.offender_of(elsewhere);
    REQUIRE(town.griffier.get("/incidents/" + elsewhere).status == 404);
    REQUIRE(town.officer.post(other + "/victim-looks", {{"reason", "She asked for it."}}).status == 200);
    CHECK(town.griffier.get(other).at("/fairness/looks/0").as_object().contains("by"));
    CHECK_FALSE(town.griffier.get(other).at("/fairness/looks/0").as_object().contains("reason"));

    auto& privacy = town.as("privacy_officer");
    const auto journal = privacy.get("/journal");
    CHECK(test::items_with(journal["items"], "action", "offender.victims_read").size() == 2);
    CHECK_FALSE(test::items_with(journal["items"], "action", "offender.read").empty());
    CHECK(privacy.get(offender).status == 403);
}

TEST_CASE("who told of an offender, and at which office it was aimed, is for those who may know of that case", "[offenders]")
{
    Returning town{GENERATE(test::sqlite, test::postgres)};
    const auto one = town.offender_of(town.first);
    REQUIRE(town.say(town.griffier, town.offender_of(town.second), one, true).status == 201);
    REQUIRE(town.say(town.griffier, town.offender_of(town.third), one, true).status == 201);
    const std::map<std::string, std::string> told_by{
        {town.offender_of(town.first), town.councillor.name}, {town.offender_of(town.second), town.mayor.name}, {town.offender_of(town.third), town.employee.name}};
    std::size_t kept_back = 0;
    for (auto* reader : {&town.griffier, &town.secretary, &town.officer, &town.mayor}) {
        const auto page = reader->get("/offenders/" + one);
        std::map<std::string, bool> knows;
        for (const auto& event : page["events"].as_array()) {
            const auto& shown = event.as_object();
            const bool his = knows[std::string{shown.at("offenderId").as_string()}] = shown.contains("incidentId");
            CHECK(shown.at("affectedRoles").as_array().empty() == !his);
        }
        REQUIRE(page["data"].as_array().size() == 10);
        for (const auto& datum : page["data"].as_array()) {
            const std::string mention{datum.at("offenderId").as_string()};
            CAPTURE(reader->name, told_by.at(mention));
            CHECK(datum.as_object().contains("by") == knows.at(mention));
            if (knows.at(mention)) CHECK(datum.at("by").at("name") == json::string{told_by.at(mention)});
            else ++kept_back;
        }
        for (const auto& [mention, name] : told_by)
            if (!knows.at(mention) && name != reader->name) CHECK(page.bytes.find(name) == std::string::npos);
    }
    CHECK(kept_back > 0);
}

TEST_CASE("an incident against a politician and an employee counts for both, and only what came before counts beside a case", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    auto& employee = town.as("employee");
    const auto both = json::array{{{"account", town.councillor.account.text}, {"role", "councillor"}}, {{"account", employee.account.text}, {"role", "employee"}}};
    const auto first = town.given(town.councillor, "2026-03-10", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}}, {{"affected", both}});
    const auto second = town.given(town.councillor, "2026-03-30", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
    const auto counted = [&](const json::value& person) { return std::pair{person.at("againstOffice").as_int64(), person.at("againstStaff").as_int64()}; };
    const auto suggested = [&](const std::string& incident) { return counted(town.suggested(town.griffier, incident).at("/items/0/suggestions/0/person")); };
    CHECK(suggested(second) == std::pair<std::int64_t, std::int64_t>{1, 1});
    CHECK(suggested(first) == std::pair<std::int64_t, std::int64_t>{0, 0});

    REQUIRE(town.say(town.griffier, town.offender_of(second), town.offender_of(first), true).status == 201);
    const auto page = town.griffier.get("/offenders/" + town.offender_of(first));
    CHECK(counted(page["person"]) == std::pair<std::int64_t, std::int64_t>{2, 1});
    CHECK(page.at("/events/1/againstOffice") == true);
    CHECK(page.at("/events/1/againstStaff") == true);
    CHECK(counted(town.griffier.get("/incidents/" + second + "/offender-details").at("/items/0/repetition/0")) == std::pair<std::int64_t, std::int64_t>{1, 1});
}

TEST_CASE("every reason that linking can give for or against has words in both languages", "[offenders]")
{
    for (const auto* language : {"nl", "en"}) {
        const auto catalogue = json::parse(*embedded::find(std::string{"locales/ui."} + language + ".json")).as_object();
        for (const auto& comparison : linking::comparisons())
            for (int level = 0; level < comparison.count; ++level) {
                const auto key = "why." + std::string{comparison.name} + "." + std::string{comparison.levels[static_cast<std::size_t>(level)].name};
                CAPTURE(language, key);
                CHECK(catalogue.contains(key));
            }
    }
}

TEST_CASE("an offender of before the register is recognised when he comes back", "[offenders]")
{
    test::Register town{GENERATE(test::sqlite, test::postgres)};
    const auto before = town.report(town.griffier, {{"occurredAt", "2024-05-02T21:30:00+02:00"},
                                                    {"affected", {{{"name", "Wil van Dam"}, {"role", "councillor"}}}},
                                                    {"offender", test::Register::offender({{"name", "Jan van der Wiel"}, {"telephone", "06-21345678"}})},
                                                    {"earlier", {{"reportedOn", "2024-05-03"}, {"closedOn", "2024-06-20"}}}});
    INFO(before.bytes);
    REQUIRE(before.status == 201);

    const auto again = town.given(town.councillor, "2026-03-10", {{"name", "J. v.d. Wiel"}, {"telephone", "0621345678"}});

    CHECK(town.suggestions(town.griffier, again) == 1);
}

TEST_CASE("the list of offenders goes on when the last of a page was joined with somebody or removed meanwhile", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    town.given(town.councillor, "2026-04-01", {{"name", "Kees Laatste"}});
    const auto second = town.offender_of(town.given(town.councillor, "2026-04-02", {{"name", "Ruud Hardenberg"}}));
    const auto first = town.offender_of(town.given(town.councillor, "2026-04-03", {{"name", "R. Hardenberg"}}));
    const auto page = town.griffier.get("/offenders?limit=1");
    REQUIRE(page.text("/items/0/id") == first);
    const auto next = [&] { return town.griffier.get("/offenders?limit=1&cursor=" + page.text("/next")); };
    SECTION("joined with the next")
    {
        REQUIRE(town.say(town.griffier, first, second, true).status == 201);
        CHECK(next().text("/items/0/names/0") == "Kees Laatste");
    }
    SECTION("removed")
    {
        const auto asked = town.griffier.post("/offenders/" + first + "/requests", {{"kind", "removal"}, {"receivedOn", "2026-04-03"}});
        REQUIRE(town.griffier
                    .post("/offender-requests/" + asked.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-04-03"}, {"reason", "x"}}, test::if_match(1))
                    .status == 201);
        CHECK(next().text("/items/0/id") == second);
    }
}
