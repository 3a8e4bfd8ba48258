// Cases of before the register was kept (docs/decisions/0037).
#include <catch2/catch.hpp>

#include "town.h"

using namespace luwte;
namespace json = boost::json;

namespace {
json::object earlier(const char* reported_on, const char* closed_on, json::object more = {})
{
    json::object form{{"occurredAt", "2024-05-02T21:30:00+02:00"},
                      {"behaviour", "threat"},
                      {"affected", {{{"name", "Wil van Dam"}, {"role", "councillor"}}}},
                      {"earlier", {{"reportedOn", reported_on}, {"closedOn", closed_on}}}};
    for (auto& member : more) form[member.key()] = member.value();
    return form;
}

int mails(test::Town& town)
{
    int count = 0;
    for (const auto* person : {&town.councillor, &town.griffier, &town.mayor, &town.secretary, &town.officer, &town.deputy}) count += town.mails_to(*person);
    return count;
}
}  // namespace

TEST_CASE("a case of before the register is there, closed, and asks nothing of anybody", "[incidents]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    const auto mails_before = mails(town);

    const auto made = town.report(town.griffier, earlier("2024-05-03", "2024-06-20"));

    INFO(made.bytes);
    REQUIRE(made.status == 201);
    CHECK(made.text("/reference") == "2024-0001");
    const auto page = town.griffier.get("/incidents/" + town.incident_of(made.id()));
    REQUIRE(page.status == 200);
    CHECK(page.text("/state") == "closed");
    CHECK(page.text("/reports/0/narrative") == "He said he knows where I live.");
    CHECK(page.text("/closures/0/at").starts_with("2024-06-20"));
    CHECK(page["tasks"].as_array().empty());
    CHECK(town.griffier.get("/incidents/" + town.incident_of(made.id()) + "/aftercare").at("/items").as_array().empty());

    town.tick();
    CHECK(mails(town) == mails_before);
    for (auto* person : {&town.griffier, &town.mayor, &town.secretary, &town.officer}) CHECK(person->get("/tasks").at("/items").as_array().empty());
    CHECK(town.griffier.get("/reports").at("/items").as_array().empty());

    SECTION("and it can be opened again, to be handled as any other")
    {
        const auto path = "/incidents/" + town.incident_of(made.id());
        CHECK(town.griffier.post(path + "/reopenings", {{"reason", "He wrote again."}}, test::if_match(page)).status == 201);
        CHECK(town.griffier.get(path).text("/state") == "open");
    }
}

TEST_CASE("what was done about a case of before is not known, which no share counts as not done", "[incidents][statistics]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    const auto before = town.report(town.griffier, earlier("2026-01-05", "2026-01-20", {{"occurredAt", "2026-01-05T10:00:00+01:00"}}));
    REQUIRE(before.status == 201);
    REQUIRE(town.report(town.councillor).status == 201);

    const auto figures = town.griffier.get("/figures?year=2026");

    INFO(figures.bytes);
    REQUIRE(figures.status == 200);
    CHECK(figures.at("/total/now") == 2);
    CHECK(figures.at("/contacted/of") == 1);

    SECTION("nor as done, when something is done about it after all")
    {
        const auto incident = "/incidents/" + town.incident_of(before.id());
        REQUIRE(town.griffier.post(incident + "/feedback", {{"text", "We still have it."}}).status < 300);
        const auto since = town.griffier.get("/figures?year=2026");
        REQUIRE(since.status == 200);
        CHECK(since.at("/contacted/hits") == 0);
        CHECK(since.at("/contacted/of") == 1);
        CHECK_FALSE(since.body.as_object().contains("medianMinutes"));
    }
}

TEST_CASE("days that cannot be, and somebody who may not enter for others, are declined and leave nothing", "[incidents]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    const auto declined = [&](const char* reported_on, const char* closed_on, const char* code, const char* field) {
        const auto reply = town.report(town.griffier, earlier(reported_on, closed_on));
        INFO(reply.bytes);
        CHECK(reply.status == 400);
        CHECK(reply.text("/errors/0/code") == code);
        CHECK(reply.text("/errors/0/field") == field);
    };
    declined("2024-05-01", "2024-06-01", "reports.reported_before_it_happened", "/earlier/reportedOn");
    declined("2024-05-03", "2024-05-02", "reports.closed_before_it_was_reported", "/earlier/closedOn");
    declined("2024-05-03", "2030-01-01", "reports.earlier_in_future", "/earlier/closedOn");
    CHECK(town.report(town.councillor, earlier("2024-05-03", "2024-06-20")).status == 403);
    CHECK(town.griffier.get("/incidents").at("/items").as_array().empty());
}
