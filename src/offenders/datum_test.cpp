#include <catch2/catch.hpp>

#include "linking/linking.h"
#include "offenders/datum.h"

using namespace luwte;
using namespace luwte::offenders;

namespace {
const Day today = *parse_day("2026-03-09");

std::string fault_of(DatumKind kind, const char* value)
{
    std::vector<DatumInput> data;
    data.push_back({kind, Secret{value}, Certainty::certain, {}});
    const auto faults = faults_in(data, today, "/data");
    return faults.empty() ? "" : std::string{faults.front().code.text()};
}

std::vector<linking::Mention> mentions_of(std::initializer_list<std::pair<DatumKind, const char*>> known)
{
    std::vector<Said> said;
    for (const auto& [kind, value] : known) said.push_back({kind, Secret{value}});
    Mention mention;
    mention.id = {"mention"};
    mention.incident = {"incident"};
    return as_mentions(mention, today, said);
}
}  // namespace

TEST_CASE("what is known of somebody is refused only where it cannot be what it says", "[offenders]")
{
    CHECK(fault_of(DatumKind::name, "dhr. J. de Vries") == "");
    CHECK(fault_of(DatumKind::name, " ") == "offenders.value_missing");
    CHECK(fault_of(DatumKind::birth, "1975-04-02") == "");
    CHECK(fault_of(DatumKind::birth, "2 april") == "offenders.birth_is_no_day");
    CHECK(fault_of(DatumKind::birth, "2027-01-01") == "offenders.birth_is_no_day");
    CHECK(fault_of(DatumKind::age, "45") == "");
    CHECK(fault_of(DatumKind::age, "40-50") == "");
    CHECK(fault_of(DatumKind::age, "50-40") == "offenders.age_is_no_age");
    CHECK(fault_of(DatumKind::age, "oud") == "offenders.age_is_no_age");
    CHECK(fault_of(DatumKind::email, "jan.example.org") == "offenders.email_without_at");
    CHECK(fault_of(DatumKind::telephone, "06 - 12 34 56 78") == "");
    CHECK(fault_of(DatumKind::description, std::string(4001, 'x').c_str()) == "offenders.value_too_long");
}

TEST_CASE("an address is taken apart where the house number begins", "[offenders]")
{
    const auto house = [](const char* typed) {
        const auto mention = mentions_of({{DatumKind::street, typed}}).front();
        return mention.street + "|" + mention.number;
    };
    CHECK(house("Dorpsstraat 12") == "Dorpsstraat |12");
    CHECK(house("Dorpsstraat 12a") == "Dorpsstraat |12a");
    CHECK(house("Dorpsstraat 12 bis") == "Dorpsstraat |12 bis");
    CHECK(house("Plein 1944 5") == "Plein 1944 |5");
    CHECK(house("Havenkade") == "Havenkade|");
}

TEST_CASE("each second telephone or account is compared as well, and words compare nothing", "[offenders]")
{
    const auto two = mentions_of({{DatumKind::name, "Jan Dekker"}, {DatumKind::telephone, "0612345678"}, {DatumKind::telephone, "0687654321"}, {DatumKind::age, "40-50"}});
    REQUIRE(two.size() == 2);
    CHECK(two[0].phone == "0612345678");
    CHECK(two[1].phone == "0687654321");
    CHECK(two[1].name == "Jan Dekker");
    CHECK(two[0].age == "45");
    CHECK(mentions_of({{DatumKind::description, "a man with a limp"}}).empty());
}
