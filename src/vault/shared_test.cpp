#include <catch2/catch.hpp>

#include "engines.h"
#include "vault/account_store.h"
#include "vault/content_key.h"
#include "vault/shared.h"

using namespace luwte;
using namespace luwte::vault;

namespace {
const OrganisationId assen{"11111111-1111-4111-8111-111111111111"};
const OrganisationId leudal{"22222222-2222-4222-8222-222222222222"};
const Instant monday = *parse_instant("2026-03-09T08:00:00Z");

struct Room {
    std::unique_ptr<storage::Database> database = test::fresh_database(GENERATE(test::sqlite, test::postgres));
    storage::Transaction tx{*database};
    std::shared_ptr<KeyPair> keys = std::make_shared<KeyPair>(KeyPair::random());
    AccountId griffier = fresh<AccountId>();

    Room()
    {
        for (const auto& organisation : {assen, leudal})
            tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Anders', 'default', $2)", organisation, monday);
        const auto salt = random_bytes(salt_size);
        const Work light{1, 8192};
        const Stretched password{Secret{"correct horse"}, salt, light};
        keep_keys(tx, assen, griffier, *keys, password, salt, light);
    }
    Ring ring() { return {tx, assen, griffier, keys, monday}; }
    Ring reporter() { return {tx, assen, fresh<AccountId>(), std::make_shared<KeyPair>(KeyPair::random()), monday}; }
};

const Place mention{assen, "mention-1", "mention.key"};
}  // namespace

TEST_CASE("a compartment of the organisation is found by its name, and nowhere else", "[vault]")
{
    Room room;
    auto ring = room.ring();
    const auto whole = create_shared(room.tx, ring, assen, "offenders", "", "offenders.read");
    const auto part = create_shared(room.tx, ring, assen, "offenders", "incident-1", "offenders.read");
    CHECK(find_shared(room.tx, assen, "offenders")->id == whole.id);
    CHECK(find_shared(room.tx, assen, "offenders", "incident-1")->id == part.id);
    CHECK_FALSE(find_shared(room.tx, assen, "desk"));
    CHECK_FALSE(find_shared(room.tx, leudal, "offenders"));
    CHECK(all_shared(room.tx, assen, "offenders").size() == 2);
    CHECK(all_shared(room.tx, leudal).empty());
    CHECK_THROWS_AS((create_shared(room.tx, ring, assen, "offenders", "", "offenders.read"), room.tx.first("SELECT 1")), storage::Violated);
}

TEST_CASE("whoever may not read it puts a key into its letterbox, and only a holder takes it out", "[vault]")
{
    Room room;
    auto ring = room.ring();
    const auto compartment = create_shared(room.tx, ring, assen, "offenders", "", "offenders.read").id;
    ring.grant(compartment, room.griffier, {"role", "griffier", "W 5.1"});

    const auto key = ContentKey::fresh();
    const auto words = key.seal(as_bytes("a man with a limp"), mention);
    const auto letter = key.post(room.tx, compartment, mention);
    CHECK_FALSE(room.reporter().opens(compartment));

    auto later = room.ring();
    CHECK(as_text(ContentKey::collect(later, compartment, letter, mention).open(words, mention)) == "a man with a limp");
    CHECK_THROWS_AS(ContentKey::collect(later, compartment, letter, Place{assen, "mention-2", "mention.key"}), Tampered);
    const auto other = create_shared(room.tx, later, assen, "desk", "", "desk.read").id;
    CHECK_THROWS_AS(ContentKey::collect(later, other, letter, mention), Tampered);
    auto changed = letter;
    changed.back() ^= 1;
    CHECK_THROWS_AS(ContentKey::collect(later, compartment, changed, mention), Tampered);
}

TEST_CASE("keys for other purposes differ by compartment and by purpose, and are the same for every holder", "[vault]")
{
    Room room;
    auto ring = room.ring();
    const auto one = create_shared(room.tx, ring, assen, "offenders", "", "offenders.read").id;
    const auto two = create_shared(room.tx, ring, assen, "desk", "", "desk.read").id;
    ring.grant(one, room.griffier, {"role", "griffier", "W 5.1"});
    auto again = room.ring();
    CHECK(hex(ring.derive(one, "index").view()) == hex(again.derive(one, "index").view()));
    CHECK(hex(ring.derive(one, "index").view()) != hex(ring.derive(one, "other").view()));
    CHECK(hex(ring.derive(one, "index").view()) != hex(ring.derive(two, "index").view()));
}
