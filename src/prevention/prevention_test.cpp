// Before anything happens: the book, the lessons, the scans, and preparing what may become tense.
#include "prevention/prevention.h"

#include "base/embedded.h"
#include "prevention/risk.h"
#include "town.h"

#include <catch2/catch.hpp>

namespace luwte {
namespace {

namespace json = boost::json;
using prevention::RecordState;
using test::Town;

Day day(const char* text) { return *parse_day(text); }

json::object analysis(json::object more = {})
{
    json::object input{{"checklist", "conversation"}, {"title", "A talk with the man of the harbour"}, {"place", "Room K2.04"}, {"heldAt", "2026-03-12T10:00:00Z"},
                       {"yes", json::array{"pressure"}}, {"measures", json::array{"second", "guard"}}};
    for (auto& member : more) input[member.key()] = member.value();
    return input;
}

/// Westerveld's protocol, of which the council adopted another version.
std::string adopted(const std::string& version)
{
    auto text = std::string{*embedded::find("protocols/westerveld.yaml")};
    const std::string first = "version: \"1\"";
    return text.replace(text.find(first), first.size(), "version: \"" + version + "\"");
}

std::string given_analysis(Town& town)
{
    const auto made = town.councillor.post("/risk-analyses", analysis());
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    return "/risk-analyses/" + made.id();
}

}  // namespace

TEST_CASE("what is to be held every so often is due again after its period", "[prevention]")
{
    protocol::PreventionItem yearly{"yearly", {}, "training", protocol::Period{.months = 12, .text = "P1Y"}, {}, ""}, once{"once", {}, "training", {}, {}, ""};
    CHECK(prevention::next(yearly, day("2025-03-09"), day("2026-01-01")) == day("2026-03-09"));
    CHECK(prevention::next(yearly, {}, day("2026-01-01")) == day("2026-01-01"));
    CHECK_FALSE(prevention::next(once, day("2025-03-09"), day("2026-01-01")));
}

TEST_CASE("what was planned is held once, or does not go on", "[prevention]")
{
    const auto today = day("2026-03-09");
    CHECK(*prevention::after_holding(RecordState::planned, today, today) == RecordState::held);
    CHECK(prevention::after_holding(RecordState::planned, day("2026-03-10"), today).refusal().code() == "prevention.day_lies_ahead");
    CHECK(prevention::after_holding(RecordState::cancelled, today, today).refusal().code() == "prevention.not_planned");
    CHECK(prevention::after_cancelling(RecordState::held).refusal().code() == "prevention.not_planned");
}

TEST_CASE("a name is found as a word, whole or a part of it, and not inside another word", "[prevention]")
{
    prevention::Names names;
    for (const char* name : {"Gerda van den Bos", "José Vos", "Li"}) names.people.emplace_back(name);
    for (const char* whole : {"Dorpsstraat", "@boze88"}) names.whole.emplace_back(whole);
    names.described.emplace_back("Man van rond de vijftig met een rode jas. Piet Jansma, een buurman. Loopt met zijn hond Rex. Roept vaak.");
    const auto found = [&](const char* text) { return prevention::names_somebody(Secret{text}, names); };
    for (const char* named : {"Call gerda van den bos first", "Gerda deed open.", "Mevrouw Bos belde meteen.", "jose wist het", "Vraag het Li.",
                              "Wie in de Dorpsstraat woont, belt.", "Volg @boze88 niet.", "Buurman Jansma kwam weer.", "Laat Piet niet binnen.", "Rex blafte."})
        CHECK(found(named));
    for (const char* fit : {"Praat erover in het bosrijke deel; de list werkte.", "Een van ons gaat naar de deur; de andere belt.", "Laat een boze man uitrazen.",
                            "Als iemand roept, ga weg.", "De hond bleef buiten."})
        CHECK_FALSE(found(fit));
}

TEST_CASE("the book keeps what was planned and held, for whoever keeps it", "[prevention]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = town.griffier;
    const auto add = [&](json::object input) { return griffier.post("/prevention-records", input); };
    CHECK(add({{"item", "secure_room"}, {"heldOn", "2026-03-01"}}).code() == "prevention.item_unknown");  // a rule, not a thing that is held
    CHECK(add({{"item", "training"}}).code() == "prevention.planned_or_held");
    CHECK(add({{"item", "training"}, {"heldOn", "2026-03-10"}}).code() == "prevention.day_lies_ahead");
    REQUIRE(add({{"item", "yearly_cases"}, {"heldOn", "2025-02-20"}, {"participants", 19}, {"words", "unreadablefindings"}}).status == 201);
    const auto planned = add({{"item", "protocol_evaluation"}, {"plannedOn", "2026-03-08"}});
    REQUIRE(planned.status == 201);
    CHECK_FALSE(town.database_contains("unreadablefindings"));

    const auto items = griffier.get("/prevention-items");
    const auto yearly = test::items_with(items["items"], "id", "yearly_cases").at(0);
    CHECK(yearly.at("lastHeld").as_string() == "2025-02-20");
    CHECK(yearly.at("next").as_string() == "2026-02-20");
    CHECK(yearly.at("late").as_bool());
    CHECK(test::items_with(town.secretary.get("/prevention-records")["items"], "words", "unreadablefindings").size() == 1);
    for (auto* other : {&town.councillor, &town.mayor, &town.administrator()})
        for (const char* path : {"/prevention-items", "/prevention-records", "/prevention-lessons"}) CHECK(other->get(path).status == 403);

    SECTION("an evaluation is about a version of the protocol, and what it found is answered by another")
    {
        const auto path = "/prevention-records/" + planned.id();
        const auto answer = [&](int version) { return griffier.post(path + "/answers", json::object{}, test::if_match(version)); };
        CHECK(answer(1).code() == "prevention.not_held");
        const auto held = griffier.post(path + "/holdings", {{"heldOn", "2026-03-09"}}, test::if_match(1));
        CHECK(held.status == 201);
        CHECK(held.text("/packVersion") == "1");
        CHECK(griffier.post(path + "/cancellations", json::object{}, test::if_match(2)).code() == "prevention.not_planned");
        CHECK(answer(2).code() == "prevention.findings_missing");

        const auto findings = [&](const char* words, int version) { return griffier.put(path + "/outcome", {{"participants", 7}, {"words", words}}, test::if_match(version)); };
        const auto told = findings("unreadablefinding: the route for employees is not clear.", 2);
        INFO(told.bytes);
        CHECK(told.text("/words") == "unreadablefinding: the route for employees is not clear.");
        CHECK(told.at("/participants").as_int64() == 7);
        CHECK_FALSE(town.database_contains("unreadablefinding"));
        CHECK(findings("somebody was first", 2).code() == "request.stale");
        CHECK(answer(3).code() == "prevention.same_version");

        town.put_in_force(adopted("2026-1"));
        const auto answered = answer(3);
        INFO(answered.bytes);
        CHECK(answered.text("/packVersion") == "1");
        CHECK(answered.text("/answeredPack") == "westerveld");
        CHECK(answered.text("/answeredVersion") == "2026-1");
        CHECK(answered.text("/answeredOn") == "2026-03-09");
        CHECK(answer(4).code() == "prevention.has_answer");
        CHECK(findings("what was found is what was answered", 4).code() == "prevention.has_answer");

        const auto back = griffier.post(path + "/answer-withdrawals", json::object{}, test::if_match(4));
        CHECK(back.status == 201);
        CHECK_FALSE(back.body.as_object().contains("answeredVersion"));
        CHECK(griffier.post(path + "/answer-withdrawals", json::object{}, test::if_match(5)).code() == "prevention.no_answer");
        CHECK(findings("and the numbers were old", 5).status == 200);
        CHECK(answer(6).status == 201);
    }
    SECTION("only an evaluation is answered, and only what was held has an outcome")
    {
        const auto training = add({{"item", "training"}, {"heldOn", "2026-03-01"}, {"words", "Well received."}}).id();
        CHECK(griffier.post("/prevention-records/" + training + "/answers", json::object{}, test::if_match(1)).code() == "prevention.not_an_evaluation");
        CHECK(griffier.put("/prevention-records/" + planned.id() + "/outcome", {{"words", "x"}}, test::if_match(1)).code() == "prevention.not_held");
    }
    SECTION("a training is offered to so many and followed by so many")
    {
        const auto offered = add({{"item", "training"}, {"plannedOn", "2026-03-08"}, {"offered", 33}});
        REQUIRE(offered.status == 201);
        const auto path = "/prevention-records/" + offered.id();
        const auto followed = griffier.post(path + "/holdings", {{"heldOn", "2026-03-08"}, {"participants", 21}}, test::if_match(1));
        CHECK(followed.at("/offered").as_int64() == 33);
        CHECK(followed.at("/participants").as_int64() == 21);
        CHECK(griffier.put(path + "/outcome", {{"offered", -1}}, test::if_match(2)).code() == "prevention.participants_wrong");
    }
    SECTION("the owner of an action is reminded once, on its day, and not of what is done")
    {
        const auto acts = [&](const char* title) {
            return griffier.post("/prevention-actions", {{"title", title}, {"owner", town.councillor.account.text}, {"dueOn", "2026-03-12"}}).id();
        };
        acts("one");
        const auto done = acts("two");
        REQUIRE(town.councillor.post("/prevention-actions/" + done + "/completions", json::object{}, test::if_match(1)).status == 204);
        const auto mails = town.mails_to(town.councillor);
        town.on("2026-03-11T22:59:00Z");  // in Amsterdam still the day before
        town.tick();
        CHECK(town.mails_to(town.councillor) == mails);
        town.on("2026-03-11T23:01:00Z");
        town.tick();
        CHECK(town.mails_to(town.councillor) == mails + 1);
        town.on("2026-03-13T08:00:00Z");
        town.tick();
        CHECK(town.mails_to(town.councillor) == mails + 1);
    }
    SECTION("an action has an owner and a day, and is done once")
    {
        const auto made = griffier.post("/prevention-actions",
                                        {{"title", "unreadableaction"}, {"owner", town.officer.account.text}, {"dueOn", "2026-03-01"}, {"recordId", planned.id()}});
        REQUIRE(made.status == 201);
        CHECK_FALSE(town.database_contains("unreadableaction"));
        const auto list = town.officer.get("/prevention-actions");
        CHECK(list.text("/items/0/title") == "unreadableaction");
        CHECK(list.at("/items/0/late").as_bool());
        CHECK(town.officer.post("/prevention-actions/" + made.id() + "/completions", json::object{}, test::if_match(1)).status == 204);
        CHECK(town.officer.post("/prevention-actions/" + made.id() + "/completions", json::object{}, test::if_match(2)).code() == "prevention.done_before");
        const auto mails = town.mails_to(town.councillor);
        const auto for_councillor = griffier.post("/prevention-actions", {{"title", "unreadablepersonal"}, {"owner", town.councillor.account.text}, {"dueOn", "2026-04-01"}});
        CHECK_FALSE(town.database_contains("unreadablepersonal"));
        CHECK(town.mails_to(town.councillor) == mails + 1);
        CHECK(town.councillor.get("/prevention-actions")["items"].as_array().size() == 1);
        CHECK(town.councillor.get("/prevention-actions").text("/items/0/title") == "unreadablepersonal");
        CHECK(town.mayor.get("/prevention-actions")["items"].as_array().empty());
        const auto done = "/prevention-actions/" + for_councillor.id() + "/completions";
        CHECK(town.mayor.post(done, json::object{}, test::if_match(1)).code() == "request.not_found");
        CHECK(town.councillor.post(done, json::object{}, test::if_match(1)).status == 204);
        CHECK(griffier.post("/prevention-actions", {{"title", ""}, {"owner", fresh_uuid()}, {"dueOn", "2026-03-01"}}).status == 400);
    }
}

TEST_CASE("whatever the protocol names, the book holds a record of every kind, and says of what it does not name only when it was last held", "[prevention]")
{
    const std::string pack = GENERATE("westerveld", "assen", "leudal", "default");
    CAPTURE(pack);
    Town town{GENERATE(test::sqlite, test::postgres), pack};
    auto& griffier = town.griffier;
    const auto told = [&](const char* list) { return griffier.get("/prevention-items")[list].as_array(); };
    std::set<std::string> all;
    for (const auto& item : told("items"))
        if (const auto* kind = item.as_object().if_contains("kind")) all.emplace(kind->as_string());
    for (const auto& one : told("unnamed")) {
        CHECK(all.emplace(one.at("kind").as_string()).second);
        CHECK_FALSE(one.as_object().contains("next"));
        CHECK_FALSE(one.as_object().contains("lastHeld"));
    }
    CHECK(all == std::set<std::string>{"induction", "case_discussion", "training", "evaluation", "agenda_item", "alarm_test", "starter_package", "account"});

    for (const auto& kind : all) {
        CAPTURE(kind);
        CHECK(griffier.post("/prevention-records", {{"kind", kind}, {"heldOn", "2026-03-02"}, {"words", "Written down."}}).status == 201);
    }
    CHECK(griffier.post("/prevention-records", {{"kind", "picnic"}, {"heldOn", "2026-03-02"}}).status == 400);
    CHECK(griffier.post("/prevention-records", {{"heldOn", "2026-03-02"}}).code() == "prevention.item_or_kind");
    CHECK(griffier.post("/prevention-records", {{"kind", "training"}, {"item", "training"}, {"heldOn", "2026-03-02"}}).code() == "prevention.item_or_kind");
    for (const auto& one : told("unnamed")) CHECK(one.at("lastHeld").as_string() == "2026-03-02");
    for (const auto& item : told("items"))
        if (item.as_object().contains("kind")) CHECK(item.at("lastHeld").as_string() == "2026-03-02");
}

TEST_CASE("a lesson of a closed case goes on without names, and nothing tells from which case it is", "[prevention]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& sanne = town.given("Sanne Dam", {"councillor"});
    const json::array told{{{"kind", "name"}, {"value", "K. Jansma"}}, {{"kind", "street"}, {"value", "Dorpsstraat 12"}}};
    const auto incident =
        town.given_incident(sanne, {{"offender", {{"known", "known"}, {"description", "Meneer Hoekstra van de Kade, een man met een hond."}, {"details", told}}}});
    const auto path = "/incidents/" + incident;
    const auto give = [&](test::Person& by, const char* text) { return by.post("/prevention-lessons", {{"incidentId", incident}, {"text", text}}); };
    const char* fit = "unreadablelesson: never open the door alone.";
    CHECK(give(town.griffier, fit).code() == "prevention.case_open");
    REQUIRE(town.griffier.post(path + "/closures", {{"lesson", "Two at the door."}}, test::if_match(town.griffier.get(path))).status == 201);

    CHECK(give(town.griffier, "").code() == "prevention.lesson_missing");
    for (const char* naming : {"Sanne deed de deur open.", "It was councillor who opened the door.", "Meneer Jansen uit een andere straat", "Praat niet met Jansma.",
                               "Wie in de dorpsstraat woont, belt eerst.", "Hoekstra kwam terug.", "Iemand van de Kade kwam terug."}) {
        CAPTURE(naming);
        CHECK(give(town.griffier, naming).code() == "prevention.lesson_names_somebody");
    }
    auto& stranger = town.given("somebody who handles other cases", {"legal_representative"});
    CHECK(give(stranger, fit).status == 403);
    CHECK(town.griffier.post("/prevention-lessons", {{"incidentId", fresh_uuid()}, {"text", fit}}).code() == "prevention.case_unknown");
    CHECK(give(town.secretary, fit).code() == "prevention.case_unknown");  // handles cases, and not this one
    const auto given = give(town.griffier, fit);
    INFO(given.bytes);
    REQUIRE(given.status == 201);

    CHECK_FALSE(town.database_contains("unreadablelesson"));
    const auto read = town.griffier.get("/prevention-lessons");
    CHECK(read.text("/items/0/text") == fit);
    CHECK(read.at("/items/0/year").as_int64() == 2026);
    CHECK(read.bytes.find(incident) == std::string::npos);
    CHECK(town.mayor.get("/prevention-lessons").status == 403);
    auto& privacy = town.given("privacy officer", {"privacy_officer"});
    CHECK(privacy.get("/journal").bytes.find("lesson") == std::string::npos);

    SECTION("whoever keeps the book removes one in which somebody can be recognised all the same")
    {
        const auto lesson = "/prevention-lessons/" + given.id();
        CHECK(town.mayor.remove(lesson).status == 403);
        CHECK(town.secretary.remove(lesson).status == 204);
        CHECK(town.griffier.get("/prevention-lessons")["items"].as_array().empty());
        CHECK(town.secretary.remove(lesson).code() == "request.not_found");
        const auto journal = privacy.get("/journal").bytes;
        CHECK(journal.find("prevention.lesson_removed") != std::string::npos);
    }
}

TEST_CASE("of a safety scan the register knows that it was done, and when", "[prevention]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto scan = [&](test::Person& by, json::object input) { return by.post("/safety-scans", input); };
    CHECK(scan(town.councillor, {{"kind", "home_scan"}, {"doneOn", "2026-03-01"}}).status == 201);
    CHECK(scan(town.councillor, {{"kind", "home_scan"}, {"doneOn", "2026-03-01"}, {"words", "the back door"}}).status == 400);  // nobody asks what it found
    CHECK(scan(town.councillor, {{"kind", "ccv_scan"}, {"doneOn", "2026-03-01"}, {"account", town.mayor.account.text}}).code() == "prevention.scan_of_another");
    CHECK(scan(town.griffier, {{"kind", "ccv_scan"}, {"doneOn", "2026-03-01"}, {"account", town.mayor.account.text}}).status == 201);
    CHECK(scan(town.councillor, {{"kind", "self_scan"}, {"doneOn", "2026-03-10"}}).code() == "prevention.day_lies_ahead");
    CHECK(town.councillor.get("/safety-scans")["items"].as_array().size() == 1);
    CHECK(town.griffier.get("/safety-scans")["items"].as_array().size() == 2);
}

TEST_CASE("in every protocol the front desk can be asked to arrange something, as soon as somebody is there, and whoever helps to weigh it is told by name", "[prevention]")
{
    const std::string pack = GENERATE("westerveld", "assen", "leudal", "default");
    CAPTURE(pack);
    Town town{GENERATE(test::sqlite, test::postgres), pack};
    const auto lists = [&] { return town.councillor.get("/risk-checklists")["items"].as_array(); };
    const auto asks = [](const json::value& checklist, const char* role) { return test::items_with(checklist.at("requests"), "role", role).size() == 1; };
    REQUIRE(lists().size() == 2);
    for (const auto& checklist : lists()) CHECK_FALSE(asks(checklist, "front_desk"));

    auto& desk = town.given("Dora Desk", {"front_desk"});
    for (const auto& checklist : lists()) {
        CHECK(asks(checklist, "front_desk"));
        CHECK(test::items_with(checklist.at("readers"), "role", "griffier").at(0).at("names").at(0).as_string() == town.griffier.name);
        std::set<std::string> about;
        for (const auto& advice : checklist.at("advice").as_array()) about.emplace(advice.at("about").as_string());
        CHECK(about.contains("organisation"));
    }
    const auto made = town.councillor.post("/risk-analyses", analysis({{"measures", json::array{}}}));
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    CHECK(town.councillor
              .post("/risk-analyses/" + made.id() + "/requests", {{"role", "front_desk"}, {"neededAt", "2026-03-12T09:45:00Z"}, {"words", "unreadableroom"}})
              .status == 201);
    CHECK_FALSE(town.database_contains("unreadableroom"));
    CHECK(desk.get("/risk-requests").text("/items/0/words") == "unreadableroom");
    CHECK(desk.get("/risk-analyses/" + made.id()).code() == "request.not_found");
}

TEST_CASE("a risk is weighed by its maker and whoever helps, and who arranges something reads the request alone", "[prevention]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto& maker = town.councillor;
    const auto path = given_analysis(town);
    for (const char* word : {"harbour", "K2.04"}) CHECK_FALSE(town.database_contains(word));
    CHECK(maker.post("/risk-analyses", analysis({{"yes", json::array{"sing"}}, {"measures", json::array{"dance"}}})).status == 400);
    CHECK(town.griffier.get(path).text("/title") == "A talk with the man of the harbour");
    const auto asked = maker.post(path + "/requests", {{"role", "designated_officer"}, {"neededAt", "2026-03-12T09:45:00Z"}, {"words", "A guard at the door of room K2.04."}});
    INFO(asked.bytes);
    REQUIRE(asked.status == 201);
    CHECK(maker.post(path + "/requests", {{"role", "mayor"}, {"neededAt", "2026-03-12T09:45:00Z"}, {"words", "x"}}).code() == "prevention.role_not_asked");

    for (auto* other : {&town.officer, &town.mayor, &town.secretary, &town.deputy}) CHECK(other->get(path).code() == "request.not_found");
    CHECK(town.officer.get("/risk-requests").text("/items/0/words") == "A guard at the door of room K2.04.");
    CHECK(town.officer.get("/risk-requests").bytes.find("harbour") == std::string::npos);
    CHECK(town.mayor.get("/risk-requests")["items"].as_array().empty());
    CHECK(town.griffier.get(path)["requests"].as_array().empty());

    const auto answers = "/risk-requests/" + asked.id() + "/answers";
    CHECK(town.mayor.post(answers, {{"state", "arranged"}}).code() == "request.not_found");
    CHECK(maker.post(answers, {{"state", "arranged"}}).code() == "prevention.own_request");
    CHECK(town.officer.post(answers, {{"state", "arranged"}, {"words", "Two of them, from half past nine."}}).status == 201);
    CHECK(town.officer.post(answers, {{"state", "impossible"}}).code() == "prevention.answered_before");
    CHECK(maker.get(path).text("/requests/0/answer") == "Two of them, from half past nine.");

    SECTION("only its maker changes it, and nobody once it is over")
    {
        CHECK(town.griffier.put(path, analysis(), test::if_match(1)).code() == "prevention.not_yours");
        CHECK(maker.put(path, analysis({{"checklist", "public_meeting"}, {"yes", json::array{}}, {"measures", json::array{}}}), test::if_match(1)).code() ==
              "prevention.checklist_stays");
        CHECK(maker.put(path, analysis({{"title", "Another day"}}), test::if_match(1)).text("/title") == "Another day");
        CHECK(maker.post(path + "/evaluations", {{"went", "well"}}, test::if_match(2)).code() == "prevention.not_held");
        town.on("2026-03-12T11:00:00Z");
        CHECK(maker.post(path + "/evaluations", {{"went", "tense"}, {"words", "Ask for the larger room."}}, test::if_match(2)).text("/went") == "tense");
        CHECK(maker.post(path + "/cancellations", json::object{}, test::if_match(3)).code() == "prevention.over");
        CHECK(town.griffier.get(path).text("/evaluation") == "Ask for the larger room.");
    }
    SECTION("what does not go on is told apart from what was held")
    {
        CHECK(maker.post(path + "/cancellations", json::object{}, test::if_match(1)).text("/state") == "cancelled");
        CHECK(maker.post(path + "/requests", {{"role", "secretary"}, {"neededAt", "2026-03-12T09:45:00Z"}, {"words", "x"}}).code() == "prevention.over");
    }
}

}  // namespace luwte
