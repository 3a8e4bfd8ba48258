#include "people/device_link.h"

#include "notify/postman.h"
#include "people/attempts.h"
#include "people/office_test.h"
#include "smtp_listener.h"

using namespace luwte;
using namespace std::chrono_literals;
using test::Answer;
using test::login;
using test::Office;
using test::password;

namespace {
const char* const town_hall = "203.0.113.9";  // where the guesser sits, and she too

/// An office that mails.
struct Mailing : Office {
    using Office::Office;

    test::SmtpListener server;
    notify::Postman postman{*database, clock, {.url = server.url(), .encryption = notify::Encryption::none},
        {.address = "register@oeverbeek.example", .site = "https://register.oeverbeek.example"},
        [](storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account) -> std::optional<notify::Recipient> {
            const auto address = people::address_of(tx, organisation, account);
            return notify::Recipient{address->mail, address->language};
        },
        [](storage::Transaction& tx, const notify::outbox::Item& item, Instant now) {
            return item.message == "account_guessed" ? people::make_device_link(tx, item.organisation, item.recipient, now) : std::string{};
        }};

    void guess(int times, const std::string& whom = login)
    {
        for (int time = 0; time < times; ++time) CHECK(try_sign_in(whom, "wrong guess no.", {}, town_hall).status == 401);
    }
    void a_minute_passes()
    {
        clock.pass(1min);
        storage::Transaction tx{*database};
        people::tell_of_attempts(tx, clock.now());
        tx.commit();
        postman.deliver_due();
    }
    /// The words of the last mail, as its reader sees them.
    std::string last_mail() const
    {
        const auto mails = server.mails();
        REQUIRE_FALSE(mails.empty());
        auto text = mails.back().data;
        for (std::size_t at; (at = text.find("=\r\n")) != std::string::npos;) text.erase(at, 3);
        return text;
    }
    /// What stands behind the # in the last mail; empty when there is no link in it.
    std::string link() const
    {
        const std::string before = "https://register.oeverbeek.example/#/known-device/";
        const auto text = last_mail();
        const auto at = text.find(before);
        return at == std::string::npos ? "" : text.substr(at + before.size(), 43);
    }
    std::string link_after_guessing()
    {
        guess(5);
        a_minute_passes();
        const auto token = link();
        REQUIRE(token.size() == 43);
        return token;
    }
    Answer follow(const std::string& token, std::vector<http::Header> headers = {}) const
    {
        return ask("POST", "/known-devices", "", {{"token", token}}, std::move(headers), town_hall);
    }
    std::vector<http::Header> on_a_device_by(const std::string& token) const
    {
        const auto device = follow(token).cookie("__Host-luwte-device");
        REQUIRE(device.size() == 43);
        return {{"Cookie", "__Host-luwte-device=" + device}, {"Sec-Fetch-Site", "same-origin"}};
    }
    int lines(std::string_view action) const
    {
        storage::Transaction tx{*database, storage::Mode::read};
        return static_cast<int>(tx.first("SELECT COUNT(*) FROM journal_entry WHERE action = $1", action)->integer(0));
    }
    bool told(const std::string& message) const
    {
        storage::Transaction tx{*database, storage::Mode::read};
        return tx.first("SELECT 1 FROM notify_outbox WHERE message = $1", message).has_value();
    }
};
}  // namespace

TEST_CASE("with the link from the mail somebody signs in on a new device behind the very address of who guesses her password", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    const auto token = office.link_after_guessing();
    office.guess(1);
    CHECK(office.try_sign_in(login, password, {}, town_hall).code() == "people.try_later");  // nothing tells her from the guesser yet

    const auto hers = office.on_a_device_by(token);
    CHECK(office.lines("device.introduced") == 1);
    CHECK(office.told("account_link_followed"));
    CHECK_FALSE(office.told("account_new_device"));
    for (int time = 0; time < 10; ++time) {
        CHECK(office.try_sign_in(login, password, hers, town_hall).status == 201);
        CHECK(office.try_sign_in(login, "wrong guess no.", {}, town_hall).code() == "people.try_later");
        office.clock.pass(30s);
        office.guess(1);
    }
    CHECK(office.told("account_new_device"));  // that she signed in there is told as always
}

TEST_CASE("the link lets nobody in and past nothing", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    const auto enrolment = office.post("/profile/totp-enrolments", office.admin, {{"password", password}});
    const auto code = test::code_at(enrolment.text("secret"), office.clock.now());
    REQUIRE(office.post("/profile/totp-confirmations", office.admin, {{"code", code}}).status == 204);

    const auto followed = office.follow(office.link_after_guessing());
    CHECK(followed.status == 204);
    CHECK(followed.cookie("__Host-luwte").empty());
    const std::vector<http::Header> there{{"Cookie", "__Host-luwte-device=" + followed.cookie("__Host-luwte-device")}, {"Sec-Fetch-Site", "same-origin"}};
    CHECK(office.ask("GET", "/profile", "", nullptr, there).status == 401);
    CHECK(office.try_sign_in(login, password, there).code() == "people.totp_needed");
    for (int guess = 0; guess < 5; ++guess) CHECK(office.try_sign_in(login, "wrong guess no.", there).code() == "people.sign_in_refused");
    CHECK(office.try_sign_in(login, password, there).code() == "people.try_later");  // guesses there cost what they cost anywhere
}

TEST_CASE("a link works for three browsers and for a day, and is refused in one way", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    const auto token = office.link_after_guessing();
    const auto refused = [&](const std::string& one) {
        const auto answer = office.follow(one);
        CHECK(answer.status == 404);
        CHECK(answer.code() == "people.device_link_unknown");
        CHECK(answer.cookie("__Host-luwte-device").empty());
    };
    SECTION("three browsers, each as often as it likes")
    {
        office.clock.pass(23h);
        for (int browser = 0; browser < 3; ++browser) {
            const auto there = office.on_a_device_by(token);
            for (int time = 0; time < 3; ++time) CHECK(office.follow(token, there).status == 204);
        }
        CHECK(office.lines("device.introduced") == 3);
        refused(token);
        CHECK(office.lines("device.introduced") == 3);
    }
    SECTION("the day is over")
    {
        office.clock.pass(24h);
        refused(token);
    }
    SECTION("it was never one")
    {
        const auto invitation = office.invited(office.given_account("Els Kamp", "e.kamp@oeverbeek.example"));
        for (const auto& one : {std::string{}, std::string{"open"}, std::string(43, 'A'), invitation, token.substr(1), token + "A"}) refused(one);
        CHECK(office.post("/invitation-acceptances", "", {{"token", token}, {"password", password}}).code() == "people.invitation_unknown");
    }
    SECTION("the account has ended")
    {
        REQUIRE(static_cast<bool>(people::end_account(*office.database, login, office.clock.now())));
        refused(token);
    }
    SECTION("everybody was signed out after a break-in")
    {
        people::sign_everybody_out(*office.database, office.clock.now());
        refused(token);
    }
}

TEST_CASE("whoever changes her password, as the mail advises, still comes in on another device with the link", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    const auto token = office.link_after_guessing();
    const char* const next = "another password for spring";
    REQUIRE(office.post("/profile/password-changes", office.admin, {{"current", password}, {"new", next}}).status == 204);
    office.guess(1);
    CHECK(office.try_sign_in(login, next, {}, town_hall).code() == "people.try_later");
    CHECK(office.try_sign_in(login, next, office.on_a_device_by(token), town_hall).status == 201);
}

TEST_CASE("a mail that is tried again carries another link, both work, and the database holds neither", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    const auto first = office.link_after_guessing();
    {
        storage::Transaction tx{*office.database};  // as if the process had died between sending and marking
        tx.run("UPDATE notify_outbox SET state = 'waiting', next_attempt = $1 WHERE message = 'account_guessed'", office.clock.now());
        tx.commit();
    }
    office.postman.deliver_due();
    const auto second = office.link();
    CHECK(first != second);
    {
        storage::Transaction tx{*office.database, storage::Mode::read};
        const auto kept = tx.all("SELECT lookup FROM device_link");
        CHECK(kept.size() == 2);
        for (const auto& row : kept)
            for (const auto& token : {first, second}) CHECK(row.bytes(0) != *from_base64url(token));
    }
    CHECK(office.follow(first).status == 204);
    CHECK(office.follow(second).status == 204);
}

TEST_CASE("a guesser gets no more links sent than one a day, and none for an account without a password", "[people]")
{
    Mailing office{GENERATE(test::sqlite, test::postgres)};
    SECTION("one a day")
    {
        office.link_after_guessing();
        for (int hour = 1; hour < 24; ++hour) {
            office.clock.pass(59min);
            office.guess(1);
            office.a_minute_passes();
        }
        CHECK(office.server.mails().size() == 1);
        office.clock.pass(59min);
        office.guess(1);
        office.a_minute_passes();
        CHECK(office.server.mails().size() == 2);
        CHECK(office.follow(office.link()).status == 204);
    }
    SECTION("nobody signs in to it yet")
    {
        office.given_account("Els Kamp", "e.kamp@oeverbeek.example");
        office.guess(5, "e.kamp@oeverbeek.example");
        office.a_minute_passes();
        CHECK(office.last_mail().find("e.kamp@oeverbeek.example") != std::string::npos);
        CHECK(office.link().empty());
    }
}
