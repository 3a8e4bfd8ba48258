#include "offenders/retention.h"

#include "app/reactions.h"
#include "offenders/register_test.h"

using namespace luwte;
using test::Register;
using offenders::Keeping;
namespace json = boost::json;

namespace {
/// A register under a pack that says how long offenders are kept.
struct Kept : Register {
    protocol::Pack pack = *protocol::load_shipped("default").pack;  // the case five years, the offender two
    std::string incident, offender;

    explicit Kept(test::Engine engine) : Register{engine}
    {
        incident = given(councillor, "2026-03-10", {{"name", "Ruud Hardenberg"}, {"telephone", "0622223333"}});
        offender = offender_of(incident);
        REQUIRE(griffier.get("/offenders/" + offender).status == 200);
    }
    void close()
    {
        const auto page = griffier.get("/incidents/" + incident);
        REQUIRE(griffier.post("/incidents/" + incident + "/closures", {{"lesson", "x"}}, test::if_match(page)).status == 201);
    }
    std::vector<offenders::Term> terms(const std::string& day)
    {
        on(day + "T12:00:00Z");
        storage::Transaction tx{database(), storage::Mode::read};
        return offenders::terms(tx, organisation(), packs(), clock().now());
    }
    incidents::PackUnder packs() const
    {
        return [this](auto&, auto&) -> const auto& { return pack; };
    }
    Keeping keeping(const std::string& day) { return terms(day).at(0).keeping; }
    void run(const std::string& day)
    {
        const auto all = terms(day);
        storage::Transaction tx{database()};
        for (const auto& term : all)
            if (term.keeping == Keeping::over) offenders::carry_out(tx, packs(), app::offender_reactions(), term, clock().now());
        tx.commit();
    }
};
}  // namespace

TEST_CASE("what is known of an offender is gone when the term after the case is over, and the count stays", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    CHECK(town.terms("2029-01-01").empty());  // an open case has no term
    town.on("2026-03-20T12:00:00Z");
    town.close();
    CHECK(town.keeping("2028-03-19") == Keeping::running);
    CHECK(town.terms("2028-03-21").at(0).rule->source == "Luwte default (G2)");
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
    CHECK(town.terms("2028-03-22").empty());
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

TEST_CASE("a term that is over waits for a request, a measure and a restriction, and for a protocol that says something", "[offenders]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    town.on("2026-03-20T12:00:00Z");
    SECTION("an open request")
    {
        town.close();
        REQUIRE(town.griffier.post("/offenders/" + town.offender + "/requests", {{"kind", "access"}, {"receivedOn", "2026-03-20"}}).status == 201);
        CHECK(town.keeping("2028-03-21") == Keeping::needed);
    }
    SECTION("a restriction")
    {
        town.close();
        const auto asked = town.griffier.post("/offenders/" + town.offender + "/requests", {{"kind", "restriction"}, {"receivedOn", "2026-03-20"}});
        REQUIRE(town.griffier.post("/offender-requests/" + asked.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-03-20"}, {"reason", "x"}}, test::if_match(1)).status == 201);
        CHECK(town.keeping("2028-03-21") == Keeping::restricted);
    }
    SECTION("a measure in force")
    {
        const auto affected = town.griffier.get("/incidents/" + town.incident).at("/affected/0/id");
        const auto asked = town.griffier.post("/incidents/" + town.incident + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", affected}});
        REQUIRE(town.griffier.post("/voices/" + asked.id() + "/answers", {{"answer", "said"}}, test::if_match(1)).status == 200);
        const auto made = town.griffier.post("/incidents/" + town.incident + "/measures", {{"kind", "access_ban"}, {"decidedOn", "2026-03-20"}, {"endsOn", "2028-06-01"}, {"reasons", "x"}, {"place", "x"}, {"unheard", "x"}, {"offenderId", town.offender}});
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        town.close();
        CHECK(town.keeping("2028-03-21") == Keeping::needed);
        CHECK(town.keeping("2028-06-02") == Keeping::over);
    }
    SECTION("a silent protocol")
    {
        town.close();
        town.pack = *protocol::load_shipped("westerveld").pack;
        CHECK(town.keeping("2099-01-01") == Keeping::silent);
    }
}
