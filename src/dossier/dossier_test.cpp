// The export of a whole case: everything but what protects somebody, and the export itself is on record.
#include <catch2/catch.hpp>

#include "measures/case_test.h"
#include "reader.h"

using namespace luwte;
using test::Town;
namespace json = boost::json;

TEST_CASE("the whole case leaves as PDF and JSON, with its line in the journal and without what protects somebody", "[dossier]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}, {"narrative", "verhaal-van-de-melding"}});
    REQUIRE(town.griffier.post(path + "/notes", {{"text", "notitie-een"}}).status == 201);
    REQUIRE(town.griffier.post(path + "/notes", {{"text", "Er hangt een Camera bij de  voordeur."}}).status == 201);
    REQUIRE(town.griffier.post(path + "/security-measures", {{"since", "2026-03-09"}, {"text", "camera bij de voordeur\ngeheime route"}}).status == 201);
    REQUIRE(town.griffier.post(path + "/damage-lines", {{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 777}, {"text", "schade-een"}}).status == 201);
    REQUIRE(town.griffier.post(path + "/police-files", {{"kind", "report"}}).status == 201);

    const auto data = town.griffier.get(path + "/dossier?format=json");
    INFO(data.bytes);
    REQUIRE(data.status == 200);
    const auto dossier = json::parse(data.bytes);
    CHECK(dossier.at_pointer("/notes/0/text") == "notitie-een");
    CHECK(dossier.at_pointer("/notes/1/text").is_null());
    CHECK(dossier.at("withheld").as_array().size() == 1);
    CHECK(dossier.at_pointer("/damage/0/cents") == 777);
    for (const char* words : {"voordeur", "geheime route", "securityMeasures"}) CHECK(data.bytes.find(words) == std::string::npos);

    const auto paper = town.griffier.get(path + "/dossier");
    const auto bytes = as_bytes(paper.bytes);
    const auto text = test::read_pdf({bytes.begin(), bytes.end()});
    INFO(text);
    for (const char* words : {"verhaal-van-de-melding", "notitie-een", "schade-een"}) CHECK(test::times(text, words) == 1);
    // A task that only its kind names is named, and so is whose damage it is.
    for (const char* words : {"Melding behandelen", "de organisatie"}) CHECK(test::times(text, words) == 1);
    CHECK(test::times(text, "Weggelaten omdat er een beveiligingsmaatregel in staat: 1.") == 1);
    CHECK(test::times(text, "voordeur") == 0);

    int exports = 0;
    const auto page = town.griffier.get(path);
    for (const auto& event : page["timeline"].as_array()) exports += event.at("kind") == "exported";
    CHECK(exports == 2);
    CHECK(town.griffier.get(path + "/dossier?format=exe").code() == "dossier.format_unknown");
    // Whoever only is informed reads the case, and does not carry it off.
    CHECK(town.mayor.get(path).status == 200);
    CHECK(town.mayor.get(path + "/dossier").status == 403);
}

TEST_CASE("the case on paper says why a measure was imposed, and nothing in a code", "[dossier]")
{
    test::Case town{GENERATE(test::sqlite, test::postgres)};
    town.given_ban();
    const auto reply = town.griffier.get(town.path + "/dossier");
    const auto bytes = as_bytes(reply.bytes);
    const auto text = test::read_pdf({bytes.begin(), bytes.end()});
    INFO(text);
    CHECK(test::times(text, "9 maart 2026, opgelegd, Burgemeester, He threatened her twice.") == 1);
    CHECK(test::times(text, "de betrokkene") == 1);
    for (const char* code : {"affected", "be informed", "be_informed"}) CHECK(test::times(text, code) == 0);
}
