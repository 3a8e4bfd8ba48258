// Papers for a circle: what it may know and nothing more, kept as it was told, and readable at the table.
#include "case_test.h"
#include "reader.h"

namespace luwte {
namespace {

namespace json = boost::json;
using test::Case;

struct Table : Case {
    Table(test::Engine engine, std::string pack, std::string circle) : Case{engine, std::move(pack)}, circle{std::move(circle)} {}
    std::string circle;

    test::Reply make(const char* proposal = "Praat er in het overleg over.")
    {
        return griffier.post(path + "/agenda-packs", {{"circle", circle}, {"language", "nl"}, {"proposal", proposal}});
    }
    std::string made()
    {
        const auto reply = make();
        INFO(reply.bytes);
        REQUIRE(reply.status == 201);
        return reply.id();
    }
    json::value paper() { return griffier.get(path + "/agenda-packs").at("/items/0"); }
    std::string fact(std::string_view label)
    {
        const auto told = paper();
        for (const auto& one : told.at("facts").as_array())
            if (one.at("label").as_string() == label) return std::string{one.at("value").as_string()};
        return {};
    }
    std::string read(const std::string& id)
    {
        const auto bytes = griffier.get("/agenda-packs/" + id + "/pdf").bytes;
        CHECK(test::flaws_of_pdf(Bytes{bytes.begin(), bytes.end()}).empty());
        return test::read_pdf(Bytes{bytes.begin(), bytes.end()});
    }
    void consents()
    {
        const auto now = griffier.get(path);
        REQUIRE(griffier.patch("/affected-persons/" + affected, {{"consentCommunication", "given"}}, test::if_match(now)).status == 200);
    }
    void offender(const char* description)
    {
        REQUIRE(griffier.post(path + "/offenders", {{"kind", "resident"}, {"known", "partly"}, {"description", description}}).status == 201);
    }
};

}  // namespace

TEST_CASE("the presidium reads what happened and the proposal, and no name without the person's word", "[measures]")
{
    Table town{GENERATE(test::sqlite, test::postgres), "leudal", "presidium"};
    town.offender("@boze_beverlander");
    const auto silent = town.made();
    auto text = town.read(silent);
    CHECK(test::times(text, "Praat er in het overleg over.") == 1);
    CHECK(text.find(town.councillor.name) == std::string::npos);
    CHECK(text.find("boze_beverlander") == std::string::npos);
    CHECK(text.find("Maatregelen") == std::string::npos);  // this circle hears of none
    CHECK_FALSE(town.fact("Gedrag").empty());
    CHECK(town.fact("Veroorzaker").empty());

    town.consents();
    CHECK(town.read(silent).find(town.councillor.name) == std::string::npos);  // as it was told then
    CHECK(test::times(town.read(town.made()), town.councillor.name) == 1);
    CHECK_FALSE(town.database_contains("Praat er in het overleg"));
}

TEST_CASE("the triangle reads who it was, what is imposed and until when", "[measures]")
{
    Table town{GENERATE(test::sqlite, test::postgres), "westerveld", "triangle"};
    town.offender("De heer K. van de Dijkweg");
    town.given_ban();
    const auto id = town.made();
    const auto text = town.read(id);
    CHECK(test::times(text, "De heer K. van de Dijkweg") == 1);
    CHECK(test::times(text, "10 maart 2026") == 1);
    CHECK(test::times(text, "9 september 2026") == 1);
    CHECK(town.fact("De ander gehoord") == "ja, de ander vertelde zijn kant");

    const auto word = town.griffier.get("/agenda-packs/" + id + "/docx").bytes;
    const auto opened = test::read_by_libreoffice({{"driehoek.docx", Bytes{word.begin(), word.end()}}}).at("driehoek.docx");
    CHECK(test::times(opened, "De heer K. van de Dijkweg") == 1);
    CHECK(test::times(opened, "Praat er in het overleg over.") == 1);
}

TEST_CASE("a proposal tells a circle no more than the circle may know, and no paper tells of security", "[measures]")
{
    Table town{GENERATE(test::sqlite, test::postgres), "assen", "group_chairs"};
    town.offender("Jan uit de Dorpsstraat");
    CHECK(town.make(("Steun " + town.councillor.name + ".").c_str()).code() == "measures.not_for_this_circle");
    CHECK(town.make("Spreek met jan uit de  dorpsstraat.").code() == "measures.not_for_this_circle");
    REQUIRE(town.griffier.post(town.path + "/security-measures", {{"since", "2026-03-09"}, {"text", "camera bij de voordeur"}}).status == 201);
    CHECK(town.make("Er hangt nu een Camera bij de voordeur.").code() == "measures.tells_of_security");
    CHECK(town.griffier.get(town.path + "/agenda-packs")["items"].as_array().empty());
    town.consents();
    CHECK(town.make(("Steun " + town.councillor.name + ".").c_str()).status == 201);
}

TEST_CASE("papers are made for the circles that the protocol names, and for no other", "[measures]")
{
    Table town{GENERATE(test::sqlite, test::postgres), "leudal", "triangle"};
    CHECK(town.make().code() == "measures.circle_unknown");
    const auto circles = town.griffier.get(town.path + "/agenda-packs")["circles"];
    REQUIRE(circles.as_array().size() == 1);
    CHECK(circles.at(0).at("id") == "presidium");
    CHECK(circles.at(0).at("mayPrepare") == true);
}

}  // namespace luwte
