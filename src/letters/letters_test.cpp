// Letters: every value once, nothing forgotten in silence, in the organisation's own style, and never a word about security.
#include <catch2/catch.hpp>

#include "documents/package.h"
#include "letters/letter.h"
#include "measures/case_test.h"
#include "reader.h"

using namespace luwte;
using namespace luwte::letters;
using test::Town;
namespace json = boost::json;

namespace {

std::string value_of(std::string_view field) { return "waarde_" + std::string{field} + "_&_<einde>"; }

std::map<std::string, std::string> everything(letters::Kind kind)
{
    std::map<std::string, std::string> given;
    for (const auto& field : fields_of(kind)) given[std::string{field.name}] = value_of(field.name);
    return given;
}

std::set<std::string> fields_in(std::string_view file) { return documents::inspect(as_bytes(file))->fields; }

/// What stands in one part of a file; nothing when it has no such part.
std::string part_of(std::string_view file, std::string_view name)
{
    const auto parts = documents::unpack(as_bytes(file));
    for (const auto& part : *parts)
        if (part.name == name) return as_text(part.content);
    return {};
}

/// What the case fills in, by field.
std::map<std::string, std::string> filled_in(test::Person& person, const std::string& incident, std::string_view kind)
{
    const auto reply = person.get(incident + "/letter-fields?kind=" + std::string{kind});
    REQUIRE(reply.status == 200);
    std::map<std::string, std::string> known;
    for (const auto& one : reply["fields"].as_array())
        if (const auto* text = one.as_object().if_contains("text")) known[std::string{one.at("field").as_string()}] = std::string{text->as_string()};
    return known;
}

json::array as_fields(const std::map<std::string, std::string>& given)
{
    json::array fields;
    for (const auto& [field, text] : given) fields.push_back(json::object{{"field", field}, {"text", text}});
    return fields;
}

}  // namespace

TEST_CASE("every letter that comes along passes its own check and uses every field it knows", "[letters]")
{
    for (const auto kind : kinds)
        for (const auto format : formats) {
            INFO(name_of(kind) << "." << name_of(format));
            CHECK(check(kind, format, as_bytes(shipped(kind, format))));
            // Nobody fills the properties of a file, so they name no field.
            for (const char* part : {"docProps/core.xml", "meta.xml"})
                for (const char* field : {"dag_voorval", "gesprek_dag"}) CHECK(part_of(shipped(kind, format), part).find(field) == std::string::npos);
            for (const auto& field : fields_of(kind)) {
                INFO(field.name);
                CHECK(fields_in(shipped(kind, format)).contains(std::string{field.name}));
            }
        }
}

TEST_CASE("the signature stands on no page without the words before it", "[letters]")
{
    for (const auto kind : kinds) {
        INFO(name_of(kind));
        const auto letter = part_of(shipped(kind, documents::Format::docx), "word/document.xml");
        const auto signature = letter.find("{{ondertekenaar_naam}}");
        auto at = letter.rfind("<w:p>", letter.find("Neem contact op"));
        for (; at < signature; at = letter.find("<w:p>", at + 1)) {
            const auto paragraph = letter.substr(at, letter.find("</w:p>", at) - at);
            INFO(paragraph);
            CHECK((paragraph.find("<w:keepNext/>") != std::string::npos || paragraph.find("{{/contact}}") != std::string::npos));
        }
    }
}

TEST_CASE("filled letters open in LibreOffice, hold every value, and none is left open", "[letters]")
{
    test::Files files;
    for (const auto kind : kinds)
        for (const auto format : formats) {
            const auto filled = documents::fill(as_bytes(shipped(kind, format)), *values(kind, everything(kind)));
            REQUIRE(filled);
            files[std::string{name_of(kind)} + "." + std::string{name_of(format)}] = *filled;
        }
    for (const auto& [name, text] : test::read_by_libreoffice(files)) {
        INFO(name << ": " << text);
        const auto kind = *kind_of(name.substr(0, name.rfind('.')));
        CHECK(test::times(text, "{{") == 0);
        const auto source = *documents::unpack(as_bytes(shipped(kind, *letters::format_of(name.substr(name.rfind('.') + 1)))));
        std::string parts;
        for (const auto& part : source) parts += as_text(part.content);
        for (const auto& field : fields_of(kind)) {
            INFO(field.name);
            CHECK(test::times(text, value_of(field.name)) == test::times(parts, "{{" + std::string{field.name} + "}}"));
        }
    }
}

TEST_CASE("what has no value leaves no trace, and what a letter needs is asked for by name", "[letters]")
{
    auto given = everything(letters::Kind::access_ban);
    given.erase("uitzondering");
    given.erase("redenen");
    const auto missing = values(letters::Kind::access_ban, given);
    REQUIRE_FALSE(missing);
    REQUIRE(missing.refusal().faults.size() == 1);
    CHECK(missing.refusal().faults[0].field == "/fields/redenen");

    given["redenen"] = "x";
    const auto filled = documents::fill(as_bytes(shipped(letters::Kind::access_ban, documents::Format::odt)), *values(letters::Kind::access_ban, given));
    REQUIRE(filled);
    const auto text = test::read_by_libreoffice({{"ban.odt", *filled}}).at("ban.odt");
    CHECK(test::times(text, "Wat u wel mag") == 0);
    CHECK(test::times(text, "zes weken") == 1);
}

TEST_CASE("an organisation brings its own template, which is looked at before it is taken", "[letters]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& administrator = town.administrator();
    const auto upload = [&](const std::string& path, std::string_view file) { return administrator.put_bytes(path, std::string{file}); };
    const auto own = [&](const std::string& from, const std::string& to) {
        auto files = *documents::unpack(as_bytes(shipped(letters::Kind::warning, documents::Format::docx)));
        for (auto& file : files) {
            auto text = as_text(file.content);
            if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
            const auto bytes = as_bytes(text);
            file.content = {bytes.begin(), bytes.end()};
        }
        return as_text(documents::pack(files));
    };
    const std::string path = "/letter-templates/warning/docx";

    CHECK(upload(path, own("{{aanhef}}", "{{aanhfe}}")).at("/errors/0/field") == "/aanhfe");
    CHECK(upload(path, own("{{kenmerk}}", "zonder")).code() == "letters.field_missing");
    CHECK(upload(path, shipped(letters::Kind::warning, documents::Format::odt)).code() == "letters.another_format");
    CHECK(upload(path, "no document").code() == "documents.not_a_template");
    CHECK(upload("/letter-templates/warning/exe", "x").status == 404);
    CHECK(town.griffier.get("/letter-templates").status == 403);

    REQUIRE(upload(path, own("Waarschuwing", "Huisstijl van Oeverbeek")).status == 204);
    const auto incident = "/incidents/" + town.given_incident(town.councillor);
    const auto letter = town.griffier.post(incident + "/letters", {{"kind", "warning"}, {"fields", as_fields(everything(letters::Kind::warning))}}).id();
    const auto document = [&] {
        const auto reply = town.griffier.get("/letters/" + letter + "/document?format=docx");
        return part_of(reply.bytes, "word/document.xml");
    };
    CHECK(test::times(document(), "Huisstijl van Oeverbeek") == 1);
    REQUIRE(administrator.remove(path).status == 204);
    CHECK(administrator.remove(path).code() == "letters.no_own_template");
    CHECK(test::times(document(), "Huisstijl van Oeverbeek") == 0);
}

TEST_CASE("a letter is drafted from the case, sent, and its signed copy filed back", "[letters]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}});
    REQUIRE(town.griffier.post(incident + "/damage-lines", {{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 12345}, {"text", "Ruit"}}).status == 201);
    auto known = filled_in(town.griffier, incident, "recovery");
    CHECK(known["bedrag"] == "€ 123,45");
    CHECK(known["dag_voorval"] == "9 maart 2026");
    CHECK(known["schade"] == "Ruit: € 123,45");

    CHECK(town.griffier.post(incident + "/letters", {{"kind", "recovery"}, {"fields", json::array{}}}).code() == "letters.value_missing");
    CHECK(town.griffier.post(incident + "/letters", {{"kind", "recovery"}, {"fields", json::array{{{"field", "nonsense"}, {"text", "x"}}}}}).code() == "letters.field_unknown");
    REQUIRE(town.griffier.post(incident + "/security-measures", {{"since", "2026-03-09"}, {"text", "camera bij de voordeur"}}).status == 201);
    auto given = everything(letters::Kind::recovery);
    given["gedrag"] = "U liep langs de camera bij de voordeur.";
    const auto refused = town.griffier.post(incident + "/letters", {{"kind", "recovery"}, {"fields", as_fields(given)}});
    CHECK(refused.code() == "letters.tells_of_security");
    CHECK(refused.at("/errors/0/field") == "/fields/gedrag");

    const auto letter = town.griffier.post(incident + "/letters", {{"kind", "recovery"}, {"fields", as_fields(everything(letters::Kind::recovery))}}).id();
    CHECK_FALSE(town.database_contains("waarde_rekening"));
    const auto file = town.griffier.post("/evidence", {{"name", "getekend.pdf"}, {"size", 5}, {"incidentId", incident.substr(11)}}).id();
    REQUIRE(town.griffier.put_bytes("/evidence/" + file + "/chunks/0", "hello").status == 204);
    REQUIRE(town.griffier.post("/evidence/" + file + "/completions").status == 200);
    const auto sent = [&](json::object body, int version) { return town.griffier.post("/letters/" + letter + "/dispatches", body, test::if_match(version)); };
    CHECK(sent({{"sentOn", "2026-03-10"}}, 1).code() == "letters.day_lies_ahead");
    CHECK(sent({{"sentOn", "2026-03-08"}}, 1).code() == "letters.sent_before_drafted");
    CHECK(sent({{"sentOn", "2026-03-09"}, {"evidence", fresh_uuid()}}, 1).code() == "letters.evidence_unknown");
    REQUIRE(sent({{"sentOn", "2026-03-09"}, {"evidence", file}}, 1).status == 200);
    const auto list = town.griffier.get(incident + "/letters");
    CHECK(list.at("/items/0/sentOn") == "2026-03-09");
    CHECK(list.text("/items/0/signedEvidence") == file);
    CHECK(list.text("/items/0/addressee") == value_of("geadresseerde_naam"));
}

TEST_CASE("the letter about damage asks what is the organisation's to ask, and tells nobody what it did to the person", "[letters]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = "/incidents/" + town.given_incident(town.councillor);
    const auto person = town.griffier.get(incident).text("/affected/0/id");
    const auto books = [&](const char* path, json::object more) { REQUIRE(town.griffier.post(incident + path, more).status == 201); };
    CHECK_FALSE(filled_in(town.griffier, incident, "recovery").contains("bedrag"));
    books("/damage-lines", {{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 10000}, {"text", "Ruit"}});
    books("/damage-lines", {{"kind", "immaterial"}, {"affectedId", person}, {"incurredOn", "2026-03-09"}, {"cents", 50000}, {"text", "Slechte nachten"}});
    books("/damage-payments", {{"kind", "advance"}, {"affectedId", person}, {"paidOn", "2026-03-09"}, {"cents", 20000}});
    books("/damage-payments", {{"kind", "insurance"}, {"paidOn", "2026-03-09"}, {"cents", 4000}});

    auto known = filled_in(town.griffier, incident, "recovery");
    CHECK(known["bedrag"] == "€ 260,00");
    CHECK(known["schade"] == "Ruit: € 100,00\nWat wij al vergoedden aan wie het trof: € 200,00\nHiervan is al betaald of vergoed: € 40,00");
}

TEST_CASE("a decision's letter is signed by whoever decided, and says how the other side was heard", "[letters]")
{
    test::Case town{GENERATE(test::sqlite, test::postgres)};
    CHECK_FALSE(filled_in(town.griffier, town.path, "access_ban").contains("redenen"));
    town.given_ban();
    auto known = filled_in(town.griffier, town.path, "access_ban");
    CHECK(known["ondertekenaar_naam"] == town.mayor.name);
    CHECK(known["ondertekenaar_functie"] == "Burgemeester");
    CHECK(known["gehoord"] == "Op 9 maart 2026 vertelde u ons uw kant van het verhaal. Wij schreven op: “He was angry about the fence.”");
    CHECK(known["redenen"] == "He threatened her twice.");
    CHECK(known["einddatum"] == "9 september 2026");
    CHECK(filled_in(town.griffier, town.path, "warning")["ondertekenaar_naam"] == town.griffier.name);

    // An objection needs an address to go to.
    auto given = everything(letters::Kind::access_ban);
    given.erase("organisatie_adres");
    CHECK(town.griffier.post(town.path + "/letters", {{"kind", "access_ban"}, {"fields", as_fields(given)}}).at("/errors/0/field") == "/fields/organisatie_adres");
}

TEST_CASE("an invitation knows the conversation and the day before which an answer counts", "[letters]")
{
    test::Case town{GENERATE(test::sqlite, test::postgres)};
    REQUIRE(town.griffier.post(town.path + "/hearings", {{"way", "letter"}, {"plannedFor", "2026-03-16T13:30:00Z"}, {"respondBy", "2026-03-20"}}).status == 201);
    auto known = filled_in(town.griffier, town.path, "hearing_invitation");
    CHECK(known["gesprek_dag"] == "16 maart 2026");
    CHECK(known["gesprek_tijd"] == "14.30 uur");
    CHECK(known["reageren_voor"] == "21 maart 2026");
    CHECK(known["gedrag"] == "Het ging om bedreiging of intimidatie.");
}
