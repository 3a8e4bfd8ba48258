// Whatever the protocol, a report becomes a case that somebody handles, and persons keep what is theirs.
#include <catch2/catch.hpp>

#include "town.h"

namespace luwte {
namespace json = boost::json;
using test::Town;

TEST_CASE("in every shipped protocol each reporting role gets a case that somebody handles", "[incidents]")
{
    const std::string pack = GENERATE("westerveld", "assen", "leudal", "default");
    Town town{test::sqlite, pack};
    const auto loaded = *protocol::load_shipped(pack).pack;
    for (const auto& role : loaded.roles())
        if (!role.outside) town.as(role.id);
    for (const auto& role : loaded.roles()) {
        if (!role.reports) continue;
        INFO(pack << " " << role.id);
        auto incident = town.given_incident(town.as(role.id), {{"reporterRole", role.id}, {"behaviour", "threat"}});
        storage::Transaction tx{town.database(), storage::Mode::read};
        auto row = tx.first("SELECT handler FROM incident WHERE id = $1", incident);
        REQUIRE(row);
        CHECK_FALSE(row->is_null(0));
        CHECK(row->text(0) != town.as(role.id).account.text);
    }
}

TEST_CASE("an alderman who is shouted at in Assen: the secretary handles", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    auto incident = town.given_incident(town.as("alderman"), {{"reporterRole", "alderman"}, {"behaviour", "verbal_aggression"}});
    auto page = town.secretary.get("/incidents/" + incident);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/handler/name") == "secretary");
    CHECK(page.text("/pack/id") == "assen");
}

TEST_CASE("a key that was given when the protocol still let him write, only reads under a protocol that does not", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}});
    {
        storage::Transaction tx{town.database(), storage::Mode::write};
        REQUIRE(tx.run("UPDATE vault_grant SET rule = 'named' WHERE account = $1 AND rule = 'informed'", town.mayor.account) == 1);
        tx.commit();
    }
    const auto page = town.mayor.get(path);
    INFO(page.bytes);
    CHECK(page.status == 200);
    CHECK(town.mayor.post(path + "/notes", {{"text", "De burgemeester schrijft mee."}}).status == 403);
    CHECK(town.mayor.get(path + "/police").at("/mayWrite") == false);
    CHECK(town.griffier.post(path + "/notes", {{"text", "De griffier schrijft."}}).status == 201);
}

TEST_CASE("when two cases become one, whom the protocol only tells of them reads what was told in neither", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres), "assen"};
    const auto path = "/incidents/" + town.given_incident(town.councillor, {{"behaviour", "threat"}, {"narrative", "Riep bij de fietsenstalling."}});
    const auto other = town.given_incident(town.councillor, {{"behaviour", "threat"}, {"narrative", "Stond daarna voor de deur."}});
    REQUIRE(town.griffier.post(path + "/mergers", {{"from", other}, {"reason", "Dezelfde avond."}}, test::if_match(town.griffier.get(path))).status == 201);

    for (const auto* words : {"fietsenstalling", "voor de deur"}) {
        CHECK(town.griffier.get(path).bytes.find(words) != std::string::npos);
        CHECK(town.mayor.get(path).bytes.find(words) == std::string::npos);
    }
    CHECK(town.mayor.get(path).status == 200);
}

TEST_CASE("what a griffier takes down by telephone for somebody without an account, he handles", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(
        town.griffier, {{"affected", json::array{json::object{{"name", "Pieternel Zonderland"}, {"role", "councillor"}}}}});
    auto page = town.griffier.get("/incidents/" + incident);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/handler/name") == "griffier");
    CHECK(page.text("/affected/0/name") == "Pieternel Zonderland");
    CHECK(town.griffier.get("/incidents/" + incident + "/aftercare").text("/items/0/name") == "Pieternel Zonderland");
    CHECK_FALSE(town.database_contains("Zonderland"));
}

TEST_CASE("each affected person has consent and confidentiality of his own", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor);
    auto path = "/incidents/" + incident;
    auto added = town.griffier.post(path + "/affected-persons", {{"name", "Pieternel Zonderland"}, {"role", "group_member"}});
    INFO(added.bytes);
    REQUIRE(added.status == 201);
    auto person = "/affected-persons/" + added.id();
    CHECK(town.griffier.patch(person, {{"consentPolice", "withdrawn"}}, test::if_match(1)).code() == "incidents.consent_was_not_given");
    CHECK(town.griffier.patch(person, {{"consentPolice", "given"}, {"confidential", true}}, test::if_match(1)).status == 200);
    CHECK(town.griffier.patch(person, {{"consentPolice", "refused"}}, test::if_match(1)).code() == "request.stale");
    CHECK(town.councillor.patch(person, {{"consentPolice", "refused"}}, test::if_match(2)).status >= 403);
    CHECK(town.secretary.patch(person, {{"consentPolice", "refused"}}, test::if_match(2)).status == 404);

    auto page = town.griffier.get(path);
    CHECK(page.text("/affected/1/consent/police") == "given");
    CHECK(page.text("/affected/0/consent/police") == "unknown");
    CHECK(page.at("/affected/1/aftercare/planned").as_int64() == 3);
    CHECK_FALSE(town.database_contains("Zonderland"));
}

TEST_CASE("another classification brings its duties and takes none away", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "verbal_aggression"}});
    auto path = "/incidents/" + incident;
    auto duties = [&] {
        std::set<std::string> ids;
        auto page = town.griffier.get(path);
        for (const auto& task : page["tasks"].as_array())
            if (task.at("kind") == "duty") ids.insert(std::string{task.at("duty").at("id").as_string()});
        return ids;
    };
    auto before = duties();
    CHECK_FALSE(before.contains("triangle"));
    auto classify = [&](const char* behaviour, json::array facts) {
        return town.griffier.post(path + "/classifications", {{"behaviour", behaviour}, {"reason", "Seen again."}, {"facts", facts}},
                                  test::if_match(town.griffier.get(path)));
    };
    CHECK(classify("no_such_thing", {}).code() == "incidents.behaviour_unknown");
    CHECK(classify("threat", {"no_such_fact"}).code() == "incidents.fact_unknown");
    REQUIRE(classify("threat", {"hospital"}).status == 201);
    auto after = duties();
    CHECK(after.contains("triangle"));
    CHECK(after.contains("labour_inspectorate"));
    REQUIRE(classify("emotional_policy", {}).status == 201);
    CHECK(duties() == after);
}

TEST_CASE("whoever has something due within a day is reminded once", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    town.given_incident(town.councillor, {{"behaviour", "threat"}});
    town.on("2026-03-09T20:00:00Z");
    auto reminders = [&] {
        storage::Transaction tx{town.database(), storage::Mode::read};
        return tx.all("SELECT id FROM notify_outbox WHERE message = 'reminder'").size();
    };
    CHECK(reminders() == 0);
    town.tick();
    auto first = reminders();
    CHECK(first >= 1);
    town.tick();
    CHECK(reminders() == first);
}

TEST_CASE("an own task is sealed, and only somebody with a key can be asked", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor);
    auto path = "/incidents/" + incident + "/tasks";
    CHECK(town.griffier.post(path, {{"title", "Ring the neighbour"}, {"owner", town.secretary.account.text}}).code() == "incidents.owner_has_no_key");
    CHECK(town.griffier.post(path, {{"title", "Ring the neighbour"}, {"owner", town.officer.account.text}, {"due", "2026-03-11T09:00:00Z"}}).status == 201);
    auto mine = test::items_with(town.officer.get("/tasks")["items"], "kind", "own");
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].at("title") == "Ring the neighbour");
    CHECK_FALSE(town.database_contains("Ring the neighbour"));
}

TEST_CASE("a case opens under the protocol of its day after the register was started with another", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto incident = town.given_incident(town.councillor);
    const auto version = town.griffier.get("/incidents/" + incident).text("/pack/version");
    town.put_in_force("id: westerveld\nversion: later\nname: {nl: Later, en: Later}\nextends: default\n");
    const auto page = town.griffier.get("/incidents/" + incident);
    INFO(page.bytes);
    REQUIRE(page.status == 200);
    CHECK(page.text("/pack/version") == version);
    CHECK(page.text("/pack/name/en") != "Later");
}

TEST_CASE("every look and every change leaves a line", "[incidents]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor);
    auto path = "/incidents/" + incident;
    town.mayor.get(path);
    town.griffier.get(path + "/aftercare");
    town.griffier.post(path + "/notes", {{"text", "Called him."}});
    auto readers = town.griffier.get(path + "/readers");
    std::set<std::string> lines;
    for (const auto& look : readers["looks"].as_array())
        lines.insert(std::string{look.at("by").at("name").as_string()} + " " + std::string{look.at("action").as_string()});
    CHECK(lines.contains("mayor incident.read"));
    CHECK(lines.contains("griffier aftercare.read"));
    CHECK(lines.contains("griffier incident.note_added"));
    bool standby = false;
    for (const auto& holder : readers["holders"].as_array()) standby |= holder.at("standby").as_bool() && holder.at("name") == "deputy";
    CHECK(standby);
}

}  // namespace luwte
