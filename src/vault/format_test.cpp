// What docs/vault-format.md promises, byte by byte. The stored vectors (test/vectors/vault.json) were written once and
// must open for ever; when a version is added, its vectors are added and the old ones stay.
#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "vault/account_key.h"
#include "vault/grant.h"
#include "vault/recovery.h"
#include "vault/seal.h"
#include "vault/session_key.h"

using namespace luwte;
using namespace luwte::vault;
namespace json = boost::json;

namespace {
const OrganisationId assen{"11111111-1111-4111-8111-111111111111"};
const OrganisationId leudal{"22222222-2222-4222-8222-222222222222"};
const AccountId griffier{"33333333-3333-4333-8333-333333333333"};
const Addressed label{"luwte grant", assen.text, "compartment-1", griffier.text};

Bytes bytes(const json::value& text) { return *from_hex(text.as_string()); }
std::string text(const json::value& value) { return std::string{value.as_string()}; }
std::string hexed(KeyView key) { return hex(key); }

json::value stored_vectors()
{
    std::ifstream file{std::string{LUWTE_SOURCE} + "/test/vectors/vault.json"};
    std::stringstream content;
    content << file.rdbuf();
    return json::parse(content.str());
}

Place place_of(const json::value& vector, OrganisationId organisation)
{
    return {std::move(organisation), vector.at("record").as_string(), vector.at("field").as_string()};
}

/// Every single change of one bit in each byte.
template <class Open>
void check_every_byte(Bytes sealed, Open open)
{
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
        INFO("byte " << at);
        CHECK_THROWS_AS(open(changed), Tampered);
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        CHECK_THROWS_AS(open(Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(size))), Tampered);
}
}  // namespace

TEST_CASE("a sealed value opens only whole, unchanged, with its key and where it belongs", "[vault]")
{
    const auto key = Key::random();
    const Place here{assen, "report-1", "report.narrative"};
    const auto sealed = seal(key.view(), as_bytes("He stood at my door."), here);
    CHECK(as_text(open(key.view(), sealed, here)) == "He stood at my door.");

    CHECK_THROWS_AS(open(Key::random().view(), sealed, here), Tampered);
    CHECK_THROWS_AS(open(key.view(), sealed, Place{leudal, "report-1", "report.narrative"}), Tampered);
    CHECK_THROWS_AS(open(key.view(), sealed, Place{assen, "report-2", "report.narrative"}), Tampered);
    CHECK_THROWS_AS(open(key.view(), sealed, Place{assen, "report-1", "report.need"}), Tampered);
    CHECK_THROWS_AS(open(key.view(), sealed, Place{assen, "report-1report.", "narrative"}), Tampered);
    check_every_byte(sealed.bytes, [&](Bytes changed) { return open(key.view(), Sealed{std::move(changed)}, here); });
}

TEST_CASE("the length of what is sealed says little about the words", "[vault]")
{
    const auto key = Key::random();
    const Place here{assen, "task-1", "task.title"};
    auto size = [&](std::size_t length) {
        const auto sealed = seal(key.view(), Bytes(length, 'x'), here);
        CHECK(open(key.view(), sealed, here) == Bytes(length, 'x'));
        return sealed.bytes.size();
    };
    CHECK(size(0) == size(63));
    CHECK(size(64) == size(127));
    CHECK(size(63) < size(64));
    CHECK(size(960) == size(1023));
    CHECK(size(1024) == size(2047));
    CHECK(size(2047) < size(2048));
    CHECK(size(1 << 20) == size((1 << 20) + 1023));
    CHECK(seal(key.view(), {}, here).bytes != seal(key.view(), {}, here).bytes);
}

TEST_CASE("a boxed key opens only for whom and for what it was boxed", "[vault]")
{
    const auto mine = KeyPair::random();
    const auto key = Key::random();
    const auto boxed = box(mine.public_key(), key.view(), label);
    CHECK(hexed(unbox(mine, boxed, label).view()) == hexed(key.view()));
    CHECK_THROWS_AS(unbox(KeyPair::random(), boxed, label), Tampered);
    CHECK_THROWS_AS(unbox(mine, boxed, Addressed{"luwte grant", leudal.text, "compartment-1", griffier.text}), Tampered);
    CHECK_THROWS_AS(unbox(mine, boxed, Addressed{"luwte grant", assen.text, "compartment-2", griffier.text}), Tampered);
    CHECK_THROWS_AS(unbox(mine, boxed, Addressed{"luwte grant", assen.text, "compartment-1", "somebody"}), Tampered);
    CHECK_THROWS_AS(unbox(mine, boxed, Addressed{"luwte recovery", assen.text, "compartment-1", griffier.text}), Tampered);
    check_every_byte(boxed, [&](const Bytes& changed) { return unbox(mine, changed, label); });
}

TEST_CASE("boxes of one occasion open each for its own, and do not vouch for each other", "[vault]")
{
    const auto mine = KeyPair::random(), other = KeyPair::random();
    const auto key = Key::random();
    Sender sender;
    const auto first = sender.box(mine.public_key(), key.view(), label);
    const auto second = sender.box(mine.public_key(), key.view(), label), others = sender.box(other.public_key(), key.view(), label);
    CHECK(first != second);
    for (const auto& boxed : {first, second}) CHECK(hexed(unbox(mine, boxed, label).view()) == hexed(key.view()));
    CHECK(hexed(unbox(other, others, label).view()) == hexed(key.view()));
    CHECK_THROWS_AS(unbox(mine, others, label), Tampered);
    CHECK_THROWS_AS(unbox(other, first, label), Tampered);
}

TEST_CASE("a session's key opens only in its own row, and its lookup gives nothing away", "[vault]")
{
    const auto keys = KeyPair::random();
    const auto token = Token::random("session");
    const auto wrapped = token.wrap(keys, "row-1");
    CHECK(token.unwrap(wrapped, "row-1").public_key() == keys.public_key());
    CHECK_THROWS_AS(token.unwrap(wrapped, "row-2"), Tampered);
    CHECK_THROWS_AS(Token::random("session").unwrap(wrapped, "row-1"), Tampered);
    // The same secret as an invitation is another key.
    const auto moved = Token::parse("invitation", token.text().reveal());
    REQUIRE(moved);
    CHECK(moved->lookup() != token.lookup());
    CHECK_THROWS_AS(moved->unwrap(wrapped, "row-1"), Tampered);
    CHECK_FALSE(Token::parse("session", "short"));
    check_every_byte(wrapped, [&](const Bytes& changed) { return token.unwrap(changed, "row-1"); });
}

TEST_CASE("any k of n shares restore the key, fewer are refused, and a wrong letter is found", "[vault]")
{
    const auto recovery = KeyPair::random();
    const auto shares = split(recovery, {3, 5});
    REQUIRE(shares.size() == 5);

    SECTION("any three of five")
    {
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = 0; b < 5; ++b)
                for (std::size_t c = 0; c < 5; ++c) {
                    if (a == b || b == c || a == c) continue;
                    const auto found = combine({shares[a], shares[b], shares[c]});
                    REQUIRE(found);
                    CHECK(found->public_key() == recovery.public_key());
                }
        CHECK(combine(shares));
    }
    SECTION("fewer, or one twice")
    {
        CHECK(combine({}).refusal().code() == "vault.too_few_shares");
        CHECK(combine({shares[0], shares[1]}).refusal().code() == "vault.too_few_shares");
        CHECK(combine({shares[0], shares[1], shares[1]}).refusal().code() == "vault.share_twice");
    }
    SECTION("a share of another set")
    {
        const auto other = split(recovery, {3, 5});
        CHECK(combine({shares[0], shares[1], other[2]}).refusal().code() == "vault.share_of_another_set");
    }
    SECTION("a wrong letter in any place")
    {
        const std::string right{shares[1].reveal()};
        for (std::size_t at = 0; at < right.size(); ++at) {
            if (right[at] == '-') continue;
            auto wrong = right;
            wrong[at] = wrong[at] == 'A' ? 'B' : 'A';
            const auto refused = combine({shares[0], Secret{wrong}, shares[2]});
            REQUIRE_FALSE(refused);
            CHECK(refused.refusal().code() == "vault.share_mistyped");
            CHECK(refused.refusal().faults.front().field == "/shares/1");
        }
    }
    SECTION("typed as people type")
    {
        std::string typed;
        for (char c : shares[1].reveal()) typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        CHECK(combine({shares[0], Secret{typed}, shares[2]}));
    }
}

TEST_CASE("one share too few says nothing: for the same key it can be anything", "[vault]")
{
    const auto recovery = KeyPair::random();
    std::set<std::uint8_t> first_byte, last_byte;
    for (int time = 0; time < 6000; ++time) {
        const auto share = *from_base32(split(recovery, {2, 2}).front().reveal());
        first_byte.insert(share[7]);
        last_byte.insert(share[7 + 47]);
    }
    CHECK(first_byte.size() == 256);
    CHECK(last_byte.size() == 256);
}

TEST_CASE("base32 reads back what it wrote, and refuses what it could not have written", "[vault]")
{
    for (std::size_t size = 0; size < 40; ++size) {
        const auto some = random_bytes(size);
        CHECK(from_base32(base32(some)) == some);
    }
    CHECK_FALSE(from_base32("U"));
    CHECK_FALSE(from_base32("0"));
    CHECK_FALSE(from_base32("01"));  // bits that say nothing are not zero
}

TEST_CASE("everything that was ever sealed opens: the stored vectors", "[vault]")
{
    const auto vectors = stored_vectors();
    SECTION("sealed values")
    {
        for (const auto& vector : vectors.at("sealed").as_array()) {
            const auto key = Key::copy_of(bytes(vector.at("key")));
            const auto place = place_of(vector, {text(vector.at("organisation"))});
            CHECK(hex(open(key.view(), Sealed{bytes(vector.at("sealed"))}, place)) == text(vector.at("plain")));
        }
    }
    SECTION("boxed keys")
    {
        for (const auto& vector : vectors.at("boxed").as_array()) {
            const auto mine = KeyPair::from_private(bytes(vector.at("private")));
            CHECK(hex(mine.public_key().bytes) == text(vector.at("public")));
            const auto purpose = text(vector.at("purpose")), organisation = text(vector.at("organisation"));
            const auto subject = text(vector.at("subject")), recipient = text(vector.at("recipient"));
            const auto key = unbox(mine, bytes(vector.at("boxed")), {purpose, organisation, subject, recipient});
            CHECK(hexed(key.view()) == text(vector.at("key")));
        }
    }
    SECTION("letters")
    {
        for (const auto& vector : vectors.at("letters").as_array()) {
            const auto pair = KeyPair::from_seed(Key::copy_of(bytes(vector.at("compartmentKey"))).derive("luwte letterbox 1"));
            CHECK(hex(pair.public_key().bytes) == text(vector.at("letterbox")));
            const auto organisation = text(vector.at("organisation")), record = text(vector.at("record")), field = text(vector.at("field"));
            CHECK(hexed(unbox(pair, bytes(vector.at("letter")), {"luwte letter", organisation, record, field}).view()) == text(vector.at("key")));
        }
    }
    SECTION("kept keys")
    {
        for (const auto& vector : vectors.at("kept").as_array()) {
            const auto mine = KeyPair::from_private(bytes(vector.at("private")));
            const Place place{{text(vector.at("organisation"))}, vector.at("compartment").as_string(), "vault.kept"};
            CHECK(hex(open(mine.ring().view(), Sealed{bytes(vector.at("sealed"))}, place)) == text(vector.at("key")));
        }
    }
    SECTION("accounts")
    {
        for (const auto& vector : vectors.at("accounts").as_array()) {
            const Stretched password{Secret{text(vector.at("password"))}, bytes(vector.at("salt")),
                                     Work{vector.at("passes").as_int64(), vector.at("memory").as_int64()}};
            CHECK(hex(password.verifier()) == text(vector.at("verifier")));
            CHECK(hex(password.second_factor().public_key().bytes) == text(vector.at("secondFactorPublic")));
            const auto keys = password.unwrap(bytes(vector.at("wrapped")), PublicKey{bytes(vector.at("public"))},
                                              {text(vector.at("organisation"))}, {text(vector.at("account"))});
            CHECK(hexed(keys.private_key()) == text(vector.at("private")));
        }
    }
    SECTION("tokens")
    {
        for (const auto& vector : vectors.at("tokens").as_array()) {
            const auto token = Token::parse(text(vector.at("kind")), text(vector.at("token")));
            REQUIRE(token);
            CHECK(hex(token->lookup()) == text(vector.at("lookup")));
            CHECK(hexed(token->unwrap(bytes(vector.at("wrapped")), text(vector.at("row"))).private_key()) ==
                  text(vector.at("private")));
        }
    }
    SECTION("shares")
    {
        for (const auto& vector : vectors.at("shares").as_array()) {
            std::vector<Secret> shares;
            for (const auto& share : vector.at("shares").as_array()) shares.emplace_back(text(share));
            shares.resize(static_cast<std::size_t>(vector.at("needed").as_int64()));
            const auto found = combine(shares);
            REQUIRE(found);
            CHECK(hexed(found->private_key()) == text(vector.at("private")));
        }
    }
}

// Not a test: writes a fresh set of vectors to standard output (docs/vault-format.md says when).
//     build/luwte_tests "[.vectors]" | sed -n '/^{/,/^}/p'
TEST_CASE("write vault vectors", "[.vectors]")
{
    json::array sealed, boxed, kept, letters, accounts, tokens, shares;
    for (std::size_t size : {0, 20, 63, 64, 1023, 1024}) {
        const auto key = Key::random();
        const Place place{assen, "report-1", "report.narrative"};
        const auto plain = random_bytes(size);
        sealed.push_back({{"key", hexed(key.view())}, {"organisation", assen.text}, {"record", place.record},
                          {"field", place.field}, {"plain", hex(plain)},
                          {"sealed", hex(seal(key.view(), plain, place).bytes)}});
    }
    const auto mine = KeyPair::random();
    for (const char* purpose : {"luwte grant", "luwte recovery of an account"}) {
        const auto key = Key::random();
        const Addressed to{purpose, assen.text, "compartment-1", griffier.text};
        boxed.push_back({{"private", hexed(mine.private_key())}, {"public", hex(mine.public_key().bytes)},
                         {"purpose", purpose}, {"organisation", assen.text}, {"subject", "compartment-1"},
                         {"recipient", griffier.text}, {"key", hexed(key.view())},
                         {"boxed", hex(box(mine.public_key(), key.view(), to))}});
    }
    const auto compartment = Key::random();
    const auto letterbox = KeyPair::from_seed(compartment.derive("luwte letterbox 1"));
    const auto posted = Key::random();
    const Addressed letter{"luwte letter", assen.text, "mention-1", "mention.key"};
    letters.push_back({{"compartmentKey", hexed(compartment.view())}, {"letterbox", hex(letterbox.public_key().bytes)},
                       {"organisation", assen.text}, {"record", "mention-1"}, {"field", "mention.key"}, {"key", hexed(posted.view())},
                       {"letter", hex(box(letterbox.public_key(), posted.view(), letter))}});
    const auto key = Key::random();
    const Place place{assen, "compartment-1", "vault.kept"};
    kept.push_back({{"private", hexed(mine.private_key())}, {"organisation", assen.text}, {"compartment", place.record},
                    {"key", hexed(key.view())}, {"sealed", hex(seal(mine.ring().view(), key.view(), place).bytes)}});
    for (const Work& work : {Work{1, 8192}, Work{}}) {
        const auto salt = random_bytes(salt_size);
        const std::string words = "nachtwacht äé 2026";
        const Stretched password{Secret{words}, salt, work};
        accounts.push_back({{"password", words}, {"salt", hex(salt)}, {"passes", work.passes}, {"memory", work.memory},
                            {"organisation", assen.text}, {"account", griffier.text}, {"verifier", hex(password.verifier())},
                            {"secondFactorPublic", hex(password.second_factor().public_key().bytes)},
                            {"private", hexed(mine.private_key())}, {"public", hex(mine.public_key().bytes)},
                            {"wrapped", hex(password.wrap(mine, assen, griffier))}});
    }
    for (const char* kind : {"session", "invitation"}) {
        const auto token = Token::random(kind);
        tokens.push_back({{"kind", kind}, {"token", token.text().reveal()}, {"lookup", hex(token.lookup())}, {"row", "row-1"},
                          {"private", hexed(mine.private_key())}, {"wrapped", hex(token.wrap(mine, "row-1"))}});
    }
    for (const Split& how : {Split{3, 5}, Split{2, 2}}) {
        json::array texts;
        for (const auto& share : split(mine, how)) texts.push_back(json::value(share.reveal()));
        shares.push_back({{"needed", how.needed}, {"private", hexed(mine.private_key())}, {"shares", texts}});
    }
    auto write = [](const char* name, const json::array& list, bool last = false) {
        std::cout << "\"" << name << "\": [\n";
        for (std::size_t i = 0; i < list.size(); ++i) std::cout << list[i] << (i + 1 < list.size() ? ",\n" : "\n");
        std::cout << (last ? "]\n" : "],\n");
    };
    std::cout << "{\n";
    write("sealed", sealed);
    write("boxed", boxed);
    write("letters", letters);
    write("kept", kept);
    write("accounts", accounts);
    write("tokens", tokens);
    write("shares", shares, true);
    std::cout << "}\n";
}
