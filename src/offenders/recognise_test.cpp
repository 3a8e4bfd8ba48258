#include <random>

#include "offenders/register_test.h"

using namespace luwte;
using test::Register;
namespace json = boost::json;

TEST_CASE("one identifier alone, or a rare name, brings back whoever it is of, however many others the register holds", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const std::vector<std::string> syllables{"bar", "del", "fin", "gor", "hul", "kem", "lop", "mis", "nar", "pol", "ruk", "sam", "tin", "vor", "wes", "zul"};
    std::minstd_rand dice{7};
    const auto capital = [&](int length) {
        std::string word;
        while (length-- > 0) word += syllables[dice() % syllables.size()];
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
        return word;
    };
    std::vector<Register::Known> told;
    const auto fill_until = [&](std::size_t size) {
        while (told.size() < size) {
            const auto number = told.size();
            const auto surname = capital(3);
            told.push_back({{"name", capital(2) + " " + surname},
                            {"telephone", "06-" + std::to_string(21000000 + number * 7919)},
                            {"email", capital(4) + std::to_string(number) + "@example.org"},
                            {"account", "@" + capital(2) + "_" + std::to_string(number)},
                            {"plate", std::to_string(10 + number % 90) + "-XK" + std::string(1, "BDFGH"[number / 90]) + "-1"}});
            town.given(town.councillor, "2026-03-10", told.back());
        }
    };
    std::size_t one = 3;
    for (const std::size_t size : {std::size_t{30}, std::size_t{60}, std::size_t{200}}) {
        fill_until(size);
        for (std::size_t said = 0; said < told[one].size(); ++said, one += 2) {
            const auto again = town.given(town.councillor, "2026-04-10", {told[one][said]});
            const auto page = town.suggested(town.griffier, again);
            CAPTURE(size, told[one][said].first, page.bytes);
            REQUIRE(page.at("/items/0/suggestions").as_array().size() == 1);
            CHECK(page.text("/items/0/suggestions/0/person/names/0") == told[one][0].second);
        }
    }
}

TEST_CASE("the address of a message alone tells whose account it is", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto message = [](const char* address) {
        return json::object{{"form", "social_media"}, {"online", {{"url", address}, {"platformReported", false}}}, {"offender", {{"known", "unknown"}}}};
    };
    const auto named = town.given(town.councillor, "2026-03-10", {{"name", "Ludolf Pannekoek"}, {"account", "@knotwilg_4"}});
    town.on("2026-04-10T12:00:00Z");
    const auto again = town.given_incident(town.councillor, message("https://x.com/knotwilg_4/status/1789"));
    const auto page = town.suggested(town.griffier, again);
    INFO(page.bytes);
    REQUIRE(town.suggestions(town.griffier, again) == 1);
    CHECK(page.text("/items/0/suggestions/0/person/id") == town.offender_of(named));
    CHECK(town.suggestions(town.griffier, town.given_incident(town.councillor, message("https://krant.example.nl/nieuws/1789"))) == 0);
}

TEST_CASE("whoever was only described is suggested by the account or the name in the description", "[offenders]")
{
    Register town{GENERATE(test::sqlite, test::postgres)};
    const auto described = [&](const std::string& day, const char* words) {
        town.on(day + "T12:00:00Z");
        return town.given_incident(town.councillor, {{"offender", {{"known", "partly"}, {"description", words}}}});
    };
    const auto first = described("2026-03-10", "Account @boze_oeverbeker, waarschijnlijk een man");
    const auto second = described("2026-03-20", "Weer boze_oeverbeker: @boze_oeverbeker");
    const auto page = town.suggested(town.griffier, second);
    REQUIRE(town.suggestions(town.griffier, second) == 1);
    const auto named = town.given(town.councillor, "2026-03-22", {{"name", "Ludolf Pannekoek"}});
    const auto told = described("2026-03-24", "Ludolf Pannekoek, die van de camping");
    REQUIRE(town.suggestions(town.griffier, told) == 1);
    CHECK(town.suggested(town.griffier, told).at("/items/0/suggestions/0/person/id") == json::string{town.offender_of(named)});
    CHECK(page.at("/items/0/suggestions/0/person/id") == json::string{town.offender_of(first)});
    CHECK(page.text("/items/0/suggestions/0/person/described") == "Account @boze_oeverbeker, waarschijnlijk een man");
}
