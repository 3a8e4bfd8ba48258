#include <algorithm>
#include <thread>

#include "reports/desk_test.h"

using namespace luwte;
using test::Desk;

namespace {

namespace json = boost::json;

std::vector<std::string> codes(const test::Reply& answer)
{
    std::vector<std::string> codes;
    for (const auto& fault : answer.body.at("errors").as_array())
        codes.push_back(std::string{fault.at("code").as_string()});
    return codes;
}

std::vector<std::string> names(const json::value& people)
{
    std::vector<std::string> names;
    for (const auto& person : people.as_array()) names.push_back(std::string{person.at("name").as_string()});
    return names;
}

bool contains(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

TEST_CASE("a councillor's report gets a reference, a receipt and readers with their reasons", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    const auto answer = desk.report(desk.anna);

    INFO(answer.bytes);
    REQUIRE(answer.status == 201);
    CHECK(answer.text("/reference") == "2026-0001");
    const auto& readers = answer.body.at("receipt").at("readers");
    REQUIRE(readers.as_array().size() == 4);
    CHECK(readers.at(0).at("name") == "Anna de Wit");
    CHECK(readers.at(1).at("name") == "Gerda Bos");
    CHECK(readers.at(1).at("rule") == "receives");
    CHECK(readers.at(1).at("role") == "griffier");
    CHECK(std::string{readers.at(1).at("source").as_string()}.starts_with("W 5.1"));
    REQUIRE(desk.handed_on().size() == 1);
    CHECK(desk.handed_on()[0].receivers == std::vector{desk.griffier.account.text});
    CHECK(desk.report(desk.bram).text("/reference") == "2026-0002");
}

TEST_CASE("references count from one again in a new year, in Dutch time", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    desk.given_report(desk.anna);
    desk.world.clock().set(*parse_instant("2026-12-31T23:30:00Z"));

    CHECK(desk.report(desk.anna).text("/reference") == "2027-0001");
}

TEST_CASE("a form with many faults is told all of them", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    const auto answer = desk.report(desk.anna, {{"narrative", " \n"},
                                                {"form", "pigeon"},
                                                {"place", "moon"},
                                                {"occurredAt", "2026-03-10T12:00:00+01:00"},
                                                {"behaviour", "rude"},
                                                {"aggravating", json::array{"weather"}},
                                                {"choice", "mayor"},
                                                {"evidence", json::array{fresh_uuid()}},
                                                {"logbookEntries", json::array{fresh_uuid()}},
                                                {"involved", json::array{desk.anna.account.text}}});

    REQUIRE(answer.status == 400);
    const auto found = codes(answer);
    for (auto code : {"reports.narrative_missing", "reports.form_unknown", "reports.place_unknown", "reports.occurred_in_future",
                      "reports.behaviour_unknown", "reports.fact_unknown", "protocol.choice_not_offered",
                      "reports.evidence_unknown", "reports.logbook_entry_unknown", "reports.involved_is_reporter"}) {
        INFO(code);
        CHECK(contains(found, code));
    }
    CHECK(desk.handed_on().empty());
    CHECK(desk.anna.get("/reports").body.at("items").as_array().empty());
}

TEST_CASE("a role one does not hold is not one's own to report in", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    CHECK(desk.report(desk.anna, {{"reporterRole", "alderman"}}).code() == "reports.role_not_held");
    CHECK(desk.report(desk.anna, {{"reporterRole", "griffier"}}).code() == "reports.role_unknown");
    CHECK(desk.report(desk.griffier).code() == "request.not_permitted");
}

TEST_CASE("the reporter reads everything back, and sees who looked", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.given_report(desk.anna, {{"needNow", "Somebody to walk home with"},
                                                  {"behaviour", "threat"},
                                                  {"aggravating", json::array{"weapon", "injury"}},
                                                  {"targets", json::array{"family"}},
                                                  {"offender", {{"known", "partly"}, {"kind", "resident"}, {"description", "A tall man"}}},
                                                  {"online", {{"account", "@shouter"}, {"url", "https://example.org/p/1"},
                                                              {"platformReported", true}}}});
    REQUIRE(desk.griffier.get("/reports/" + id).status == 200);

    const auto view = desk.anna.get("/reports/" + id).body;

    CHECK(view.at("narrative") == "He said he knows where I live.");
    CHECK(view.at("needNow") == "Somebody to walk home with");
    CHECK(view.at("occurredAt") == "2026-03-08T21:30:00.000+01:00");
    CHECK(view.at("offender").at("description") == "A tall man");
    CHECK(view.at("online").at("account") == "@shouter");
    CHECK(view.at("aggravating").as_array().size() == 2);
    CHECK(view.at("state") == "received");
    REQUIRE(view.at("lookedAt").as_array().size() == 1);
    CHECK(view.at("lookedAt").at(0).at("name") == "Gerda Bos");
    CHECK(view.at("lookedAt").at(0).at("role") == "griffier");
}

TEST_CASE("without a grant a report does not exist", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.given_report(desk.anna);

    for (auto* person : {&desk.bram, &desk.secretary, &desk.world.as("alderman"), &desk.world.administrator()}) {
        const auto answer = person->get("/reports/" + id);
        CHECK(answer.status == 404);
        CHECK(answer.code() == "request.not_found");
    }
    CHECK(desk.bram.get("/reports/" + fresh_uuid()).code() == "request.not_found");
    CHECK(desk.bram.get("/reports/nonsense").code() == "request.not_found");
    CHECK(desk.bram.get("/reports").body.at("items").as_array().empty());
}

TEST_CASE("a report about its receiver goes to somebody else, and the receiver cannot tell that it exists", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto file = desk.given_file(desk.anna, "photo.txt", "what I saw");

    const auto id = desk.given_report(desk.anna, {{"involved", json::array{desk.griffier.account.text}}, {"evidence", json::array{file}}});

    REQUIRE(desk.handed_on().size() == 1);
    CHECK_FALSE(contains(desk.handed_on()[0].receivers, desk.griffier.account.text));
    CHECK(desk.handed_on()[0].excluded_roles.contains("griffier"));
    CHECK(desk.handed_on()[0].receivers == std::vector{desk.mayor.account.text});
    CHECK(desk.griffier.get("/reports/" + id).code() == "request.not_found");
    CHECK(desk.griffier.get("/evidence/" + file).code() == "request.not_found");
    CHECK(desk.griffier.get("/evidence/" + file + "/content").status == 404);
    CHECK(desk.griffier.get("/reports").body.at("items").as_array().empty());
    CHECK(desk.mayor.get("/reports/" + id).status == 200);
    const auto view = desk.anna.get("/reports/" + id).body;
    CHECK_FALSE(contains(names(view.at("readers")), "Gerda Bos"));
    CHECK(names(view.at("involved")) == std::vector<std::string>{"Gerda Bos"});
}

TEST_CASE("of two holders of a role only the one who is involved is left out", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    auto& second = desk.world.given("Olga Rijn", {"designated_officer"});

    const auto id = desk.given_report(desk.anna, {{"involved", json::array{desk.officer.account.text}}});

    CHECK(desk.handed_on()[0].excluded_roles.empty());
    CHECK(second.get("/reports/" + id).status == 200);
    CHECK(desk.officer.get("/reports/" + id).status == 404);
}

TEST_CASE("a receiver's desk that stands empty is passed over", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    auto& administrator = desk.world.administrator();
    const auto accounts = administrator.get("/accounts");
    for (const auto& account : accounts["items"].as_array())
        if (account.at("name") == "Gerda Bos")
            REQUIRE(administrator.patch("/accounts/" + desk.griffier.account.text, {{"ended", true}},
                                        test::if_match(account.at("version").to_number<std::int64_t>())).status < 300);

    desk.given_report(desk.anna);

    CHECK(desk.handed_on()[0].receivers == std::vector{desk.mayor.account.text});
}

TEST_CASE("the same report sent twice with one key is one report", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto send = [&] {
        return desk.anna.post("/reports", Desk::form(),
                        {{"Idempotency-Key", "0f9f8a52-7d38-4a9b-8a53-0d8f6a9ee001"}});
    };

    const auto first = send(), again = send();

    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(first.text("/id") == again.text("/id"));
    CHECK(desk.anna.get("/reports").body.at("items").as_array().size() == 1);
    CHECK(desk.handed_on().size() == 1);
}

TEST_CASE("a report entered for somebody else is his report too", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    const auto id = desk.given_report(desk.officer, {{"onBehalfOf", desk.anna.account.text}});

    CHECK(desk.handed_on()[0].reporter == desk.anna.account.text);
    const auto view = desk.anna.get("/reports/" + id).body;
    CHECK(view.at("enteredBy").at("name") == "Omar Berg");
    CHECK(desk.anna.get("/reports").body.at("items").as_array().size() == 1);
    CHECK(desk.officer.get("/reports").body.at("items").at(0).at("enteredForOther") == true);
    CHECK(desk.report(desk.bram, {{"onBehalfOf", desk.anna.account.text}}).code() == "reports.may_not_enter_for_other");
    CHECK(desk.report(desk.officer, {{"onBehalfOf", fresh_uuid()}}).status == 400);
}

TEST_CASE("somebody without an account is entered by name, in the role in which it happened to him", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    const auto id = desk.given_report(desk.officer, {{"reporterRole", "employee"},
                                                     {"affected", json::array{{{"name", "Tjitske Haan"}, {"role", "employee"}}}}});

    CHECK(desk.officer.get("/reports/" + id)["enteredBy"].at("name") == "Omar Berg");
    CHECK(desk.handed_on()[0].affected_roles == std::vector<std::string>{"employee"});
}

TEST_CASE("eight people report at once and no number is lost or given twice", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    std::vector<test::Person*> people;
    for (const char* name : {"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"}) {
        people.push_back(&desk.world.given(name, {"councillor"}));
        people.back()->sign_in();
    }

    std::vector<std::string> references(people.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < people.size(); ++i)
        threads.emplace_back([&, i] {
            const auto reply = desk.report(*people[i]);
            if (reply.status == 201) references[i] = std::string{reply.body.at("reference").as_string()};
        });
    for (auto& thread : threads) thread.join();

    std::sort(references.begin(), references.end());
    for (std::size_t i = 0; i < references.size(); ++i) CHECK(references[i] == "2026-000" + std::to_string(i + 1));
}

TEST_CASE("two people are affected, one of them without an account", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};

    const auto id = desk.given_report(desk.anna, {{"affected", json::array{
        {{"account", desk.anna.account.text}}, {{"name", "Jacoba Tijink"}, {"role", "group_member"}}}}});

    CHECK(desk.handed_on()[0].affected_roles == std::vector<std::string>{"councillor", "group_member"});
    const auto view = desk.griffier.get("/reports/" + id).body;
    CHECK(names(view.at("affected")) == std::vector<std::string>{"Anna de Wit", "Jacoba Tijink"});
    CHECK_FALSE(desk.world.database_contains("Jacoba Tijink"));
}

TEST_CASE("no word of a report stands in the database", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto draft = fresh_uuid();
    REQUIRE(desk.anna.put("/drafts/" + draft, {{"content", "MARKER-DRAFT"}}).status == 204);
    const auto entry = desk.anna.post("/logbook-entries", {{"occurredAt", "2026-03-01T10:00:00+01:00"}, {"form", "email"}, {"text", "MARKER-LOGBOOK"},
                                  {"online", {{"account", "MARKER-LOGACCOUNT"}}}}).text("/id");
    const auto file = desk.given_file(desk.anna, "MARKER-FILENAME.txt", "MARKER-EVIDENCE");
    const auto asked = desk.anna.post("/consultations", {{"to", "griffier"}, {"question", "MARKER-QUESTION"}}).text("/id");
    REQUIRE(desk.griffier.post("/consultations/" + asked + "/replies", {{"text", "MARKER-REPLY"}}).status == 201);

    const auto id = desk.given_report(desk.anna, {{"narrative", "MARKER-NARRATIVE"},
                                                  {"needNow", "MARKER-NEED"},
                                                  {"offender", {{"known", "known"}, {"description", "MARKER-OFFENDER"}}},
                                                  {"online", {{"account", "MARKER-ACCOUNT"}, {"url", "MARKER-URL"}, {"platformReported", false}}},
                                                  {"affected", json::array{{{"name", "MARKER-NAME"}}}},
                                                  {"evidence", json::array{file}},
                                                  {"logbookEntries", json::array{entry}},
                                                  {"consultationId", asked}});
    REQUIRE(desk.anna.post("/reports/" + id + "/supplements", {{"text", "MARKER-SUPPLEMENT"}}).status == 201);
    REQUIRE(desk.anna.post("/reports/" + id + "/withdrawals", {{"reason", "MARKER-WITHDRAWAL"}}).status == 204);

    CHECK(desk.world.database_contains("2026-0001"));  // the search finds what is there
    CHECK_FALSE(desk.world.database_contains("MARKER-"));
    const auto view = json::serialize(desk.griffier.get("/reports/" + id).body);
    for (auto word : {"MARKER-NARRATIVE", "MARKER-NEED", "MARKER-OFFENDER", "MARKER-ACCOUNT", "MARKER-URL", "MARKER-NAME",
                      "MARKER-FILENAME", "MARKER-LOGBOOK", "MARKER-LOGACCOUNT", "MARKER-SUPPLEMENT", "MARKER-WITHDRAWAL"}) {
        INFO(word);
        CHECK(view.find(word) != std::string::npos);
    }
}

TEST_CASE("a supplement reaches the readers, and a report is taken back once and stays on record", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.given_report(desk.anna);

    CHECK(desk.anna.post("/reports/" + id + "/supplements", {{"text", "He came back."}}).status == 201);
    CHECK(desk.griffier.post("/reports/" + id + "/supplements", {{"text", "?"}}).code() == "reports.not_your_report");
    CHECK(desk.anna.post("/reports/" + id + "/withdrawals", json::object{}).status == 204);
    CHECK(desk.anna.post("/reports/" + id + "/withdrawals", json::object{}).code() == "reports.withdrawn_before");

    CHECK(desk.changes() == 2);
    const auto view = desk.griffier.get("/reports/" + id).body;
    CHECK(view.at("supplements").at(0).at("text") == "He came back.");
    CHECK(view.at("state") == "withdrawn");
}

TEST_CASE("before sending, the reporter sees who will read it and why", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto ask = [&](json::array involved) {
        return desk.anna.post("/reports/_preview", {{"reporterRole", "councillor"}, {"behaviour", "threat"}, {"facts", json::array{}}, {"involved", involved}});
    };

    const auto usual = ask({});
    REQUIRE(usual.status == 200);
    CHECK(names(usual.body.at("receives")) == std::vector<std::string>{"Gerda Bos"});
    CHECK(names(usual.body.at("informed")) == std::vector<std::string>{"Mees Vos", "Omar Berg"});
    CHECK(usual.body.at("readers").as_array().size() == 3);
    CHECK(usual.body.at("reporting").at("report") == "required");
    CHECK(names(ask(json::array{desk.griffier.account.text}).body.at("receives")) == std::vector<std::string>{"Mees Vos"});
}

TEST_CASE("a list of reports goes on where the page before ended", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    std::vector<std::string> sent;
    for (int i = 0; i < 5; ++i) sent.insert(sent.begin(), desk.given_report(desk.anna)), desk.world.clock().pass(std::chrono::minutes{1});

    std::vector<std::string> got;
    std::string next = "/reports?limit=2";
    for (int page = 0; page < 3; ++page) {
        const auto answer = desk.anna.get(next);
        REQUIRE(answer.status == 200);
        for (const auto& item : answer.body.at("items").as_array()) got.push_back(std::string{item.at("id").as_string()});
        if (auto* more = answer.body.as_object().if_contains("next")) next = "/reports?limit=2&cursor=" + std::string{more->as_string()};
    }
    CHECK(got == sent);
}
