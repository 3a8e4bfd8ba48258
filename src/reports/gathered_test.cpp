// Drafts, logbook and consultations: what exists before a report, and may never become one.
#include "reports/desk_test.h"

using namespace luwte;
using test::Desk;
namespace json = boost::json;

namespace {

json::object entry(json::object more = {})
{
    json::object entry{{"occurredAt", "2026-03-01T10:00:00+01:00"}, {"form", "email"}, {"text", "The fourth mail this week"}};
    for (auto& member : more) entry[member.key()] = member.value();
    return entry;
}

}  // namespace

TEST_CASE("a draft survives until the report is sent, and is its writer's alone", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = fresh_uuid();
    const auto path = "/drafts/" + id;
    const auto put = [&](test::Person& by, const char* words) {
        return by.put(path, {{"content", words}}).status;
    };

    CHECK(put(desk.anna, "one") == 204);
    CHECK(put(desk.anna, "two") == 204);
    CHECK(desk.bram.get(path).code() == "request.not_found");
    CHECK(desk.bram.get("/drafts").body.at("items").as_array().empty());
    CHECK(put(desk.bram, "mine") == 204);  // as for any id: that somebody else has the same is not to be noticed
    CHECK(desk.bram.get(path).body.at("content") == "mine");
    CHECK(desk.anna.get(path).body.at("content") == "two");
    CHECK(desk.anna.get("/drafts").body.at("items").as_array().size() == 1);
    CHECK(desk.anna.put("/drafts/not-an-id", {{"content", "x"}}).status == 404);

    desk.given_report(desk.anna, {{"draftId", id}});
    CHECK(desk.anna.get(path).status == 404);
    CHECK(put(desk.anna, "again") == 204);
    CHECK(desk.anna.remove(path).status == 204);
    CHECK(desk.anna.remove(path).status == 404);
}

TEST_CASE("a logbook is its owner's alone, and a lost update is told", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.anna.post("/logbook-entries", entry({{"online", {{"url", "https://example.org/x"}}}})).text("/id");
    const auto path = "/logbook-entries/" + id;
    const auto change = [&](const char* version, const char* words) {
        return desk.anna.put(path, entry({{"text", words}}), {{"If-Match", version}});
    };

    CHECK(desk.bram.get(path).code() == "request.not_found");
    CHECK(desk.griffier.get(path).status >= 400);
    CHECK(desk.bram.get("/logbook-entries").body.at("items").as_array().empty());
    CHECK(desk.anna.get(path).body.at("online").at("url") == "https://example.org/x");
    CHECK(change("\"1\"", "The fifth").status == 200);
    CHECK(change("\"1\"", "The sixth").code() == "request.stale");
    CHECK(desk.anna.put(path, entry()).status == 428);
    CHECK(desk.anna.get(path).body.at("text") == "The fifth");
    CHECK(desk.anna.post("/logbook-entries", entry({{"form", "pigeon"}, {"text", ""}})).status == 400);
    CHECK(desk.anna.remove(path).status == 204);
    CHECK(desk.anna.get(path).status == 404);
}

TEST_CASE("a report takes a copy of the logbook and its evidence, and the logbook stays", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.anna.post("/logbook-entries", entry()).text("/id");
    const auto file = desk.given_file(desk.anna, "mail.txt", "the mail", {{"logbookEntryId", id}});
    CHECK(desk.anna.get("/logbook-entries/" + id).body.at("evidence").at(0).at("name") == "mail.txt");

    const auto report = desk.given_report(desk.anna, {{"logbookEntries", json::array{id}}});
    CHECK(desk.report(desk.bram, {{"logbookEntries", json::array{id}}}).code() == "reports.logbook_entry_unknown");

    const auto view = desk.griffier.get("/reports/" + report).body;
    CHECK(view.at("log").at(0).at("text") == "The fourth mail this week");
    CHECK(view.at("evidence").at(0).at("name") == "mail.txt");
    CHECK(desk.anna.get("/logbook-entries/" + id).body.at("text") == "The fourth mail this week");
    CHECK(desk.anna.remove("/logbook-entries/" + id).status == 204);
    CHECK(desk.griffier.get("/evidence/" + file).status == 200);
}

TEST_CASE("doubt is enough: a question, an answer, and no report", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto choices = desk.anna.post("/consultations/_choices", json::object{});
    REQUIRE(choices.status == 200);
    CHECK(choices.body.at("items").as_array().size() == 2);
    const auto id = desk.anna.post("/consultations", {{"to", "griffier"}, {"question", "Is this normal?"}}).text("/id");
    const auto path = "/consultations/" + id;

    CHECK(desk.mayor.get(path).code() == "request.not_found");
    CHECK(desk.mayor.get("/consultations").body.at("items").as_array().empty());
    CHECK(desk.griffier.get("/consultations").body.at("items").at(0).at("state") == "open");
    CHECK(desk.griffier.get(path).body.at("question") == "Is this normal?");
    CHECK(desk.griffier.post(path + "/replies", {{"text", "It is not."}}).status == 201);
    const auto view = desk.anna.get(path).body;
    CHECK(view.at("state") == "answered");
    CHECK(view.at("exchanges").at(0).at("by") == "Gerda Bos");
    CHECK(desk.griffier.post(path + "/closures", {{"outcome", "advice_given"}}).status == 204);
    CHECK(desk.anna.post(path + "/replies", {{"text", "And now?"}}).code() == "consultations.over");
    CHECK(desk.anna.post("/consultations", {{"to", "secretary"}, {"question", "?"}}).code() == "consultations.role_not_offered");
    CHECK(desk.handed_on().empty());
}

TEST_CASE("a consultation about the person one would ask goes past him", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const json::array about{desk.griffier.account.text};

    const auto refused = desk.anna.post("/consultations", {{"to", "griffier"}, {"question", "?"}, {"involved", about}});
    CHECK(refused.code() == "consultations.role_not_offered");
    const auto id = desk.anna.post("/consultations", {{"to", "mayor"}, {"question", "?"}, {"involved", about}}).text("/id");
    CHECK(desk.mayor.get("/consultations/" + id).status == 200);
    CHECK(desk.griffier.get("/consultations").body.at("items").as_array().empty());
}

TEST_CASE("a consultation becomes a report", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.anna.post("/consultations", {{"to", "griffier"}, {"question", "Is this normal?"}}).text("/id");

    CHECK(desk.report(desk.bram, {{"consultationId", id}}).code() == "reports.consultation_unknown");
    const auto report = desk.given_report(desk.anna, {{"consultationId", id}});

    const auto view = desk.anna.get("/consultations/" + id).body;
    CHECK(view.at("state") == "reported");
    CHECK(json::value_to<std::string>(view.at("reportId")) == report);
    CHECK(desk.report(desk.anna, {{"consultationId", id}}).code() == "reports.consultation_unknown");
}
