// Destroying what has been kept long enough: what goes, what stays and waits, and what nobody can tell afterwards.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/destruction.h"
#include "binary.h"
#include "destroyed.h"
#include "journal/journal.h"
#include "walk.h"

using namespace luwte;
using retention::Keeping;
using test::Town;
namespace json = boost::json;

namespace {
const std::string chapter = R"(retention:
  - {id: case, keep: P3Y, reason: {nl: "Drie jaar.", en: "Three years."}, source: "T 1"}
  - {id: aftercare, keep: P6M, reason: {nl: "Een half jaar.", en: "Half a year."}, source: "T 2"}
  - {id: evidence, keep: P1Y, reason: {nl: "Een jaar.", en: "A year."}, source: "T 3"}
)";

/// A register under a protocol that keeps cases five years and offenders two, or one that says what a test wants.
struct Kept : Town {
    explicit Kept(test::Engine engine, std::string pack = "default") : Town{engine, std::move(pack)} {}

    app::Packs packs{{}};
    std::vector<app::Ending> told;

    app::Endings run(app::Doing doing = app::Doing::destroy)
    {
        told.clear();
        return app::end_what_is_over(database(), packs, organisation(), doing, clock().now(), [&](const app::Ending& one) { told.push_back(one); });
    }
    void says(const std::string& version, const std::string& retention)
    {
        put_in_force("id: westerveld\nversion: \"" + version + "\"\nname: {nl: Proef, en: Trial}\nextends: default\n" + retention);
    }

    static std::string at(const std::string& incident) { return "/incidents/" + incident; }
    /// What must be done before does not apply.
    void close(const std::string& incident)
    {
        const auto page = griffier.get(at(incident));
        for (const auto& task : page["tasks"].as_array())
            if (task.at("state") == "open")
                griffier.post("/tasks/" + std::string{task.at("id").as_string()} + "/completions", {{"outcome", "not_applicable"}, {"remark", "x"}},
                              test::if_match(task.at("version").as_int64()));
        const auto closed = griffier.post(at(incident) + "/closures", {{"lessonNone", true}}, test::if_match(griffier.get(at(incident))));
        INFO(closed.bytes);
        REQUIRE(closed.status == 201);
    }
    std::string given_closed(json::object more = {})
    {
        auto incident = given_incident(councillor, std::move(more));
        close(incident);
        return incident;
    }
    /// "keeping", or another member, of a class of record, as the case's page has it.
    json::value told_of(const std::string& incident, std::string_view record, std::string_view member = "keeping")
    {
        const auto page = griffier.get(at(incident) + "/retention");
        INFO(page.bytes);
        REQUIRE(page.status == 200);
        const auto item = test::items_with(page["items"], "record", record).at(0);
        return item.as_object().contains(member) ? item.at(member) : json::value{};
    }
    std::vector<std::string> lines(const std::string& action)
    {
        storage::Transaction tx{database(), storage::Mode::read};
        std::vector<std::string> subjects;
        for (const auto& row : tx.all("SELECT subject FROM journal_entry WHERE action = $1 AND actor = '' ORDER BY number", action)) subjects.push_back(row.text(0));
        return subjects;
    }
    bool journal_holds()
    {
        storage::Transaction tx{database(), storage::Mode::read};
        return !journal::verify(tx, organisation()).broken_at;
    }
    test::Reply made(const std::string& path, const json::object& body, std::vector<http::Header> headers = {})
    {
        auto reply = griffier.post(path, body, std::move(headers));
        INFO(path + " " + reply.bytes);
        REQUIRE(reply.status < 300);
        return reply;
    }
};
}  // namespace

TEST_CASE("nothing of a case that is destroyed is left in any table, and nobody can tell it from one that never was", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    auto& kept_out = town.given("kept out", {"councillor", "griffier"});
    auto& reader = town.given("reader", {"councillor", "griffier", "mayor", "secretary", "designated_officer", "front_desk", "administrator"});
    auto ids = test::given_everything(town, {kept_out.account.text});
    const auto incident = ids.at("incidentId"), other = town.given_incident(town.councillor);
    const auto taken_up = town.given_incident(town.councillor, {{"narrative", "The same evening."}});
    town.made(town.at(incident) + "/mergers", {{"from", taken_up}, {"reason", "One event."}}, test::if_match(town.griffier.get(town.at(incident))));
    if (ids.contains("objectionId"))
        town.made("/objections/" + ids["objectionId"] + "/outcomes", {{"outcome", "dismissed"}, {"decidedOn", "2026-03-09"}, {"reasons", "x"}}, test::if_match(1));
    town.made("/offender-requests/" + ids["requestId"] + "/decisions", {{"granted", true}, {"decidedOn", "2026-03-09"}, {"reason", "x"}}, test::if_match(1));
    town.made(town.at(incident) + "/damage-steps", {{"kind", "refused"}, {"on", "2026-03-09"}});
    town.close(incident);
    REQUIRE(reader.get(town.at(incident)).status == 200);

    const auto schema = test::schema_of(town.database());
    test::fill(town.database(), schema, incident);
    const auto of_case = test::ids_of_case(town.database(), schema, incident);
    CHECK(test::where(town.database(), schema, of_case).size() > 100);

    town.on("2031-03-09T12:00:00Z");  // the last day
    CHECK(town.run()["case"][Keeping::over] == 0);
    town.on("2031-03-10T12:00:00Z");
    auto endings = town.run();
    CHECK(endings["case"][Keeping::over] == 1);

    auto left = test::where(town.database(), schema, of_case);
    // The journal says that there was a case, who did and who looked; and to whom it does not say so.
    for (const auto* stays : {"journal_entry.subject", "journal_entry.incident", "journal_exclusion.about"}) CHECK(left.erase(stays) == 1);
    for (const auto& [place, count] : left) CHECK(place + ": " + std::to_string(count) == "nothing");
    CHECK(town.lines("incident.destroyed").size() == 1);
    CHECK(town.journal_holds());

    for (const auto* own : {"consultationId", "entryId", "shareId", "analysisId", "riskRequestId", "draftId"}) ids.erase(own);
    ids["taken_up"] = taken_up;
    test::learns_nothing(town.router(), reader, ids);
    CHECK(town.griffier.get(town.at(other)).status == 200);
    CHECK(town.councillor.get("/logbook-entries")["items"].as_array().size() == 1);
    CHECK(town.run()["case"][Keeping::over] == 0);  // twice is once
}

TEST_CASE("words of aftercare and files go at their own term, and what is no words stays with the case", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres), "westerveld"};
    town.says("2", chapter);
    const auto incident = town.given_incident(town.councillor);
    const auto care = town.griffier.get(town.at(incident) + "/aftercare");
    const auto conversation = "/aftercare-conversations/" + care.text("/items/0/conversations/0/id");
    town.made(conversation + "/holdings", {{"heldAt", "2026-03-09T08:00:00Z"}, {"notes", "He sleeps badly."}}, test::if_match(1));
    const auto file = town.made("/evidence", {{"name", "photo.txt"}, {"size", 5}, {"incidentId", incident}}).id();
    REQUIRE(town.griffier.put_bytes("/evidence/" + file + "/chunks/0", "hello").status == 204);
    town.made("/evidence/" + file + "/completions", {});
    town.close(incident);

    town.on("2027-01-01T12:00:00Z");
    CHECK(town.told_of(incident, "aftercare") == "over");
    CHECK(town.run(app::Doing::only_look)["aftercare"][Keeping::over] == 1);
    CHECK(town.griffier.get(town.at(incident) + "/aftercare").bytes.find("sleeps") != std::string::npos);
    CHECK(town.lines("incident.aftercare_destroyed").empty());
    town.run();
    const auto after = town.griffier.get(town.at(incident) + "/aftercare");
    CHECK(after.bytes.find("sleeps") == std::string::npos);
    CHECK(after.at("/items/0/conversations/0/state") == "held");
    CHECK(town.told_of(incident, "aftercare") == "gone");
    CHECK(town.griffier.get("/evidence/" + file + "/content").status == 200);

    town.on("2027-04-01T12:00:00Z");
    town.run();
    CHECK(town.griffier.get("/evidence/" + file + "/content").status == 404);
    const auto page = town.griffier.get(town.at(incident));
    CHECK(page["evidence"].as_array().empty());
    CHECK(test::items_with(page["timeline"], "kind", "term_over").size() == 2);
    CHECK(town.lines("incident.files_destroyed") == std::vector<std::string>{"westerveld 2 evidence"});
    CHECK(town.told_of(incident, "case", "until") == "2029-03-09");
    town.on("2029-03-11T12:00:00Z");
    town.run();
    CHECK(town.griffier.get(town.at(incident)).status == 404);
    CHECK(town.lines("incident.destroyed") == std::vector<std::string>{"westerveld 2 case"});
}

TEST_CASE("a task names no file that is gone, also one that was done before its case was taken up in another", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres), "westerveld"};
    town.says("2", chapter);
    const auto from = town.given_incident(town.councillor, {{"behaviour", "physical_violence"}, {"aggravating", json::array{"injury"}}});
    const auto file = town.made("/evidence", {{"name", "photo.txt"}, {"size", 5}, {"incidentId", from}}).id();
    REQUIRE(town.griffier.put_bytes("/evidence/" + file + "/chunks/0", "hello").status == 204);
    town.made("/evidence/" + file + "/completions", {});
    const auto page = town.griffier.get(town.at(from));
    for (const auto& task : page["tasks"].as_array())
        if (task.as_object().contains("duty") && task.at("duty").at("id") == "labour_inspectorate")
            town.made("/tasks/" + std::string{task.at("id").as_string()} + "/completions", {{"outcome", "done"}, {"doneAt", "2026-03-09T09:00:00Z"}, {"evidenceId", file}},
                      test::if_match(task.at("version").as_int64()));
    const auto incident = town.given_incident(town.councillor);
    town.made(town.at(incident) + "/mergers", {{"from", from}, {"reason", "Same evening."}}, test::if_match(town.griffier.get(town.at(incident))));
    town.close(incident);
    const auto names_it = [&] { return town.griffier.get(town.at(from)).bytes.find(file) != std::string::npos; };
    CHECK(names_it());

    town.on("2027-04-01T12:00:00Z");
    town.run();
    CHECK(town.griffier.get("/evidence/" + file + "/content").status == 404);
    CHECK_FALSE(names_it());
}

TEST_CASE("a case ends as the protocol said when it was reported, and under one that said nothing it does not end", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres), "westerveld"};
    const auto silent = town.given_closed();
    town.says("2", chapter);
    const auto short_kept = town.given_closed();
    town.says("3", "");  // as the default: five years
    const auto long_kept = town.given_closed(), open = town.given_incident(town.councillor);

    CHECK(town.told_of(silent, "case") == "silent");
    CHECK(town.told_of(short_kept, "case", "source") == "T 1");
    CHECK(town.told_of(short_kept, "case", "reason").at("nl") == "Drie jaar.");
    CHECK(town.told_of(long_kept, "case", "until") == "2031-03-09");
    CHECK(town.told_of(open, "case") == "open");
    CHECK(town.told_of(open, "case", "until").is_null());
    town.on("2029-03-11T12:00:00Z");
    auto endings = town.run();
    CHECK(endings["case"] == std::map<Keeping, int>{{Keeping::over, 1}, {Keeping::running, 1}, {Keeping::silent, 1}});
    town.on("2060-01-01T12:00:00Z");
    town.run();
    CHECK(town.griffier.get(town.at(silent)).status == 200);
    CHECK(town.griffier.get(town.at(open)).status == 200);
    CHECK(town.griffier.get(town.at(short_kept)).status == 404);
    CHECK(town.griffier.get(town.at(long_kept)).status == 404);
}

TEST_CASE("a case that somebody still needs waits, and its page says why", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"offender", {{"known", "known"}, {"kind", "resident"}, {"description", "R."}}}});
    const auto path = town.at(incident);
    const auto set = [&](storage::Sql sql) {
        storage::Transaction tx{town.database()};
        tx.run(sql);
        tx.commit();
    };
    std::string why;
    SECTION("a claim without an answer")
    {
        town.made(path + "/damage-lines", {{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 100}, {"text", "x"}});
        town.made(path + "/damage-steps", {{"kind", "letter"}, {"on", "2026-03-09"}});
        why = "claim_open";
    }
    SECTION("a report to the police without an outcome")
    {
        town.made(path + "/police-files", {{"kind", "report"}});
        set("UPDATE police_file SET state = 'filed', filed_on = '2026-03-09'");
        why = "police_pending";
    }
    SECTION("a request of the offender")
    {
        town.made("/offenders/" + town.griffier.get(path).text("/offenders/0/id") + "/requests", {{"kind", "access"}, {"receivedOn", "2026-03-09"}});
        why = "request_open";
    }
    SECTION("a measure without an end")
    {
        const auto affected = town.griffier.get(path).text("/affected/0/id");
        const auto voice = town.made(path + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", affected}}).id();
        town.made("/voices/" + voice + "/answers", {{"answer", "said"}}, test::if_match(1));
        town.made(path + "/measures", {{"kind", "access_ban"}, {"decidedOn", "2026-03-09"}, {"term", "P1M"}, {"reasons", "x"}, {"place", "x"}, {"unheard", "x"}});
        set("UPDATE measure SET ends_on = '2035-06-01'");
        why = "measure_in_force";
    }
    town.close(incident);
    town.on("2031-04-01T12:00:00Z");
    auto endings = town.run();
    CHECK(endings["case"][Keeping::needed] == 1);
    CHECK(town.told_of(incident, "case") == "needed");
    const auto needed = town.told_of(incident, "case", "needed");
    CHECK(std::ranges::count(needed.as_array(), json::value(why)) == 1);
    CHECK(town.griffier.get(path).status == 200);
}

TEST_CASE("whoever was one person through a case that is destroyed stays one, and the case weighs no more", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto given = [&](const char* day) {
        town.on(std::string{day} + "T12:00:00Z");
        return town.given_incident(town.councillor, {{"occurredAt", std::string{day} + "T09:00:00+01:00"},
                                                     {"behaviour", "threat"},
                                                     {"offender", {{"known", "known"}, {"kind", "resident"}, {"description", "R."}}}});
    };
    const auto middle = given("2026-03-10"), first = given("2026-03-20"), last = given("2026-03-25"), else_where = given("2026-03-26");
    const auto offender_of = [&](const std::string& incident) { return town.griffier.get(town.at(incident)).text("/offenders/0/id"); };
    const auto say = [&](const std::string& one, const std::string& two, bool same) {
        town.made("/offenders/" + offender_of(one) + "/verdicts", {{"other", offender_of(two)}, {"same", same}});
    };
    say(middle, first, true);
    say(middle, last, true);
    say(middle, else_where, false);
    const auto earlier = [&] { return town.griffier.get("/offenders/" + offender_of(last)).at("/person/againstOffice").as_int64(); };
    CHECK(earlier() == 3);
    town.close(middle);
    town.on("2031-04-01T12:00:00Z");
    CHECK(town.run()["case"][Keeping::over] == 1);

    CHECK(earlier() == 2);
    const auto again = town.griffier.post("/offenders/" + offender_of(first) + "/verdicts", {{"other", offender_of(last)}, {"same", true}});
    CHECK(again.code() == "offenders.are_one_already");
    const auto different = town.griffier.post("/offenders/" + offender_of(last) + "/verdicts", {{"other", offender_of(else_where)}, {"same", true}});
    CHECK(different.code() == "offenders.said_different");
}

TEST_CASE("a published year stays as it was when its cases are destroyed, and is not counted anew", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_closed();
    const auto path = "/publications/_preview";
    town.on("2027-02-01T12:00:00Z");
    const json::array office{json::object{{"role", "councillor"}, {"people", 25}}};
    REQUIRE(town.griffier.put("/people-in-office/2026", {{"roles", office}}, test::if_match(0)).status == 200);
    const auto published = town.made("/publications", {{"year", 2026}}).id();
    const auto document = town.griffier.get("/publications/" + published + "/document?format=json").bytes;

    town.on("2031-01-02T12:00:00Z");  // a case reported and closed on the first day of 2026 could go from now on
    CHECK_FALSE(town.griffier.get("/figures?year=2026").body.as_object().contains("goneThrough"));
    town.run();
    CHECK(town.griffier.get(town.at(incident)).status == 200);
    CHECK(town.griffier.get("/figures?year=2026")["goneThrough"] == 2026);
    CHECK(town.griffier.get("/completeness?year=2026")["goneThrough"] == 2026);
    town.on("2031-04-01T12:00:00Z");
    town.run();
    CHECK(town.griffier.get(town.at(incident)).status == 404);
    CHECK(town.griffier.post(path, {{"year", 2026}})["code"] == "statistics.no_longer_whole");
    CHECK(town.griffier.post("/publications", {{"year", 2026}}).code() == "statistics.no_longer_whole");
    CHECK(town.griffier.post(path, {{"year", 2027}})["code"] != "statistics.no_longer_whole");
    CHECK(town.griffier.get("/publications/" + published + "/document?format=json").bytes == document);
}

TEST_CASE("what fails halfway leaves each case whole or gone, and the next run goes on", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto first = town.given_closed(), second = town.given_closed();
    town.on("2031-04-01T12:00:00Z");
    CHECK_THROWS(app::end_what_is_over(town.database(), town.packs, town.organisation(), app::Doing::destroy, town.clock().now(), [&](const app::Ending& one) {
        if (one.term.record == "case") throw std::runtime_error{"killed"};
    }));
    const bool first_went = town.griffier.get(town.at(first)).status == 404;
    CHECK(first_went != (town.griffier.get(town.at(second)).status == 404));
    CHECK(town.journal_holds());
    CHECK(town.run()["case"][Keeping::over] == 1);
    CHECK(town.griffier.get(town.at(first)).status == 404);
    CHECK(town.griffier.get(town.at(second)).status == 404);
}

TEST_CASE("a pack of long ago that no longer loads keeps the cases under it, is told, and stops no other", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres), "westerveld"};
    town.says("2", chapter);
    const auto under_broken = town.given_closed();
    town.says("3", "");
    const auto other = town.given_closed();
    const auto reference = town.griffier.get(town.at(under_broken)).text("/reference");
    {
        storage::Transaction tx{town.database()};
        tx.run("UPDATE protocol_version SET content = 'id: westerveld' WHERE version = '2'");
        tx.commit();
    }
    test::Binary binary{{"retention", "--dry-run", "--database", town.database_url()}};
    CHECK(binary.end() == 1);
    CHECK(binary.said().find("  " + reference + " cannot be judged: westerveld 2") != std::string::npos);

    town.on("2031-04-01T12:00:00Z");
    CHECK(town.run()["case"][Keeping::over] == 1);
    CHECK(std::ranges::count_if(town.told, [&](const app::Ending& one) { return one.reference == reference && !one.unjudged.empty(); }) == 1);
    storage::Transaction tx{town.database(), storage::Mode::read};
    CHECK(tx.first("SELECT COUNT(*) FROM incident WHERE id = $1", under_broken)->integer(0) == 1);
    CHECK(tx.first("SELECT COUNT(*) FROM incident WHERE id = $1", other)->integer(0) == 0);
}

TEST_CASE("the operator sees what would go before it goes", "[retention]")
{
    Kept town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_closed();
    const auto reference = town.griffier.get(town.at(incident)).text("/reference");
    {
        storage::Transaction tx{town.database()};
        tx.run("UPDATE incident_closure SET at = '2001-03-09T12:00:00.000Z'");
        tx.commit();
    }
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "retention");
        words.insert(words.end(), {"--database", town.database_url()});
        test::Binary binary{std::move(words)};
        CHECK(binary.end() == 0);
        return binary.said();
    };
    const auto would = run({"--dry-run"});
    INFO(would);
    CHECK(would.find("  " + reference + " case, closed 2001-03-09, until 2006-03-09 (P5Y, Luwte default (G2)): ") != std::string::npos);
    CHECK(town.griffier.get(town.at(incident)).status == 200);
    CHECK(run({"--dry-run"}) == would);
}
