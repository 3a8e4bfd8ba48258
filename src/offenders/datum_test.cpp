#include <catch2/catch.hpp>

#include "linking/linking.h"
#include "offenders/datum.h"
#include "offenders/described.h"

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
    CHECK(mentions_of({{DatumKind::description, "a man with a limp, born 03-04-1975, at number 12"}}).empty());
}

TEST_CASE("an account, a telephone or a name behind a form of address in a description is compared too", "[offenders]")
{
    const auto told = [](const char* description) {
        std::string line;
        for (const auto& one : told_in(description)) line += std::string{reports::name_of(one.kind)} + "=" + std::string{one.value.reveal()} + ";";
        return line;
    };
    CHECK(told("Account @boze_oeverbeker, vermoedelijk een inwoner van de Kade") == "account=@boze_oeverbeker;");
    CHECK(told("De heer K. van der Dijk, aanvrager van een dakkapel") == "name=K. van der Dijk;");
    CHECK(told("mevr. Özdemir-de Wit belde met 06 - 1234 5678.") == "name=Özdemir-de Wit;telephone=0612345678;");
    CHECK(told("(jan.dekker@example.org), tel. +31 6 12345678") == "email=jan.dekker@example.org;telephone=+31612345678;");
    CHECK(told("Man met hond, begin vijftig; de heer noemde zich niet. Op 03-04-2026 om 10 uur") == "");
    CHECK(told("Ludolf Pannekoek, die van de camping") == "name=Ludolf Pannekoek;");
    CHECK(told("Hij heet Ludolf Pannekoek en woont aan de Kade") == "name=Ludolf Pannekoek;");
    CHECK(told("De man met de hond, volgens de buren Kees van der Dijk.") == "name=Kees van der Dijk;");
    for (const char* nobody :
         {"Gemeente Westerveld stuurde hem weg", "Inwoner van Diever, begin vijftig", "Man uit Nieuw Balinge", "Sinds Koningsdag in Den Haag", "Buurman Piet",
          "Albert Heijn, bij de kassa", "Kees", "Iemand van de Partij Voor Morgen", "De Telegraaf, lezer", "Weer Facebook Messenger", "Partij Morgen, een lid"}) {
        CAPTURE(nobody);
        CHECK(told(nobody) == "");
    }
    const auto named = mentions_of({{DatumKind::name, "Jan Dekker"}, {DatumKind::description, "Buurman van mevrouw Jansen, @jandekker"}});
    REQUIRE(named.size() == 1);
    CHECK(named[0].name == "Jan Dekker");
    CHECK(named[0].handle == "@jandekker");
}
