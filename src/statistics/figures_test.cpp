#include <catch2/catch.hpp>

#include "statistics/figures.h"
#include "town.h"

using namespace luwte;
namespace json = boost::json;
using test::Town;

namespace {
constexpr auto path = "/figures?year=2026";

std::int64_t count_of(const json::value& list, std::string_view id)
{
    const auto found = test::items_with(list, "id", id);
    return found.empty() ? 0 : found.front().at("number").at("now").as_int64();
}

void classify(Town& town, const std::string& incident, const char* behaviour)
{
    const auto page = town.griffier.get("/incidents/" + incident);
    REQUIRE(town.griffier.post("/incidents/" + incident + "/classifications", {{"behaviour", behaviour}, {"reason", "x"}}, test::if_match(page)).status < 300);
}

statistics::Fact fact(const char* role, const char* person, const char* reported)
{
    statistics::Fact made;
    made.role = role, made.form = "letter", made.person = person;
    made.reported_at = *parse_instant(reported), made.reported = day_in_amsterdam(made.reported_at);
    return made;
}
}  // namespace

TEST_CASE("a dashboard counts what its reader may know of, by kind, and leads to exactly those cases", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto threat = town.given_incident(town.councillor, {{"form", "social_media"}, {"place", "online"}});
    town.given_incident(town.councillor, {{"form", "letter"}});
    classify(town, threat, "threat");

    const auto figures = town.griffier.get(path);
    REQUIRE(figures.status == 200);
    CHECK(figures.at("/total/now") == 2);
    CHECK(count_of(figures["behaviours"], "threat") == 1);
    CHECK(count_of(figures["forms"], "social_media") == 1);
    const auto role = test::items_with(figures["roles"], "id", "councillor").at(0);
    CHECK(role.at("persons") == 1);
    CHECK(role.at("inOffice") == 1);

    CHECK(town.griffier.get(std::string{path} + "&behaviour=threat").at("/total/now") == 1);
    const auto cases = town.griffier.get("/figures/cases?year=2026&behaviour=threat");
    REQUIRE(cases["items"].as_array().size() == 1);
    CHECK(cases.text("/items/0/id") == threat);
    CHECK(town.griffier.get("/incidents/" + cases.text("/items/0/id")).status == 200);

    SECTION("a page at a time")
    {
        const auto first = town.griffier.get("/figures/cases?year=2026&limit=1");
        CHECK(first["items"].as_array().size() == 1);
        CHECK(town.griffier.get("/figures/cases?year=2026&limit=1&cursor=" + first.text("/next"))["items"].as_array().size() == 1);
    }
    SECTION("another year has none, and some years cannot be")
    {
        CHECK(town.griffier.get("/figures?year=2025").at("/total/now") == 0);
        CHECK(town.griffier.get("/figures?year=2999").code() == "statistics.year_unknown");
        CHECK(town.griffier.get("/figures?year=x").status == 400);
    }
    SECTION("and nobody else reads figures")
    {
        CHECK(town.councillor.get(path).status == 403);
        CHECK(town.elsewhere("griffier of elsewhere", {"griffier"}).get(path).at("/total/now") == 0);
    }
}

TEST_CASE("to whoever is kept out of a case, the figures are as if it did not exist", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& kept_out = town.given("kept out", {"griffier", "mayor", "secretary", "designated_officer"});
    town.given_incident(town.councillor);
    const auto before = kept_out.get(path), cases = kept_out.get("/figures/cases?year=2026");
    REQUIRE(before.at("/total/now") == 1);

    REQUIRE(town.report(town.councillor, {{"behaviour", "threat"}, {"form", "social_media"}, {"involved", json::array{kept_out.account.text}}}).status == 201);
    CHECK(kept_out.get(path).bytes == before.bytes);
    CHECK(kept_out.get("/figures/cases?year=2026").bytes == cases.bytes);
    CHECK(town.griffier.get(path).at("/total/now") == 2);
}

TEST_CASE("first contact, response and aftercare are counted from what happened in the case", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "default"};
    const auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    CHECK(town.griffier.get(path).at("/contacted/hits") == 0);
    town.pass(std::chrono::hours{2});
    REQUIRE(town.griffier.post("/incidents/" + incident + "/feedback", {{"text", "We call you today."}}).status == 204);
    const auto page = town.griffier.get("/incidents/" + incident);
    for (const auto& task : page["tasks"].as_array())
        if (const auto* duty = task.as_object().if_contains("duty"); duty && json::serialize(*duty).find("eact") != std::string::npos)
            CHECK(
                town.griffier
                    .post("/tasks/" + std::string{task.at("id").as_string()} + "/completions", {{"outcome", "done"}}, test::if_match(task.at("version").as_int64()))
                    .status < 300);

    const auto figures = town.griffier.get(path);
    CHECK(figures.at("/contactedWithinDay/hits") == 1);
    CHECK(figures.at("/medianMinutes") == 120);
    CHECK(figures.at("/responded/hits") == 1);
    CHECK(figures.at("/respondedInTime/hits") == 1);
    CHECK(figures.at("/aftercare/of") == 0);

    town.pass(std::chrono::hours{24 * 60});
    CHECK(town.griffier.get(path).at("/aftercare/of") == 3);
    CHECK(town.griffier.get(path).at("/aftercare/hits") == 0);
}

TEST_CASE("a case whose only report was withdrawn no longer counts", "[statistics]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto report = town.report(town.councillor);
    REQUIRE(town.griffier.get(path).at("/total/now") == 1);
    REQUIRE(town.councillor.post("/reports/" + report.id() + "/withdrawals", {{"reason", "A mistake."}}).status < 300);
    CHECK(town.griffier.get(path).at("/total/now") == 0);
}

TEST_CASE("a verdict is shown only when so many gave one that nobody's can be told", "[statistics]")
{
    using namespace statistics;
    const protocol::Figures rules{5, 10, 3, 50, {}, ""};
    const OfficeSheet office{2026, {{"councillor", 20}}, 0};
    const std::vector<Score> four(4, {"councillor", 5}), five(5, {"councillor", 4});
    CHECK_FALSE(figures({}, {}, four, office, office, rules).contentment.at(0).content);
    CHECK(figures({}, {}, five, office, office, rules).contentment.at(0).content->hits == 5);
    CHECK(figures({}, {}, five, office, office, std::nullopt).contentment.empty());
}

TEST_CASE("people are counted once, and divided by those in office", "[statistics]")
{
    using namespace statistics;
    const std::vector<Fact> now{fact("councillor", "a", "2026-02-01T10:00:00Z"), fact("councillor", "a", "2026-03-01T10:00:00Z"), fact("councillor", "b", "2026-03-01T10:00:00Z")};
    const OfficeSheet office{2026, {{"councillor", 1, 25}}, 1};
    const auto made = figures(now, {}, {}, office, office, std::nullopt);
    CHECK(made.roles.at(0).number.now == 3);
    CHECK(made.roles.at(0).persons == 2);
    CHECK(made.roles.at(0).share.hits == 2);
    CHECK(made.roles.at(0).share.of == 25);
}

TEST_CASE("a response is in time until the end of the day on which the period runs out", "[statistics]")
{
    using namespace statistics;
    CHECK(in_time_until(fact("mayor", "a", "2026-02-01T10:00:00Z"), {.time = std::chrono::hours{24}}) == *parse_day("2026-02-02"));
    CHECK(in_time_until(fact("mayor", "a", "2026-02-01T10:00:00Z"), {.days = 3}) == *parse_day("2026-02-04"));
}
