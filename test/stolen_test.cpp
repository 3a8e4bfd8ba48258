// Somebody steals the database, its write-ahead log, a backup, the mails and the log: is there a word in it?
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "notify/postman.h"
#include "people/people.h"
#include "smtp_listener.h"
#include "town.h"

using namespace luwte;
using test::Town;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// Words that occur nowhere else, one for each place that is sealed.
class Markers {
public:
    std::string plant(std::string_view place)
    {
        m_words.push_back("merkteken" + hex(random_bytes(6)) + std::string{place});
        return m_words.back();
    }

    /// A word of the test's own making that is sealed as well.
    void expect_nowhere(std::string word) { m_words.push_back(std::move(word)); }

    /// The markers that stand in these bytes, as they are or in hexadecimal.
    std::vector<std::string> found_in(const std::string& bytes) const
    {
        std::vector<std::string> found;
        for (const auto& word : m_words)
            if (bytes.find(word) != std::string::npos || bytes.find(hex(as_bytes(word))) != std::string::npos) found.push_back(word);
        return found;
    }

private:
    std::vector<std::string> m_words;
};

std::string content(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return std::move(text).str();
}

/// Everything that lies on disk for this database: the file with its log and a backup, or the whole server's folder.
std::vector<fs::path> files_of(Town& town)
{
    std::vector<fs::path> files;
    if (town.database().engine() == "sqlite") {
        const fs::path file = town.database_file();
        for (const auto& entry : fs::directory_iterator{file.parent_path()})
            if (entry.path().filename().string().starts_with(file.filename().string())) files.push_back(entry.path());
        return files;
    }
    storage::Transaction tx{town.database(), storage::Mode::read};
    const fs::path folder = tx.first("SELECT current_setting('data_directory')")->text(0);
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

/// Whose voice was asked, how the other side was heard, what was decided and what became of it.
void respond(Town& town, const std::string& path, Markers& markers)
{
    const auto must = [&](const std::string& where, const json::object& body, std::int64_t version = 1) {
        const auto reply = town.griffier.post(where, body, test::if_match(version));
        INFO(reply.bytes);
        REQUIRE(reply.status < 400);
        return reply.id();
    };
    const auto page = town.griffier.get(path);
    for (const auto& person : page["affected"].as_array()) {
        const auto voice = must(path + "/voices", {{"part", "heard"}, {"role", "affected"}, {"affectedId", person.at("id")}, {"question", markers.plant("voice")}});
        REQUIRE(town.griffier.post("/voices/" + voice + "/answers", {{"answer", "said"}, {"words", markers.plant("answer")}}, test::if_match(1)).status == 200);
    }
    const auto hearing = must(path + "/hearings", {{"way", "letter"}, {"invitation", markers.plant("invitation")}});
    REQUIRE(town.griffier
                .post("/hearings/" + hearing + "/outcomes", {{"outcome", "account"}, {"outcomeOn", "2026-03-09"}, {"words", markers.plant("account")}},
                      test::if_match(1))
                .status == 200);
    must(path + "/response-decisions", {{"kind", "otherwise"}, {"decidedOn", "2026-03-09"}, {"reasons", markers.plant("otherwise")}});
    const auto ban = must(path + "/measures", {{"kind", "access_ban"}, {"decidedOn", "2026-03-09"}, {"term", "P1M"}, {"reasons", markers.plant("reasons")},
        {"place", markers.plant("place")}, {"basis", markers.plant("basis")}, {"unheard", markers.plant("unheard")}});
    const auto limit =
        must(path + "/measures",
             {{"kind", "limited_service"}, {"decidedOn", "2026-03-09"}, {"term", "P1M"}, {"reasons", markers.plant("why")}, {"limits", markers.plant("limits")}});
    const auto warning = must(path + "/measures", {{"kind", "oral_warning"}, {"decidedOn", "2026-03-09"}, {"reasons", markers.plant("warned")}});
    must("/measures/" + ban + "/desk-entries", {{"who", markers.plant("who")}, {"place", markers.plant("where")}, {"instruction", markers.plant("instruction")}});
    must(path + "/agenda-packs", {{"circle", "triangle"}, {"language", "nl"}, {"proposal", markers.plant("proposal")}});
    const auto objection = must("/measures/" + ban + "/objections", {{"receivedOn", "2026-03-09"}, {"words", markers.plant("objection")}});
    must("/measures/" + ban + "/breaches", {{"occurredAt", iso(town.clock().now())}, {"words", markers.plant("breach")}});
    const auto change = [&](const std::string& where, const json::object& body) {
        const auto reply = town.griffier.post(where, body, test::if_match(1));
        INFO(reply.bytes);
        REQUIRE(reply.status == 200);
    };
    change("/objections/" + objection + "/outcomes", {{"outcome", "dismissed"}, {"decidedOn", "2026-03-09"}, {"reasons", markers.plant("dismissed")}});
    change("/measures/" + warning + "/completions", {{"doneOn", "2026-03-09"}, {"report", markers.plant("done")}});
    change("/measures/" + ban + "/extensions", {{"decidedOn", "2026-03-09"}, {"endsOn", "2026-12-31"}, {"reasons", markers.plant("longer")}});
    change("/measures/" + limit + "/liftings", {{"decidedOn", "2026-03-09"}, {"reasons", markers.plant("lifted")}});
}

test::Reply must(test::Reply reply)
{
    INFO(reply.bytes);
    REQUIRE(reply.status < 400);
    return reply;
}

/// What was laid before the police, what it cost, who was told what, and what protects somebody.
void live_through_aftermath(test::Person& griffier, const std::string& path, Markers& markers)
{
    const auto page = must(griffier.get(path));
    const auto person = page.text("/affected/0/id"), evidence = page.text("/evidence/0/id");
    for (const auto& one : page["affected"].as_array())
        must(griffier.patch("/affected-persons/" + std::string{one.at("id").as_string()}, {{"consentCommunication", "given"}}, test::if_match(one.at("version").as_int64())));
    for (const auto& one : page["affected"].as_array())
        must(griffier.post("/affected-persons/" + std::string{one.at("id").as_string()} + "/police-consents",
                           {{"state", "given"}, {"on", "2026-03-09"}, {"text", markers.plant("consent")}}));

    const auto file = must(griffier.post(path + "/police-files", {{"kind", "report"}})).id();
    json::array fields;
    for (const char* name : {"what", "who", "where", "with_what", "how", "when", "why", "injury", "absence", "effects", "earlier", "protection", "filer", "stays_out"})
        fields.push_back(json::object{{"field", name}, {"text", markers.plant(name)}});
    const json::object said{{"joinder", true},
                            {"informed", true},
                            {"persons", json::array{{{"id", person}, {"byNumber", false}, {"known", "yes"}}}},
                            {"offences", json::array{"threat"}},
                            {"fields", fields},
                            {"literalWords", json::array{markers.plant("literal")}},
                            {"series", json::array{{{"text", markers.plant("series")}}}},
                            {"witnesses", json::array{{{"name", markers.plant("witness")}, {"reach", markers.plant("reach")}, {"saw", markers.plant("saw")}}}},
                            {"evidence", json::array{{{"id", evidence}, {"holder", markers.plant("holder")}}}}};
    must(griffier.put("/police-files/" + file, said, test::if_match(1)));
    must(griffier.post("/police-files/" + file + "/packages"));
    must(griffier.post("/police-files/" + file + "/filings",
                       {{"quality", "representative"}, {"filedOn", "2026-03-09"}, {"number", markers.plant("number")}, {"contact", markers.plant("contact")}},
                       test::if_match(2)));
    must(griffier.post("/police-files/" + file + "/steps", {{"kind", "contact"}, {"on", "2026-03-09"}, {"text", markers.plant("step")}}, test::if_match(3)));

    const auto line =
        must(griffier.post(path + "/damage-lines",
                           {{"kind", "material"}, {"affectedId", person}, {"incurredOn", "2026-03-09"}, {"cents", 918273645}, {"text", markers.plant("damage")}}))
            .id();
    must(griffier.post(path + "/damage-payments",
                       {{"kind", "advance"}, {"affectedId", person}, {"paidOn", "2026-03-09"}, {"cents", 918273645}, {"text", markers.plant("payment")}}));
    markers.expect_nowhere("918273645");
    must(griffier.post(path + "/damage-steps", {{"kind", "letter"}, {"on", "2026-03-09"}, {"text", markers.plant("recovery")}}));
    must(griffier.post("/damage-lines/" + line + "/withdrawals", {{"reason", markers.plant("withdrawal")}}));

    const auto decision = must(griffier.post(path + "/communication-decisions", {{"circle", "council"},
                                                                                 {"tell", true},
                                                                                 {"phase", "first"},
                                                                                 {"agreed", "yes"},
                                                                                 {"agreedOn", "2026-03-09"},
                                                                                 {"text", markers.plant("message")},
                                                                                 {"reason", markers.plant("whytold")}}))
                              .id();
    must(griffier.post("/communication-decisions/" + decision + "/sayings", {{"saidAt", "2026-03-09T08:59:00Z"}, {"text", markers.plant("saying")}}));
    json::array letter;
    for (const char* name : {"organisatie", "datum", "kenmerk", "geadresseerde_naam", "geadresseerde_adres", "aanhef", "ondertekenaar_naam", "dag_voorval", "stand"})
        letter.push_back(json::object{{"field", name}, {"text", markers.plant(name)}});
    must(griffier.post(path + "/letters", {{"kind", "notice"}, {"fields", letter}}));
    must(griffier.post(path + "/security-measures", {{"since", "2026-03-09"}, {"text", markers.plant("security")}}));
}

/// Everything the register of offenders can hold about the one who did it in this case.
void register_offender(Town& town, const std::string& incident, Markers& markers)
{
    auto& griffier = town.griffier;
    const auto offender = "/offenders/" + must(griffier.get(incident)).text("/offenders/0/id");
    json::array data;
    for (const char* kind : {"name", "alias", "telephone", "account", "url", "street", "postcode", "city", "plate", "organisation", "description"})
        data.push_back({{"kind", kind}, {"value", markers.plant(kind)}, {"certainty", "certain"}});
    data.push_back({{"kind", "email"}, {"value", markers.plant("email") + "@example.org"}, {"certainty", "hearsay"}});
    // These take no word; the age is written as no random identifier can be.
    for (const auto& [kind, value] : {std::pair{"birth", "1957-11-23"}, {"age", "0000087-0000091"}}) {
        data.push_back({{"kind", kind}, {"value", value}, {"certainty", "probable"}});
        markers.expect_nowhere(value);
    }
    must(griffier.post(offender + "/data", {{"data", data}}));
    const auto known = must(griffier.get(offender));
    const auto datum = [&](std::size_t at) { return "/offender-data/" + known.text("/data/" + std::to_string(at) + "/id"); };
    must(griffier.post(datum(0) + "/corrections", {{"value", markers.plant("better")}, {"certainty", "certain"}, {"reason", markers.plant("why_better")}}));
    must(griffier.post(datum(1) + "/withdrawals", {{"reason", markers.plant("why_not")}}));

    must(griffier.post(offender + "/statements", {{"kind", "account"}, {"receivedOn", "2026-03-09"}, {"text", markers.plant("his_side")}}));
    must(griffier.post(offender + "/notices", {{"act", "listing"}, {"given", false}, {"decidedOn", "2026-03-09"}, {"reason", markers.plant("not_told")}}));
    const auto request = must(griffier.post(offender + "/requests", {{"kind", "access"}, {"receivedOn", "2026-03-09"}, {"text", markers.plant("asks")}}));
    must(griffier.post("/offender-requests/" + request.id() + "/decisions", {{"granted", true}, {"decidedOn", "2026-03-09"}, {"reason", markers.plant("answer")}},
                       test::if_match(1)));
    must(town.officer.post(offender + "/victim-looks", {{"reason", markers.plant("need_to_know")}}));
    must(griffier.get(incident + "/offender-suggestions"));
    REQUIRE(must(griffier.get("/offenders?query=merkteken"))["items"].as_array().size() == 2);
}

/// A small case with a marker in every field that is sealed. Returns nothing: the traces are what counts.
void live_through(Town& town, Markers& markers)
{
    auto& councillor = town.councillor;
    auto& griffier = town.griffier;

    must(councillor.put("/drafts/" + fresh_uuid(), {{"content", markers.plant("draft")}}));
    const auto entry = must(councillor.post("/logbook-entries", {{"occurredAt", "2026-03-08T20:00:00+01:00"}, {"form", "social_media"},
        {"text", markers.plant("logbook")}, {"message", markers.plant("logmessage")},
        {"online", {{"account", markers.plant("logaccount")}, {"url", markers.plant("logurl")}, {"platform", markers.plant("logplatform")}}}}));
    must(councillor.post("/logbook-entries/" + entry.id() + "/platform-steps", {{"kind", "reported"}, {"at", iso(town.clock().now())}, {"words", markers.plant("logstep")}},
        test::if_match(1)));
    must(councillor.post("/logbook-shares", {{"entries", json::array{entry.id()}}, {"tier", "receivers"}, {"note", markers.plant("sharenote")}}));
    const auto consultation = must(councillor.post("/consultations", {{"to", "griffier"}, {"question", markers.plant("question")}}));
    must(griffier.post("/consultations/" + consultation.id() + "/replies", {{"text", markers.plant("reply")}}));

    const auto meeting = must(griffier.post("/meetings", test::sheet(town, markers.plant("meeting"), iso(town.clock().now()))));
    must(griffier.post("/meetings/" + meeting.id() + "/moments", {{"id", fresh_uuid()}, {"step", "police"}, {"at", iso(town.clock().now())}, {"sentAt", iso(town.clock().now())},
        {"by", markers.plant("by")}, {"agreedWith", markers.plant("agreed")}, {"words", markers.plant("moment")}}));

    const auto now_and_then = iso(town.clock().now());
    const auto risk = must(councillor.post("/risk-analyses", {{"checklist", "conversation"}, {"title", markers.plant("risktitle")}, {"place", markers.plant("riskplace")},
        {"heldAt", now_and_then}, {"yes", json::array{}}, {"measures", json::array{}}, {"remarks", markers.plant("riskremarks")}}));
    const auto asked = must(councillor.post("/risk-analyses/" + risk.id() + "/requests",
                                            {{"role", "designated_officer"}, {"neededAt", now_and_then}, {"words", markers.plant("request")}}));
    must(town.officer.post("/risk-requests/" + asked.id() + "/answers", {{"state", "arranged"}, {"words", markers.plant("answer")}}));
    must(councillor.post("/risk-analyses/" + risk.id() + "/evaluations", {{"went", "well"}, {"words", markers.plant("evaluation")}}, test::if_match(1)));
    const auto record = must(griffier.post("/prevention-records", {{"item", "training"}, {"heldOn", "2026-03-01"}, {"words", markers.plant("training")}}));
    must(griffier.post("/prevention-actions", {{"title", markers.plant("action")}, {"owner", griffier.account.text}, {"dueOn", "2026-04-01"}, {"recordId", record.id()}}));

    const auto words = markers.plant("evidence");
    const auto file = must(councillor.post("/evidence", {{"name", markers.plant("filename")}, {"size", static_cast<std::int64_t>(words.size())}}));
    must(councillor.put_bytes("/evidence/" + file.id() + "/chunks/0", words));
    must(councillor.post("/evidence/" + file.id() + "/completions", json::object{}));

    const auto report = must(town.report(councillor, {
        {"narrative", markers.plant("narrative")}, {"form", "social_media"}, {"needNow", markers.plant("need")},
        {"offender", {{"known", "partly"}, {"description", markers.plant("offender")}, {"details", json::array{{{"kind", "name"}, {"value", markers.plant("detail")}}}}}},
        {"online", {{"account", markers.plant("account")}, {"url", markers.plant("url")}, {"platformReported", false}}},
        {"affected", json::array{{{"account", councillor.account.text}, {"role", "councillor"}}, {{"name", markers.plant("affected")}, {"role", "councillor"}}}},
        {"evidence", json::array{file.id()}}, {"logbookEntries", json::array{entry.id()}}}));
    must(councillor.post("/reports/" + report.id() + "/supplements", {{"text", markers.plant("supplement")}}));

    const auto path = "/incidents/" + town.incident_of(report.id());
    const auto now = [&] { return test::if_match(must(griffier.get(path))); };
    must(griffier.post(path + "/classifications", {{"behaviour", "threat"}, {"reason", markers.plant("classification")}}, now()));
    must(griffier.post(path + "/notes", {{"text", markers.plant("note")}}));
    must(griffier.post(path + "/affected-persons", {{"name", markers.plant("person")}, {"role", "councillor"}}));
    must(griffier.post(path + "/offenders", {{"kind", "resident"}, {"known", "known"}, {"description", markers.plant("description")}}));
    must(griffier.post(path + "/tasks", {{"title", markers.plant("task")}}));
    must(griffier.post(path + "/feedback", {{"text", markers.plant("feedback")}}));

    respond(town, path, markers);
    must(griffier.post(path + "/classifications", {{"behaviour", "physical_violence"}, {"reason", "x"}, {"facts", json::array{"injury"}}}, now()));
    const auto owed = must(griffier.get(path));
    for (const auto& task : owed["tasks"].as_array())
        if (const auto* duty = task.as_object().if_contains("duty"); duty && duty->at("id") == "labour_inspectorate")
            must(griffier.post("/tasks/" + std::string{task.at("id").as_string()} + "/completions", {{"outcome", "done"}, {"number", markers.plant("number")}}, test::if_match(1)));
    live_through_aftermath(griffier, path, markers);

    register_offender(town, path, markers);

    const auto care = must(griffier.get(path + "/aftercare"));
    for (const auto& person : care["items"].as_array())
        for (const auto& conversation : person.at("conversations").as_array())
            must(griffier.post("/aftercare-conversations/" + std::string{conversation.at("id").as_string()} + "/holdings",
                {{"heldAt", iso(town.clock().now())}, {"notes", markers.plant("aftercare")}}, test::if_match(conversation.at("version").as_int64())));

    for (auto* person : {&griffier, &town.mayor, &town.secretary, &town.officer}) {
        const auto tasks = must(person->get("/tasks"));
        for (const auto& task : tasks["items"].as_array())
            if (task.at("kind").as_string() != "aftercare")
                must(person->post("/tasks/" + std::string{task.at("id").as_string()} + "/completions",
                    {{"outcome", "not_applicable"}, {"remark", markers.plant("remark")}}, test::if_match(task.at("version").as_int64())));
    }
    must(griffier.post(path + "/closures", {{"lesson", markers.plant("lesson")}}, now()));
    must(griffier.post("/prevention-lessons", {{"incidentId", path.substr(path.rfind('/') + 1)}, {"text", markers.plant("forall")}}));
    must(griffier.post(path + "/reopenings", {{"reason", markers.plant("reopening")}}, now()));
    town.tick();
}

/// Everything the postman sends for this town.
std::string mails_of(Town& town)
{
    test::SmtpListener server;
    notify::Postman postman{town.database(), town.clock(), {.url = server.url(), .encryption = notify::Encryption::none},
        {.address = "register@oeverbeek.example", .site = "https://register.oeverbeek.example"},
        [](storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account) -> std::optional<notify::Recipient> {
            const auto address = people::address_of(tx, organisation, account);
            if (!address) return std::nullopt;
            return notify::Recipient{address->mail, address->language};
        }};
    REQUIRE(postman.deliver_due() > 0);
    return server.transcript();
}

}  // namespace

TEST_CASE("a stolen disk, backup, mailbox and log hold no word of what was told", "[stolen]")
{
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));

    Town town{GENERATE(test::sqlite, test::postgres)};
    Markers markers;
    live_through(town, markers);
    const auto mails = mails_of(town);
    spdlog::set_default_logger(before);

    CHECK(markers.found_in(mails).empty());
    CHECK(markers.found_in(log.str()).empty());
    const auto files = files_of(town);
    REQUIRE_FALSE(files.empty());
    bool saw_the_database = false;
    for (const auto& file : files) {
        const auto bytes = content(file);
        // The open columns are there: what is searched is the database, and not an empty folder.
        saw_the_database = saw_the_database || bytes.find("social_media") != std::string::npos;
        INFO(file);
        CHECK(markers.found_in(bytes).empty());
    }
    CHECK(saw_the_database);
}
