// A town that published a year, and an organisation that can be enrolled in a hub.
#pragma once

#include <catch2/catch.hpp>

#include "town.h"

namespace luwte::test {

/// Twelve cases in a year that is over, each of another councillor, and its account published. The words of the cases are `marker`.
struct ToldTown : Town {
    static constexpr const char* marker = "merkteken-fiets-0613";

    /// `year` is over at `now`; `rounded`: its account.
    ToldTown(Engine engine, int year, std::string_view now, bool rounded = false) : Town{engine}
    {
        const auto in = std::to_string(year);
        on(in + "-03-09T09:00:00Z");
        REQUIRE(griffier.put("/people-in-office/" + in, {{"roles", boost::json::array{boost::json::object{{"role", "councillor"}, {"people", 25}}}}}, if_match(0)).status == 200);
        for (int i = 0; i < 12; ++i)
            given_incident(given(std::string{marker} + " " + std::to_string(i), {"councillor"}),
                           {{"form", i % 3 ? "social_media" : "letter"}, {"behaviour", "threat"}, {"narrative", marker}, {"needNow", marker}});
        on(now);
        const auto published = griffier.post("/publications", {{"year", year}, {"rounded", rounded}});
        INFO(published.bytes);
        REQUIRE(published.status == 201);
    }

    Reply tell(int year) { return griffier.post("/network-messages", {{"kind", "publication"}, {"year", year}}); }
    Reply withdraw(int year) { return griffier.post("/network-messages", {{"kind", "withdrawal"}, {"year", year}}); }
    std::string key() { return griffier.get("/network-membership").text("/publicKey"); }
};

/// A hub, and who keeps it.
struct HubWorld : World {
    Person& keeper = given("keeper", {"network_keeper"});
    explicit HubWorld(Engine engine) : World{engine, "hub"} {}

    void enrol(const std::string& name, const std::string& key)
    {
        REQUIRE(keeper.post("/network-participants", {{"name", name}, {"kind", "municipality"}, {"inhabitants", 18'000}, {"publicKey", key}}).status == 201);
    }
    /// Without a session, as an organisation does it.
    Reply receive(const std::string& path, const std::string& text)
    {
        const auto response = router().handle({"POST", "/v1" + path, {{"Content-Type", "application/json"}}, text, "192.0.2.1"});
        return {response.status, response.body.empty() ? boost::json::value{} : boost::json::parse(response.body), response.body, {}, {}};
    }
};

}  // namespace luwte::test
