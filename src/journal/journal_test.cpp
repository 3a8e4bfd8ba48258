#include "journal/journal.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "engines.h"

using namespace luwte;
using storage::Transaction;
using namespace std::chrono_literals;

namespace {
const Instant noon{1'795'000'000'000ms};

OrganisationId given_organisation(storage::Database& database)
{
    const auto id = fresh<OrganisationId>();
    Transaction tx{database};
    tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Westerdam', 'default', $2)", id, noon);
    tx.commit();
    return id;
}

/// Two incidents, three people, five lines.
struct Story {
    explicit Story(test::Engine engine) : database{test::fresh_database(engine)}, town{given_organisation(*database)}
    {
        Transaction tx{*database};
        journal::append(tx, town, griffier, "report.submitted", "report-1", "one", noon);
        journal::append(tx, town, griffier, "incident.read", "one", "one", noon + 1s);
        journal::append(tx, town, mayor, "incident.read", "two", "two", noon + 2s);
        journal::append(tx, town, std::nullopt, "task.escalated", "task-1", "one", noon + 3s);
        journal::append(tx, town, mayor, "people.signed_in", mayor.text, "", noon + 4s);
        tx.commit();
    }
    std::vector<std::string> seen_by(const AccountId& reader, std::optional<std::int64_t> before = {}, int limit = 100)
    {
        Transaction tx{*database, storage::Mode::read};
        std::vector<std::string> lines;
        for (const auto& entry : journal::page(tx, town, reader, before, limit))
            lines.push_back(std::to_string(entry.number) + " " + entry.action);
        return lines;
    }
    journal::Verification verified()
    {
        Transaction tx{*database, storage::Mode::read};
        return journal::verify(tx, town);
    }

    std::unique_ptr<storage::Database> database;
    OrganisationId town;
    AccountId griffier = fresh<AccountId>(), mayor = fresh<AccountId>(), officer = fresh<AccountId>();
};
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("the journal reads newest first and in pages", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    CHECK(story.seen_by(story.officer, {}, 2) == Lines{"5 people.signed_in", "4 task.escalated"});
    CHECK(story.seen_by(story.officer, 4) == Lines{"3 incident.read", "2 incident.read", "1 report.submitted"});
}

TEST_CASE("whoever is excluded sees no line, and no gap where lines were", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    {
        Transaction tx{*story.database};
        journal::exclude(tx, story.town, "one", story.officer);
        journal::exclude(tx, story.town, "one", story.officer);
        tx.commit();
    }
    CHECK(story.seen_by(story.officer) == Lines{"2 people.signed_in", "1 incident.read"});
    CHECK(story.seen_by(story.officer, 2) == Lines{"1 incident.read"});
    CHECK(story.seen_by(story.officer, 1).empty());
    CHECK(story.seen_by(story.griffier).size() == 5);

    SECTION("also when the exclusion names a report instead of an incident")
    {
        Transaction tx{*story.database};
        journal::exclude(tx, story.town, "report-1", story.mayor);
        tx.commit();
        CHECK(story.seen_by(story.mayor) ==
              Lines{"4 people.signed_in", "3 task.escalated", "2 incident.read", "1 incident.read"});
    }
}

TEST_CASE("one incident's lines tell who looked, oldest first", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    Transaction tx{*story.database, storage::Mode::read};
    const auto lines = journal::of_incident(tx, story.town, "one");
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].action == "incident.read");
    CHECK(lines[1].actor == story.griffier);
    CHECK(lines[1].at == noon + 1s);
    CHECK_FALSE(lines[2].actor);
}

TEST_CASE("whatever is changed in the journal is found", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    const auto untouched = story.verified();
    CHECK(untouched.lines == 5);
    CHECK_FALSE(untouched.broken_at);
    CHECK(untouched.head.size() == 64);

    Transaction tx{*story.database};
    SECTION("another actor") { tx.run("UPDATE journal_entry SET actor = $1 WHERE number = 2", story.mayor); }
    SECTION("another action") { tx.run("UPDATE journal_entry SET action = 'incident.closed' WHERE number = 2"); }
    SECTION("another incident") { tx.run("UPDATE journal_entry SET incident = 'two' WHERE number = 2"); }
    SECTION("words moved from one field to the next")
    {
        tx.run("UPDATE journal_entry SET action = 'incident.reado', subject = 'ne' WHERE number = 2");
    }
    SECTION("a line taken out") { tx.run("DELETE FROM journal_entry WHERE number = 2"); }
    SECTION("a line taken out and the rest moved up")
    {
        tx.run("DELETE FROM journal_entry WHERE number = 2");
        for (int number = 3; number <= 5; ++number)
            tx.run("UPDATE journal_entry SET number = $2 WHERE number = $1", number, number - 1);
        tx.run("UPDATE journal_tail SET number = 4");
    }
    tx.commit();
    CHECK(story.verified().broken_at == 2);
}

TEST_CASE("lines cut off at the end are missed", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    Transaction tx{*story.database};
    tx.run("DELETE FROM journal_entry WHERE number >= 4");
    tx.commit();
    CHECK(story.verified().broken_at == 4);
}

TEST_CASE("many at once write one chain without a fork, and each organisation its own", "[journal]")
{
    Story story{GENERATE(test::sqlite, test::postgres)};
    const auto other = given_organisation(*story.database);
    std::atomic<int> failed{0};
    std::vector<std::thread> crowd;
    for (int i = 0; i < 8; ++i)
        crowd.emplace_back([&, i] {
            for (int j = 0; j < 10; ++j) try {
                    storage::winning(*story.database, [&](Transaction& tx) {
                        journal::append(tx, i % 2 ? other : story.town, story.mayor, "incident.read", "two", "two", noon);
                        tx.commit();
                    });
                }
                catch (const std::exception&) {
                    ++failed;
                }
        });
    for (auto& one : crowd) one.join();

    CHECK(failed == 0);
    CHECK(story.verified().lines == 45);
    CHECK_FALSE(story.verified().broken_at);
    Transaction tx{*story.database, storage::Mode::read};
    CHECK(journal::verify(tx, other).lines == 40);
    CHECK_FALSE(journal::verify(tx, other).broken_at);
}

TEST_CASE("the digest of a line is the one that the format describes", "[journal]")
{
    // Computed with another program: python3, hashlib and struct.
    auto database = test::fresh_database(test::sqlite);
    const OrganisationId town{"00000000-0000-4000-8000-000000000001"};
    Transaction tx{*database};
    tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Westerdam', 'default', $2)", town, noon);
    journal::append(tx, town, AccountId{"00000000-0000-4000-8000-000000000002"}, "incident.read", "s", "i", noon);
    journal::append(tx, town, std::nullopt, "task.escalated", "t", "", noon);
    CHECK(journal::verify(tx, town).head == "bc9b3d4f10236b18b0d33f20c0c0bcfdf166703bd4f45a1f34fd22f271dc4543");
}
