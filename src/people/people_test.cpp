#include <set>

#include "journal/journal.h"
#include "people/office_test.h"

using namespace luwte;
using test::Office;
using test::password;

namespace {
std::set<std::string> texts(const boost::json::value& list)
{
    std::set<std::string> out;
    for (const auto& item : list.as_array()) out.emplace(item.as_string());
    return out;
}

std::vector<std::string> journal_of(Office& office)
{
    storage::Transaction tx{*office.database};
    std::vector<std::string> actions;
    for (const auto& entry : journal::page(tx, office.founded.organisation, office.founded.administrator, {}, 200))
        actions.push_back(entry.action);
    return actions;
}

/// A compartment of the register that only these accounts hold, in the role of griffier.
vault::CompartmentId given_case(Office& office, const std::vector<std::string>& accounts)
{
    storage::Transaction tx{*office.database};
    vault::Ring ring{tx, office.founded.organisation, AccountId{}, nullptr, office.clock.now()};
    const auto compartment = ring.create(vault::Purpose::response);
    for (const auto& account : accounts) ring.grant(compartment, AccountId{account}, {"receives", "griffier", "W 5.1"});
    tx.commit();
    return compartment;
}

bool opens(Office& office, const std::string& token, const vault::CompartmentId& compartment)
{
    storage::Transaction tx{*office.database};
    const auto actor = office.actor(tx, token);
    vault::Ring ring{tx, actor.organisation, actor.account, actor.keys, office.clock.now()};
    return ring.opens(compartment);
}
}  // namespace

TEST_CASE("an invited person chooses a password, signs in and sees what he may", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    office.given_person("Sanne Verhulst", "s.verhulst@oeverbeek.example", "councillor");
    const auto answer = office.try_sign_in(" S.Verhulst@Oeverbeek.example ", password);
    REQUIRE(answer.status == 201);
    CHECK(answer.body.at("account").at("name") == "Sanne Verhulst");
    CHECK(answer.body.at("secondFactor") == false);

    const auto profile = office.get("/profile", answer.cookie("__Host-luwte"));
    REQUIRE(profile.status == 200);
    CHECK(profile.body.at("organisation").at("pack") == "westerveld");
    CHECK(profile.body.at("roles").at(0).at("id") == "councillor");
    CHECK(texts(profile.body.at("permissions")).contains("report.write"));
    CHECK_FALSE(texts(profile.body.at("permissions")).contains("people.manage"));
    CHECK(office.get("/accounts", answer.cookie("__Host-luwte")).status == 403);
    CHECK(office.get("/profile", "").code() == "request.not_signed_in");
}

TEST_CASE("after a break-in every session ends, and the journal says so", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto mine = office.try_sign_in("beheer@oeverbeek.example", password).cookie("__Host-luwte");
    REQUIRE(office.get("/profile", mine).status == 200);

    CHECK(people::sign_everybody_out(*office.database, office.clock.now()) >= 1);
    CHECK(office.get("/profile", mine).code() == "request.not_signed_in");
    CHECK(office.try_sign_in("beheer@oeverbeek.example", password).status == 201);

    storage::Transaction tx{*office.database, storage::Mode::read};
    CHECK(tx.first("SELECT 1 FROM journal_entry WHERE action = 'sessions.ended'"));
    CHECK_FALSE(journal::verify(tx, office.founded.organisation).broken_at);
}

TEST_CASE("the session's cookie stays with the browser and off scripts", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto answer = office.try_sign_in("beheer@oeverbeek.example", password);
    int checked = 0;
    for (const auto& header : answer.headers) {
        if (header.name != "Set-Cookie") continue;
        ++checked;
        for (const char* flag : {"__Host-luwte", "Path=/", "Secure", "HttpOnly", "SameSite=Strict"})
            CHECK(header.value.find(flag) != std::string::npos);
    }
    CHECK(checked == 2);  // the session and the device
    const auto by_cookie = office.ask("GET", "/profile", "", nullptr,
                                      {{"Cookie", "a=b; __Host-luwte=" + answer.cookie("__Host-luwte") + "; c=d"}});
    CHECK(by_cookie.status == 200);
}

TEST_CASE("a session ends by signing out, by silence and by the end of the day", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    using namespace std::chrono_literals;

    SECTION("signed out")
    {
        CHECK(office.ask("DELETE", "/sessions/current", office.admin).status == 204);
        CHECK(office.get("/profile", office.admin).status == 401);
    }
    SECTION("silence")
    {
        office.clock.pass(121min);
        CHECK(office.get("/profile", office.admin).status == 401);
    }
    SECTION("the end of the day, however busy")
    {
        for (int hour = 1; hour < 12; ++hour) {
            office.clock.pass(1h);
            CHECK(office.get("/profile", office.admin).status == 200);
        }
        office.clock.pass(1h);
        CHECK(office.get("/profile", office.admin).status == 401);
    }
    SECTION("an ended account")
    {
        const auto id = office.given_person("Tim Okkerse", "tim@oeverbeek.example", "councillor");
        const auto token = office.sign_in("tim@oeverbeek.example");
        const auto list = office.get("/accounts", office.admin);
        std::string version;
        for (const auto& item : list.body.at("items").as_array())
            if (item.at("id").as_string() == id) version = std::to_string(item.at("version").as_int64());
        CHECK(office.ask("PATCH", "/accounts/" + id, office.admin, {{"ended", true}}, {{"If-Match", "\"" + version + "\""}})
                  .status == 200);
        CHECK(office.get("/profile", token).status == 401);
        CHECK(office.try_sign_in("tim@oeverbeek.example", password).code() == "people.sign_in_refused");
        const auto people = office.get("/people", office.admin);
        for (const auto& item : people.body.at("items").as_array())
            CHECK(item.at("id").as_string() != id);
    }
}

TEST_CASE("a stolen session row opens nothing", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    storage::Transaction tx{*office.database};
    const auto row = tx.first("SELECT lookup, wrapped_private FROM session");
    REQUIRE(row);
    // Neither what is stored, nor anything of its size, passes for the token.
    for (const auto& guess : {base64url(row->bytes(0)), base64url(BytesView{row->bytes(1)}.first(32))}) {
        http::Request request{"GET", "/v1/profile", {{"Authorization", "Bearer " + guess}}, "", ""};
        CHECK_FALSE(people::authenticator(office.packs)(tx, request, office.clock.now()));
    }
}

TEST_CASE("an invitation works once, for a week, and only the last one", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto id = office.given_account("Els Kamp", "els@oeverbeek.example");
    const auto first = office.invited(id), second = office.invited(id);
    auto accept = [&](const std::string& token, const std::string& words = password) {
        return office.post("/invitation-acceptances", "", {{"token", token}, {"password", words}});
    };
    CHECK(accept(first).code() == "people.invitation_unknown");
    CHECK(accept("nonsense").code() == "people.invitation_unknown");

    SECTION("once")
    {
        CHECK(accept(second, "short").code() == "people.password_too_short");
        CHECK(accept(second, "wwwwwwwwwwwwww").code() == "people.password_too_easy");
        const auto accepted = accept(second);
        CHECK(accepted.status == 204);
        CHECK_FALSE(accepted.cookie("__Host-luwte-device").empty());  // known from the first time on
        CHECK(accept(second).code() == "people.invitation_unknown");
        office.sign_in("els@oeverbeek.example");
    }
    SECTION("for a week")
    {
        office.clock.pass(std::chrono::hours{7 * 24});
        CHECK(accept(second).code() == "people.invitation_unknown");
    }
}

TEST_CASE("roles hold from their first day to their last, and a deputy acts for the holder", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto griffier = office.given_person("Joris Meerdink", "joris@oeverbeek.example");
    const auto deputy = office.given_person("Els Kamp", "els@oeverbeek.example", "employee");
    const auto assignment = office.appoint(griffier, "griffier",
                                           {{"validFrom", "2026-03-10"}, {"validUntil", "2026-03-11"}, {"deputy", deputy}});
    auto may_handle = [&](const char* login, const char* day) {
        office.clock.set(*parse_instant(std::string{day} + "T09:00:00Z"));
        const auto profile = office.get("/profile", office.sign_in(login));
        return texts(profile.body.at("permissions")).contains("case.handle");
    };
    CHECK_FALSE(may_handle("joris@oeverbeek.example", "2026-03-09"));
    CHECK(may_handle("joris@oeverbeek.example", "2026-03-10"));
    CHECK(may_handle("els@oeverbeek.example", "2026-03-11"));
    CHECK_FALSE(may_handle("joris@oeverbeek.example", "2026-03-12"));

    storage::Transaction tx{*office.database};
    const auto today = *parse_day("2026-03-11");
    const auto holders = people::holders_of(tx, office.founded.organisation, "griffier", today);
    REQUIRE(holders.size() == 1);
    CHECK(holders.front().name == "Joris Meerdink");
    CHECK(holders.front().deputy == AccountId{deputy});
    CHECK(people::roles_of(tx, AccountId{deputy}, today) == std::vector<std::string>{"employee"});
    CHECK(people::address_of(tx, office.founded.organisation, AccountId{deputy})->mail == "els@oeverbeek.example");
}

TEST_CASE("the administrator gives no role to himself and cannot end himself", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto self = office.founded.administrator.text;
    const auto other = office.given_person("Joris Meerdink", "joris@oeverbeek.example");
    auto assign = [&](const std::string& account, boost::json::object body) {
        body["validFrom"] = "2026-03-01";
        return office.post("/accounts/" + account + "/role-assignments", office.admin, body);
    };
    CHECK(assign(self, {{"role", "griffier"}}).code() == "people.not_to_yourself");
    CHECK(assign(other, {{"role", "griffier"}, {"deputy", self}}).code() == "people.not_to_yourself");
    CHECK(assign(other, {{"role", "king"}}).code() == "people.role_unknown");
    CHECK(assign(other, {{"role", "griffier"}, {"validUntil", "2026-02-01"}}).code() == "people.period_ends_before_it_begins");
    CHECK(assign(fresh_uuid(), {{"role", "griffier"}}).status == 404);
    CHECK(office.ask("PATCH", "/accounts/" + self, office.admin, {{"ended", true}}, {{"If-Match", "\"3\""}}).code() ==
          "people.not_to_yourself");
    CHECK(office.post("/accounts", office.admin, {{"name", "X"}, {"login", "Beheer@oeverbeek.example"}}).code() ==
          "people.login_taken");
    CHECK(office.post("/accounts", office.admin, {{"name", "X"}, {"login", "a@b\r\nBcc: c@d"}}).status == 400);
}

TEST_CASE("a successor gets old cases from a colleague who holds them, never from his appointment", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto leaving = office.given_person("Joris Meerdink", "joris@oeverbeek.example", "griffier");
    const auto colleague = office.given_person("Els Kamp", "els@oeverbeek.example", "griffier");
    const auto shared = given_case(office, {leaving, colleague});
    const auto of_joris_alone = given_case(office, {leaving});
    const auto successor = office.given_person("Nora Blom", "nora@oeverbeek.example", "griffier");
    const auto token = office.sign_in("nora@oeverbeek.example");
    CHECK_FALSE(opens(office, token, shared));
    const boost::json::object handover{{"role", "griffier"}, {"from", leaving}, {"to", successor}};

    SECTION("she cannot take them herself")
    {
        const auto answer = office.post("/handovers", token, handover);
        CHECK(answer.body.at("handedOver") == 0);
        CHECK_FALSE(opens(office, token, shared));
    }
    SECTION("the administrator cannot hand them over")
    {
        CHECK(office.post("/handovers", office.admin, handover).status == 403);
    }
    SECTION("a colleague hands over what he can open himself")
    {
        const auto answer = office.post("/handovers", office.sign_in("els@oeverbeek.example"), handover);
        CHECK(answer.body.at("handedOver") == 1);
        CHECK(opens(office, token, shared));
        CHECK_FALSE(opens(office, token, of_joris_alone));
    }
    SECTION("after the predecessor has left, the recovery shares do")
    {
        REQUIRE(people::end_account(*office.database, "joris@oeverbeek.example", office.clock.now()));
        auto hand_over = [&](std::size_t shares) {
            auto some = office.founded.shares;
            some.resize(shares);
            return people::hand_over(*office.database, "griffier", "joris@oeverbeek.example", "nora@oeverbeek.example", some,
                                     office.clock.now());
        };
        CHECK_FALSE(hand_over(2));
        CHECK_FALSE(opens(office, token, of_joris_alone));
        const auto handed = hand_over(3);
        REQUIRE(handed);
        CHECK(*handed == 2);
        CHECK(opens(office, token, of_joris_alone));
    }
    SECTION("a colleague finds who has left among those whose keys he can hand over, and in which role they held them")
    {
        REQUIRE(people::end_account(*office.database, "joris@oeverbeek.example", office.clock.now()));
        const auto list = office.get("/handovers", office.sign_in("els@oeverbeek.example"));
        REQUIRE(list.body.at("items").as_array().size() == 2);
        CHECK(list.body.at("items").at(0).at("name") == "Els Kamp");
        CHECK(list.body.at("items").at(1) == boost::json::object{{"account", leaving}, {"name", "Joris Meerdink"}, {"role", "griffier"}, {"ended", true}});
        CHECK(office.post("/handovers", office.sign_in("els@oeverbeek.example"), handover).body.at("handedOver") == 1);
        CHECK(office.get("/handovers", token).body.at("items").as_array().size() == 3);
    }
    SECTION("who holds nothing together with anybody finds nobody, and who handles no cases is not answered")
    {
        CHECK(office.get("/handovers", token).body.at("items").as_array().empty());
        CHECK(office.get("/handovers", office.admin).status == 403);
    }
    SECTION("the predecessor hands over everything of the role")
    {
        const auto answer = office.post("/handovers", office.sign_in("joris@oeverbeek.example"), handover);
        CHECK(answer.body.at("handedOver") == 2);
        CHECK(opens(office, token, of_joris_alone));
    }
    SECTION("nobody outside the role receives it")
    {
        const auto outsider = office.given_person("Tim Okkerse", "tim@oeverbeek.example", "councillor");
        auto wrong = handover;
        wrong["to"] = outsider;
        CHECK(office.post("/handovers", office.sign_in("joris@oeverbeek.example"), wrong).code() == "people.not_in_role");
    }
    SECTION("whoever is excluded from a case gets nothing of it")
    {
        {
            storage::Transaction tx{*office.database};
            vault::exclude(tx, office.founded.organisation, shared, AccountId{successor});
            tx.commit();
        }
        office.post("/handovers", office.sign_in("joris@oeverbeek.example"), handover);
        CHECK_FALSE(opens(office, token, shared));
        CHECK(opens(office, token, of_joris_alone));
    }
}

TEST_CASE("an administrator who resets a password opens nothing, and cannot do it unseen", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto griffier = office.given_person("Joris Meerdink", "joris@oeverbeek.example", "griffier");
    const auto colleague = office.given_person("Els Kamp", "els@oeverbeek.example", "griffier");
    const auto shared = given_case(office, {griffier, colleague});
    const auto old_session = office.sign_in("joris@oeverbeek.example");

    office.accept(office.invited(griffier), "the administrator chose this");
    CHECK(office.get("/profile", old_session).status == 401);
    CHECK(office.try_sign_in("joris@oeverbeek.example", password).status == 401);
    auto token = office.sign_in("joris@oeverbeek.example", "the administrator chose this");
    CHECK_FALSE(opens(office, token, shared));
    const auto lines = journal_of(office);
    CHECK(std::ranges::find(lines, "account.reset") != lines.end());

    // A colleague's next sign-in does not undo that by itself …
    const auto els = office.sign_in("els@oeverbeek.example");
    CHECK_FALSE(opens(office, token, shared));
    // … only his own decision does.
    CHECK(office.post("/handovers", els, {{"role", "griffier"}, {"from", griffier}, {"to", griffier}}).status == 200);
    CHECK(opens(office, token, shared));
}

TEST_CASE("enough recovery shares bring back a forgotten password's whole ring, too few bring nothing", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    const auto griffier = office.given_person("Joris Meerdink", "joris@oeverbeek.example", "griffier");
    const auto case_ = given_case(office, {griffier});
    auto shares = office.founded.shares;
    CHECK(shares.size() == 5);

    shares.resize(2);
    CHECK_FALSE(people::recover(*office.database, "joris@oeverbeek.example", shares, office.clock.now()));
    shares.push_back(office.founded.shares[4]);
    const auto token = people::recover(*office.database, "joris@oeverbeek.example", shares, office.clock.now());
    REQUIRE(token);
    office.accept(*token, "a password of this spring");
    CHECK(opens(office, office.sign_in("joris@oeverbeek.example", "a password of this spring"), case_));
    CHECK(office.try_sign_in("joris@oeverbeek.example", password).status == 401);
}
