#include <catch2/catch.hpp>

#include <functional>

#include "base/require.h"
#include "storage/rehearsal.h"
#include "storage/thing_test.h"

using namespace luwte;
using namespace std::chrono_literals;
using storage::Mode;
using storage::Transaction;
using storage::count;
using storage::rows;
using storage::with_table;
using test::Place;

TEST_CASE("every kind of value comes back as it was stored", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    Transaction tx{*database};

    SECTION("integers to the last bit")
    {
        const auto number = GENERATE(std::int64_t{0}, std::int64_t{-1}, std::int64_t{5'000'000'000}, INT64_MAX, INT64_MIN);
        tx.run("INSERT INTO thing (id, number) VALUES ($1, $2)", "a", number);
        CHECK(tx.first("SELECT number FROM thing WHERE number = $1", number)->integer(0) == number);
    }
    SECTION("text with every sort of character, and the empty text")
    {
        const std::string text = GENERATE("", "é ʼt Één 🏛 'quoted' \\ $1; -- no comment", "line\nline\t\x01");
        tx.run("INSERT INTO thing (id) VALUES ($1)", text);
        CHECK(tx.first("SELECT id FROM thing")->text(0) == text);
    }
    SECTION("bytes, whatever they are and however many")
    {
        Bytes all(256);
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
        const Bytes bytes = GENERATE_COPY(Bytes{}, Bytes{0}, all, Bytes(1 << 20, 0xff));
        tx.run("INSERT INTO thing (id, bytes) VALUES ($1, $2)", "a", bytes);
        CHECK(tx.first("SELECT bytes FROM thing")->bytes(0) == bytes);
        CHECK_FALSE(tx.first("SELECT bytes FROM thing")->is_null(0));
    }
    SECTION("instants, days, flags and ids")
    {
        const Instant at{1'795'000'000'123ms};
        const Day day = *parse_day("2026-02-28");
        const auto account = fresh<AccountId>();
        const auto row = [&](const auto& value) {
            tx.run("DELETE FROM thing");
            tx.run("INSERT INTO thing (id, at) VALUES ('a', $1)", value);
            return *tx.first("SELECT at FROM thing");
        };
        CHECK(row(at).instant(0) == at);
        CHECK(row(day).day(0) == day);
        CHECK(row(account).id<AccountId>(0) == account);
        tx.run("UPDATE thing SET number = $1", true);
        CHECK(tx.first("SELECT number FROM thing")->flag(0));
    }
    SECTION("nothing, as nothing")
    {
        tx.run("INSERT INTO thing (id, number, bytes, at) VALUES ($1, $2, $3, $4)", "a", std::nullopt,
               std::optional<Bytes>{}, std::optional<Instant>{});
        const auto row = *tx.first("SELECT number, bytes, at FROM thing");
        CHECK(row.is_null(0));
        CHECK_FALSE(row.maybe_integer(0));
        CHECK_FALSE(row.maybe_bytes(1));
        CHECK_FALSE(row.maybe_instant(2));
        CHECK_FALSE(row.maybe_id<AccountId>(2));
    }
    SECTION("counts and sums are integers")
    {
        tx.run("INSERT INTO thing (id, number) VALUES ('a', 5), ('b', 7)");
        const auto row = *tx.first("SELECT COUNT(*), CAST(SUM(number) AS BIGINT), COUNT(*) > 1 FROM thing");
        CHECK(row.integer(0) == 2);
        CHECK(row.integer(1) == 12);
        CHECK(row.flag(2));
    }
    SECTION("one statement with and without a value")
    {
        tx.run("INSERT INTO thing (id, number) VALUES ('a', 5), ('b', 7)");
        const auto below = [&](std::optional<int> limit) {
            return tx.all("SELECT id FROM thing WHERE CAST($1 AS BIGINT) IS NULL OR number < $1", limit).size();
        };
        CHECK(below(std::nullopt) == 2);
        CHECK(below(6) == 1);
    }
}

TEST_CASE("a statement tells how many rows it changed", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    Transaction tx{*database};
    CHECK(tx.run("INSERT INTO thing (id) VALUES ('a'), ('b'), ('c')") == 3);
    CHECK(tx.run("UPDATE thing SET number = 1 WHERE id <> $1", "a") == 2);
    CHECK(tx.run("UPDATE thing SET number = 1 WHERE id = $1", "nobody") == 0);
    CHECK(tx.run("INSERT INTO thing (id) VALUES ('a') ON CONFLICT (id) DO NOTHING") == 0);
    CHECK(tx.first("INSERT INTO thing (id, number) VALUES ('d', 4) RETURNING number")->integer(0) == 4);
    CHECK(tx.run("SELECT id FROM thing") == 0);
}

TEST_CASE("whoever leaves without commit has changed nothing", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    bool told = false;
    {
        Transaction tx{*database};
        tx.run("INSERT INTO thing (id) VALUES ('a')");
        tx.after_commit([&] { told = true; });
    }
    CHECK(count(*database) == 0);
    CHECK_FALSE(told);

    Transaction tx{*database};
    tx.run("INSERT INTO thing (id) VALUES ('a')");
    tx.after_commit([&] { told = true; });
    tx.commit();
    CHECK(count(*database) == 1);
    CHECK(told);
}

TEST_CASE("a rule of the schema that says no is told apart, and ends the transaction on both engines", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    {
        Transaction tx{*database};
        tx.run("INSERT INTO thing (id) VALUES ('a')");
        CHECK_THROWS_AS(rows(tx.run("INSERT INTO thing (id) VALUES ('a')")), storage::Violated);
        CHECK_THROWS_AS(tx.run("INSERT INTO thing (id) VALUES ('b')"), Mistake);
    }
    {
        Transaction tx{*database};
        CHECK_THROWS_AS(rows(tx.run("INSERT INTO part (id, thing) VALUES ('p', 'nothing')")), storage::Violated);
    }
    CHECK(count(*database) == 0);
}

TEST_CASE("our own mistakes are called mistakes", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    const auto in = [&](Mode mode, auto work) {
        Transaction tx{*database, mode};
        work(tx);
        tx.commit();
    };
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.run("SELEC 1"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.run("SELECT nothing FROM nowhere"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.run("DELETE FROM thing WHERE id = $1"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.run("DELETE FROM thing WHERE id = $1", "a", "b"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.run("INSERT INTO part (id) VALUES ('a')"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::read, [](auto& tx) { tx.run("INSERT INTO thing (id) VALUES ('a')"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.first("SELECT $1", std::string{"a\0b", 3}); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.first("SELECT $1", "\xff\xfe"); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.first("SELECT COUNT(*) FROM thing")->text(0); }), Mistake);
    CHECK_THROWS_AS(in(Mode::write, [](auto& tx) { tx.first("SELECT COUNT(*) FROM thing")->integer(1); }), Mistake);
    CHECK(count(*database) == 0);  // and the database goes on
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    Transaction reader{*database, Mode::read};
    CHECK(reader.first("SELECT COUNT(*) FROM thing")->integer(0) == 0);
    Transaction writer{*database};
    writer.run("INSERT INTO thing (id) VALUES ('a')");
    writer.commit();
    CHECK(reader.first("SELECT COUNT(*) FROM thing")->integer(0) == 0);
    CHECK(count(*database) == 1);
}

TEST_CASE("what nobody asked about shows at the next question, and at the latest at the commit", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    const auto add_twice = [](Transaction& tx) {
        tx.run("INSERT INTO thing (id) VALUES ('a')");
        tx.run("INSERT INTO thing (id) VALUES ('a')");
    };
    const auto and_ask = [&](Transaction& tx) {
        add_twice(tx);
        tx.first("SELECT COUNT(*) FROM thing");
    };
    const auto and_commit = [&](Transaction& tx) {
        add_twice(tx);
        tx.commit();
    };
    const auto and_ask_how_many = [&](Transaction& tx) {
        add_twice(tx);
        rows(tx.run("UPDATE thing SET number = 1"));
    };
    for (const std::function<void(Transaction&)>& work : {std::function<void(Transaction&)>{and_ask}, {and_commit}, {and_ask_how_many}}) {
        Transaction tx{*database};
        CHECK_THROWS_AS(work(tx), storage::Violated);
        CHECK_THROWS_AS(tx.first("SELECT 1"), Mistake);  // the transaction is over
    }
    CHECK(count(*database) == 0);
}

TEST_CASE("how many rows were changed can be asked later, and of each statement", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    Transaction tx{*database};
    const auto three = tx.run("INSERT INTO thing (id) VALUES ('a'), ('b'), ('c')");
    const auto two = tx.run("UPDATE thing SET number = 1 WHERE id <> 'a'");
    CHECK(tx.first("SELECT COUNT(*) FROM thing")->integer(0) == 3);
    const auto one = tx.run("DELETE FROM thing WHERE id = 'a'");
    CHECK(rows(one) == 1);
    CHECK(rows(two) == 2);
    CHECK(rows(three) == 3);
}

TEST_CASE("a connection that died while idle is replaced without a word", "[storage]")
{
    Place place{test::postgres};
    auto database = storage::open(place.url());
    const auto cut_all = [&] {
        auto killer = storage::open(place.url(), {.sessions = 1});
        Transaction tx{*killer, Mode::read};
        tx.all("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
               "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    };
    {
        Transaction one{*database, Mode::read}, two{*database, Mode::read};  // two sessions, both idle afterwards
    }
    cut_all();
    CHECK_NOTHROW(Transaction{*database}.first("SELECT 1"));

    SECTION("while one that dies in the middle is a broken world, once")
    {
        Transaction tx{*database};
        tx.run("CREATE TABLE later (id TEXT)");
        cut_all();
        CHECK_THROWS_AS(rows(tx.run("INSERT INTO later (id) VALUES ('a')")), storage::Broken);
        CHECK_NOTHROW(Transaction{*database}.first("SELECT 1"));
    }
}

TEST_CASE("what cannot be opened says so", "[storage]")
{
    CHECK_THROWS_AS(storage::open("mysql://somewhere"), std::invalid_argument);
    CHECK_THROWS_AS(storage::open("sqlite:"), std::invalid_argument);
    CHECK_THROWS_AS(storage::open("sqlite::memory:"), std::invalid_argument);
    CHECK_THROWS_AS(storage::open("sqlite:/nowhere/at/all.db"), storage::Broken);
    CHECK_THROWS_AS(storage::open("postgresql://luwte@127.0.0.1:1/nothing"), storage::Broken);
}

TEST_CASE("of what is rehearsed nothing is kept, and what would go wrong does", "[storage]")
{
    auto database = with_table(GENERATE(test::sqlite, test::postgres));
    const auto rehearsed = storage::rehearsal(*database);
    {
        Transaction tx{*rehearsed};
        tx.run("INSERT INTO thing (id) VALUES ($1)", "a");
        CHECK(tx.first("SELECT id FROM thing").has_value());
        tx.commit();
    }
    const auto twice = [&] {
        Transaction tx{*rehearsed};
        tx.run("INSERT INTO thing (id) VALUES ($1)", "a");
        tx.run("INSERT INTO thing (id) VALUES ($1)", "a");
        tx.commit();
    };
    CHECK_THROWS_AS(twice(), storage::Violated);
    Transaction tx{*database};
    CHECK_FALSE(tx.first("SELECT id FROM thing").has_value());
}
