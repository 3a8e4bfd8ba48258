// The emergency page, asked for as a browser does that nobody signed in with.
#include "emergency/emergency.h"

#include <catch2/catch.hpp>

#include "base/embedded.h"
#include "http/site.h"
#include "town.h"

namespace luwte {
namespace {

using emergency::Place;
using people::Organisation;

struct Pages {
    test::World& world;
    http::Site site{world.router(), {}, [this](const http::Request& request) { return world.application().page(request); }};

    http::Response get(std::string target, std::vector<http::Header> headers = {}) const
    {
        return site.handle({.method = "GET", .target = std::move(target), .headers = std::move(headers)});
    }
};

std::string header(const http::Response& response, std::string_view name)
{
    for (const auto& header : response.headers)
        if (header.name == name) return header.value;
    return {};
}

bool holds(const http::Response& response, std::string_view words) { return response.body.find(words) != std::string::npos; }

const std::vector<Organisation> two{{OrganisationId{"11111111-1111-4111-8111-111111111111"}, "Gemeente Oeverbeek", "westerveld"},
                                    {OrganisationId{"22222222-2222-4222-8222-222222222222"}, "Súdwest-Fryslân & co.", "default"}};

}  // namespace

TEST_CASE("an organisation's emergency page has an address that can be read aloud", "[emergency]")
{
    CHECK(emergency::address_from("Gemeente Oeverbeek") == "gemeente-oeverbeek");
    CHECK(emergency::address_from(" 's-Hertogenbosch ") == "s-hertogenbosch");
    CHECK(emergency::address_from("Súdwest-Fryslân & co.") == "sudwest-fryslan-co");
    CHECK(emergency::addresses(two) == std::vector<std::string>{"gemeente-oeverbeek", "sudwest-fryslan-co"});

    SECTION("namesakes, and names without a letter, are told apart by their id")
    {
        auto same = two;
        same[1].name = "Gemeente  OEVERBEEK";
        CHECK(emergency::addresses(same) == std::vector<std::string>{"gemeente-oeverbeek-11111111", "gemeente-oeverbeek-22222222"});
        same[1].name = "&";
        CHECK(emergency::addresses(same) == std::vector<std::string>{"gemeente-oeverbeek", "22222222"});
    }
}

TEST_CASE("the page is the only organisation's, or is chosen by address", "[emergency]")
{
    const std::vector one{two.front()};
    CHECK(emergency::place_of("/emergency/", one, "").address == "/emergency/gemeente-oeverbeek");
    CHECK(emergency::place_of("/emergency", one, "en-GB").address == "/emergency/gemeente-oeverbeek/en");
    CHECK(emergency::place_of("/emergency/", two, "").kind == Place::Kind::choice);
    CHECK(emergency::place_of("/emergency/sudwest-fryslan-co", two, "").organisation == 1);
    CHECK(emergency::place_of("/emergency/" + two[1].id.text, two, "").address == "/emergency/sudwest-fryslan-co");
    CHECK(emergency::place_of("/emergency/gemeente-oeverbeek/en", two, "nl").language == "en");
    for (const char* nowhere : {"/emergency/duinrand", "/emergency/gemeente-oeverbeek/", "/emergency/gemeente-oeverbeek/fr", "/emergency//"})
        CHECK(emergency::place_of(nowhere, two, "").kind == Place::Kind::nowhere);
}

TEST_CASE("whoever is in danger reads what to do without signing in", "[emergency]")
{
    if (!embedded::find("web/dist/emergency.html")) return;  // built without the web client
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    const Pages pages{town};

    CHECK(header(pages.get("/emergency/"), "Location") == "/emergency/gemeente-oeverbeek");
    const auto page = pages.get("/emergency/gemeente-oeverbeek");
    CHECK(page.status == 200);
    CHECK(holds(page, "href=\"tel:112\""));
    CHECK(holds(page, "href=\"tel:0703738314\""));
    for (const char* setting : {"town_hall", "after_hours", "home", "street", "online", "on_the_way"})
        CHECK(holds(page, "id=\"" + std::string{setting} + "\""));
    CHECK(holds(page, "druk dan op de alarmknop"));
    CHECK(holds(pages.get("/emergency/gemeente-oeverbeek/en"), "<html lang=\"en\">"));

    SECTION("a browser that has it is told so in a line")
    {
        const auto again = pages.get("/emergency/gemeente-oeverbeek", {{"If-None-Match", header(page, "ETag")}});
        CHECK(again.status == 304);
        CHECK(again.body.empty());
    }
    SECTION("and may put it on his telephone")
    {
        const auto manifest = boost::json::parse(pages.get("/emergency/gemeente-oeverbeek/manifest.webmanifest").body);
        CHECK(manifest.at("start_url").as_string() == "/emergency/gemeente-oeverbeek");
        CHECK(manifest.at("display").as_string() == "standalone");
        for (const auto& icon : manifest.at("icons").as_array())
            CHECK(embedded::find("web/dist" + std::string{icon.at("src").as_string()}));
    }
    SECTION("it says nothing about anybody, and asks for nothing from elsewhere")
    {
        town.given_incident(town.councillor);
        const auto now = pages.get("/emergency/gemeente-oeverbeek");
        CHECK(now.body == page.body);
        CHECK_FALSE(holds(now, "http:"));
        CHECK_FALSE(holds(now, "https:"));
        CHECK_FALSE(holds(now, "<style"));
        CHECK_FALSE(holds(now, " style="));
    }
    SECTION("several organisations: each its own, and a choice for whoever does not know the address")
    {
        town.elsewhere("somebody", {"councillor"});
        const auto choice = pages.get("/emergency/");
        CHECK(choice.status == 200);
        CHECK(holds(choice, "/emergency/gemeente-oeverbeek"));
        CHECK(holds(choice, "/emergency/gemeente-duinrand"));
        CHECK(holds(choice, "href=\"tel:112\""));
        CHECK(pages.get("/emergency/nowhere").status == 404);
    }
}

TEST_CASE("whatever the protocol, its emergency page has numbers to tap for after the danger, besides 112", "[emergency]")
{
    if (!embedded::find("web/dist/emergency.html")) return;
    const std::string pack = GENERATE("westerveld", "assen", "leudal", "default");
    CAPTURE(pack);
    test::Town town{GENERATE(test::sqlite, test::postgres), pack};
    const auto page = Pages{town}.get("/emergency/gemeente-oeverbeek");
    for (const char* number : {"112", "0703738314", "09000101", "0208407620", "0883305112"})
        CHECK(holds(page, "href=\"tel:" + std::string{number} + "\""));
}

TEST_CASE("the number of occupational health is on the page where an organisation filled it in", "[emergency]")
{
    if (!embedded::find("web/dist/emergency.html")) return;
    const auto own = [] {
        auto text = std::string{*embedded::find("protocols/assen.yaml")};
        const auto item = text.find("{id: occupational_health,");
        REQUIRE(item != std::string::npos);
        return *protocol::load_text("own.yaml", text.insert(text.find("when:", item), "telephone: \"0592-000000\", ")).pack;
    }();
    test::Town town{test::sqlite, "assen"};
    CHECK_FALSE(holds(Pages{town}.get("/emergency/gemeente-oeverbeek"), "tel:0592000000"));
    const auto page = emergency::page(town.database(), [&](auto&, auto&) -> const protocol::Pack& { return own; },
                                      {.method = "GET", .target = "/emergency/gemeente-oeverbeek"});
    REQUIRE(page);
    CHECK(holds(*page, "href=\"tel:0592000000\""));
}

TEST_CASE("words of a pack are words on the page, whatever they look like", "[emergency]")
{
    if (!embedded::find("web/dist/emergency.html")) return;
    const auto pack = [] {
        auto text = std::string{*embedded::find("protocols/westerveld.yaml")};
        const auto card = text.find("name: {nl: \"In het gemeentehuis", text.find("emergency_cards:"));
        text.replace(text.find("In het", card), 19, "<script>In & om");
        return *protocol::load_text("marked.yaml", text).pack;
    }();
    test::Town town{test::sqlite};
    const auto page = emergency::page(town.database(), [&](auto&, auto&) -> const protocol::Pack& { return pack; },
                                      {.method = "GET", .target = "/emergency/gemeente-oeverbeek"});
    REQUIRE(page);
    CHECK(holds(*page, "&lt;script&gt;In &amp; om"));
    CHECK_FALSE(holds(*page, "<script>In"));
}

}  // namespace luwte
