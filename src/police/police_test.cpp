// The police file: whose word it needs, what it says, what stays out of it, and what came of it.
#include <catch2/catch.hpp>

#include "documents/package.h"
#include "police/gather.h"
#include "police/police.h"
#include "reader.h"
#include "town.h"

using namespace luwte;
using incidents::Consent;
using test::Town;
namespace json = boost::json;

namespace {

Day day(const char* text) { return *parse_day(text); }

Bytes bytes_of(const test::Reply& reply)
{
    const auto view = as_bytes(reply.bytes);
    return {view.begin(), view.end()};
}

struct Case {
    explicit Case(Town& town, json::object more = {}) : town{town}, handler{town.griffier}
    {
        json::object form{{"behaviour", "threat"}, {"narrative", "Hij zei: 'Ik weet je te vinden.' Daarna liep hij weg."}};
        for (auto& [key, value] : more) form[key] = value;
        path = "/incidents/" + town.given_incident(town.councillor, form);
        person = handler.get(path).text("/affected/0/id");
    }
    test::Reply answer(const char* state, const char* on = "2026-03-09")
    {
        return handler.post("/affected-persons/" + person + "/police-consents", {{"state", state}, {"on", on}, {"text", "Per telefoon"}});
    }
    std::string started(const char* kind = "report") { return handler.post(path + "/police-files", {{"kind", kind}}).id(); }
    test::Reply file(const std::string& id, std::int64_t version = 1)
    {
        return handler.post("/police-files/" + id + "/filings",
                            {{"quality", "representative"}, {"filedOn", "2026-03-09"}, {"number", "PL0100-2026-1"}, {"contact", "Agent Vos"}},
                            test::if_match(version));
    }
    /// Writes what the file says anew: what it says now, with some members replaced.
    test::Reply write(const std::string& id, json::object more)
    {
        const auto seen = handler.get("/police-files/" + id);
        json::object body;
        for (const char* member : {"joinder", "informed", "persons", "offences", "fields", "literalWords", "series", "witnesses", "evidence"})
            body[member] = seen[member];
        for (auto& [key, value] : more) body[key] = value;
        return handler.put("/police-files/" + id, body, test::if_match(seen));
    }
    static json::object field(const char* name, const char* text) { return {{"field", name}, {"text", text}}; }

    Town& town;
    test::Person& handler;
    std::string path, person;
};

}  // namespace

TEST_CASE("whoever may not read a report does not read it in the police file, and sees what came of it", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    auto& mayor = town.mayor;
    Case work{town};
    const auto file = "/police-files/" + work.started();
    REQUIRE(work.file(file.substr(file.rfind('/') + 1)).status < 300);
    REQUIRE(town.griffier.get(file).bytes.find("Ik weet je te vinden") != std::string::npos);

    const auto seen = mayor.get(file);
    INFO(seen.bytes);
    REQUIRE(seen.status == 200);
    CHECK(seen.at("/textsWithheld") == true);
    CHECK(seen["fields"].as_array().empty());
    CHECK(seen["literalWords"].as_array().empty());
    CHECK(mayor.get(file + "/document").code() == "police.texts_withheld");
    const auto page = mayor.get(work.path + "/police");
    CHECK(page.bytes.find("Ik weet je te vinden") == std::string::npos);
    CHECK(page.text("/files/0/number") == "PL0100-2026-1");
    CHECK(page.text("/files/0/steps/0/text") == "Agent Vos");
}

TEST_CASE("a file from before its texts had a key of their own is shown to whoever reads every report of its case", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    Case work{town};
    const auto id = work.started(), file = "/police-files/" + id;
    REQUIRE(work.write(id, {{"fields", json::array{}}, {"literalWords", json::array{}}}).status == 200);
    {
        storage::Transaction tx{town.database(), storage::Mode::write};
        REQUIRE(tx.run("UPDATE police_file SET texts = NULL WHERE id = $1", id) == 1);
        tx.commit();
    }
    CHECK(town.mayor.get(file).at("/textsWithheld") == true);
    CHECK(town.griffier.get(file).at("/textsWithheld") == false);
    REQUIRE(work.write(id, {{"fields", json::array{Case::field("how", "Met gebalde vuisten")}}}).status == 200);
    storage::Transaction tx{town.database(), storage::Mode::read};
    CHECK_FALSE(tx.first("SELECT texts FROM police_file WHERE id = $1", id)->is_null(0));
}

TEST_CASE("of reports with different readers a file quotes only what everybody may read who reads the file", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    Case work{town, {{"choice", "griffier"}}};  // read by the griffier, and by her deputy when it is his turn
    town.pass(std::chrono::minutes{1});
    const auto other = "/incidents/" + town.given_incident(town.councillor,
                                                           {{"behaviour", "threat"}, {"choice", "mayor"}, {"narrative", "Hij zei: 'Dit is voor de burgemeester.'"}});
    REQUIRE(town.mayor.post(other + "/assignments", {{"account", town.griffier.account.text}}, test::if_match(town.mayor.get(other))).status < 300);
    REQUIRE(town.griffier.post(work.path + "/mergers", {{"from", other.substr(11)}, {"reason", "Eén voorval"}}, test::if_match(town.griffier.get(work.path))).status < 300);

    const auto file = "/police-files/" + work.started();
    const auto says = [&](const char* words) { return town.griffier.get(file).bytes.find(words) != std::string::npos; };
    CHECK(says("Ik weet je te vinden"));
    CHECK_FALSE(says("Dit is voor de burgemeester"));
    CHECK(town.mayor.get(file).at("/textsWithheld") == true);
}

TEST_CASE("consent is asked, given, refused or taken back, in an order that makes sense", "[police]")
{
    using police::ConsentAnswer;
    const auto after = [](Consent before, ConsentAnswer answer) {
        const auto next = police::answered(before, answer, day("2026-03-09"), day("2026-03-09"));
        return next ? std::string{incidents::name_of(*next)} : std::string{next.refusal().code()};
    };
    CHECK(after(Consent::unknown, ConsentAnswer::asked) == "unknown");
    CHECK(after(Consent::given, ConsentAnswer::asked) == "given");
    CHECK(after(Consent::unknown, ConsentAnswer::given) == "given");
    CHECK(after(Consent::withdrawn, ConsentAnswer::given) == "given");
    CHECK(after(Consent::unknown, ConsentAnswer::refused) == "refused");
    CHECK(after(Consent::given, ConsentAnswer::refused) == "police.withdraw_instead");
    CHECK(after(Consent::given, ConsentAnswer::withdrawn) == "withdrawn");
    CHECK(after(Consent::unknown, ConsentAnswer::withdrawn) == "police.nothing_to_withdraw");
    CHECK(police::answered(Consent::unknown, ConsentAnswer::given, day("2026-03-10"), day("2026-03-09")).refusal().code() == "police.day_lies_ahead");
}

TEST_CASE("filing needs everybody's word where the protocol asks for it, and only there", "[police]")
{
    const protocol::Consenting asks{true, "W 5.4 (P1)"}, asks_nothing{false, "A"};
    const auto code = [](const Result<Done>& result) { return result ? std::string{} : std::string{result.refusal().code()}; };
    CHECK(code(police::may_file(asks, {Consent::given})) == "");
    CHECK(code(police::may_file(asks, {Consent::given, Consent::unknown})) == "police.consent_missing");
    CHECK(code(police::may_file(asks, {Consent::given, Consent::withdrawn})) == "police.consent_withdrawn");
    CHECK(code(police::may_file(asks, {Consent::refused})) == "police.consent_refused");
    CHECK(code(police::may_file(asks_nothing, {Consent::unknown})) == "");
    CHECK(code(police::may_file(std::nullopt, {Consent::refused})) == "");
    CHECK(code(police::may_file(std::nullopt, {})) == "police.nobody_named");
    CHECK(code(police::may_prepare(asks, {Consent::unknown})) == "");
}

TEST_CASE("the term for a complaint ends with the day, three months after the person came to know", "[police]")
{
    const auto pack = *protocol::load_shipped("westerveld").pack;
    protocol::Situation situation;
    situation.reporter = "councillor";
    situation.behaviour = "verbal_aggression";
    const auto offences = protocol::police(pack, situation).offences;
    const auto last_day = [&](const char* learned) { return iso(day_in_amsterdam(*police::complaint_due(offences, day(learned)))); };
    CHECK(last_day("2026-03-09") == "2026-06-09");
    CHECK(last_day("2026-11-30") == "2027-02-28");  // no 30 February
    CHECK(last_day("2027-11-29") == "2028-02-29");  // a leap day
    CHECK(last_day("2026-12-31") == "2027-03-31");  // over the year's end and the change of the clock
    CHECK(last_day("2026-07-25") == "2026-10-25");  // the night that has an hour too many
    CHECK_FALSE(police::complaint_due({}, day("2026-03-09")));
    for (Day learned = day("2023-01-01"); learned < day("2029-01-01"); learned += std::chrono::days{1}) {
        const auto due = *police::complaint_due(offences, learned);
        const std::chrono::year_month_day from{learned}, to{day_in_amsterdam(due)};
        const auto months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 + static_cast<int>(unsigned{to.month()}) - static_cast<int>(unsigned{from.month()});
        REQUIRE(months == 3);
        REQUIRE(day_in_amsterdam(due) != day_in_amsterdam(due + std::chrono::seconds{1}));
    }
}

TEST_CASE("what somebody was heard to say is found between its quotation marks", "[police]")
{
    using Texts = std::vector<std::string>;
    CHECK(police::quoted_in("Hij zei: 'Ik weet je te vinden.' en “pas maar op, jij”.") == Texts{"Ik weet je te vinden.", "pas maar op, jij"});
    CHECK(police::quoted_in("Zo'n brief; foto's van 's ochtends") == Texts{});
    CHECK(police::quoted_in("Hij riep \"kom maar op") == Texts{});
    CHECK(police::quoted_in("'t Is 'Zo'n grote mond' zei hij") == Texts{"Zo'n grote mond"});
}

TEST_CASE("a file begins with what the case knows", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town, {{"offender", {{"known", "partly"}, {"description", "Man met een oranje bus"}}}, {"place", "town_hall"}}};
    const auto file = one.handler.get("/police-files/" + one.started());
    const auto answer = [&](const char* field) {
        const auto found = test::items_with(file["fields"], "field", field);
        return found.empty() ? std::string{} : std::string{found[0].at("text").as_string()};
    };
    CHECK(answer("what").find("Ik weet je te vinden") != std::string::npos);
    CHECK(answer("who") == "Man met een oranje bus");
    CHECK(answer("where") == "Gemeentehuis");
    CHECK(answer("when") == "9 maart 2026, 08.30 uur");
    CHECK(file.at("/literalWords/0") == "Ik weet je te vinden.");
    CHECK(file.text("/persons/0/id") == one.person);
    CHECK(file.at("/missing").as_array().size() > 5);
    CHECK_FALSE(town.database_contains("oranje bus"));
}

TEST_CASE("a threat with consent: given it is filed, withdrawn it is not, and nothing is put on paper any more", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town};
    const auto file = one.started();
    CHECK(one.handler.get("/police-files/" + file + "/document").status == 200);  // a draft to talk over with the person
    CHECK(one.file(file).code() == "police.consent_missing");
    REQUIRE(one.answer("asked").status == 201);
    REQUIRE(one.answer("given").status == 201);
    REQUIRE(one.answer("withdrawn").status == 201);
    CHECK(one.file(file).code() == "police.consent_withdrawn");
    CHECK(one.handler.get("/police-files/" + file + "/document").code() == "police.consent_withdrawn");
    CHECK(one.handler.post("/police-files/" + file + "/packages").code() == "police.consent_withdrawn");

    // The event can still be made known, where the protocol does not ask for the person's word: W says nothing on that.
    const auto notification = one.started("notification");
    CHECK(one.handler.get("/police-files/" + notification + "/document").status == 200);

    const auto page = one.handler.get(one.path + "/police");
    CHECK(page.at("/persons/0/consent") == "withdrawn");
    CHECK(page.at("/persons/0/answers").as_array().size() == 3);
    CHECK(page.at("/persons/0/answers/2/text") == "Per telefoon");
    CHECK(page.at("/consentForReport/needed") == true);
    CHECK(page.at("/consentForReport/source") == "W 5.4 (P1)");
}

TEST_CASE("after the filing nothing changes but what came of it, and statistics see no word", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town};
    const auto file = one.started();
    REQUIRE(one.answer("given").status == 201);
    CHECK(one.handler.post("/police-files/" + file + "/steps", {{"kind", "contact"}, {"on", "2026-03-09"}}, test::if_match(1)).code() == "police.not_filed");
    REQUIRE(one.file(file).status == 200);
    CHECK(one.file(file, 2).code() == "police.filed_before");
    CHECK(one.write(file, {}).code() == "police.filed_before");

    const auto step = [&](json::object body, int version) { return one.handler.post("/police-files/" + file + "/steps", body, test::if_match(version)); };
    CHECK(step({{"kind", "decision"}, {"on", "2026-03-09"}}, 2).code() == "police.outcome_missing");
    CHECK(step({{"kind", "contact"}, {"on", "2026-03-10"}}, 2).code() == "police.day_lies_ahead");
    REQUIRE(step({{"kind", "decision"}, {"on", "2026-03-09"}, {"outcome", "prosecuted"}, {"text", "Officier besluit te vervolgen"}}, 2).status == 200);
    REQUIRE(step({{"kind", "court_date"}, {"on", "2026-06-01"}}, 3).status == 200);
    REQUIRE(step({{"kind", "told_council"}, {"on", "2026-03-09"}, {"text", "Zonder namen"}}, 4).status == 200);

    const auto shown = one.handler.get(one.path + "/police").at("/files/0");
    CHECK(shown.at("number") == "PL0100-2026-1");
    CHECK(shown.at("outcome") == "prosecuted");
    CHECK(shown.at("steps").as_array().size() == 4);
    storage::Transaction tx{town.database(), storage::Mode::read};
    const auto row = tx.first("SELECT kind, filed_on, outcome FROM police_for_statistics");
    REQUIRE(row);
    CHECK(row->text(0) == "report");
    CHECK(row->text(1) == "2026-03-09");
    CHECK(row->text(2) == "prosecuted");
    CHECK_FALSE(town.database_contains("PL0100"));
}

TEST_CASE("an offence on complaint: the person is asked for his wish before the term ends", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town, {{"behaviour", "verbal_aggression"}}};
    const auto asked = [&] {
        int open = 0;
        const auto page = one.handler.get(one.path);
        for (const auto& task : page["tasks"].as_array())
            if (const auto* duty = task.as_object().if_contains("duty")) open += duty->at("id") == "prosecution_wish" && task.at("state") == "open";
        return open;
    };
    CHECK(one.handler.get(one.path + "/police").text("/persons/0/complaintDue").substr(0, 10) == "2026-06-09");
    const auto file = one.started();
    CHECK(asked() == 0);
    REQUIRE(one.write(file, {{"offences", json::array{"insult"}}}).status == 200);
    REQUIRE(one.write(file, {{"offences", json::array{"insult"}}}).status == 200);
    CHECK(asked() == 1);

    const auto wish = [&](json::object body, int version) { return one.handler.put("/affected-persons/" + one.person + "/prosecution-wish", body, test::if_match(version)); };
    CHECK(wish({{"learnedOn", "2026-03-09"}, {"wantsProsecution", "yes"}}, 0).code() == "police.wish_without_day");
    CHECK(wish({{"learnedOn", "2026-03-10"}, {"wantsProsecution", "unknown"}}, 0).code() == "police.day_lies_ahead");
    REQUIRE(wish({{"learnedOn", "2026-03-08"}, {"wantsProsecution", "yes"}, {"saidOn", "2026-03-09"}}, 0).status == 200);
    CHECK(wish({{"learnedOn", "2026-03-08"}, {"wantsProsecution", "no"}, {"saidOn", "2026-03-09"}}, 7).status == 412);
    CHECK(asked() == 0);

    town.on("2026-06-10T08:00:00Z");
    CHECK(one.handler.get(one.path + "/police").at("/persons/0/complaintTooLate") == false);
    REQUIRE(wish({{"learnedOn", "2026-03-08"}, {"wantsProsecution", "no"}, {"saidOn", "2026-03-09"}}, 1).status == 200);
    CHECK(one.handler.get(one.path + "/police").at("/persons/0/complaintTooLate") == true);
}

TEST_CASE("a number stands for the name: then the name stands nowhere, and neither does what must stay out", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town};
    REQUIRE(one.answer("given").status == 201);
    const auto file = one.started();
    const json::array by_number{{{"id", one.person}, {"byNumber", true}, {"known", "no"}}};
    const auto name = town.councillor.name;
    REQUIRE(one.write(file, {{"persons", by_number}, {"fields", json::array{Case::field("how", ("Hij riep " + name + " na").c_str())}}}).status == 200);
    const auto refused = one.handler.get("/police-files/" + file + "/document");
    CHECK(refused.code() == "police.must_stay_out");
    CHECK(refused.at("/errors/0/field") == "/fields/how");
    CHECK(one.file(file, 2).code() == "police.must_stay_out");

    REQUIRE(one.write(file, {{"persons", by_number}, {"fields", json::array{Case::field("how", "Hij riep haar na"), Case::field("where", "Voor de Dorpsstraat 5"),
                                                                            Case::field("stays_out", "Dorpsstraat 5\nschool van de kinderen")}}}).status == 200);
    CHECK(one.handler.get("/police-files/" + file + "/document").at("/errors/0/field") == "/fields/where");
    REQUIRE(one.write(file, {{"persons", by_number}, {"literalWords", json::array{}},
                             {"fields", json::array{Case::field("where", "Voor het huis"), Case::field("stays_out", "Dorpsstraat 5\nschool van de kinderen")}}}).status == 200);
    const auto text = test::read_pdf(bytes_of(one.handler.get("/police-files/" + file + "/document")));
    INFO(text);
    CHECK(test::times(text, name) == 0);
    CHECK(test::times(text, "Dorpsstraat") == 0);
    CHECK(test::times(text, "school") == 0);
    CHECK(test::times(text, "Staat onder nummer") == 1);
}

TEST_CASE("security measures are in no police file", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town};
    const auto file = one.started();
    REQUIRE(one.handler.post(one.path + "/security-measures", {{"since", "2026-03-09"}, {"text", "camera bij de voordeur"}}).status == 201);
    REQUIRE(one.write(file, {{"fields", json::array{Case::field("effects", "Er hangt nu een camera bij de voordeur.")}}}).status == 200);
    CHECK(one.handler.get("/police-files/" + file + "/document").code() == "police.must_stay_out");
}

TEST_CASE("declines what does not belong to the case", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    Case one{town};
    const auto file = one.started();
    CHECK(one.write(file, {{"offences", json::array{"murder"}}}).code() == "police.offence_unknown");
    CHECK(one.write(file, {{"persons", json::array{{{"id", fresh_uuid()}, {"byNumber", false}, {"known", "no"}}}}}).code() == "police.person_unknown");
    CHECK(one.write(file, {{"evidence", json::array{{{"id", fresh_uuid()}}}}}).code() == "police.evidence_unknown");
    CHECK(one.write(file, {{"fields", json::array{Case::field("number", "1")}}}).code() == "police.field_unknown");
    CHECK(one.write(file, {{"fields", json::array{Case::field("how", "a"), Case::field("how", "b")}}}).code() == "police.named_twice");
    CHECK(one.handler.get("/police-files/" + file + "/document?format=exe").code() == "police.format_unknown");
    CHECK(one.handler.post("/police-files/" + file + "/filings", {{"quality", "friend"}, {"filedOn", "2026-03-09"}}, test::if_match(1)).code() == "police.quality_unknown");
}

TEST_CASE("the package is locked, holds the file and its evidence, and lies with the case", "[police]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto upload = town.councillor.post("/evidence", {{"name", "dreigbrief.txt"}, {"size", 5}});
    REQUIRE(town.councillor.put_bytes("/evidence/" + upload.id() + "/chunks/0", "hello").status == 204);
    REQUIRE(town.councillor.post("/evidence/" + upload.id() + "/completions").status == 200);
    Case one{town, {{"evidence", json::array{upload.id()}}}};
    REQUIRE(one.answer("given").status == 201);
    const auto file = one.started();
    REQUIRE(one.write(file, {{"evidence", json::array{{{"id", upload.id()}, {"holder", "griffier"}}}}}).status == 200);

    const auto made = one.handler.post("/police-files/" + file + "/packages");
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    const auto package = bytes_of(one.handler.get("/evidence/" + made.id() + "/content"));
    CHECK(hex(sha256(package)) == made.text("/sha256"));
    CHECK(as_text(package).find("hello") == std::string::npos);
    CHECK(as_text(package).find("dreigbrief") == std::string::npos);
    CHECK_FALSE(documents::unpack_locked(package, "wrong-passphrase"));
    const auto inside = documents::unpack_locked(package, made.text("/passphrase"));
    REQUIRE(inside);
    REQUIRE(inside->size() == 3);
    CHECK(inside->at(0).name == "dossier.pdf");
    CHECK(inside->at(1).name == "dossier.json");
    CHECK(inside->at(2).name == "B1.txt");
    CHECK(as_text(inside->at(2).content) == "hello");
    const auto record = json::parse(as_text(inside->at(1).content));
    CHECK(record.at_pointer("/evidence/0/sha256").as_string() == json::string{hex(sha256(as_bytes("hello")))});
    CHECK(record.at_pointer("/evidence/0/holder") == "griffier");
    CHECK_FALSE(town.database_contains(made.text("/passphrase")));
    // A later file does not take up the package of the one before.
    CHECK(one.handler.get("/police-files/" + one.started()).at("/evidence").as_array().size() == 1);
}
