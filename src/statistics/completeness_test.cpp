#include <catch2/catch.hpp>

#include <random>

#include "statistics/completeness.h"
#include "town.h"

using namespace luwte;
using namespace luwte::statistics;
namespace json = boost::json;
using test::Town;

namespace {
const Day new_year = *parse_day("2027-01-05");

std::int64_t number(const test::Reply& reply, const std::string& path) { return reply.at(path).as_int64(); }

/// Of everything that came in is said what became of it.
void adds_up(const test::Reply& all)
{
    CAPTURE(all.bytes);
    CHECK(number(all, "/reports/first") + number(all, "/reports/joined") + number(all, "/reports/withdrawn") == number(all, "/reports/received"));
    CHECK(number(all, "/cases/counted") + number(all, "/cases/merged") + number(all, "/cases/withdrawn") == number(all, "/cases/opened"));
    CHECK(number(all, "/consultations/reported") + number(all, "/consultations/ended") + number(all, "/consultations/open") == number(all, "/consultations/asked"));
}
}  // namespace

TEST_CASE("merged cases, withdrawn reports and consultations add up to what came in", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto one = town.given_incident(town.councillor), two = town.given_incident(town.councillor), three = town.given_incident(town.councillor);
    town.given_incident(town.councillor);
    REQUIRE(town.griffier.post("/incidents/" + one + "/mergers", {{"from", two}, {"reason", "Same evening."}}, test::if_match(1)).status == 201);
    const auto report = town.griffier.get("/incidents/" + three).text("/reports/0/id");
    REQUIRE(town.councillor.post("/reports/" + report + "/withdrawals", {{"reason", "A mistake."}}).status < 300);
    REQUIRE(town.councillor.post("/consultations", {{"to", "griffier"}, {"question", "Is this something?"}}).status == 201);

    const auto all = town.griffier.get("/completeness?year=2026");
    REQUIRE(all.status == 200);
    adds_up(all);
    CHECK(number(all, "/reports/received") == 4);
    CHECK(number(all, "/reports/joined") == 1);
    CHECK(number(all, "/reports/withdrawn") == 1);
    CHECK(number(all, "/cases/opened") == 4);
    CHECK(number(all, "/cases/merged") == 1);
    CHECK(number(all, "/cases/withdrawn") == 1);
    CHECK(number(all, "/cases/counted") == number(town.griffier.get("/figures?year=2026"), "/total/now"));
    CHECK(number(all, "/consultations/open") == 1);

    SECTION("whoever was not asked does not learn that somebody was in doubt")
    {
        const auto mayors = town.mayor.get("/completeness?year=2026");
        adds_up(mayors);
        CHECK(number(mayors, "/consultations/asked") == 0);
    }
    SECTION("who reads no figures is told nothing, and a year that cannot be is refused")
    {
        CHECK(town.councillor.get("/completeness").status == 403);
        CHECK(town.griffier.get("/completeness?year=1999").code() == "statistics.year_unknown");
        CHECK(town.griffier.get("/completeness?year=x").status == 400);
    }
}

TEST_CASE("a quarter of which nothing is known is silent until somebody asked around", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    town.given_incident(town.councillor);
    const auto state = [&](int quarter) { return town.griffier.get("/completeness?year=2026").text("/quarters/" + std::to_string(quarter - 1) + "/state"); };
    const auto confirm = [&](test::Person& person, int quarter) { return person.post("/quarter-confirmations", {{"year", 2026}, {"quarter", quarter}}); };
    CHECK(confirm(town.griffier, 1).code() == "statistics.quarter_not_over");
    town.on("2026-08-01T09:00:00Z");
    CHECK(state(1) == "reported");
    CHECK(state(2) == "silent");
    CHECK(state(3) == "not_over");

    CHECK(confirm(town.mayor, 2).status == 403);
    CHECK(confirm(town.griffier, 5).code() == "statistics.quarter_unknown");
    REQUIRE(confirm(town.griffier, 1).status == 201);
    REQUIRE(confirm(town.griffier, 2).status == 201);
    CHECK(confirm(town.griffier, 2).code() == "statistics.quarter_confirmed");
    CHECK(state(1) == "confirmed");
    CHECK(state(2) == "nothing_confirmed");
    CHECK(town.griffier.get("/completeness?year=2026").text("/quarters/1/confirmedBy") == town.griffier.name);
    CHECK(town.elsewhere("griffier of elsewhere", {"griffier"}).get("/completeness?year=2026").text("/quarters/1/state") == "silent");
}

TEST_CASE("whoever is kept out of a case finds it in no number", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto before = town.mayor.get("/completeness?year=2026").bytes;
    REQUIRE(town.report(town.councillor, {{"involved", json::array{town.mayor.account.text}}}).status == 201);
    CHECK(town.mayor.get("/completeness?year=2026").bytes == before);
    CHECK(number(town.griffier.get("/completeness?year=2026"), "/cases/counted") == 1);
}

TEST_CASE("whatever becomes of reports and cases, the parts are the whole", "[statistics]")
{
    std::mt19937 dice{GENERATE(range(1u, 30u))};
    std::vector<Received> reports(dice() % 50);
    for (auto& one : reports) one = {dice() % 3 == 0, dice() % 2 == 0};
    const auto sum = reports_of(reports);
    CHECK(sum.received == static_cast<long>(reports.size()));
    CHECK(sum.first + sum.joined + sum.withdrawn == sum.received);
    std::vector<Opened> cases(dice() % 50);
    for (auto& one : cases) one = {dice() % 4 == 0, dice() % 4 == 0, static_cast<int>(1 + dice() % 4)};
    const auto total = cases_of(cases);
    CHECK(total.counted + total.merged + total.withdrawn == static_cast<long>(cases.size()));
    long counted = 0;
    for (const auto& quarter : quarters_of(2026, cases, {}, new_year)) counted += quarter.cases;
    CHECK(counted == total.counted);
}

TEST_CASE("lines in logbooks are told in fives, and never of few people", "[statistics]")
{
    CHECK_FALSE(lines_told(40, 2));
    CHECK_FALSE(lines_told(4, 4));
    CHECK(lines_told(14, 3) == 10);
}

TEST_CASE("a survey says how many went through it of whom the register knows nothing, with its margin", "[statistics]")
{
    const auto gap = gap_of(R"({"answers": 20, "groups": [{"id": "councillor", "people": 25, "answers": 20}], "reported": [4, 4],
                               "lines": [{"question": "experienced", "option": "yes", "counts": [12, 12]}]})");
    REQUIRE(gap);
    CHECK(gap->people == 25);
    CHECK(gap->likely.low < 15);
    CHECK(gap->likely.high > 15);
    CHECK(gap->missing.low == Approx(gap->likely.low - 4));
    CHECK_FALSE(gap_of("{}"));
    CHECK_FALSE(gap_of(R"({"answers": 20, "groups": [], "reported": [null], "lines": [{"question": "experienced", "option": "yes", "counts": [null]}]})"));
}
