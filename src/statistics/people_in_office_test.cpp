#include <catch2/catch.hpp>

#include "town.h"

using namespace luwte;
namespace json = boost::json;

namespace {
json::object seats(std::initializer_list<std::pair<const char*, int>> roles)
{
    json::array lines;
    for (const auto& [role, people] : roles) lines.push_back(json::object{{"role", role}, {"people", people}});
    return {{"roles", lines}};
}

int seats_of(const test::Reply& sheet, std::string_view role)
{
    return static_cast<int>(test::items_with(sheet["roles"], "role", role).at(0).at("people").as_int64());
}
}  // namespace

TEST_CASE("people in office are those with a role, until somebody enters how many there really are", "[statistics]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    town.given("second councillor", {"councillor"});
    const auto path = std::string{"/people-in-office/2026"};
    const auto before = town.griffier.get(path);
    CHECK(seats_of(before, "councillor") == 2);
    CHECK(before["version"] == 0);

    const auto entered = town.griffier.put(path, seats({{"councillor", 25}}), test::if_match(0));
    REQUIRE(entered.status == 200);
    CHECK(seats_of(entered, "councillor") == 25);
    CHECK(seats_of(entered, "mayor") == 1);
    CHECK(seats_of(town.administrator().get(path), "councillor") == 25);
    CHECK(seats_of(town.griffier.get("/people-in-office/2025"), "councillor") == 0);
    CHECK(town.griffier.get("/people-in-office")["items"].as_array().front() == 2027);

    SECTION("what was entered is taken back by leaving it out")
    {
        CHECK(seats_of(town.griffier.put(path, seats({}), test::if_match(1)), "councillor") == 2);
    }
    SECTION("whoever did not see the last numbers changes nothing")
    {
        CHECK(town.administrator().put(path, seats({{"councillor", 9}}), test::if_match(0)).status == 412);
        CHECK(seats_of(town.griffier.get(path), "councillor") == 25);
    }
    SECTION("another year, or another organisation, has its own")
    {
        CHECK(seats_of(town.griffier.get("/people-in-office/2027"), "councillor") == 2);
        CHECK(seats_of(town.elsewhere("griffier of elsewhere", {"griffier"}).get(path), "councillor") == 0);
    }
}

TEST_CASE("seats that cannot be are declined, and only who keeps them may look", "[statistics]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    const auto path = std::string{"/people-in-office/2026"};
    CHECK(town.griffier.put(path, seats({{"councillor", -1}}), test::if_match(0)).code() == "statistics.people_out_of_range");
    CHECK(town.griffier.put(path, seats({{"griffier", 1}}), test::if_match(0)).code() == "people.role_unknown");
    CHECK(town.griffier.put(path, seats({{"councillor", 1}})).status == 428);
    CHECK(town.griffier.get("/people-in-office/1200").status == 404);
    CHECK(town.griffier.get("/people-in-office/next").status == 404);
    CHECK(town.councillor.get(path).status == 403);
    CHECK(town.mayor.put(path, seats({}), test::if_match(0)).status == 403);
}
