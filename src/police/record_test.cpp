// The open form of a police file: valid by its schema, read back as it was written, and on paper the same.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <sstream>

#include "http/shape_codec.h"
#include "police/record.h"
#include "reader.h"
#include "town.h"

using namespace luwte;
using test::Town;
namespace json = boost::json;

namespace {

std::string faults_by_schema(const std::string& text)
{
    std::stringstream file;
    file << std::ifstream{std::string{LUWTE_SOURCE} + "/docs/police-file.schema.json"}.rdbuf();
    const auto schema_document = json::parse(file.str());
    const auto document = json::parse(text);
    valijson::Schema schema;
    valijson::adapters::BoostJsonAdapter schema_adapter{schema_document}, adapter{document};
    valijson::SchemaParser{}.populateSchema(schema_adapter, schema);
    valijson::ValidationResults results;
    if (valijson::Validator{}.validate(schema, adapter, &results)) return "";
    std::string faults;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const auto& part : error.context) faults += part;
        faults += ": " + error.description + "\n";
    }
    return faults;
}

bool same_when_read_back(const std::string& text)
{
    const auto record = http::from_json<police::Record>(text);
    return record && http::to_json(*record) == text;
}

std::string document(test::Person& handler, const std::string& file, const std::string& query)
{
    const auto reply = handler.get("/police-files/" + file + "/document" + query);
    INFO(reply.bytes);
    REQUIRE(reply.status == 200);
    return reply.bytes;
}

Bytes bytes_of(const std::string& text)
{
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("a case with every optional part empty gives a valid file that says what is missing", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.councillor);
    const auto file = town.griffier.post("/incidents/" + incident + "/police-files", {{"kind", "report"}}).id();
    const json::object nothing{{"joinder", false}, {"informed", false}, {"persons", json::array{}}, {"offences", json::array{}}, {"fields", json::array{}},
                               {"literalWords", json::array{}}, {"series", json::array{}}, {"witnesses", json::array{}}, {"evidence", json::array{}}};
    REQUIRE(town.griffier.put("/police-files/" + file, nothing, test::if_match(1)).status == 200);

    const auto text = document(town.griffier, file, "?format=json");
    INFO(text);
    CHECK(faults_by_schema(text) == "");
    CHECK(same_when_read_back(text));
    const auto missing = json::parse(text).at("missing").as_array();
    CHECK(missing.size() == 17);
    const auto paper = test::read_pdf(bytes_of(document(town.griffier, file, "?format=pdf")));
    INFO(paper);
    CHECK(test::times(paper, "Wat in dit dossier ontbreekt") == 1);
    CHECK(test::times(paper, "letsel (of dat er geen letsel is)") == 1);
    CHECK(test::times(paper, "......") >= 2);  // room to sign
}

TEST_CASE("a full file is valid, reads back, and stands on every kind of paper with every value once", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"place", "town_hall"},
        {"offender", {{"known", "known"}, {"description", "dader-omschrijving"}}}});
    const auto person = town.griffier.get("/incidents/" + incident).text("/affected/0/id");
    REQUIRE(town.griffier.post("/incidents/" + incident + "/damage-lines", {{"kind", "material"}, {"affectedId", person}, {"incurredOn", "2026-03-09"},
        {"cents", 123456}, {"text", "schade-omschrijving"}}).status == 201);
    const auto file = town.griffier.post("/incidents/" + incident + "/police-files", {{"kind", "report"}}).id();
    std::vector<std::string> once;
    json::array fields;
    for (const char* name : {"what", "who", "where", "with_what", "how", "when", "why", "injury", "absence", "effects", "earlier", "protection", "filer"}) {
        once.push_back(std::string{"antwoord-"} + name + " & <x>");
        fields.push_back(json::object{{"field", name}, {"text", once.back()}});
    }
    const json::object full{{"joinder", true}, {"informed", true}, {"address", "Raadhuisplein 1, Oeverbeek"},
        {"persons", json::array{{{"id", person}, {"byNumber", false}, {"known", "yes"}}}}, {"offences", json::array{"threat", "insult"}}, {"fields", fields},
        {"literalWords", json::array{"letterlijk-een", "letterlijk-twee"}},
        {"series", json::array{{{"on", "2026-03-01"}, {"text", "reeks-een"}}, {{"text", "reeks-twee"}}}},
        {"witnesses", json::array{{{"name", "getuige-naam"}, {"reach", "getuige-bereik"}, {"saw", "getuige-zag"}}}}, {"evidence", json::array{}}};
    REQUIRE(town.griffier.put("/police-files/" + file, full, test::if_match(1)).status == 200);
    for (const char* more : {"dader-omschrijving", "schade-omschrijving", "letterlijk-een", "letterlijk-twee", "reeks-een", "reeks-twee", "getuige-naam",
                             "getuige-bereik", "getuige-zag", "Raadhuisplein 1, Oeverbeek"})
        once.emplace_back(more);
    once.push_back(town.councillor.name);

    for (const char* language : {"nl", "en"}) {
        const auto query = std::string{"&language="} + language;
        const auto text = document(town.griffier, file, "?format=json" + query);
        INFO(text);
        CHECK(faults_by_schema(text) == "");
        CHECK(same_when_read_back(text));
        CHECK(json::parse(text).at("damageCents") == 123456);
    }
    auto papers = test::read_by_libreoffice(
        {{"a.docx", bytes_of(document(town.griffier, file, "?format=docx"))}, {"a.odt", bytes_of(document(town.griffier, file, "?format=odt"))}});
    papers["a.pdf"] = test::read_pdf(bytes_of(document(town.griffier, file, "")));
    for (const auto& [name, paper] : papers) {
        INFO(name << ": " << paper);
        for (const auto& words : once) {
            INFO(words);
            CHECK(test::times(paper, words) == 1);
        }
        CHECK(test::times(paper, "€ 1.234,56") == 2);  // the line, and the sum
    }
}
