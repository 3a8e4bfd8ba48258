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
    const auto put = [&](const Desk::Person& by, const char* words) {
        return desk.ask("PUT", path, by.token, {{"content", words}}).status;
    };

    CHECK(put(desk.anna, "one") == 204);
    CHECK(put(desk.anna, "two") == 204);
    CHECK(put(desk.bram, "mine now") == 404);
    CHECK(desk.get(path, desk.anna.token).body.at("content") == "two");
    CHECK(desk.get(path, desk.bram.token).code() == "request.not_found");
    CHECK(desk.get("/drafts", desk.bram.token).body.at("items").as_array().empty());
    CHECK(desk.get("/drafts", desk.anna.token).body.at("items").as_array().size() == 1);
    CHECK(desk.ask("PUT", "/drafts/not-an-id", desk.anna.token, {{"content", "x"}}).status == 404);

    desk.given_report(desk.anna, {{"draftId", id}});
    CHECK(desk.get(path, desk.anna.token).status == 404);
    CHECK(put(desk.anna, "again") == 204);
    CHECK(desk.ask("DELETE", path, desk.anna.token).status == 204);
    CHECK(desk.ask("DELETE", path, desk.anna.token).status == 404);
}

TEST_CASE("a logbook is its owner's alone, and a lost update is told", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.post("/logbook-entries", desk.anna.token, entry({{"online", {{"url", "https://example.org/x"}}}})).text("id");
    const auto path = "/logbook-entries/" + id;
    const auto change = [&](const char* version, const char* words) {
        return desk.ask("PUT", path, desk.anna.token, entry({{"text", words}}), {{"If-Match", version}});
    };

    CHECK(desk.get(path, desk.bram.token).code() == "request.not_found");
    CHECK(desk.get(path, desk.griffier.token).status >= 400);
    CHECK(desk.get("/logbook-entries", desk.bram.token).body.at("items").as_array().empty());
    CHECK(desk.get(path, desk.anna.token).body.at("online").at("url") == "https://example.org/x");
    CHECK(change("\"1\"", "The fifth").status == 200);
    CHECK(change("\"1\"", "The sixth").code() == "request.stale");
    CHECK(desk.ask("PUT", path, desk.anna.token, entry()).status == 428);
    CHECK(desk.get(path, desk.anna.token).body.at("text") == "The fifth");
    CHECK(desk.post("/logbook-entries", desk.anna.token, entry({{"form", "pigeon"}, {"text", ""}})).status == 400);
    CHECK(desk.ask("DELETE", path, desk.anna.token).status == 204);
    CHECK(desk.get(path, desk.anna.token).status == 404);
}

TEST_CASE("a report takes a copy of the logbook, and its evidence; the logbook stays", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.post("/logbook-entries", desk.anna.token, entry()).text("id");
    const auto file = desk.given_file(desk.anna, "mail.txt", "the mail", {{"logbookEntryId", id}});
    CHECK(desk.get("/logbook-entries/" + id, desk.anna.token).body.at("evidence").at(0).at("name") == "mail.txt");

    const auto report = desk.given_report(desk.anna, {{"logbookEntries", json::array{id}}});
    CHECK(desk.report(desk.bram, {{"logbookEntries", json::array{id}}}).code() == "reports.logbook_entry_unknown");

    const auto view = desk.get("/reports/" + report, desk.griffier.token).body;
    CHECK(view.at("log").at(0).at("text") == "The fourth mail this week");
    CHECK(view.at("evidence").at(0).at("name") == "mail.txt");
    CHECK(desk.get("/logbook-entries/" + id, desk.anna.token).body.at("text") == "The fourth mail this week");
    CHECK(desk.ask("DELETE", "/logbook-entries/" + id, desk.anna.token).status == 204);
    CHECK(desk.get("/evidence/" + file, desk.griffier.token).status == 200);
}

TEST_CASE("doubt is enough: a question, an answer, and no report", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto choices = desk.post("/consultations/_choices", desk.anna.token, json::object{});
    REQUIRE(choices.status == 200);
    CHECK(choices.body.at("items").as_array().size() == 2);
    const auto id = desk.post("/consultations", desk.anna.token, {{"to", "griffier"}, {"question", "Is this normal?"}}).text("id");
    const auto path = "/consultations/" + id;

    CHECK(desk.get(path, desk.mayor.token).code() == "request.not_found");
    CHECK(desk.get("/consultations", desk.mayor.token).body.at("items").as_array().empty());
    CHECK(desk.get("/consultations", desk.griffier.token).body.at("items").at(0).at("state") == "open");
    CHECK(desk.get(path, desk.griffier.token).body.at("question") == "Is this normal?");
    CHECK(desk.post(path + "/replies", desk.griffier.token, {{"text", "It is not."}}).status == 201);
    const auto view = desk.get(path, desk.anna.token).body;
    CHECK(view.at("state") == "answered");
    CHECK(view.at("exchanges").at(0).at("by") == "Gerda Bos");
    CHECK(desk.post(path + "/closures", desk.griffier.token, {{"outcome", "advice_given"}}).status == 204);
    CHECK(desk.post(path + "/replies", desk.anna.token, {{"text", "And now?"}}).code() == "consultations.over");
    CHECK(desk.post("/consultations", desk.anna.token, {{"to", "secretary"}, {"question", "?"}}).code() == "consultations.role_not_offered");
    CHECK(desk.handed_on.empty());
}

TEST_CASE("a consultation about the person one would ask goes past him", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const json::array about{desk.griffier.id};

    const auto refused = desk.post("/consultations", desk.anna.token, {{"to", "griffier"}, {"question", "?"}, {"involved", about}});
    CHECK(refused.code() == "consultations.role_not_offered");
    const auto id = desk.post("/consultations", desk.anna.token, {{"to", "mayor"}, {"question", "?"}, {"involved", about}}).text("id");
    CHECK(desk.get("/consultations/" + id, desk.mayor.token).status == 200);
    CHECK(desk.get("/consultations", desk.griffier.token).body.at("items").as_array().empty());
}

TEST_CASE("a consultation becomes a report", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.post("/consultations", desk.anna.token, {{"to", "griffier"}, {"question", "Is this normal?"}}).text("id");

    CHECK(desk.report(desk.bram, {{"consultationId", id}}).code() == "reports.consultation_unknown");
    const auto report = desk.given_report(desk.anna, {{"consultationId", id}});

    const auto view = desk.get("/consultations/" + id, desk.anna.token).body;
    CHECK(view.at("state") == "reported");
    CHECK(json::value_to<std::string>(view.at("reportId")) == report);
    CHECK(desk.report(desk.anna, {{"consultationId", id}}).code() == "reports.consultation_unknown");
}
