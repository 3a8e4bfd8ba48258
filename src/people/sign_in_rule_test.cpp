#include "people/sign_in_rule.h"
#include "people/office_test.h"
#include "people/second_factor.h"

using namespace luwte;
using namespace std::chrono_literals;
using test::Office;
using test::password;

namespace {
const char* const els = "e.kamp@oeverbeek.example";

test::Answer ask_from(Office& office, boost::json::value day)
{
    const auto version = office.get("/sign-in-rule", office.admin).body.at("version").as_int64();
    return office.ask("PUT", "/sign-in-rule", office.admin, {{"secondFactorFrom", std::move(day)}},
                      {{"If-Match", "\"" + std::to_string(version) + "\""}});
}

void set_up(Office& office, const std::string& token)
{
    const auto begun = office.post("/profile/totp-enrolments", token, {{"password", password}});
    REQUIRE(begun.status == 200);
    REQUIRE(office.post("/profile/totp-confirmations", token, {{"code", test::code_at(begun.text("secret"), office.clock.now())}}).status == 204);
}

int told(Office& office, const std::string& account)
{
    storage::Transaction tx{*office.database, storage::Mode::read};
    return static_cast<int>(tx.first("SELECT COUNT(*) FROM notify_outbox WHERE recipient = $1 AND message = 'account_second_factor_asked'", account)->integer(0));
}
}  // namespace

TEST_CASE("a second factor is asked with a week's notice, of which whoever has none is told by mail", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};  // on 9 March
    const auto id = office.given_person("Els Kamp", els, "councillor");
    CHECK(ask_from(office, "2026-03-15").code() == "people.second_factor_too_soon");
    CHECK(told(office, id) == 0);
    const auto asked = ask_from(office, "2026-03-16");
    REQUIRE(asked.status == 200);
    CHECK(asked.body.at("secondFactorFrom") == "2026-03-16");
    CHECK(asked.body.at("people") == 2);
    CHECK(asked.body.at("withSecondFactor") == 0);
    CHECK(told(office, id) == 1);
    CHECK(office.get("/profile", office.sign_in(els)).body.at("secondFactorFrom") == "2026-03-16");

    CHECK(ask_from(office, "2026-03-15").code() == "people.second_factor_too_soon");
    CHECK(ask_from(office, "2026-04-01").status == 200);
    CHECK(ask_from(office, nullptr).status == 200);
    CHECK(office.ask("PUT", "/sign-in-rule", office.admin, {{"secondFactorFrom", "2026-05-01"}}, {{"If-Match", "\"1\""}}).status == 412);
    CHECK(office.ask("PUT", "/sign-in-rule", office.sign_in(els), {{"secondFactorFrom", nullptr}}, {{"If-Match", "\"3\""}}).status == 403);
}

TEST_CASE("from that day whoever signs in without a second factor sets it up before anything else, and then goes on", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    office.given_person("Els Kamp", els, "councillor");
    REQUIRE(ask_from(office, "2026-03-16").status == 200);
    office.clock.set(*parse_instant("2026-03-15T22:30:00Z"));  // half past eleven in the evening
    const auto at_work = office.sign_in(els);
    CHECK(office.get("/people", at_work).status == 200);

    office.clock.pass(1h);
    CHECK(office.get("/people", at_work).status == 200);  // in the middle of a report nobody is stopped
    const auto token = office.sign_in(els);
    for (const char* path : {"/people", "/profile/sessions", "/profile/../people", "/accounts"}) CHECK(office.get(path, token).status >= 400);
    CHECK(office.get("/people", token).status == 403);
    CHECK(office.get("/people", token).code() == "people.second_factor_first");
    CHECK(office.post("/profile/password-changes", token, {{"current", password}, {"new", "another password for spring"}}).code() == "people.second_factor_first");
    CHECK(office.get("/profile", token).body.at("secondFactorFirst") == true);

    SECTION("set up")
    {
        set_up(office, token);
        CHECK(office.get("/people", token).status == 200);
        CHECK(office.get("/profile", token).body.at("secondFactorFirst") == false);
        const auto keeps = office.post("/profile/totp-removals", token, {{"password", password}});
        CHECK(keeps.code() == "people.second_factor_stays");
        office.clock.pass(1min);
        set_up(office, token);  // another telephone
    }
    SECTION("signed out") { CHECK(office.ask("DELETE", "/sessions/current", token).status == 204); }
    SECTION("not asked any more")
    {
        const auto admin = office.sign_in("beheer@oeverbeek.example");
        set_up(office, admin);
        office.admin = admin;
        REQUIRE(ask_from(office, nullptr).status == 200);
        CHECK(office.get("/people", token).status == 200);
    }
}

TEST_CASE("an administrator takes the second factor of a lost telephone away, and reads no more for it", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto id = office.given_person("Els Kamp", els, "councillor");
    const auto take_away = [&](const std::string& account) { return office.post("/accounts/" + account + "/totp-removals", office.admin, boost::json::object{}); };
    CHECK(take_away(id).code() == "people.second_factor_none");
    set_up(office, office.sign_in(els));
    REQUIRE(office.try_sign_in(els, password).code() == "people.totp_needed");
    if (GENERATE(true, false)) CHECK(take_away(id).status == 204);
    else CHECK(people::take_second_factor_away(*office.database, els, office.clock.now()));  // the operator
    CHECK(office.try_sign_in(els, password).status == 201);
    CHECK(take_away(office.founded.administrator.text).code() == "people.not_to_yourself");

    storage::Transaction tx{*office.database, storage::Mode::read};
    CHECK(tx.first("SELECT 1 FROM journal_entry WHERE action = 'account.totp_taken_away' AND subject = $1", id));
    CHECK(tx.first("SELECT 1 FROM notify_outbox WHERE message = 'account_second_factor_off' AND recipient = $1", id));
}
