#include "people/device.h"
#include "people/office_test.h"

using namespace luwte;
using namespace std::chrono_literals;
using test::login;
using test::Office;
using test::password;

namespace {
const char* const telephone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
const char* const computer = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0";

test::Answer sign_in_on(Office& office, const char* browser) { return office.try_sign_in(login, password, {{"User-Agent", browser}}); }

/// The sessions that somebody is shown, each in a few words.
std::vector<std::string> shown(Office& office, const std::string& token)
{
    std::vector<std::string> words;
    const auto answer = office.get("/profile/sessions", token);
    REQUIRE(answer.status == 200);
    for (const auto& one : answer.body.at("items").as_array())
        words.push_back(std::string{one.at("device").as_string()} + " " + std::string{one.at("browser").as_string()} +
                        (one.at("current").as_bool() ? " here" : ""));
    std::ranges::sort(words);
    return words;
}

std::string id_of(Office& office, const std::string& token)
{
    const auto answer = office.get("/profile/sessions", token);
    for (const auto& one : answer.body.at("items").as_array())
        if (one.at("current").as_bool()) return std::string{one.at("id").as_string()};
    return {};
}
}  // namespace

TEST_CASE("a browser is told apart as somebody would who looks at it", "[people]")
{
    const auto words = [](const char* said) {
        const auto device = people::device_from(said);
        return device.kind + " " + device.browser;
    };
    CHECK(words(telephone) == "telephone chrome");
    CHECK(words(computer) == "computer firefox");
    CHECK(words("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1") == "telephone safari");
    CHECK(words("Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36") == "tablet samsung");
    CHECK(words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0") == "computer edge");
    CHECK(words("curl/7.88.1") == "other other");
    CHECK(words("") == "other other");
}

TEST_CASE("somebody sees where he is signed in, and nobody else's sessions", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    office.given_person("Els Kamp", "e.kamp@oeverbeek.example");
    office.sign_in("e.kamp@oeverbeek.example");
    const auto there = sign_in_on(office, telephone).cookie("__Host-luwte");
    const auto here = sign_in_on(office, computer).cookie("__Host-luwte");
    CHECK(shown(office, here) == std::vector<std::string>{"computer firefox here", "other other", "telephone chrome"});
    CHECK(shown(office, there) == std::vector<std::string>{"computer firefox", "other other", "telephone chrome here"});

    office.clock.pass(90min);
    const auto answer = office.get("/profile/sessions", here).body.at("items").at(0);
    CHECK(answer.at("since") == "2026-03-09T09:00:00.000Z");
    CHECK(answer.at("lastUsed") == "2026-03-09T10:30:00.000Z");
    office.clock.pass(90min);  // the others were silent for too long
    CHECK(shown(office, here) == std::vector<std::string>{"computer firefox here"});
}

TEST_CASE("with the password once more, one session is ended, or all but the one that asks", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto there = sign_in_on(office, telephone).cookie("__Host-luwte");
    const auto here = sign_in_on(office, computer).cookie("__Host-luwte");
    const auto end = [&](boost::json::object what) { return office.post("/profile/session-endings", here, std::move(what)); };
    const auto journalled = [&] {
        storage::Transaction tx{*office.database, storage::Mode::read};
        return tx.first("SELECT COUNT(*) FROM journal_entry WHERE action = 'session.ended'")->integer(0);
    };

    SECTION("one")
    {
        CHECK(end({{"password", password}, {"session", id_of(office, there)}}).status == 204);
        CHECK(office.get("/profile", there).status == 401);
        CHECK(office.get("/profile", office.admin).status == 200);
        CHECK(journalled() == 1);
    }
    SECTION("all others")
    {
        CHECK(end({{"password", password}}).status == 204);
        for (const auto& token : {there, office.admin}) CHECK(office.get("/profile", token).status == 401);
        CHECK(shown(office, here) == std::vector<std::string>{"computer firefox here"});
        CHECK(journalled() == 1);
    }
    SECTION("not without the password")
    {
        CHECK(end({{"password", "not the password"}}).code() == "people.password_wrong");
        CHECK(office.get("/profile", there).status == 200);
        CHECK(journalled() == 0);
    }
    SECTION("not somebody else's, which look like none")
    {
        office.given_person("Els Kamp", "e.kamp@oeverbeek.example");
        const auto hers = office.sign_in("e.kamp@oeverbeek.example");
        const auto answer = end({{"password", password}, {"session", id_of(office, hers)}});
        CHECK(answer.status == 404);
        CHECK(answer.body == end({{"password", password}, {"session", fresh_uuid()}}).body);
        CHECK(office.get("/profile", hers).status == 200);
    }
    CHECK(office.get("/profile", here).status == 200);
}

TEST_CASE("a device on which a session was ended is not known any more", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto lost = sign_in_on(office, telephone);
    const auto here = sign_in_on(office, computer);
    const auto known = [&](const test::Answer& signed_in) {
        storage::Transaction tx{*office.database, storage::Mode::read};
        const http::Request request{"GET", "/", {{"Cookie", "__Host-luwte-device=" + signed_in.cookie("__Host-luwte-device")}}, "", ""};
        return people::is_known(tx, people::device_of(request), office.founded.administrator);
    };
    REQUIRE(known(lost));
    const std::vector<http::Header> cookie{{"Cookie", "__Host-luwte-device=" + here.cookie("__Host-luwte-device")}, {"Sec-Fetch-Site", "same-origin"}};
    boost::json::object body{{"password", password}};
    if (GENERATE(true, false)) body["session"] = id_of(office, lost.cookie("__Host-luwte"));
    CHECK(office.ask("POST", "/profile/session-endings", here.cookie("__Host-luwte"), body, cookie).status == 204);
    CHECK_FALSE(known(lost));
    CHECK(known(here));
}
