// A hidden id is like one that does not exist: every operation with an id is asked twice, and answers alike.
// The operations and what they take come from the API's own document, so a new one is asked as well.
#include <catch2/catch.hpp>

#include <algorithm>

#include "walk.h"

namespace luwte::test {
namespace {

namespace json = boost::json;

const std::vector<std::string> every_role{"councillor",         "griffier",   "mayor",           "secretary",
                                          "designated_officer", "front_desk", "privacy_officer", "administrator"};

/// The least that fits a schema of the document: what is required, and of that the plainest.
json::value least(const json::value& document, const json::value& schema)
{
    const auto& said = schema.as_object();
    if (const auto* reference = said.if_contains("$ref"))
        return least(document, document.at_pointer(std::string_view{reference->as_string()}.substr(1)));
    if (const auto* values = said.if_contains("enum")) return values->as_array().front();
    const auto type = said.at("type").as_string();
    if (type == "boolean") return false;
    if (type == "integer") return 1;
    if (type == "array") return json::array{};
    if (type == "string") {
        const auto* format = said.if_contains("format");
        if (!format) return "x";
        if (*format == "uuid") return json::string{fresh_uuid()};
        return *format == "date" ? "2026-03-09" : "2026-03-09T08:30:00Z";
    }
    json::object object;
    if (const auto* required = said.if_contains("required"))
        for (const auto& name : required->as_array())
            object[name.as_string()] = least(document, said.at("properties").at(name.as_string()));
    return object;
}

}  // namespace

std::vector<Operation> operations(const http::Router& router)
{
    std::vector<Operation> all;
    const auto document = json::parse(router.openapi());
    for (const auto& [path, item] : document.at("paths").as_object())
        for (const auto& [method, described] : item.as_object()) {
            Operation operation{method, path, std::string{described.at("x-permission").as_string()}, {}, {}};
            std::ranges::transform(operation.method, operation.method.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
            if (const auto* body = described.as_object().if_contains("requestBody")) {
                const auto& [media_type, content] = *body->at("content").as_object().begin();
                operation.media_type = media_type;
                operation.body = media_type == "application/json" ? json::serialize(least(document, content.at("schema"))) : "x";
            }
            all.push_back(std::move(operation));
        }
    // Whoever keeps a draft makes its id himself, so a PUT succeeds with any: it comes after the looks.
    std::ranges::stable_partition(all, [](const Operation& operation) { return operation.method != "PUT"; });
    return all;
}

bool takes_one_of(const Operation& operation, const Ids& ids)
{
    return std::ranges::any_of(ids, [&](const auto& id) { return operation.path.find("{" + id.first + "}") != std::string::npos; });
}

namespace {

std::string filled(std::string path, const Ids& ids)
{
    for (const auto& [name, id] : ids)
        if (const auto at = path.find("{" + name + "}"); at != std::string::npos) path.replace(at, name.size() + 2, id);
    if (const auto at = path.find("{number}"); at != std::string::npos) path.replace(at, 8, "0");
    if (const auto at = path.find("{circleId}"); at != std::string::npos) path.replace(at, 10, "council");
    if (path.ends_with("/letter-fields")) path += "?kind=notice";
    return path;
}

}  // namespace

Reply ask(Person& person, const Operation& operation, const Ids& ids)
{
    std::vector<http::Header> headers{{"If-Match", "\"1\""}};
    if (!operation.media_type.empty()) headers.push_back({"Content-Type", operation.media_type});
    return person.send(operation.method, filled(operation.path, ids), operation.body, headers);
}

Ids of_nobody(Ids ids)
{
    for (auto& [name, id] : ids) id = fresh_uuid();
    return ids;
}

void learns_nothing(const http::Router& router, Person& person, const Ids& hidden)
{
    for (const auto& operation : operations(router)) {
        CAPTURE(operation.method, operation.path, operation.body);
        if (takes_one_of(operation, hidden)) {
            const auto asked = ask(person, operation, hidden), nobodys = ask(person, operation, of_nobody(hidden));
            CHECK(asked.status == nobodys.status);
            CHECK(asked.bytes == nobodys.bytes);
            CHECK(asked.status == (operation.method == "PUT" && operation.path == "/drafts/{draftId}" ? 204 : 404));
        } else if (operation.method == "GET" && operation.path.find('{') == std::string::npos) {
            const auto list = person.get(operation.path);
            for (const auto& [name, id] : hidden) CHECK(list.bytes.find(id) == std::string::npos);
        }
    }
}

namespace {

/// What is said in a body: `with(id)` makes it, and the answers differ in nothing.
void tells_nothing_apart(Person& person, const std::string& path, const std::string& hidden,
                         const std::function<json::object(const std::string&)>& with)
{
    const auto asked = person.post(path, with(hidden), if_match(1)), nobodys = person.post(path, with(fresh_uuid()), if_match(1));
    CAPTURE(path, json::serialize(with("ID")));
    CHECK(asked.status >= 400);
    CHECK(asked.status == nobodys.status);
    CHECK(asked.bytes == nobodys.bytes);
}

std::string given_file(Person& person, json::object more = {})
{
    more["name"] = "photo.txt";
    more["size"] = 5;
    const auto file = person.post("/evidence", more);
    REQUIRE(file.status == 201);
    REQUIRE(person.put_bytes("/evidence/" + file.id() + "/chunks/0", "hello").status == 204);
    REQUIRE(person.post("/evidence/" + file.id() + "/completions").status == 200);
    return file.id();
}

/// What was asked, heard and decided in a case, with a ban that was objected to and breached.
void add_response(Person& griffier, Ids& ids)
{
    const auto path = "/incidents/" + ids["incidentId"];
    const auto made = [&](const std::string& where, const json::object& body) {
        const auto reply = griffier.post(where, body);
        INFO(reply.bytes);
        REQUIRE(reply.status == 201);
        return reply.id();
    };
    // In one protocol whoever is affected is heard, in another he decides as well.
    json::object voice{{"part", "heard"}, {"role", "affected"}, {"affectedId", ids["affectedId"]}};
    if (griffier.get(path + "/response").bytes.find(R"("part":"heard","role":"affected")") == std::string::npos) voice["part"] = "decides";
    ids["voiceId"] = made(path + "/voices", voice);
    REQUIRE(griffier.post("/voices/" + ids["voiceId"] + "/answers", {{"answer", "agrees"}}, if_match(1)).status == 200);
    ids["hearingId"] = made(path + "/hearings", {{"way", "letter"}});
    ids["measureId"] =
        made(path + "/measures",
             {{"kind", "access_ban"}, {"decidedOn", "2026-03-09"}, {"term", "P1M"}, {"reasons", "x"}, {"place", "x"}, {"unheard", "Unheard for now."}});
    ids["agendaPackId"] = made(path + "/agenda-packs", {{"circle", griffier.get(path + "/agenda-packs").text("/circles/0/id")}, {"language", "nl"}, {"proposal", "x"}});
    // Not every protocol bans by a decision that can be objected to.
    const auto objection = griffier.post("/measures/" + ids["measureId"] + "/objections", {{"receivedOn", "2026-03-09"}});
    if (objection.status == 201) ids["objectionId"] = objection.id();
    else REQUIRE(objection.code() == "measures.no_objection_possible");
}

/// What went to the police, what it cost, who was told and what protects somebody.
void add_aftermath(Person& griffier, Ids& ids)
{
    const auto path = "/incidents/" + ids["incidentId"];
    const auto made = [&](const std::string& where, const json::object& body) {
        const auto reply = griffier.post(where, body);
        INFO(reply.bytes);
        REQUIRE(reply.status == 201);
        return reply.id();
    };
    ids["fileId"] = made(path + "/police-files", {{"kind", "report"}});
    ids["lineId"] = made(path + "/damage-lines", {{"kind", "material"}, {"incurredOn", "2026-03-09"}, {"cents", 100}, {"text", "x"}});
    ids["decisionId"] = made(path + "/communication-decisions", {{"circle", "council"}, {"tell", false}, {"phase", "first"}, {"agreed", "not_asked"}});
    json::array fields;
    for (const char* name : {"organisatie", "datum", "kenmerk", "geadresseerde_naam", "aanhef", "ondertekenaar_naam", "dag_voorval", "stand"})
        fields.push_back(json::object{{"field", name}, {"text", "x"}});
    ids["letterId"] = made(path + "/letters", {{"kind", "notice"}, {"fields", fields}});
    ids["securityMeasureId"] = made(path + "/security-measures", {{"since", "2026-03-09"}, {"text", "x"}});
}

/// In the register of offenders: something known, a request, and that he is not the same as the one of another hidden case.
void add_offender(Town& town, const json::array& involved, Ids& ids)
{
    auto& griffier = town.griffier;
    const auto offender = "/offenders/" + ids["offenderId"];
    REQUIRE(griffier.post(offender + "/data", {{"data", json::array{json::object{{"kind", "name"}, {"value", "Ruud Hardenberg"}, {"certainty", "certain"}}}}}).status == 204);
    ids["datumId"] = griffier.get(offender).text("/data/0/id");
    ids["requestId"] = griffier.post(offender + "/requests", {{"kind", "access"}, {"receivedOn", "2026-03-09"}}).id();
    const auto other = town.given_incident(town.councillor, {{"involved", involved}, {"offender", {{"known", "known"}, {"description", "Somebody"}}}});
    const auto his = griffier.get("/incidents/" + other).text("/offenders/0/id");
    const auto group = griffier.post("/incidents/" + ids["incidentId"] + "/offenders", {{"kind", "group"}, {"known", "partly"}}).id();
    ids["relationId"] = griffier.post(offender + "/relations", {{"relation", "member_of"}, {"other", group}}).id();
    ids["verdictId"] = griffier.post(offender + "/verdicts", {{"other", his}, {"same", false}}).id();
}

}  // namespace

Ids given_everything(Town& town, const json::array& involved)
{
    auto& reporter = town.councillor;
    const auto made = town.report(
        reporter, {{"narrative", "He waits at my door."}, {"behaviour", "threat"}, {"involved", involved}, {"evidence", json::array{given_file(reporter)}}});
    REQUIRE(made.status == 201);
    Ids ids{{"reportId", made.id()}, {"incidentId", town.incident_of(made.id())}};

    const auto page = town.griffier.get("/incidents/" + ids["incidentId"]);
    ids["taskId"] = page.text("/tasks/0/id");
    ids["affectedId"] = page.text("/affected/0/id");
    ids["offenderId"] = page.text("/offenders/0/id");
    ids["evidenceId"] = given_file(town.griffier, {{"incidentId", ids["incidentId"]}});
    ids["conversationId"] = town.griffier.get("/incidents/" + ids["incidentId"] + "/aftercare").text("/items/0/conversations/0/id");

    add_response(town.griffier, ids);
    add_aftermath(town.griffier, ids);
    add_offender(town, involved, ids);

    const auto role = reporter.post("/consultations/_choices", {{"involved", involved}}).text("/items/0/role");
    ids["consultationId"] = reporter.post("/consultations", {{"to", role}, {"question", "May he?"}, {"involved", involved}}).id();
    ids["entryId"] = reporter.post("/logbook-entries", {{"occurredAt", "2026-03-08T21:30:00Z"}, {"form", "in_person"}, {"text", "Again."}}).id();
    ids["shareId"] = reporter.post("/logbook-shares", {{"entries", json::array{ids["entryId"]}}, {"tier", "receivers"}, {"involved", involved}}).id();
    const auto analysis = reporter.post("/risk-analyses", {{"checklist", "conversation"}, {"title", "A talk."}, {"heldAt", "2026-03-12T10:00:00Z"},
                                                           {"yes", json::array{}}, {"measures", json::array{}}, {"involved", involved}});
    const bool has_officer = reporter.get("/risk-checklists").bytes.find(R"("role":"designated_officer")") != std::string::npos;
    const char* arranges = has_officer ? "designated_officer" : "secretary";
    ids["riskRequestId"] = reporter.post("/risk-analyses/" + analysis.id() + "/requests", {{"role", arranges}, {"neededAt", "2026-03-12T10:00:00Z"}, {"words", "A guard."}}).id();
    ids["analysisId"] = analysis.id();
    ids["draftId"] = fresh_uuid();
    REQUIRE(reporter.put("/drafts/" + ids["draftId"], {{"content", "{}"}}).status == 204);
    return ids;
}

Ids given_of_organisation(Town& town)
{
    Ids ids{{"accountId", town.councillor.account.text}};
    const auto accounts = town.administrator().get("/accounts");
    ids["assignmentId"] = std::string{items_with(accounts["items"], "id", ids["accountId"]).at(0).at("roles").at(0).at("id").as_string()};
    ids["surveyId"] = town.griffier.post("/surveys", {{"year", 2026}, {"opensOn", "2026-03-09"}, {"closesOn", "2026-04-09"},
                                                      {"people", json::array{json::object{{"role", "councillor"}, {"people", 12}}}}}).id();
    const json::array office{json::object{{"role", "councillor"}, {"people", 25}}};
    REQUIRE(town.griffier.put("/people-in-office/2025", {{"roles", office}}, if_match(0)).status == 200);
    ids["publicationId"] = town.griffier.post("/publications", {{"year", 2025}}).id();
    ids["meetingId"] = town.griffier.post("/meetings", sheet(town, "Council", "2026-03-09T08:30:00Z")).id();
    ids["recordId"] = town.griffier.post("/prevention-records", {{"item", town.griffier.get("/prevention-items").text("/items/0/id")}, {"heldOn", "2026-03-01"}}).id();
    const auto closed = town.given_incident(town.councillor);
    REQUIRE(town.griffier.post("/incidents/" + closed + "/closures", {{"lessonNone", true}}, if_match(town.griffier.get("/incidents/" + closed))).status == 201);
    ids["lessonId"] = town.griffier.post("/prevention-lessons", {{"incidentId", closed}, {"text", "Two of you at the door."}}).id();
    ids["actionId"] = town.griffier.post("/prevention-actions", {{"title", "x"}, {"owner", town.griffier.account.text}, {"dueOn", "2026-04-01"}}).id();
    return ids;
}

namespace {

void tells_no_ids_in_bodies_apart(Person& person, const std::string& own_incident, const Ids& hidden)
{
    const auto form = [](const char* name, const json::value& value) {
        return Town::form({{"reporterRole", "councillor"}, {name, value}});
    };
    for (const char* place : {"reportId", "incidentId"})
        tells_nothing_apart(person, "/evidence", hidden.at(place), [&](const std::string& id) {
            return json::object{{"name", "x"}, {"size", 1}, {place, id}};
        });
    tells_nothing_apart(person, "/evidence", hidden.at("entryId"), [&](const std::string& id) {
        return json::object{{"name", "x"}, {"size", 1}, {"logbookEntryId", id}};
    });
    for (const auto& [list, name] : {std::pair{"evidence", "evidenceId"}, {"logbookEntries", "entryId"}})
        tells_nothing_apart(person, "/reports", hidden.at(name), [&](const std::string& id) { return form(list, json::array{id}); });
    tells_nothing_apart(person, "/logbook-shares", hidden.at("entryId"), [](const std::string& id) {
        return json::object{{"entries", json::array{id}}, {"tier", "receivers"}};
    });
    tells_nothing_apart(person, "/reports", hidden.at("consultationId"), [&](const std::string& id) { return form("consultationId", json::string{id}); });
    const auto own_offender = "/offenders/" + person.get("/incidents/" + own_incident).text("/offenders/0/id");
    tells_nothing_apart(person, own_offender + "/verdicts", hidden.at("offenderId"), [](const std::string& id) {
        return json::object{{"other", id}, {"same", true}};
    });
    tells_nothing_apart(person, own_offender + "/relations", hidden.at("offenderId"), [](const std::string& id) {
        return json::object{{"relation", "member_of"}, {"other", id}};
    });
    tells_nothing_apart(person, "/prevention-lessons", hidden.at("incidentId"), [](const std::string& id) {
        return json::object{{"incidentId", id}, {"text", "x"}};
    });
    tells_nothing_apart(person, "/incidents/" + own_incident + "/mergers", hidden.at("incidentId"), [](const std::string& id) {
        return json::object{{"from", id}, {"reason", "x"}};
    });
}

}  // namespace

TEST_CASE("to whoever is kept out, what is hidden is like what does not exist, at every door of the API", "[api]")
{
    Town town{GENERATE(sqlite, postgres)};
    auto& other = town.given("other councillor", {"councillor"});
    auto& kept_out = town.given("kept out", every_role);
    const auto hidden = given_everything(town, {kept_out.account.text});
    const auto own = town.given_incident(other);
    REQUIRE(kept_out.get("/incidents/" + own).status == 200);

    learns_nothing(town.router(), kept_out, hidden);
    tells_no_ids_in_bodies_apart(kept_out, own, hidden);

    const auto newest = kept_out.get("/journal").at("/items/0/number");
    CHECK(kept_out.get("/journal/verification")["lines"] == newest);
    CHECK(town.griffier.get("/incidents/" + hidden.at("incidentId")).status == 200);
}

TEST_CASE("two organisations in one database know nothing of each other", "[api]")
{
    Town town{GENERATE(sqlite, postgres)};
    auto& stranger = town.elsewhere("stranger", every_role);
    auto& colleague = town.elsewhere("colleague of the stranger", {"councillor"});
    auto hidden = given_everything(town, {});
    hidden.merge(given_of_organisation(town));
    REQUIRE(town.report(colleague).status == 201);
    const std::string own{stranger.get("/incidents").text("/items/0/id")};

    learns_nothing(town.router(), stranger, hidden);
    tells_no_ids_in_bodies_apart(stranger, own, hidden);

    const auto& account = hidden.at("accountId");
    const auto asks_with = [&](const std::string& path, json::object body, const char* member) {
        tells_nothing_apart(stranger, path, account, [&](const std::string& id) {
            body[member] = id;
            return body;
        });
    };
    asks_with("/incidents/" + own + "/assignments", {}, "account");
    asks_with("/incidents/" + own + "/affected-persons", {{"role", "councillor"}}, "account");
    asks_with("/incidents/" + own + "/offenders", {{"kind", "colleague"}, {"known", "known"}}, "account");
    asks_with("/incidents/" + own + "/tasks", {{"title", "x"}}, "owner");
    asks_with("/accounts/" + colleague.account.text + "/role-assignments", {{"role", "griffier"}, {"validFrom", "2026-03-09"}}, "deputy");
    asks_with("/handovers", {{"role", "griffier"}, {"to", stranger.account.text}}, "from");
    asks_with("/handovers", {{"role", "griffier"}, {"from", stranger.account.text}}, "to");
    tells_nothing_apart(stranger, "/reports", account, [](const std::string& id) { return Town::form({{"involved", json::array{id}}}); });
    tells_nothing_apart(stranger, "/reports", account, [](const std::string& id) { return Town::form({{"onBehalfOf", id}}); });
    tells_nothing_apart(stranger, "/reports", account, [](const std::string& id) {
        return Town::form({{"affected", json::array{json::object{{"account", id}}}}});
    });
    CHECK(stranger.get("/people").bytes.find(town.councillor.account.text) == std::string::npos);
}

}  // namespace luwte::test
