// Many who write at once: they stand in line, and whatever commit() returned from is there.
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "base/require.h"
#include "storage/thing_test.h"

using namespace luwte;
using namespace std::chrono_literals;
using storage::Mode;
using storage::Transaction;
using storage::count;
using storage::with_table;
using test::Place;

TEST_CASE("another process that holds the register for longer than the limit is a LostRace", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres)};
    auto ours = storage::open(place.url(), {.wait = 20ms}), theirs = storage::open(place.url());
    Transaction held{*theirs};
    CHECK_THROWS_AS(Transaction{*ours}, storage::LostRace);
    CHECK_THROWS_AS((Transaction{*ours, fresh<OrganisationId>()}), storage::LostRace);
}

TEST_CASE("on PostgreSQL writers of two organisations do not wait for each other, those of one do", "[storage]")
{
    Place place{test::postgres};
    const auto here = fresh<OrganisationId>(), there = fresh<OrganisationId>();
    auto ours = storage::open(place.url(), {.wait = 20ms}), theirs = storage::open(place.url(), {.wait = 20ms});
    auto& second = GENERATE_REF(std::ref(ours), std::ref(theirs)).get();  // in the same process and in another
    Transaction held{*ours, here};
    const auto in_another_thread = [](auto work) { std::thread{work}.join(); };

    in_another_thread([&] { CHECK_NOTHROW((Transaction{*second, there})); });
    in_another_thread([&] { CHECK_THROWS((Transaction{*second, here})); });
    in_another_thread([&] { CHECK_THROWS(Transaction{*second}); });  // everybody
    held.commit();
    in_another_thread([&] { CHECK_NOTHROW((Transaction{*second, here})); });
}

TEST_CASE("a wait without end is refused", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres)};
    auto database = storage::open(place.url(), {.sessions = 1, .wait = 20ms});
    Transaction held{*database};
    std::thread{[&] { CHECK_THROWS_AS(Transaction{*database}, storage::Broken); }}.join();
}

TEST_CASE("a second write in the same thread is a mistake, not a deadlock", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    Transaction held{*database};
    CHECK_THROWS_AS(Transaction{*database}, Mistake);
    CHECK_THROWS_AS((Transaction{*database, fresh<OrganisationId>()}), Mistake);
}

TEST_CASE("many threads write at once, and nothing is lost", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    {
        Transaction tx{*database};
        tx.run("INSERT INTO thing (id, number) VALUES ('a', 0)");
        tx.commit();
    }
    constexpr int threads = 8, each = 25;
    std::atomic<int> failed{0};
    const auto add_one = [](Transaction& tx) {
        const auto number = tx.first("SELECT number FROM thing WHERE id = 'a'")->integer(0);
        tx.run("UPDATE thing SET number = $1 WHERE id = 'a'", number + 1);
        tx.commit();
    };
    std::vector<std::thread> crowd;
    for (int i = 0; i < threads; ++i)
        crowd.emplace_back([&] {
            for (int j = 0; j < each; ++j) try {
                    storage::winning(*database, add_one);
                }
                catch (const std::exception&) {
                    ++failed;
                }
        });
    for (auto& one : crowd) one.join();

    CHECK(failed == 0);
    Transaction tx{*database, Mode::read};
    CHECK(tx.first("SELECT number FROM thing WHERE id = 'a'")->integer(0) == threads * each);
}

TEST_CASE("what commit returned from is there for everybody, however many commit at once", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres)};
    auto database = storage::open(place.url()), onlooker = storage::open(place.url());
    {
        Transaction tx{*database};
        tx.run("CREATE TABLE thing (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    std::atomic<int> missing{0}, refused{0};
    const auto write = [&](int who) {
        for (int i = 0; i < 20; ++i) {
            const auto id = std::to_string(who) + "-" + std::to_string(i);
            try {
                Transaction tx{*database};
                tx.run("INSERT INTO thing (id) VALUES ($1)", id);
                if (i % 4 == 1) continue;                                        // leaves without commit
                if (i % 4 == 2) tx.run("INSERT INTO thing (id) VALUES ($1)", id);  // is refused by the schema
                if (i % 4 == 3) tx.run("no statement at all");                   // is a mistake
                tx.commit();
            }
            catch (const std::exception&) {
                ++refused;
                continue;
            }
            Transaction look{*onlooker, Mode::read};
            if (!look.first("SELECT id FROM thing WHERE id = $1", id)) ++missing;
        }
    };
    std::vector<std::thread> crowd;
    for (int who = 0; who < 8; ++who) crowd.emplace_back(write, who);
    for (auto& one : crowd) one.join();

    CHECK(missing == 0);
    CHECK(refused == 8 * 10);
    CHECK(count(*onlooker) == 8 * 5);
}

TEST_CASE("when the disk is full whoever committed with others is told, and the rest goes on", "[storage]")
{
    Place place{test::sqlite};
    auto database = storage::open(place.url());
    {
        Transaction tx{*database};
        tx.run("CREATE TABLE thing (id TEXT PRIMARY KEY, bytes BYTEA)");
        tx.commit();
    }
    Transaction{*database}.all("PRAGMA max_page_count = 200");  // of the connection that writes
    std::atomic<int> committed{0}, told{0};
    std::vector<std::thread> crowd;
    for (int who = 0; who < 8; ++who)
        crowd.emplace_back([&, who] {
            for (int i = 0; i < 20; ++i) try {
                    Transaction tx{*database};
                    tx.run("INSERT INTO thing (id, bytes) VALUES ($1, $2)", std::to_string(who * 100 + i), Bytes(20'000, 1));
                    tx.commit();
                    ++committed;
                }
                catch (const storage::Broken&) {
                    ++told;
                }
        });
    for (auto& one : crowd) one.join();
    CHECK(told > 0);
    CHECK(committed > 0);  // the session that failed was replaced by one without the limit
    CHECK(committed + told == 160);
    CHECK(count(*database) == committed);
}
