#include <catch2/catch.hpp>

#include "http/shape_codec.h"
#include "network/message.h"
#include "world.h"

using namespace luwte;
using namespace luwte::network;
namespace json = boost::json;

namespace {
struct Hub : test::World {
    test::Person& keeper = given("keeper", {"network_keeper"});
    test::Person& analyst = given("analyst", {"network_analyst"});

    explicit Hub(test::Engine engine) : World{engine, "hub"} { on("2027-02-01T10:00:00Z"); }

    /// Without a session, as organisations do it.
    test::Reply send(const std::string& path, const std::string& text)
    {
        const auto response = router().handle({"POST", "/v1" + path, {{"Content-Type", "application/json"}}, text, "192.0.2.1"});
        return {response.status, response.body.empty() ? json::value{} : json::parse(response.body), response.body, {}, {}};
    }
    test::Reply publish(const std::string& text) { return send("/network-publications", text); }
    test::Reply withdraw(const std::string& text) { return send("/network-withdrawals", text); }

    test::Reply benchmark(int year)
    {
        const auto response = router().handle({"GET", "/v1/network-benchmarks?year=" + std::to_string(year), {}, {}, "192.0.2.1"});
        return {response.status, json::parse(response.body), response.body, {}, {}};
    }
};

struct Organisation {
    vault::Key seed = vault::Key::random();
    std::string id;
    std::int64_t serial = 0;

    SigningKey key() const { return SigningKey{vault::Key::copy_of(seed.view())}; }
    test::Reply enrol(Hub& hub, const std::string& name, std::int64_t inhabitants = 18'000, const char* kind = "municipality")
    {
        auto reply = hub.keeper.post("/network-participants", {{"name", name}, {"kind", kind}, {"inhabitants", inhabitants}, {"publicKey", key().open().text()}});
        if (reply.status == 201) id = reply.id();
        return reply;
    }
    Publication message(Hub& hub, std::optional<int> total = 12, int year = 2026)
    {
        Publication told{publication_format,
                         test::hub_address,
                         "",
                         ++serial,
                         hub.clock().now(),
                         year,
                         {parse_day("2020-01-01"), {}, 3, 3, 10},
                         Totals{1, 5, 40, {{"", "", total}}},
                         ""};
        told.totals->figures.push_back({"police", "yes", std::nullopt});
        return told;
    }
    std::string publication(Hub& hub, std::optional<int> total = 12, int year = 2026) { return written(message(hub, total, year), key()); }
    std::string withdrawal(Hub& hub, int year = 2026)
    {
        return written(Withdrawal{withdrawal_format, test::hub_address, "", ++serial, hub.clock().now(), year, ""}, key());
    }
};

std::size_t shown(const test::Reply& benchmark) { return benchmark["items"].as_array().size(); }
}  // namespace

TEST_CASE("a hub takes in what an enrolled organisation signed, and shows whether its protocol is awake", "[network]")
{
    Hub hub{GENERATE(test::sqlite, test::postgres)};
    Organisation oeverbeek;
    REQUIRE(oeverbeek.enrol(hub, "Oeverbeek").status == 201);
    CHECK(hub.analyst.get("/network-participants").at("/items/0/life") == "silent");

    const auto receipt = hub.publish(oeverbeek.publication(hub));
    REQUIRE(receipt.status == 200);
    CHECK(receipt["serial"] == 1);
    CHECK(receipt["kind"] == "municipality");
    CHECK(receipt["size"] == "below_20k");
    const auto overview = hub.analyst.get("/network-participants");
    CHECK(overview["participants"] == 1);
    CHECK(overview.at("/items/0/life") == "awake");
    CHECK(overview.at("/items/0/usedIn") == 2026);
    CHECK(overview.at("/years/0/told") == 1);
    CHECK(overview.at("/years/0/readable") == 1);
    CHECK(hub.analyst.get("/network-participants/" + oeverbeek.id).at("/years/0") == 2026);

    SECTION("and takes it back when the organisation does")
    {
        REQUIRE(hub.withdraw(oeverbeek.withdrawal(hub)).status == 200);
        CHECK(hub.analyst.get("/network-participants").at("/items/0/life") == "silent");
        CHECK(hub.analyst.get("/network-participants")["years"].as_array().empty());
        CHECK(hub.withdraw(oeverbeek.withdrawal(hub)).code() == "network.nothing_to_withdraw");
    }
    SECTION("a later message about the year takes the place of the earlier one")
    {
        CHECK(hub.publish(oeverbeek.publication(hub, 0)).status == 200);
        CHECK(hub.analyst.get("/network-participants").at("/years/0/nothing") == 1);
    }
}

TEST_CASE("what is forged, sent again, overtaken, old, meant for another or malformed is declined, with the reason, and changes nothing", "[network]")
{
    Hub hub{GENERATE(test::sqlite, test::postgres)};
    Organisation oeverbeek, stranger;
    REQUIRE(oeverbeek.enrol(hub, "Oeverbeek").status == 201);
    const auto first = oeverbeek.publication(hub), second = oeverbeek.publication(hub, 20);
    REQUIRE(hub.publish(second).status == 200);
    const auto before = hub.analyst.get("/network-participants").bytes;

    const auto declined = [](const test::Reply& reply, int status, const std::string& code) {
        CAPTURE(reply.bytes, code);
        CHECK(reply.status == status);
        CHECK(reply.code() == code);
    };
    declined(hub.publish(stranger.publication(hub)), 403, "network.not_a_participant");
    auto forged = json::parse(oeverbeek.publication(hub));
    forged.at("totals").at("figures").at(0).at("count") = 99;
    declined(hub.publish(json::serialize(forged)), 403, "network.signature_wrong");
    auto in_his_name = json::parse(stranger.publication(hub));
    in_his_name.at("key") = oeverbeek.key().open().fingerprint();
    declined(hub.publish(json::serialize(in_his_name)), 403, "network.signature_wrong");
    declined(hub.publish(second), 409, "network.received_before");
    declined(hub.publish(first), 409, "network.overtaken");

    auto late = oeverbeek.message(hub);
    late.made_at -= std::chrono::days{8};
    declined(hub.publish(written(late, oeverbeek.key())), 400, "network.too_old");
    auto early = oeverbeek.message(hub);
    early.made_at += std::chrono::hours{1};
    declined(hub.publish(written(early, oeverbeek.key())), 400, "network.made_in_the_future");
    auto elsewhere = oeverbeek.message(hub);
    elsewhere.hub = "https://another-hub.example";
    declined(hub.publish(written(elsewhere, oeverbeek.key())), 400, "network.another_hub");
    auto telling = oeverbeek.message(hub);
    telling.totals->figures.push_back({"form", "letter", 2});
    declined(hub.publish(written(telling, oeverbeek.key())), 400, "network.count_not_protected");
    auto worded = json::parse(oeverbeek.publication(hub)).as_object();
    worded["narrative"] = "He stood at my bicycle.";
    declined(hub.publish(json::serialize(worded)), 400, "request.member_unknown");
    declined(hub.publish("{"), 400, "request.not_json");
    CHECK(hub.analyst.get("/network-participants").bytes == before);

    SECTION("and an edition of the account that a later one replaced")
    {
        auto newer = oeverbeek.message(hub);
        newer.totals->edition = 2;
        REQUIRE(hub.publish(written(newer, oeverbeek.key())).status == 200);
        declined(hub.publish(oeverbeek.publication(hub)), 409, "network.edition_overtaken");
    }
    SECTION("and whoever left")
    {
        REQUIRE(hub.keeper.patch("/network-participants/" + oeverbeek.id, {{"left", true}}, test::if_match(1)).status == 200);
        declined(hub.publish(oeverbeek.publication(hub)), 403, "network.not_a_participant");
    }
    SECTION("and the old key, once there is a new one")
    {
        Organisation renewed;
        renewed.serial = oeverbeek.serial;
        REQUIRE(hub.keeper.patch("/network-participants/" + oeverbeek.id, {{"publicKey", renewed.key().open().text()}}, test::if_match(1)).status == 200);
        declined(hub.publish(oeverbeek.publication(hub)), 403, "network.not_a_participant");
        CHECK(hub.publish(renewed.publication(hub)).status == 200);
    }
}

TEST_CASE("a benchmark appears with enough organisations, stays while few change, and goes when one takes its account back", "[network]")
{
    Hub hub{GENERATE(test::sqlite, test::postgres)};
    std::vector<Organisation> towns(11);
    for (std::size_t i = 0; i < towns.size(); ++i) REQUIRE(towns[i].enrol(hub, "Town " + std::to_string(i), i < 10 ? 18'000 : 30'000).status == 201);
    const auto publish = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) REQUIRE(hub.publish(towns[i].publication(hub, 10 + static_cast<int>(i))).status == 200);
    };
    publish(0, 4);
    CHECK(shown(hub.benchmark(2026)) == 0);
    publish(4, 5);
    REQUIRE(shown(hub.benchmark(2026)) == 1);
    CHECK(hub.benchmark(2026).at("/items/0/size") == "below_20k");
    CHECK(hub.benchmark(2026).at("/items/0/figures/least") == 60);
    CHECK(hub.benchmark(2026).at("/items/0/figures/people") == 200);
    CHECK(hub.benchmark(2026).bytes.find("Town") == std::string::npos);
    publish(10, 11);  // of another size
    publish(5, 9);
    CHECK(hub.benchmark(2026).at("/items/0/figures/least") == 60);  // the difference would be of four

    SECTION("with the fifth")
    {
        publish(9, 10);
        CHECK(hub.benchmark(2026).at("/items/0/figures/least") == 145);
    }
    SECTION("a withdrawal closes it, until enough has changed")
    {
        REQUIRE(hub.withdraw(towns[2].withdrawal(hub)).status == 200);
        // The four that came in between and the one that went: five have changed.
        CHECK(hub.benchmark(2026).at("/items/0/figures/least") == 114);
        REQUIRE(hub.withdraw(towns[3].withdrawal(hub)).status == 200);
        CHECK(shown(hub.benchmark(2026)) == 0);
    }
    CHECK(hub.benchmark(2025)["items"].as_array().empty());
}

TEST_CASE("a hub's people enrol and look by permission, and a key belongs to one organisation", "[network]")
{
    Hub hub{GENERATE(test::sqlite, test::postgres)};
    Organisation oeverbeek, other;
    REQUIRE(oeverbeek.enrol(hub, "Oeverbeek", 700'000, "province").status == 201);
    CHECK(oeverbeek.enrol(hub, "Oeverbeek again").code() == "network.key_taken");
    CHECK(other.enrol(hub, "").code() == "network.name_missing");
    CHECK(other.enrol(hub, "Duinrand", -1).code() == "network.inhabitants_out_of_range");
    CHECK(hub.keeper.post("/network-participants", {{"name", "x"}, {"kind", "province"}, {"inhabitants", 1}, {"publicKey", "AAAA"}}).code() == "network.key_unusable");
    CHECK(hub.analyst.post("/network-participants", {{"name", "x"}, {"kind", "province"}, {"inhabitants", 1}, {"publicKey", "AAAA"}}).status == 403);
    CHECK(hub.administrator().get("/network-participants").status == 403);
    CHECK(hub.keeper.patch("/network-participants/" + oeverbeek.id, {{"name", "Province of Oeverbeek"}}, test::if_match(1))["name"] == "Province of Oeverbeek");
    CHECK(hub.keeper.patch("/network-participants/" + oeverbeek.id, {{"name", "x"}}, test::if_match(1)).status == 412);
    CHECK(hub.keeper.get("/network-participants/" + fresh_uuid()).status == 404);
    CHECK(hub.keeper.get("/incidents").status == 404);  // a hub has no cases
}
