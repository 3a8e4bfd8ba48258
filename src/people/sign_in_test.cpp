#include <thread>

#include "people/account.h"
#include "people/attempts.h"
#include "people/office_test.h"
#include "people/second_factor.h"
#include "people/throttle.h"

using namespace luwte;
using namespace std::chrono_literals;
using test::code_at;
using test::login;
using test::Office;
using test::password;

TEST_CASE("four mistakes are free, then each costs twice the time of the one before, half a minute at most", "[people]")
{
    const Instant now = *parse_instant("2026-03-09T09:00:00Z");
    people::Standing standing;
    for (int mistake = 1; mistake < 5; ++mistake) standing = people::after_failure(standing, now);
    CHECK_FALSE(standing.is_blocked(now));
    for (auto wait : {2s, 4s, 8s, 16s, 30s, 30s}) {
        standing = people::after_failure(standing, now);
        CHECK(*standing.blocked_until == now + wait);
    }
    CHECK_FALSE(standing.is_blocked(now + 30s));
}

TEST_CASE("an IPv6 household counts as one, an IPv4 address in IPv6 clothes as itself", "[people]")
{
    CHECK(people::network_of("2001:db8:1:2::1") == people::network_of("2001:db8:1:2:ffff::9"));
    CHECK(people::network_of("2001:db8:1:2::1") != people::network_of("2001:db8:1:3::1"));
    CHECK(people::network_of("::ffff:192.0.2.7") == people::network_of("192.0.2.7"));
}

TEST_CASE("every refusal looks alike, whether the login exists or not", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    office.given_account("Els Kamp", "invited@oeverbeek.example");
    const auto wrong = office.try_sign_in(login, "not the password");
    for (const char* other : {"nobody@oeverbeek.example", "invited@oeverbeek.example", "no address"}) {
        const auto answer = office.try_sign_in(other, password);
        CHECK(answer.status == wrong.status);
        CHECK(answer.code() == wrong.code());
    }
    CHECK(wrong.status == 401);
    CHECK(wrong.code() == "people.sign_in_refused");
}

TEST_CASE("a stranger's guesses slow down the stranger and lock nobody else out", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto device = office.try_sign_in(login, password, {}, "192.0.2.1").cookie("__Host-luwte-device");
    REQUIRE_FALSE(device.empty());
    const std::vector<http::Header> with_device{{"Cookie", "__Host-luwte-device=" + device}, {"Sec-Fetch-Site", "same-origin"}};

    const char* const stranger = "203.0.113.9";
    for (int guess = 0; guess < 5; ++guess) CHECK(office.try_sign_in(login, "wrong guess no.", {}, stranger).status == 401);
    CHECK(office.try_sign_in(login, password, {}, stranger).code() == "people.try_later");
    const auto blocked = office.try_sign_in(login, password, {}, stranger);
    CHECK(blocked.status == 429);
    CHECK(std::ranges::any_of(blocked.headers, [](const auto& header) { return header.name == "Retry-After" && header.value == "2"; }));

    SECTION("she signs in from elsewhere") { CHECK(office.try_sign_in(login, password).status == 201); }
    SECTION("she signs in behind the same address, from a device that was there before")
    {
        CHECK(office.try_sign_in(login, password, with_device, stranger).status == 201);
    }
    SECTION("on a new device behind the stranger's address she waits no longer than half a minute, however often he was wrong")
    {
        for (int guess = 0; guess < 20; ++guess) {
            office.clock.pass(30s);
            CHECK(office.try_sign_in(login, "wrong guess no.", {}, stranger).status == 401);
        }
        office.clock.pass(30s);
        CHECK(office.try_sign_in(login, password, {}, stranger).status == 201);
    }
    SECTION("a stolen device guesses no faster than anybody")
    {
        for (int guess = 0; guess < 5; ++guess) office.try_sign_in(login, "wrong guess no.", with_device);
        CHECK(office.try_sign_in(login, password, with_device).code() == "people.try_later");
        CHECK(office.try_sign_in(login, password).status == 201);
    }
}

TEST_CASE("a login that does not exist is slowed down like one that does", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const char* const nobody = "nobody@oeverbeek.example";
    for (int guess = 0; guess < 5; ++guess) CHECK(office.try_sign_in(nobody, "wrong guess no.").status == 401);
    CHECK(office.try_sign_in(nobody, "wrong guess no.").code() == "people.try_later");
}

TEST_CASE("another password ends other sessions and keeps what the account could open", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto elsewhere = office.sign_in(login);
    CHECK(elsewhere != office.admin);  // a token of its own
    const char* const next = "another password for spring";
    auto change = [&](const char* current, const char* wanted) {
        return office.post("/profile/password-changes", office.admin, {{"current", current}, {"new", wanted}});
    };
    const auto wrong = change("not the password", next);
    CHECK(wrong.code() == "people.password_wrong");
    CHECK(wrong.body.at("errors").at(0).at("field") == "/current");
    CHECK(change(password, "short").code() == "people.password_too_short");
    CHECK(change(password, next).status == 204);
    CHECK(office.get("/profile", elsewhere).status == 401);
    CHECK(office.get("/profile", office.admin).status == 200);
    CHECK(office.try_sign_in(login, password).status == 401);

    storage::Transaction tx{*office.database};
    const auto before = office.actor(tx, office.admin);
    tx.commit();
    const auto token = office.sign_in(login, next);
    storage::Transaction later{*office.database};
    CHECK(office.actor(later, token).keys->public_key() == before.keys->public_key());
}

TEST_CASE("a password of words that everybody thinks of is refused, whatever it is lengthened with", "[people]")
{
    const char* const somebody = "e.kamp@oeverbeek.example";
    for (const char* easy : {"wachtwoord123", "W@chtw00rd2026!", "Welkom2026!!", "passwordpassword", "123456789012", "qwertyuiop12", "abcabcabcabc",
                             "Oeverbeek-2026", "gemeente.Oeverbeek1", "zomer2026zomer", "luwteluwte26", "aaaaaaaaaaaa", "ab12ab12ab12", "Kamp-voetbal-1"})
        CHECK(people::acceptable(Secret{easy}, somebody, "/password").refusal().code() == "people.password_too_easy");
    for (const char* good : {"another password for spring", "vier blauwe fietsen", "correcthorsebattery", "luwte-demo-2026", "Jij bent 12 jaar", "zonnebloempit!"})
        CHECK(people::acceptable(Secret{good}, somebody, "/password"));
}

TEST_CASE("with a second factor the password alone does not sign in, and a code works once", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto refused = office.post("/profile/totp-enrolments", office.admin, {{"password", "not the password"}});
    CHECK(refused.code() == "people.password_wrong");
    CHECK(refused.body.at("errors").at(0).at("field") == "/password");
    const auto enrolment = office.post("/profile/totp-enrolments", office.admin, {{"password", password}});
    const auto secret = enrolment.text("secret");
    CHECK(enrolment.text("uri").starts_with("otpauth://totp/Gemeente%20Oeverbeek:beheer%40oeverbeek.example?secret="));
    auto sign_in = [&](const std::string& code) {
        return office.ask("POST", "/sessions", "", {{"login", login}, {"password", password}, {"totpCode", code}});
    };
    CHECK(office.post("/profile/totp-confirmations", office.admin, {{"code", "000000"}}).code() == "people.totp_code_wrong");
    CHECK(office.try_sign_in(login, password).status == 201);  // not in force yet
    const auto first = code_at(secret, office.clock.now());
    CHECK(office.post("/profile/totp-confirmations", office.admin, {{"code", first}}).status == 204);
    CHECK(office.get("/profile", office.admin).body.at("totp") == true);

    CHECK(office.try_sign_in(login, password).code() == "people.totp_needed");
    CHECK(sign_in(first).code() == "people.sign_in_refused");  // used to confirm
    CHECK(sign_in("12345x").code() == "people.sign_in_refused");
    office.clock.pass(60s);
    const auto second = code_at(secret, office.clock.now());
    const auto answer = sign_in(second);
    CHECK(answer.status == 201);
    CHECK(answer.body.at("secondFactor") == true);
    CHECK(sign_in(second).code() == "people.sign_in_refused");
    const auto wrong = office.ask("POST", "/sessions", "", {{"login", login}, {"password", "wrong password"}});
    CHECK(wrong.code() == "people.sign_in_refused");

    SECTION("it survives another password")
    {
        const char* const next = "another password for spring";
        CHECK(office.post("/profile/password-changes", office.admin, {{"current", password}, {"new", next}}).status == 204);
        CHECK(office.try_sign_in(login, next).code() == "people.totp_needed");
        office.clock.pass(60s);
        const auto again = office.ask("POST", "/sessions", "",
                                      {{"login", login}, {"password", next}, {"totpCode", code_at(secret, office.clock.now())}});
        CHECK(again.status == 201);
    }
    SECTION("it goes with the password's proof")
    {
        CHECK(office.post("/profile/totp-removals", office.admin, {{"password", "not the password"}}).status == 400);
        CHECK(office.post("/profile/totp-removals", office.admin, {{"password", password}}).status == 204);
        CHECK(office.try_sign_in(login, password).status == 201);
    }
}

TEST_CASE("within a session the fifth wrong password ends it, so a stolen one guesses no further", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto stolen = office.sign_in(login);
    const auto guess = [&](int time) {
        if (time % 2) return office.post("/profile/totp-removals", stolen, {{"password", "wrong guess no."}});
        return office.post("/profile/password-changes", stolen, {{"current", "wrong guess no."}, {"new", "another password for spring"}});
    };
    for (int time = 1; time < 5; ++time) CHECK(guess(time).code() == "people.password_wrong");
    CHECK(guess(5).status == 401);
    CHECK(office.get("/profile", stolen).status == 401);

    CHECK(office.get("/profile", office.admin).status == 200);  // his own session stays
    storage::Transaction tx{*office.database};
    people::tell_of_attempts(tx, office.clock.now());
    CHECK(tx.first("SELECT COUNT(*) FROM journal_entry WHERE action = 'session.refused'")->integer(0) == 1);
}

TEST_CASE("hashing has few places: not all for one party, and who is known goes in turn with strangers", "[people]")
{
    people::PasswordWork work{{.at_once = 1, .waiting = 1, .per_party = 1, .patience = 1h, .work = {1, 8192}}};
    auto working = work.enter({"192.0.2.1", false});
    REQUIRE(working);
    CHECK_FALSE(work.enter({"192.0.2.1", false}));  // a flood from one address does not take them all

    std::vector<std::string> order;
    std::mutex guard;
    auto wait_in_line = [&](people::Party party) {
        const auto place = work.enter(party);
        const std::lock_guard lock{guard};
        order.push_back(place ? party.name : "refused");
    };
    std::thread stranger{wait_in_line, people::Party{"203.0.113.9", false}};
    while (work.waiting() != 1) std::this_thread::yield();
    CHECK_FALSE(work.enter({"203.0.113.10", false}));  // the strangers' queue is full
    std::thread known{wait_in_line, people::Party{"her telephone", true}};
    while (work.waiting() != 2) std::this_thread::yield();

    { const auto done = std::move(*working); }
    stranger.join();
    known.join();
    CHECK(order == std::vector<std::string>{"her telephone", "203.0.113.9"});
}

TEST_CASE("who is known keeps no stranger out, however many of them come", "[people]")
{
    people::PasswordWork work{{.at_once = 1, .waiting = 2, .per_party = 1, .patience = 1h, .work = {1, 8192}}};
    auto working = work.enter({"192.0.2.1", false});
    REQUIRE(working);
    std::vector<std::string> order;
    std::mutex guard;
    std::vector<std::thread> waiting;
    for (const people::Party& party : {people::Party{"first", true}, {"second", true}, {"203.0.113.9", false}}) {
        waiting.emplace_back([&work, &order, &guard, party] {
            const auto place = work.enter(party);
            const std::lock_guard lock{guard};
            order.push_back(place ? party.name : "refused");
        });
        while (work.waiting() != waiting.size()) std::this_thread::yield();
    }
    { const auto done = std::move(*working); }
    for (auto& thread : waiting) thread.join();
    CHECK(order == std::vector<std::string>{"first", "203.0.113.9", "second"});
}

TEST_CASE("whoever guesses loses his place in the line to a stranger who does not", "[people]")
{
    people::PasswordWork work{{.at_once = 1, .waiting = 2, .per_party = 2, .patience = 1h, .work = {1, 8192}}};
    const auto now = *parse_instant("2026-03-09T09:00:00Z");
    const people::Party guesser{"203.0.113.9", false}, worse{"203.0.113.10", false}, honest{"192.0.2.7", false};
    work.note_wrong(guesser, now);
    for (int time = 0; time < 3; ++time) work.note_wrong(worse, now);
    auto working = work.enter({"192.0.2.1", false});
    REQUIRE(working);

    std::vector<std::string> order;
    std::mutex guard;
    auto wait_in_line = [&](people::Party party) {
        const auto place = work.enter(party);
        const std::lock_guard lock{guard};
        order.push_back(party.name + (place ? "" : " refused"));
    };
    std::thread first{wait_in_line, worse};
    while (work.waiting() != 1) std::this_thread::yield();
    std::thread second{wait_in_line, guesser};
    while (work.waiting() != 2) std::this_thread::yield();
    CHECK_FALSE(work.enter(worse));
    std::thread third{wait_in_line, honest};
    first.join();  // made way
    while (work.waiting() != 2) std::this_thread::yield();

    { const auto done = std::move(*working); }
    second.join();
    third.join();
    CHECK(order == std::vector<std::string>{"203.0.113.10 refused", "192.0.2.7", "203.0.113.9"});

    work.note_wrong(honest, now + 2h);  // an hour later nobody knows who was wrong
    CHECK(work.enter(worse));
}

TEST_CASE("whoever has waited too long is told that it is busy and leaves no trace", "[people]")
{
    people::PasswordWork work{{.at_once = 1, .waiting = 1, .patience = 1ms, .work = {1, 8192}}};
    const auto working = work.enter({"a", false});
    REQUIRE(working);
    const auto late = work.enter({"b", false});
    REQUIRE_FALSE(late);
    CHECK(late.refusal().code() == "people.busy");
    CHECK(work.waiting() == 0);
}
