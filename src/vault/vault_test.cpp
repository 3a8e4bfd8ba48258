#include <catch2/catch.hpp>

#include "engines.h"
#include "vault/account_store.h"
#include "vault/content_key.h"
#include "vault/seal.h"
#include "vault/succession.h"
#include "vault/vault.h"

using namespace luwte;
using namespace luwte::vault;

namespace {
const OrganisationId assen{"11111111-1111-4111-8111-111111111111"};
const OrganisationId leudal{"22222222-2222-4222-8222-222222222222"};
const Instant monday = *parse_instant("2026-03-09T09:00:00Z");
const Ground receives{"receives", "griffier", "W 5.1"};
const Work light{1, 8192};

struct Person {
    AccountId account = fresh<AccountId>();
    std::shared_ptr<const KeyPair> keys = std::make_shared<KeyPair>(KeyPair::random());
};

/// A vault with people in it, inside one transaction that is never committed.
struct Room {
    std::unique_ptr<storage::Database> database = test::fresh_database(GENERATE(test::sqlite, test::postgres));
    storage::Transaction tx{*database};
    KeyPair recovery = KeyPair::random();

    Room()
    {
        for (const auto& organisation : {assen, leudal})
            tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Anders', 'default', $2)",
                   organisation, monday);
        set_recovery(tx, assen, recovery.public_key());
    }

    Person stranger() { return {}; }
    Person colleague()
    {
        Person person;
        settle(person);
        return person;
    }
    void settle(const Person& person)
    {
        const auto salt = random_bytes(salt_size);
        const Stretched password{Secret{"correct horse"}, salt, light};
        keep_keys(tx, assen, person.account, *person.keys, password, salt, light);
    }
    Ring ring(const Person& person) { return {tx, assen, person.account, person.keys, monday}; }
    Place note(std::string_view record = "note-1") { return {assen, record, "note.text"}; }
};

std::string words(const Secret& secret) { return std::string{secret.reveal()}; }
}  // namespace

TEST_CASE("whoever holds a grant reads, whoever holds none does not", "[vault]")
{
    Room room;
    auto reporter = room.colleague(), griffier = room.colleague(), other = room.colleague();
    auto writing = room.ring(reporter);
    const auto report = writing.create(Purpose::report);
    writing.grant(report, reporter.account, {"own", "councillor", ""});
    writing.grant(report, griffier.account, receives);
    const auto sealed = writing.seal(report, Secret{"He stood at my door."}, room.note());

    SECTION("the griffier opens what was sealed for her")
    {
        auto ring = room.ring(griffier);
        CHECK(ring.opens(report));
        CHECK(words(ring.open(report, sealed, room.note())) == "He stood at my door.");
    }
    SECTION("a colleague without a grant opens nothing")
    {
        auto ring = room.ring(other);
        CHECK_FALSE(ring.opens(report));
        CHECK_THROWS(ring.open(report, sealed, room.note()));
        CHECK_THROWS(ring.grant(report, other.account, receives));
    }
    SECTION("a revoked grant opens nothing any more")
    {
        writing.revoke(report, griffier.account);
        CHECK_FALSE(room.ring(griffier).opens(report));
    }
    SECTION("a destroyed compartment is gone for everybody, the recovery pair included")
    {
        destroy(room.tx, report);
        CHECK_FALSE(room.ring(griffier).opens(report));
        CHECK_FALSE(room.ring(reporter).opens(report));
        CHECK(restore_grants(room.tx, assen, griffier.account, room.recovery, griffier.keys->public_key()) == 0);
    }
    SECTION("a grant copied to another person's row opens nothing")
    {
        room.tx.run("INSERT INTO vault_grant SELECT compartment, $1, organisation, state, becomes, sealed_key, rule, role, "
                    "source, since, kept_key FROM vault_grant WHERE account = $2",
                    other.account, griffier.account);
        auto ring = room.ring(other);
        CHECK_THROWS_AS(ring.opens(report), Tampered);
    }
    SECTION("a grant copied to another compartment opens nothing")
    {
        const auto secret = writing.create(Purpose::response);
        room.tx.run("UPDATE vault_grant SET compartment = $1 WHERE account = $2", secret, griffier.account);
        auto ring = room.ring(griffier);
        CHECK_THROWS_AS(ring.opens(secret), Tampered);
    }
    SECTION("who holds a key is known with the rule that gave it")
    {
        const auto found = holders(room.tx, report);
        REQUIRE(found.size() == 2);
        for (const auto& holder : found)
            if (holder.account == griffier.account) CHECK(holder.ground.source == "W 5.1");
        CHECK(holds(room.tx, report, griffier.account));
        CHECK_FALSE(holds(room.tx, report, other.account));
    }
    SECTION("a second grant keeps the first ground")
    {
        writing.grant(report, griffier.account, {"handover", "secretary", "elsewhere"});
        CHECK(held_in_role(room.tx, griffier.account, "griffier") == std::vector{report});
    }
    SECTION("whoever is excluded loses the key, and no later rule gives it back")
    {
        exclude(room.tx, assen, report, griffier.account);
        writing.grant(report, griffier.account, receives);
        wait(room.tx, assen, report, griffier.account, receives, monday);
        CHECK_FALSE(room.ring(griffier).opens(report));
        CHECK(holders(room.tx, report).size() == 1);
    }
    SECTION("whoever is barred keeps what he opens, and nothing gives him what he does not")
    {
        writing.grant(report, other.account, receives, true);
        for (const auto* account : {&griffier.account, &other.account}) bar(room.tx, assen, report, *account);
        CHECK(room.ring(griffier).opens(report));
        activate(room.tx, report, other.account, monday);
        writing.grant(report, other.account, receives);
        wait(room.tx, assen, report, other.account, receives, monday);
        CHECK_FALSE(room.ring(other).opens(report));
    }
    SECTION("a content key wrapped in the compartment opens for its holders")
    {
        const auto key = ContentKey::fresh();
        const auto chunk = key.seal(as_bytes("bytes of a photo"), room.note("chunk-0"));
        const auto wrapped = key.wrap(writing, report, room.note("evidence-1"));
        auto ring = room.ring(griffier);
        const auto again = ContentKey::unwrap(ring, report, wrapped, room.note("evidence-1"));
        CHECK(as_text(again.open(chunk, room.note("chunk-0"))) == "bytes of a photo");
        CHECK_THROWS_AS(again.open(chunk, room.note("chunk-1")), Tampered);
    }
}

namespace {
std::optional<Bytes> kept_by(Room& room, const CompartmentId& compartment, const Person& person)
{
    return room.tx.first("SELECT kept_key FROM vault_grant WHERE compartment = $1 AND account = $2", compartment, person.account)
        .value()
        .maybe_bytes(0);
}
}  // namespace

TEST_CASE("a key that was opened once is kept under the reader's own, and goes with his grant", "[vault]")
{
    Room room;
    auto reporter = room.colleague(), griffier = room.colleague();
    auto writing = room.ring(reporter);
    const auto report = writing.create(Purpose::report);
    writing.grant(report, griffier.account, receives);
    const auto sealed = writing.seal(report, Secret{"He stood at my door."}, room.note());
    const auto reads = [&](Ring&& ring) { return words(ring.open(report, sealed, room.note())); };

    CHECK_FALSE(kept_by(room, report, griffier));
    CHECK(reads(room.ring(griffier)) == "He stood at my door.");
    const auto kept = kept_by(room, report, griffier);
    REQUIRE(kept);
    CHECK(as_text(open(griffier.keys->ring().view(), Sealed{*kept}, {assen, report.text, "vault.kept"})).size() == key_size);

    SECTION("so that the box is not needed the next time")
    {
        room.tx.run("UPDATE vault_grant SET sealed_key = NULL WHERE account = $1", griffier.account);
        CHECK_THROWS(reads(room.ring(griffier)));
        room.tx.run("UPDATE vault_grant SET sealed_key = $2 WHERE account = $1", griffier.account, Bytes{2});
        CHECK(reads(room.ring(griffier)) == "He stood at my door.");
    }
    SECTION("by nobody else, and for nothing else")
    {
        CHECK_THROWS_AS(open(reporter.keys->ring().view(), Sealed{*kept}, {assen, report.text, "vault.kept"}), Tampered);
        const auto other = writing.create(Purpose::report);
        writing.grant(other, griffier.account, receives);
        room.tx.run("UPDATE vault_grant SET kept_key = $1 WHERE compartment = $2", *kept, other);
        auto ring = room.ring(griffier);
        CHECK_THROWS_AS(ring.opens(other), Tampered);
    }
    SECTION("and not after the grant was taken away")
    {
        writing.revoke(report, griffier.account);
        auto ring = room.ring(griffier);
        CHECK_FALSE(ring.opens(report));
        writing.grant(report, griffier.account, receives);
        CHECK_FALSE(kept_by(room, report, griffier));
    }
    SECTION("nor after the key pair was given up")
    {
        give_up_keys(room.tx, assen, griffier.account, monday);
        CHECK_FALSE(kept_by(room, report, griffier));
    }
    SECTION("whoever brings it along from a join need not ask again")
    {
        auto ring = room.ring(griffier);
        ring.brought(report, Bytes{2}, *kept);
        room.tx.run("DELETE FROM vault_grant WHERE account = $1", griffier.account);
        CHECK(ring.opens(report));
    }
}

TEST_CASE("a deputy on standby opens nothing until it is his turn", "[vault]")
{
    Room room;
    auto griffier = room.colleague(), deputy = room.colleague();
    auto ring = room.ring(griffier);
    const auto report = ring.create(Purpose::report);
    ring.grant(report, griffier.account, receives);
    ring.grant(report, deputy.account, {"deputy", "griffier", "W 5.1"}, true);
    CHECK_FALSE(room.ring(deputy).opens(report));
    CHECK_FALSE(holds(room.tx, report, deputy.account));
    CHECK(holders(room.tx, report).size() == 2);

    SECTION("a clock may say so, without any key")
    {
        activate(room.tx, report, deputy.account, monday);
    }
    SECTION("a colleague may say so")
    {
        ring.grant(report, deputy.account, {"handover", "griffier", ""});
    }
    CHECK(room.ring(deputy).opens(report));
}

TEST_CASE("a new colleague gets what he waits for when a co-holder comes by", "[vault]")
{
    Room room;
    auto griffier = room.colleague(), outsider = room.colleague();
    auto successor = room.stranger();
    CompartmentId report;
    {
        auto ring = room.ring(griffier);
        report = ring.create(Purpose::report);
        ring.grant(report, griffier.account, receives);
        ring.grant(report, successor.account, receives);
    }
    CHECK(room.ring(griffier).serve_waiting() == 0);  // he has no key pair yet
    room.settle(successor);
    CHECK(room.ring(outsider).serve_waiting() == 0);
    CHECK_FALSE(room.ring(successor).opens(report));
    CHECK(room.ring(griffier).serve_waiting() == 1);
    CHECK(room.ring(griffier).serve_waiting() == 0);
    CHECK(room.ring(successor).opens(report));
}

TEST_CASE("a deputy who had no key pair yet stays on standby when he is served", "[vault]")
{
    Room room;
    auto griffier = room.colleague();
    auto deputy = room.stranger();
    auto ring = room.ring(griffier);
    const auto report = ring.create(Purpose::report);
    ring.grant(report, griffier.account, receives);
    ring.grant(report, deputy.account, {"deputy", "griffier", ""}, true);
    room.settle(deputy);

    SECTION("before his turn")
    {
        CHECK(ring.serve_waiting() == 1);
        CHECK_FALSE(room.ring(deputy).opens(report));
        for (const auto& holder : holders(room.tx, report)) CHECK(holder.standby == (holder.account == deputy.account));
    }
    SECTION("his turn may come while he waits")
    {
        activate(room.tx, report, deputy.account, monday);
        CHECK(ring.serve_waiting() == 1);
        CHECK(room.ring(deputy).opens(report));
    }
}

TEST_CASE("a personal space opens for its owner alone", "[vault]")
{
    Room room;
    auto councillor = room.colleague(), administrator = room.colleague();
    auto ring = room.ring(councillor);
    const auto own = ring.personal();
    CHECK(own == ring.personal());
    CHECK(own == room.ring(councillor).personal());
    CHECK(room.ring(councillor).opens(own));
    CHECK_FALSE(room.ring(administrator).opens(own));
}

TEST_CASE("a reset password opens nothing old until a colleague confirms it", "[vault]")
{
    Room room;
    auto griffier = room.colleague(), secretary = room.colleague();
    auto ring = room.ring(secretary);
    const auto shared = ring.create(Purpose::report);
    ring.grant(shared, secretary.account, receives);
    ring.grant(shared, griffier.account, receives);
    const auto own = room.ring(griffier).personal();
    const auto diary = room.ring(griffier).seal(own, Secret{"dear diary"}, room.note());

    give_up_keys(room.tx, assen, griffier.account, monday);
    auto reset = griffier;
    reset.keys = std::make_shared<KeyPair>(KeyPair::random());
    room.settle(reset);
    CHECK(ring.serve_waiting() == 0);
    CHECK_FALSE(room.ring(reset).opens(shared));
    CHECK_FALSE(room.ring(reset).opens(own));
    CHECK(room.ring(reset).personal() != own);

    SECTION("a co-holder gives back what is shared")
    {
        ring.grant(shared, griffier.account, receives);
        CHECK(room.ring(reset).opens(shared));
        CHECK_FALSE(room.ring(reset).opens(own));
    }
    SECTION("or says that the next co-holder may")
    {
        wait(room.tx, assen, shared, griffier.account, receives, monday);
        CHECK(room.ring(secretary).serve_waiting() == 1);
        CHECK(room.ring(reset).opens(shared));
    }
    SECTION("the recovery shares give back everything")
    {
        CHECK(restore_grants(room.tx, assen, griffier.account, room.recovery, reset.keys->public_key()) == 2);
        CHECK(room.ring(reset).opens(shared));
        CHECK(words(room.ring(reset).open(own, diary, room.note())) == "dear diary");
    }
}

TEST_CASE("a forgotten password loses nothing: the recovery pair holds a copy of each private key", "[vault]")
{
    Room room;
    auto councillor = room.colleague();
    auto found = recovered_keys(room.tx, assen, councillor.account, room.recovery);
    REQUIRE(found);
    CHECK(found->public_key() == councillor.keys->public_key());
    CHECK_FALSE(recovered_keys(room.tx, assen, councillor.account, KeyPair::random()));
    CHECK_FALSE(recovered_keys(room.tx, leudal, councillor.account, room.recovery));
}

TEST_CASE("a report to somebody who never came is not lost to the organisation", "[vault]")
{
    Room room;
    auto reporter = room.colleague();
    auto griffier = room.stranger();
    CompartmentId response;
    {
        auto ring = room.ring(reporter);
        response = ring.create(Purpose::response);
        ring.grant(response, griffier.account, receives);
    }
    CHECK_FALSE(room.ring(reporter).opens(response));
    CHECK(restore_grants(room.tx, assen, griffier.account, room.recovery, griffier.keys->public_key()) == 1);
    CHECK(room.ring(griffier).opens(response));
}

TEST_CASE("a password opens the key pair it was wrapped for, and no other", "[vault]")
{
    Room room;
    auto councillor = room.colleague();
    const auto kept = keys_of(room.tx, councillor.account);
    REQUIRE(kept);
    const Stretched right{Secret{"correct horse"}, kept->salt, kept->work};
    const Stretched wrong{Secret{"wrong horse"}, kept->salt, kept->work};
    CHECK(right.matches(kept->verifier));
    CHECK_FALSE(wrong.matches(kept->verifier));
    CHECK(right.second_factor().public_key() == kept->second_factor);
    CHECK(right.unwrap(kept->wrapped_private, kept->open, assen, councillor.account).public_key() ==
          councillor.keys->public_key());
    CHECK_THROWS_AS(wrong.unwrap(kept->wrapped_private, kept->open, assen, councillor.account), Tampered);
    CHECK_THROWS_AS(right.unwrap(kept->wrapped_private, kept->open, leudal, councillor.account), Tampered);
    CHECK_THROWS_AS(right.unwrap(kept->wrapped_private, kept->open, assen, fresh<AccountId>()), Tampered);
}
