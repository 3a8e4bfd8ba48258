#include "network/member_test.h"

#include <catch2/catch.hpp>

#include "network/courier.h"

using namespace luwte;
using test::HubWorld;
using test::ToldTown;
namespace json = boost::json;

namespace {
constexpr const char* now = "2027-02-01T10:00:00Z";
}

TEST_CASE("what would be told is shown to the last member, and is what is sent", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    const auto preview = town.griffier.post("/network-messages/_preview", {{"year", 2026}});
    REQUIRE(preview.status == 200);
    CHECK(preview.at("/totals/people") == 27);
    CHECK(preview.at("/totals/figures/0/count") == 12);
    CHECK(preview.at("/signature") == "");

    const auto sent = town.tell(2026);
    REQUIRE(sent.status == 200);
    auto message = json::parse(sent.text("/message")).as_object();
    auto expected = preview.body.as_object();
    for (const char* member : {"key", "signature"}) message.erase(member), expected.erase(member);
    CHECK(json::value(message) == json::value(expected));

    SECTION("a year without an account tells the state of the protocol alone")
    {
        CHECK_FALSE(town.griffier.post("/network-messages/_preview", {{"year", 2025}}).body.as_object().contains("totals"));
        CHECK(town.griffier.post("/network-messages/_preview", {{"year", 2027}}).code() == "network.year_not_over");
    }
}

TEST_CASE("nothing about an incident or a person is in what leaves", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    const auto message = town.tell(2026).text("/message");
    std::vector<std::string> private_words{
        ToldTown::marker, town.councillor.account.text, town.griffier.account.text, town.griffier.name, town.griffier.login, town.organisation().text, "Oeverbeek",
        "2026-03-09"};
    const auto cases = town.griffier.get("/incidents");
    for (const auto& one : cases["items"].as_array())
        for (const char* member : {"id", "reference"}) private_words.emplace_back(one.at(member).as_string());
    REQUIRE(private_words.size() > 20);
    for (const auto& word : private_words) {
        CAPTURE(word);
        CHECK(message.find(word) == std::string::npos);
    }
    const auto figures = json::parse(message).at("totals").at("figures");
    for (const auto& figure : figures.as_array()) {
        const auto* count = figure.as_object().if_contains("count");
        if (count) CHECK((count->as_int64() == 0 || count->as_int64() >= 5));
    }
}

TEST_CASE("an organisation tells a hub that knows its key, and takes it back", "[network]")
{
    const auto engine = GENERATE(test::sqlite, test::postgres);
    ToldTown town{engine, 2026, now};
    HubWorld hub{engine};
    hub.on(now);
    hub.enrol("Oeverbeek", town.key());
    CHECK(town.griffier.put("/network-membership", {{"adoptedOn", "2020-05-01"}}, test::if_match(0)).status == 200);
    REQUIRE(hub.receive("/network-publications", town.tell(2026).text("/message")).status == 200);
    const auto told = hub.keeper.get("/network-participants");
    CHECK(told.at("/items/0/life") == "awake");
    CHECK(told.at("/items/0/adoptedOn") == "2020-05-01");
    CHECK(told.at("/items/0/roles") == told.at("/items/0/rolesFilled"));
    CHECK(hub.receive("/network-withdrawals", town.withdraw(2026).text("/message")).status == 200);
    CHECK(hub.keeper.get("/network-participants").at("/items/0/life") == "silent");
}

TEST_CASE("a rounded account is told as rounded, and the hub takes no figure of it for exact", "[network]")
{
    const auto engine = GENERATE(test::sqlite, test::postgres);
    ToldTown town{engine, 2026, now, true};
    const auto preview = town.griffier.post("/network-messages/_preview", {{"year", 2026}});
    CHECK(preview.at("/totals/rounded") == 5);
    for (const auto& figure : preview.at("/totals/figures").as_array()) CHECK(figure.at("count").as_int64() % 5 == 0);
    HubWorld hub{engine};
    hub.on(now);
    hub.enrol("Oeverbeek", town.key());
    REQUIRE(hub.receive("/network-publications", town.tell(2026).text("/message")).status == 200);
    const auto told = hub.keeper.get("/network-participants");
    CHECK(told.at("/items/0/usedIn") == 2026);
    CHECK(told.at("/years/0/nothing") == 0);
    CHECK(told.at("/years/0/readable") == told.at("/years/0/figures"));
}

TEST_CASE("whoever may publish signs with one key, and nobody else has it", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    const auto key = town.key();
    CHECK(key.size() == 43);
    CHECK(town.secretary.get("/network-membership").text("/publicKey") == key);
    CHECK_FALSE(town.mayor.get("/network-membership").body.as_object().contains("publicKey"));  // reads figures, and publishes none
    CHECK(town.councillor.get("/network-membership").status == 403);
    CHECK(town.mayor.post("/network-messages", {{"kind", "publication"}, {"year", 2026}}).status == 403);
    auto& elsewhere = town.elsewhere("griffier of elsewhere", {"griffier"});
    CHECK(elsewhere.get("/network-membership").text("/publicKey") != key);
    town.tell(2026);
    CHECK(elsewhere.get("/network-membership")["sent"].as_array().empty());
}

TEST_CASE("a message waits for a hub that is not there, and the figures of others wait with it", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    REQUIRE(town.tell(2026).status == 200);
    CHECK(town.griffier.post("/network-messages/_deliver").status == 204);
    const auto membership = town.mayor.get("/network-membership");
    CHECK(membership.at("/sent/0/state") == "waiting");
    CHECK(membership.at("/sent/0/code") == "network.hub_unreachable");
    CHECK(town.mayor.post("/network-benchmarks/_compare", {{"year", 2026}}).code() == "network.hub_unreachable");
    town.tick();
    CHECK(town.mayor.get("/network-membership").at("/sent/0/state") == "waiting");
}

TEST_CASE("how the protocol is kept is noted once for all, and not ahead of time", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    CHECK(town.griffier.put("/network-membership", {{"adoptedOn", "2027-02-02"}}, test::if_match(0)).code() == "network.day_lies_ahead");
    CHECK(town.griffier.put("/network-membership", {{"evaluatedOn", "2027-01-15"}}, test::if_match(0))["version"] == 1);
    CHECK(town.secretary.put("/network-membership", {{"adoptedOn", "2020-05-01"}}, test::if_match(0)).status == 412);
    CHECK(town.griffier.post("/network-messages/_preview", {{"year", 2026}}).at("/upkeep/evaluatedOn") == "2027-01-15");
}

TEST_CASE("how many were trained is what the prevention book counted in two years, and is not said when it counted nobody", "[network]")
{
    ToldTown town{GENERATE(test::sqlite, test::postgres), 2026, now};
    const auto trained = [&] {
        const auto upkeep = town.griffier.post("/network-messages/_preview", {{"year", 2026}})["upkeep"].as_object();
        const auto* count = upkeep.if_contains("trained");
        CHECK(town.griffier.get("/network-membership").body.as_object().contains("trained") == (count != nullptr));
        return count ? std::optional{count->as_int64()} : std::nullopt;
    };
    const auto held = [&](const char* item, json::object more) {
        more["item"] = item;
        const auto made = town.griffier.post("/prevention-records", more);
        INFO(made.bytes);
        CHECK(made.status == 201);
    };
    CHECK_FALSE(trained());
    held("training", {{"heldOn", "2026-09-01"}, {"words", "Nobody counted heads."}});
    held("training", {{"heldOn", "2024-05-01"}, {"participants", 40}});
    held("training", {{"plannedOn", "2027-05-01"}, {"participants", 20}});
    held("alarm_test", {{"heldOn", "2026-05-01"}, {"participants", 8}});
    CHECK_FALSE(trained());
    held("training", {{"heldOn", "2026-03-01"}, {"participants", 12}});
    held("term_start", {{"heldOn", "2026-04-01"}, {"participants", 19}});
    CHECK(trained() == 31);
    CHECK(town.griffier.put("/network-membership", {{"trained", 90}}, test::if_match(0)).code() == "request.member_unknown");
}

TEST_CASE("only a whole https address is a hub's", "[network]")
{
    using network::require_usable;
    CHECK_NOTHROW(require_usable({"https://hub.example.nl:8443"}));
    for (const char* address : {"http://hub.example.nl", "https://", "https://hub.example.nl/path", "https://somebody@hub.example.nl", "hub.example.nl"}) {
        CAPTURE(address);
        CHECK_THROWS_AS(require_usable({address}), std::invalid_argument);
    }
}
