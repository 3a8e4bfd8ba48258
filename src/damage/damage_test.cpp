// Damage: exact to the cent, and back with whom it belongs.
#include <catch2/catch.hpp>

#include <random>

#include "damage/damage.h"
#include "documents/say.h"
#include "town.h"

using namespace luwte;
using namespace luwte::damage;
using What = Booking::What;
using test::Town;
namespace json = boost::json;

TEST_CASE("the organisation pays the person first, and then the claim is the organisation's", "[damage]")
{
    const AffectedId person{fresh_uuid()};
    const auto balances = balance({{What::damage, person, 12'345}, {What::damage, std::nullopt, 5'000}, {What::advance, person, 10'000},
                                   {What::recovered, std::nullopt, 2'500}, {What::insurance, person, 345}});
    CHECK(balances.persons.at(person) == Balance{12'345, 10'000, 345, 0, 2'000});
    CHECK(balances.organisation == Balance{5'000, 10'000, 0, 2'500, 12'500});
    CHECK(balances.open == 14'500);
}

TEST_CASE("whatever is booked, in whatever order, what is open adds up to what was lost and not made good", "[damage]")
{
    std::mt19937 dice{2027};
    for (int round = 0; round < 500; ++round) {
        std::vector<AffectedId> people{{fresh_uuid()}, {fresh_uuid()}, {fresh_uuid()}};
        std::vector<Booking> bookings;
        Cents lost = 0, made_good = 0;
        for (int line = 0; line < 30; ++line) {
            const auto what = static_cast<What>(dice() % 4);
            const auto cents = static_cast<Cents>(dice() % most);
            std::optional<AffectedId> whose;
            if (what == What::advance || dice() % 3 != 0) whose = people[dice() % people.size()];
            bookings.push_back({what, whose, cents});
            if (what == What::damage) lost += cents;
            if (what == What::insurance || what == What::recovered) made_good += cents;
        }
        const auto balances = balance(bookings);
        CHECK(balances.open == lost - made_good);
        std::shuffle(bookings.begin(), bookings.end(), dice);
        CHECK(balance(bookings).open == balances.open);
    }
}

TEST_CASE("amounts are said exactly, in the language of the reader", "[damage]")
{
    using documents::say_euros;
    CHECK(say_euros(0, "nl") == "€ 0,00");
    CHECK(say_euros(5, "nl") == "€ 0,05");
    CHECK(say_euros(123'456, "nl") == "€ 1.234,56");
    CHECK(say_euros(-99, "nl") == "€ -0,99");
    CHECK(say_euros(100'000'000'01, "en") == "€100,000,000.01");
    CHECK(say_euros(-123'456, "en") == "-€1,234.56");
}

TEST_CASE("damage of a case: lines, an advance, what came back, and what is still open", "[damage]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    const auto path = "/incidents/" + incident;
    const auto person = town.griffier.get(path).text("/affected/0/id");
    const auto claim = [&](json::object more) {
        json::object line{{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 25000}, {"text", "Een nieuwe ruit"}};
        for (auto& [key, value] : more) line[key] = value;
        return town.griffier.post(path + "/damage-lines", line);
    };

    SECTION("adds up to the cent, and what a person lost is nowhere in the open")
    {
        REQUIRE(claim({{"affectedId", person}, {"cents", 98765432}}).status == 201);
        REQUIRE(claim({{"kind", "immaterial"}, {"affectedId", person}, {"cents", 50000}, {"text", "Slapeloze nachten"}}).status == 201);
        REQUIRE(claim({{"cents", 12001}, {"text", "Extra beveiliger"}}).status == 201);
        REQUIRE(town.griffier.post(path + "/damage-payments", {{"kind", "advance"}, {"affectedId", person}, {"paidOn", "2026-03-09"}, {"cents", 98765432}}).status == 201);
        REQUIRE(town.griffier.post(path + "/damage-payments", {{"kind", "recovered"}, {"paidOn", "2026-03-09"}, {"cents", 10000}}).status == 201);
        REQUIRE(town.griffier.post(path + "/damage-steps", {{"kind", "joinder_due"}, {"on", "2026-06-01"}, {"text", "Zitting"}}).status == 201);

        const auto page = town.griffier.get(path + "/damage");
        CHECK(page.at("/balances/0/open") == 50000);
        CHECK(page.at("/balances/1/open") == 12001 + 98765432 - 10000);
        CHECK(page["open"] == 98765432 + 50000 + 12001 - 10000);
        CHECK(page.at("/steps/0/kind") == "joinder_due");
        CHECK(page.at("/rules/0/source") == "W 5.4 (P6)");
        CHECK_FALSE(town.database_contains("98765432"));
        CHECK_FALSE(town.database_contains("Slapeloze"));
    }
    SECTION("a wrong line is withdrawn with the reason, and stays to be seen")
    {
        const auto line = claim({{"cents", 700}}).id();
        CHECK(town.griffier.post("/damage-lines/" + line + "/withdrawals", {{"reason", ""}}).code() == "damage.reason_missing");
        REQUIRE(town.griffier.post("/damage-lines/" + line + "/withdrawals", {{"reason", "Dubbel geboekt"}}).status == 201);
        CHECK(town.griffier.post("/damage-lines/" + line + "/withdrawals", {{"reason", "Nog eens"}}).code() == "damage.withdrawn_before");
        const auto page = town.griffier.get(path + "/damage");
        CHECK(page["open"] == 0);
        CHECK(page.at("/lines/0/reason") == "Dubbel geboekt");
    }
    SECTION("declines what cannot be, and books nothing")
    {
        CHECK(claim({{"cents", 0}}).code() == "damage.amount_missing");
        CHECK(claim({{"cents", -5}}).code() == "damage.amount_missing");
        CHECK(claim({{"cents", most + 1}}).code() == "damage.amount_too_large");
        CHECK(claim({{"incurredOn", "2026-03-10"}}).code() == "damage.day_lies_ahead");
        CHECK(claim({{"affectedId", fresh_uuid()}}).code() == "damage.person_unknown");
        CHECK(claim({{"evidence", json::array{fresh_uuid()}}}).code() == "damage.evidence_unknown");
        CHECK(claim({{"text", ""}}).code() == "damage.text_missing");
        const auto advance = [&](json::object more) {
            json::object payment{{"kind", "advance"}, {"paidOn", "2026-03-09"}, {"cents", 1}};
            for (auto& [key, value] : more) payment[key] = value;
            return town.griffier.post(path + "/damage-payments", payment).code();
        };
        CHECK(advance({}) == "damage.advance_to_nobody");
        CHECK(advance({{"affectedId", person}}) == "damage.advance_exceeds_damage");
        CHECK(town.griffier.post(path + "/damage-steps", {{"kind", "letter"}, {"on", "2026-03-10"}}).code() == "damage.day_lies_ahead");
        CHECK(town.griffier.post(path + "/damage-steps", {{"kind", "letter"}, {"on", "2026-03-09"}, {"offenderId", fresh_uuid()}}).code() == "damage.offender_unknown");
        CHECK(town.griffier.get(path + "/damage").at("/lines").as_array().empty());
    }
    SECTION("goes along when the case is taken up in another")
    {
        REQUIRE(claim({{"affectedId", person}, {"cents", 4321}}).status == 201);
        const auto other = town.given_incident(town.councillor);
        const auto seen = town.griffier.get("/incidents/" + other);
        REQUIRE(town.griffier.post("/incidents/" + other + "/mergers", {{"from", incident}, {"reason", "Zelfde voorval"}}, test::if_match(seen)).status == 201);
        CHECK(town.griffier.get("/incidents/" + other + "/damage").at("/lines/0/cents") == 4321);
    }
}
