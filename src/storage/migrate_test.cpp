#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#include "engines.h"
#include "storage/storage.h"

using namespace luwte;
using storage::Migration;
using storage::Transaction;
using test::Place;

namespace {
const Migration houses{1, "0001_house", "CREATE TABLE house (id TEXT PRIMARY KEY); -- a ';' in a comment\n"
                                        "INSERT INTO house (id) VALUES ('with ; inside');"};
const Migration floors{2, "0002_floor", "ALTER TABLE house ADD COLUMN floors BIGINT NOT NULL DEFAULT 1;\n"
                                        "UPDATE house SET floors = 2 WHERE id = 'tall';"};
const Migration faulty{3, "0003_faulty", "CREATE TABLE garden (id TEXT); INSERT INTO nowhere (id) VALUES ('a');"};
}  // namespace

TEST_CASE("a schema moves forward with what is in it", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres), Place::Content::empty};
    auto database = storage::open(place.url());
    CHECK(storage::migrate(*database, {houses}) == 1);
    {
        Transaction tx{*database};
        tx.run("INSERT INTO house (id) VALUES ('tall')");
        tx.commit();
    }
    CHECK(storage::migrate(*database, {houses, floors}) == 1);
    CHECK(storage::migrate(*database, {houses, floors}) == 0);

    Transaction tx{*database};
    CHECK(tx.first("SELECT floors FROM house WHERE id = 'tall'")->integer(0) == 2);
    CHECK(tx.first("SELECT floors FROM house WHERE id = 'with ; inside'")->integer(0) == 1);
}

TEST_CASE("a migration that fails leaves nothing half done, and what came before it stays", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres), Place::Content::empty};
    auto database = storage::open(place.url());
    CHECK_THROWS(storage::migrate(*database, {houses, floors, faulty}));
    CHECK(storage::migrate(*database, {houses, floors}) == 0);
    CHECK_NOTHROW(Transaction{*database}.run("CREATE TABLE garden (id TEXT)"));
}

TEST_CASE("a database this version does not know is left alone", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres), Place::Content::empty};
    auto database = storage::open(place.url());
    storage::migrate(*database, {houses, floors});
    SECTION("because it is newer") { CHECK_THROWS_AS(storage::migrate(*database, {houses}), storage::Broken); }
    SECTION("because a migration was edited afterwards")
    {
        auto edited = houses;
        edited.text += " ";
        CHECK_THROWS_AS(storage::migrate(*database, {edited, floors}), storage::Broken);
    }
}

TEST_CASE("several that migrate together apply each step once", "[storage]")
{
    Place place{GENERATE(test::sqlite, test::postgres), Place::Content::empty};
    std::vector<std::thread> crowd;
    std::atomic<int> applied{0};
    for (int i = 0; i < 4; ++i)
        crowd.emplace_back([&] { applied += storage::migrate(*storage::open(place.url()), {houses, floors}); });
    for (auto& one : crowd) one.join();
    CHECK(applied == 2);
}

TEST_CASE("the shipped migrations are in order and each number is used once", "[storage]")
{
    const auto shipped = storage::shipped_migrations();
    REQUIRE_FALSE(shipped.empty());
    CHECK(shipped.front().name == "0000_organisation");
    CHECK(std::adjacent_find(shipped.begin(), shipped.end(), [](auto& a, auto& b) { return a.number >= b.number; }) ==
          shipped.end());
}
