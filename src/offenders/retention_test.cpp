// How long what is known of an offender is kept, as the page of his case tells it and `luwte retention` carries it out.
#include "app/destruction.h"
#include "offenders/register_test.h"

using namespace luwte;
using test::Register;
using retention::Keeping;
namespace json = boost::json;

namespace {
/// A register under a pack that says how long offenders are kept: the case five years, the offender two.
struct Kept : Register {
    app::Packs packs{{}};
    std::string incident, offender;

    explicit Kept(test::Engine engine, std::string pack = "default") : Register{engine, std::move(pack)}
    {
        incident = given(councillor, "2026-03-10", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
        offender = offender_of(incident);
        REQUIRE(griffier.get("/offenders/" + offender).status == 200);
    }
    /// What must be done before does not apply.
    void close()
    {
        const auto at = "/incidents/" + incident;
        const auto page = griffier.get(at);
        for (const auto& task : page["tasks"].as_array())
            if (task.at("state") == "open")
                griffier.post("/tasks/" + std::string{task.at("id").as_string()} + "/completions", {{"outcome", "not_applicable"}, {"remark", "x"}},
                              test::if_match(task.at("version").as_int64()));
        const auto closed = griffier.post(at + "/closures", {{"lesson", "x"}}, test::if_match(griffier.get(at)));
        INFO(closed.bytes);
        REQUIRE(closed.status == 201);
    }
    /// What the page of the case says of offenders on a day.
    std::vector<json::value> told_of(const std::string& day)
    {
        on(day + "T12:00:00Z");
        const auto page = griffier.get("/incidents/" + incident + "/retention");
        INFO(page.bytes);
        REQUIRE(page.status == 200);
        return test::items_with(page["items"], "record", "offender");
    }
    json::value keeping(const std::string& day, std::string_view member = "keeping") { return told_of(day).at(0).at(member); }
    std::map<Keeping, int> run(const std::string& day, app::Doing doing = app::Doing::destroy)
    {
        on(day + "T12:00:00Z");
        return app::end_what_is_over(database(), packs, organisation(), doing, clock().now(), [](const auto&) {})["offender"];
    }
    /// A measure that runs until the first of June 2028.
    void impose(const std::string& against)
    {
        const auto affected = griffier.get("/incidents/" + incident).at("/affected/0/id");
        const auto asked = griffier.post("/incidents/" + incident + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", affected}});
        REQUIRE(griffier.post("/voices/" + asked.id() + "/answers", {{"answer", "said"}}, test::if_match(1)).status == 200);
        json::object measure{{"kind", "access_ban"}, {"decidedOn", "2026-03-20"}, {"term", "P1M"}, {"reasons", "x"}, {"place", "x"}, {"unheard", "x"}};
        if (!against.empty()) measure["offenderId"] = against;
        const auto made = griffier.post("/incidents/" + incident + "/measures", measure);
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        storage::Transaction tx{database()};
        tx.run("UPDATE measure SET ends_on = '2028-06-01'");
        tx.commit();
    }
};
}  // namespace

TEST_CASE("what is known of an offender is gone when the term after the case is over, and the count stays", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    CHECK(town.keeping("2029-01-01") == "open");
    town.on("2026-03-20T12:00:00Z");
    town.close();
    CHECK(town.keeping("2028-03-19") == "running");
    CHECK(town.keeping("2028-03-21", "source") == "Luwte default (G2)");
    town.run("2028-03-19");
    CHECK(town.griffier.get("/offenders/" + town.offender)["removed"] == false);
    town.run("2028-03-21");

    const auto page = town.griffier.get("/offenders/" + town.offender);
    CHECK(page["removed"] == true);
    CHECK(page["data"].as_array().empty());
    CHECK(town.griffier.get("/incidents/" + town.incident).at("/offenders/0").as_object().contains("description") == false);
    const auto own = town.councillor.get("/reports/" + town.councillor.get("/reports").text("/items/0/id"));
    CHECK(own.at("/offender/details").as_array().empty());
    CHECK(own.at("/offender/known") == "known");
    CHECK(town.keeping("2028-03-22") == "gone");
    CHECK(test::items_with(town.griffier.get("/incidents/" + town.incident)["timeline"], "kind", "term_over").at(0).at("detail") == "offender");
    storage::Transaction tx{town.database(), storage::Mode::read};
    CHECK(tx.first("SELECT COUNT(*) FROM offender_for_statistics")->integer(0) == 1);
    CHECK(tx.first("SELECT COUNT(*) FROM offender_model")->integer(0) == 0);
    CHECK(tx.first("SELECT COUNT(*) FROM journal_entry WHERE action = 'offender.term_over' AND actor = ''")->integer(0) == 1);
}

TEST_CASE("the end of a term reaches the report of a case of before the register", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto made = town.report(town.griffier, {{"occurredAt", "2023-05-02T21:30:00+02:00"},
                                                  {"affected", {{{"name", "Wil van Dam"}, {"role", "councillor"}}}},
                                                  {"offender", Register::offender({{"name", "Jan van der Wiel"}})},
                                                  {"earlier", {{"reportedOn", "2023-05-03"}, {"closedOn", "2023-06-20"}}}});
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    const auto report = "/reports/" + made.id();
    REQUIRE(town.griffier.get(report).bytes.find("van der Wiel") != std::string::npos);
    town.run("2026-03-20");
    CHECK(town.griffier.get(report).bytes.find("van der Wiel") == std::string::npos);
    CHECK(town.councillor.get("/reports/" + town.councillor.get("/reports").text("/items/0/id")).bytes.find("Hardenberg") != std::string::npos);
}

TEST_CASE("what rested on somebody whose term is over is weighed anew", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    town.on("2026-03-20T12:00:00Z");
    town.close();
    const auto later = town.given(town.councillor, "2028-03-01", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
    REQUIRE(town.say(town.griffier, town.offender_of(later), town.offender, true).status == 201);
    CHECK(town.rules(town.griffier, later) == std::vector<std::string>{"second_event"});
    town.run("2028-03-21");
    CHECK(town.rules(town.griffier, later).empty());
    CHECK(town.griffier.get("/incidents/" + later).bytes.find("repetition_gone") != std::string::npos);
    CHECK(town.griffier.get("/offenders/" + town.offender_of(later)).at("/person/againstOffice") == 1);
}

TEST_CASE("a term that is over waits for a request, a measure and a restriction", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    town.on("2026-03-20T12:00:00Z");
    SECTION("an open request")
    {
        town.close();
        REQUIRE(town.griffier.post("/offenders/" + town.offender + "/requests", {{"kind", "access"}, {"receivedOn", "2026-03-20"}}).status == 201);
        CHECK(town.keeping("2028-03-21", "needed") == json::array{"request_open"});
        CHECK(town.run("2028-03-21") == std::map<Keeping, int>{{Keeping::needed, 1}});
    }
    SECTION("a restriction")
    {
        town.close();
        const auto asked = town.griffier.post("/offenders/" + town.offender + "/requests", {{"kind", "restriction"}, {"receivedOn", "2026-03-20"}});
        REQUIRE(town.griffier
                    .post("/offender-requests/" + asked.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-03-20"}, {"reason", "x"}}, test::if_match(1))
                    .status == 201);
        CHECK(town.keeping("2028-03-21", "needed") == json::array{"restricted"});
        CHECK(town.run("2028-03-21") == std::map<Keeping, int>{{Keeping::needed, 1}});
    }
    SECTION("a measure in force")
    {
        town.impose(town.offender);
        town.close();
        CHECK(town.keeping("2028-03-21", "needed") == json::array{"measure_in_force"});
        CHECK(town.run("2028-03-21") == std::map<Keeping, int>{{Keeping::needed, 1}});
        CHECK(town.keeping("2028-06-02") == "over");
        CHECK(town.run("2028-06-02", app::Doing::only_look) == std::map<Keeping, int>{{Keeping::over, 1}});
    }
}

TEST_CASE("a protocol that says nothing of offenders keeps them", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres), "westerveld"};
    town.on("2026-03-20T12:00:00Z");
    town.close();
    CHECK(town.keeping("2060-01-01") == "silent");
    CHECK(town.run("2060-01-01") == std::map<Keeping, int>{{Keeping::silent, 1}});
}

TEST_CASE("of two who did it the page and the run say of each whether he is still needed, and only the other goes", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    town.on("2026-03-20T12:00:00Z");
    const auto other = town.griffier.post("/incidents/" + town.incident + "/offenders", {{"known", "known"}, {"kind", "resident"}, {"description", "The other."}}).id();
    town.impose(town.offender);
    town.close();
    const auto told = town.told_of("2028-03-21");
    REQUIRE(told.size() == 2);
    CHECK(told.at(0).at("keeping") == "needed");
    CHECK(told.at(1).at("keeping") == "over");
    CHECK(town.run("2028-03-21") == std::map<Keeping, int>{{Keeping::needed, 1}, {Keeping::over, 1}});
    CHECK(town.griffier.get("/offenders/" + town.offender)["removed"] == false);
    CHECK(town.griffier.get("/offenders/" + other)["removed"] == true);
    CHECK(town.told_of("2028-03-21").size() == 1);
}

TEST_CASE("a measure of the case that is against nobody keeps no offender, on the page as in the run", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    town.on("2026-03-20T12:00:00Z");
    town.impose("");
    town.close();
    CHECK(town.keeping("2028-03-21") == "over");
    CHECK(town.run("2028-03-21") == std::map<Keeping, int>{{Keeping::over, 1}});
}
