#include "people/attempts.h"

#include <algorithm>

#include "people/office_test.h"
#include "world.h"

using namespace luwte;
using namespace std::chrono_literals;
using test::login;
using test::Office;
using test::password;
using Words = std::vector<std::string>;

namespace {
const char* const stranger = "203.0.113.9";

/// What was put in the outbox for somebody, first things first.
Words mails(Office& office, const std::string& account = {})
{
    storage::Transaction tx{*office.database, storage::Mode::read};
    Words messages;
    for (const auto& row : tx.all("SELECT message FROM notify_outbox WHERE recipient = $1 ORDER BY created_at, id",
                                  account.empty() ? office.founded.administrator.text : account))
        messages.push_back(row.text(0));
    return messages;
}

int lines(Office& office, std::string_view action)
{
    storage::Transaction tx{*office.database, storage::Mode::read};
    return static_cast<int>(tx.first("SELECT COUNT(*) FROM journal_entry WHERE action = $1", action)->integer(0));
}

/// The postman was by, and the clock.
void a_minute_passes(Office& office)
{
    office.clock.pass(1min);
    storage::Transaction tx{*office.database};
    tx.run("UPDATE notify_outbox SET attempts = 1 WHERE state = 'waiting'");
    people::tell_of_attempts(tx, office.clock.now());
    tx.commit();
}

void guess(Office& office, int times, const std::string& whom = login)
{
    for (int time = 0; time < times; ++time) office.try_sign_in(whom, "wrong guess no.", {}, stranger);
}

std::vector<http::Header> on(const std::string& device)
{
    return {{"Cookie", "__Host-luwte-device=" + device}, {"Sec-Fetch-Site", "same-origin"}};
}
}  // namespace

TEST_CASE("whoever changes a password is told so by mail, in nothing but a word that says which mail it is", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    REQUIRE(mails(office).empty());  // choosing the first one is no news
    const boost::json::object change{{"current", password}, {"new", "another password for spring"}};
    CHECK(office.post("/profile/password-changes", office.admin, {{"current", "not the password"}, {"new", "another password for spring"}}).status == 400);
    CHECK(mails(office).empty());
    CHECK(office.post("/profile/password-changes", office.admin, change).status == 204);
    CHECK(mails(office) == Words{"account_password_changed"});
}

TEST_CASE("a link to choose another password is told to whose account it is when it is made and when it is used", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto els = office.given_account("Els Kamp", "e.kamp@oeverbeek.example");
    office.accept(office.invited(els));
    CHECK(mails(office, els).empty());  // hers is new, and she was given the link

    SECTION("by an administrator")
    {
        const auto link = office.invited(els);
        CHECK(mails(office, els) == Words{"account_link_made"});
        a_minute_passes(office);
        office.accept(link, "another password for spring");
    }
    SECTION("by the operator, with the recovery shares")
    {
        const auto link = people::recover(*office.database, "e.kamp@oeverbeek.example", office.founded.shares, office.clock.now());
        REQUIRE(static_cast<bool>(link));
        CHECK(mails(office, els) == Words{"account_link_made"});
        a_minute_passes(office);
        office.accept(*link, "another password for spring");
    }
    CHECK(mails(office, els) == Words{"account_link_made", "account_password_changed"});
}

TEST_CASE("each device that is not known is told of by mail when somebody signs in on it, ten a day at most", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto device = office.try_sign_in(login, password).cookie("__Host-luwte-device");
    CHECK(mails(office) == Words{"account_new_device"});  // the constructor was the first time

    a_minute_passes(office);
    CHECK(office.try_sign_in(login, password, on(device)).status == 201);
    CHECK(mails(office).size() == 1);  // where he was before is no news
    office.sign_in(login);             // right after it, and not by him perhaps
    CHECK(mails(office).size() == 2);

    for (int time = 0; time < 20; ++time) {
        a_minute_passes(office);
        office.sign_in(login);
    }
    CHECK(mails(office).size() == 10);
    office.clock.pass(24h);
    office.sign_in(login);
    CHECK(mails(office).size() == 11);
}

TEST_CASE("the device on which a password was changed stays known, others do not", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto here = office.try_sign_in(login, password).cookie("__Host-luwte-device");
    const auto there = office.try_sign_in(login, password).cookie("__Host-luwte-device");
    a_minute_passes(office);
    const char* const next = "another password for spring";
    CHECK(office.ask("POST", "/profile/password-changes", office.admin, {{"current", password}, {"new", next}}, on(here)).status == 204);
    a_minute_passes(office);
    CHECK(office.try_sign_in(login, next, on(here)).status == 201);
    CHECK(mails(office) == Words{"account_new_device", "account_password_changed"});
    CHECK(office.try_sign_in(login, next, on(there)).status == 201);
    CHECK(mails(office) == Words{"account_new_device", "account_password_changed", "account_new_device"});
}

TEST_CASE("somebody whose password is guessed is told by mail once a day, whatever the guesser does", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    guess(office, 4);
    a_minute_passes(office);
    CHECK(mails(office).empty());  // mistakes that anybody makes
    guess(office, 1);
    CHECK(mails(office).empty());  // the guesser's answer has nothing to do with it
    a_minute_passes(office);
    CHECK(mails(office) == Words{"account_guessed"});
    CHECK(lines(office, "session.refused") == 1);

    for (int hour = 1; hour < 24; ++hour) {
        for (int minute = 0; minute < 3; ++minute) {
            guess(office, 1);
            a_minute_passes(office);
        }
        office.clock.pass(57min);
    }
    CHECK(mails(office).size() == 1);
    CHECK(lines(office, "session.refused") == 23);  // the journal has one line an hour
    CHECK(lines(office, "session.failed") == 23);
    office.clock.pass(1h);
    guess(office, 1);
    a_minute_passes(office);
    CHECK(mails(office).size() == 2);
}

TEST_CASE("a single wrong password leaves a line that the privacy officer reads, and more within the hour are the next hour's", "[people]")
{
    test::World world{GENERATE(test::sqlite, test::postgres)};
    const auto wrong = [&](const std::string& whom) {
        const auto body = boost::json::serialize(boost::json::object{{"login", whom}, {"password", "wrong guess no."}});
        CHECK(world.router().handle({"POST", "/v1/sessions", {{"Content-Type", "application/json"}}, body, stranger}).status == 401);
        world.application().tick(world.clock().now());
    };
    auto& alderman = world.given("Bram Visser", {"councillor"});
    const auto told = [&] {
        Words subjects;
        const auto page = world.as("privacy_officer").get("/journal?limit=200");
        for (const auto& line : page["items"].as_array())
            if (line.at("action") == "session.failed") subjects.emplace_back(line.at("subject").as_string());
        return subjects;
    };
    wrong("nobody@oeverbeek.example");
    CHECK(told().empty());
    wrong(alderman.login);
    CHECK(told() == Words{alderman.account.text});
    wrong(alderman.login);
    CHECK(told().size() == 1);
    world.pass(1h);
    world.application().tick(world.clock().now());
    CHECK(told().size() == 2);
    world.pass(2h);
    world.application().tick(world.clock().now());
    CHECK(told().size() == 2);
}

TEST_CASE("that a guesser got in at last does not hide that he guessed", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    guess(office, 5);
    office.clock.pass(2s);
    CHECK(office.try_sign_in(login, password, {}, stranger).status == 201);
    a_minute_passes(office);
    CHECK(mails(office) == Words{"account_new_device", "account_guessed"});
}

TEST_CASE("a wrong password is written down with the same work, whether the login is somebody's or nobody's", "[people]")
{
    test::World world{GENERATE(test::sqlite, test::postgres)};
    world.administrator().get("/profile");
    const auto written = [&](const std::string& whom) {
        const auto body = boost::json::serialize(boost::json::object{{"login", whom}, {"password", "wrong guess no."}});
        auto work = world.work_of([&] { world.router().handle({"POST", "/v1/sessions", {{"Content-Type", "application/json"}}, body, stranger}); });
        work.erase(work.begin(), std::ranges::find(work, "begin to write"));  // before: who it is
        return work;
    };
    for (int time = 0; time < 5; ++time) {  // the last one brings a block
        const auto nobody = written("nobody@oeverbeek.example");
        CHECK(nobody.size() > 2);
        CHECK(written(world.administrator().login) == nobody);
    }
}
