#include <catch2/catch.hpp>

#include "base/embedded.h"
#include "documents/package.h"
#include "reader.h"
#include "statistics/protected.h"
#include "statistics/yearly_account.h"
#include "town.h"

using namespace luwte;
using namespace luwte::statistics;
namespace json = boost::json;
using test::Town;

namespace {
/// A town with a council of its size, and so many cases of its year, each of another councillor.
struct BusyTown : Town {
    BusyTown(test::Engine engine, int cases, std::string pack = "westerveld") : Town{engine, std::move(pack)}
    {
        for (const auto* year : {"2025", "2026"})
            REQUIRE(griffier
                        .put(std::string{"/people-in-office/"} + year,
                             {{"roles", json::array{json::object{{"role", "councillor"}, {"people", 25}}, json::object{{"role", "alderman"}, {"people", 5}}}}},
                             test::if_match(0))
                        .status == 200);
        for (int i = 0; i < cases; ++i) one_more(i);
    }
    std::string one_more(int number)
    {
        return given_incident(given("councillor " + std::to_string(number), {"councillor"}),
                              {{"form", number % 3 ? "social_media" : "letter"}, {"place", "online"}, {"behaviour", "threat"}});
    }
    test::Reply publish(int year) { return griffier.post("/publications", {{"year", year}}); }
    test::Reply preview(int year) { return griffier.post("/publications/_preview", {{"year", year}}); }
};

Fact fact(int number)
{
    Fact made;
    made.incident.text = "case " + std::to_string(number);
    made.role = "councillor", made.form = "letter", made.person = std::to_string(number);
    made.reported_at = *parse_instant("2025-03-01T10:00:00Z"), made.reported = day_in_amsterdam(made.reported_at);
    return made;
}

std::vector<Fact> facts(int count)
{
    std::vector<Fact> list;
    for (int i = 0; i < count; ++i) list.push_back(fact(i));
    return list;
}

protocol::Pack pack() { return *protocol::load_shipped("westerveld").pack; }
const OfficeSheet office{2025, {{"councillor", 25}, {"group_member", 12}, {"alderman", 4}, {"mayor", 1}, {"employee", 150}}, 0};
const Day later = *parse_day("2026-02-01");

Publication published(const std::vector<Fact>& counted, const std::vector<Publication>& earlier = {}, const Choice& choice = {})
{
    auto answer = prepare({counted, office}, 2025, pack(), choice, earlier, later);
    REQUIRE(std::holds_alternative<Publication>(answer));
    auto made = std::get<Publication>(answer);
    made.edition = 1, made.made_at = *parse_instant("2026-02-01T10:00:00Z");
    return made;
}
}  // namespace

TEST_CASE("a year that is over is published, kept with the version of its data, and shown to who reads figures", "[statistics]")
{
    BusyTown town{GENERATE(test::sqlite, test::postgres), 12};
    CHECK(town.publish(2026).code() == "statistics.year_not_over");
    town.on("2027-01-05T09:00:00Z");

    const auto ahead = town.preview(2026);
    REQUIRE(ahead.status == 200);
    CHECK(ahead["publishable"] == true);
    const auto made = town.publish(2026);
    REQUIRE(made.status == 201);
    const auto kept = town.mayor.get("/publications/" + made.id());
    CHECK(kept["total"] == 12);
    CHECK(kept["edition"] == 1);
    CHECK(kept.text("/madeBy") == town.griffier.name);
    CHECK(kept.text("/dataVersion").size() == 64);
    CHECK(town.griffier.get("/publications")["items"].as_array().size() == 1);

    CHECK(town.publish(2026).code() == "statistics.published_before");
    const auto rounded = town.griffier.post("/publications/_preview", {{"year", 2026}, {"rounded", true}});
    CHECK(rounded.at("/declined/code") == "rounded_before");
    CHECK(town.griffier.post("/publications", {{"year", 2026}, {"without", json::array{"weather"}}}).code() == "statistics.axis_unknown");
    const auto shorter = town.griffier.post("/publications", {{"year", 2026}, {"without", json::array{"form", "content"}}});
    INFO(shorter.bytes << town.griffier.post("/publications/_preview", {{"year", 2026}, {"without", json::array{"form", "content"}}}).bytes);
    REQUIRE(shorter.status == 201);
    CHECK(town.mayor.get("/publications/" + shorter.id())["without"] == json::array{"content", "form"});
    CHECK(town.mayor.post("/publications", {{"year", 2026}}).status == 403);
    CHECK(town.councillor.get("/publications").status == 403);
    CHECK(town.elsewhere("griffier of elsewhere", {"griffier"}).get("/publications/" + made.id()).status == 404);
}

TEST_CASE("a second edition whose difference would tell something is declined, with the figure", "[statistics]")
{
    BusyTown town{GENERATE(test::sqlite, test::postgres), 12};
    const auto incident = town.one_more(12);
    town.on("2027-01-05T09:00:00Z");
    REQUIRE(town.publish(2026).status == 201);

    const auto report = town.griffier.get("/incidents/" + incident).text("/reports/0/id");
    REQUIRE(town.given("councillor 12").post("/reports/" + report + "/withdrawals", {{"reason", "A mistake."}}).status < 300);
    CHECK(town.publish(2026).code() == "statistics.would_reveal");
    const auto why = town.preview(2026);
    CHECK(why["publishable"] == false);
    CHECK(why.at("/declined/code") == "figure_changed");
    CHECK(why.at("/declined/printed") == "13");
    CHECK(town.griffier.get("/publications")["items"].as_array().size() == 1);
}

TEST_CASE("a protocol that says nothing on figures lets nothing be published", "[statistics]")
{
    auto text = std::string{*embedded::find("protocols/westerveld.yaml")};
    const auto begin = text.find("\nstatistics:");
    text.erase(begin, text.find("\n\n", begin) - begin);
    const auto silent = protocol::load_text("silent.yaml", text);
    REQUIRE(silent.pack);
    const auto answer = prepare({facts(20), office}, 2025, *silent.pack, {}, {}, later);
    CHECK(std::get<NotPublished>(answer).why == NotPublished::Why::protocol_silent);
}

TEST_CASE("an account waits with a case that it would tell to somebody who is kept out of it", "[statistics]")
{
    const auto all = facts(10);
    Sight knows_all_but_one{{}, {"case 9"}};
    for (int i = 0; i < 9; ++i) knows_all_but_one.knows.insert("case " + std::to_string(i));
    CHECK(held_back(all, {knows_all_but_one}, 5) == std::set<std::string>{"case 9"});

    SECTION("not when so many lie outside his sight that one more does not show")
    {
        Sight knows_half{{"case 0", "case 1"}, {"case 9"}};
        CHECK(held_back(all, {knows_half}, 5).empty());
    }
    SECTION("and what is held back for one may make another's sight too clear")
    {
        Sight knows_five{{"case 0", "case 1", "case 2", "case 3", "case 4"}, {"case 8"}};
        CHECK(held_back(all, {knows_five}, 5).empty());
        CHECK(held_back(all, {knows_all_but_one, knows_five}, 5) == std::set<std::string>{"case 8", "case 9"});
    }
}

TEST_CASE("whoever is kept out of a case learns nothing from the account of the year", "[statistics]")
{
    BusyTown town{GENERATE(test::sqlite, test::postgres), 8};
    auto& kept_out = town.given("kept out", {"griffier", "mayor", "secretary", "designated_officer"});
    REQUIRE(town.report(town.councillor, {{"involved", json::array{kept_out.account.text}}}).status == 201);
    // He was appointed after the eight: he knows none of them, so one more of nine does not show.
    town.on("2027-01-05T09:00:00Z");
    storage::Transaction tx{town.database(), storage::Mode::read};
    CHECK(facts_for_account(tx, town.organisation(), 2026, 5, town.clock().now()).size() == 9);
    CHECK(facts_for_account(tx, town.organisation(), 2026, 10, town.clock().now()).size() == 8);
}

TEST_CASE("sentences and tables of an account come from what was printed", "[statistics]")
{
    const auto one = published(facts(23));
    const Protected figures{one.release};
    CHECK(figures.figure({}) == 23);
    for (const auto* language : {"nl", "en"}) {
        const documents::Words words{"account", language};
        const auto account = account_of("Lindewoud", pack(), one, {one});
        const auto text = documents::html(document_of(account, words));
        CHECK(text.find("23") != std::string::npos);
        CHECK(text.find("Lindewoud") != std::string::npos);
    }
    SECTION("a hidden total is not told in words either")
    {
        const auto few = published(facts(3));
        CHECK_FALSE(Protected{few.release}.figure({}));
        const auto text = documents::html(document_of(account_of("Lindewoud", pack(), few, {few}), documents::Words{"account", "en"}));
        CHECK(text.find("cannot be told") != std::string::npos);
        CHECK(text.find("received 3") == std::string::npos);
    }
    SECTION("rounded figures are said to be about, and a rise or fall of them is not called one")
    {
        auto before = published(facts(40));
        before.year = 2024;
        const auto one = published(facts(23), {}, {{}, true});
        const auto text = documents::html(document_of(account_of("Lindewoud", pack(), one, {before, one}), documents::Words{"account", "en"}));
        CHECK(text.find("received about 2") != std::string::npos);
        CHECK(text.find("multiple of five") != std::string::npos);
        CHECK(text.find("clear fall") == std::string::npos);
    }
    SECTION("what was left out has no table and no column")
    {
        const auto one = published(facts(23), {}, {{"police", "role"}, false});
        const auto text = documents::html(document_of(account_of("Lindewoud", pack(), one, {one}), documents::Words{"account", "en"}, Extent::all_tables));
        CHECK(text.find(">to police<") == std::string::npos);
        CHECK(text.find(">Reported to police<") == std::string::npos);
        CHECK(text.find("says nothing by role") != std::string::npos);
    }
    SECTION("the years before stand beside it, as they were published, the latest edition of each")
    {
        auto before = one, again = one;
        before.year = 2024, again.year = 2024, again.edition = 2;
        again.release = published(facts(40)).release;
        const auto account = account_of("Lindewoud", pack(), one, {before, again, one});
        REQUIRE(account.years.size() == 2);
        CHECK(account.years[1].edition == 2);
        const auto text = documents::html(document_of(account, documents::Words{"account", "en"}));
        CHECK(text.find("In 2024 there were 40. That is a clear fall.") != std::string::npos);
    }
}

TEST_CASE("the account is a document in every format, in both languages", "[statistics]")
{
    BusyTown town{GENERATE(test::sqlite, test::postgres), 12};
    town.on("2027-01-05T09:00:00Z");
    const auto path = "/publications/" + town.publish(2026).id() + "/document";
    for (const auto* language : {"nl", "en"})
        for (const auto& [format, start] :
             std::vector<std::pair<std::string, std::string>>{{"pdf", "%PDF"}, {"docx", "PK"}, {"odt", "PK"}, {"xlsx", "PK"}, {"html", "<!"}, {"json", "{"}}) {
            CAPTURE(format, language);
            const auto reply = town.mayor.get(path + "?format=" + format + "&language=" + language);
            REQUIRE(reply.status == 200);
            CHECK(reply.bytes.starts_with(start));
            CHECK(reply.header("Content-Disposition").find("2026." + format) != std::string::npos);
        }
    CHECK(town.mayor.get(path + "?format=exe").code() == "statistics.format_unknown");
    CHECK(town.mayor.get(path + "?language=fr").code() == "statistics.language_unknown");
}

TEST_CASE("an office opens the account as text and as a workbook, and reads what was printed", "[statistics]")
{
    const auto one = published(facts(23));
    const auto account = account_of("Lindewoud", pack(), one, {one});
    const documents::Words words{"account", "en"};
    test::Files files;
    for (const auto* name : {"docx", "odt", "xlsx"}) files[std::string{"account."} + name] = format_named(name)->write(account, words);
    for (const auto& [name, text] : test::read_by_libreoffice(files)) {
        CAPTURE(name);
        CHECK(text.find("Lindewoud") != std::string::npos);
        CHECK(test::times(text, "yearly account 2025") > 0);
        CHECK(test::times(text, "National monitor") > 0);
        CHECK(text.find("23") != std::string::npos);
    }
    const auto paper = format_named("pdf")->write(account, words);
    CHECK(test::flaws_of_pdf(paper).empty());
    CHECK(test::times(test::read_pdf(paper), "yearly account 2025") > 0);
}

TEST_CASE("a workbook has a sheet for each table, and words never become a formula", "[documents]")
{
    documents::Document document{
        "Title", "en", "", "", {documents::Table{"First table", {"A", "B"}, {{"=1+1", "12"}}, {false, true}}, documents::Table{"First table", {"A"}, {{"x"}}}}};
    const auto bytes = documents::xlsx(document);
    const auto files = documents::unpack(bytes);
    REQUIRE(files);
    std::string all;
    int sheets = 0;
    for (const auto& file : *files) {
        sheets += file.name.starts_with("xl/worksheets/sheet");
        all += as_text(file.content);
    }
    CHECK(sheets == 3);
    CHECK(all.find("<f>") == std::string::npos);
    CHECK(all.find("=1+1") != std::string::npos);
    CHECK(all.find("<v>12</v>") != std::string::npos);
}
