#include <catch2/catch.hpp>

#include "blinding.h"
#include "survey/survey.h"
#include "town.h"

using namespace luwte;
namespace json = boost::json;

namespace {
struct Held {
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    std::string id;
    json::array groups;

    Held() = default;

    test::Reply hold(int councillors, int aldermen)
    {
        const auto people = json::array{json::object{{"role", "councillor"}, {"people", councillors}}, json::object{{"role", "alderman"}, {"people", aldermen}}};
        const auto reply = town.griffier.post("/surveys", {{"year", 2026}, {"opensOn", "2026-03-09"}, {"closesOn", "2026-04-09"}, {"people", people}});
        if (reply.status == 201) id = reply.id(), groups = reply["groups"].as_array();
        return reply;
    }

    /// Without a session, as the client does it.
    test::Reply ask(const std::string& path, const json::value& body)
    {
        http::Request request{"POST", "/v1" + path, {{"Content-Type", "application/json"}}, json::serialize(body), "192.0.2.1"};
        const auto response = town.router().handle(request);
        test::Reply reply;
        reply.status = response.status, reply.bytes = response.body;
        if (!response.body.empty()) reply.body = json::parse(response.body);
        return reply;
    }

    std::string link(std::size_t group, std::size_t person) const { return std::string{groups[group].at("tokens").as_array()[person].as_string()}; }

    struct Ticket {
        test::Blinded hidden;
        Bytes signature;
    };
    Ticket ticket(const std::string& link)
    {
        const auto form = ask("/survey-invitations/_open", {{"invitation", link}});
        REQUIRE(form.status == 200);
        test::Blinded hidden{open_key(form), random_bytes(survey::ticket_size)};
        const auto reply = ask("/survey-invitations/_sign", {{"invitation", link}, {"blinded", base64url(hidden.blinded)}});
        REQUIRE(reply.status == 200);
        auto signature = hidden.unblinded(*from_base64url(reply.text("/signature")));
        return {std::move(hidden), std::move(signature)};
    }

    Bytes open_key(const test::Reply& form)
    {
        storage::Transaction tx{town.database(), storage::Mode::read};
        return tx.first("SELECT key_open FROM survey_group WHERE survey = $1 AND name = $2", id, form.text("/group"))->bytes(0);
    }

    test::Reply answer(const Ticket& ticket, std::size_t group, json::array answers)
    {
        return ask("/survey-answers/_count", {{"survey", id}, {"group", groups[group].at("group")}, {"ticket", base64url(ticket.hidden.ticket)},
                                             {"signature", base64url(ticket.signature)}, {"answers", answers}});
    }

    static json::array said(bool experienced)
    {
        json::array out{json::object{{"question", "experienced"}, {"options", json::array{experienced ? "yes" : "no"}}},
                        json::object{{"question", "safe"}, {"options", json::array{"mostly"}}}};
        if (experienced) out.push_back(json::object{{"question", "kinds"}, {"options", json::array{"verbal", "threat"}}});
        return out;
    }
};
}  // namespace

TEST_CASE("whoever has a link takes part once, without signing in", "[survey]")
{
    Held held;
    const auto made = held.hold(12, 3);
    REQUIRE(made.status == 201);
    REQUIRE(held.groups.size() == 1);  // three aldermen would be told apart
    CHECK(held.groups[0].at("group") == "others");
    CHECK(held.groups[0].at("tokens").as_array().size() == 15);

    const auto link = held.link(0, 0);
    const auto form = held.ask("/survey-invitations/_open", {{"invitation", link}});
    CHECK(form["people"] == 15);
    CHECK(form["used"] == false);
    CHECK(form["fingerprint"] == held.groups[0].at("fingerprint"));
    CHECK(form["questions"].as_array().size() > 15);

    const auto mine = held.ticket(link);
    CHECK(held.answer(mine, 0, Held::said(true)).status == 204);

    SECTION("a ticket counts once")
    {
        CHECK(held.answer(mine, 0, Held::said(true)).code() == "survey.ticket_used");
        CHECK(held.town.griffier.get("/surveys/" + held.id).at("/groups/0/answers") == 1);
    }
    SECTION("a link signs once, and again only what it signed when the answer was lost")
    {
        CHECK(held.ask("/survey-invitations/_open", {{"invitation", link}})["used"] == true);
        const auto again = held.ask("/survey-invitations/_sign", {{"invitation", link}, {"blinded", base64url(mine.hidden.blinded)}});
        CHECK(mine.hidden.unblinded(*from_base64url(again.text("/signature"))) == mine.signature);
        const test::Blinded other{survey::new_ticket_key().open, random_bytes(survey::ticket_size)};
        Bytes small(survey::signature_size);
        small.back() = 7;
        CHECK(held.ask("/survey-invitations/_sign", {{"invitation", link}, {"blinded", base64url(small)}}).code() == "survey.link_used");
    }
    SECTION("a ticket that was not signed, an answer that does not exist, and one to a question that was not asked count nothing")
    {
        auto forged = held.ticket(held.link(0, 1));
        auto right = forged;
        forged.signature[5] ^= 1;
        CHECK(held.answer(forged, 0, Held::said(false)).code() == "survey.ticket_not_signed");
        CHECK(held.answer(right, 0, {json::object{{"question", "safe"}, {"options", json::array{"yes", "no"}}}}).code() == "survey.option_unknown");
        CHECK(held.answer(right, 0, {json::object{{"question", "told"}, {"options", json::array{"no"}}}}).code() == "survey.not_asked");
        CHECK(held.town.griffier.get("/surveys/" + held.id).at("/groups/0/answers") == 1);
        CHECK(held.answer(right, 0, Held::said(false)).status == 204);
    }
    SECTION("a link that nobody was given, or of a survey that is over, is one and the same")
    {
        CHECK(held.ask("/survey-invitations/_open", {{"invitation", "nothing"}}).code() == "survey.link_unknown");
        held.town.on("2026-04-12T09:00:00Z");
        CHECK(held.ask("/survey-invitations/_open", {{"invitation", link}}).code() == "survey.closed");
        CHECK(held.answer(mine, 0, Held::said(false)).code() == "survey.closed");
    }
}

TEST_CASE("the database and the register's keys cannot join an answer to an invitation", "[survey]")
{
    Held held;
    REQUIRE(held.hold(12, 0).status == 201);
    std::vector<Held::Ticket> tickets;
    for (std::size_t i = 0; i < 4; ++i) tickets.push_back(held.ticket(held.link(0, i)));
    for (std::size_t i = 0; i < 4; ++i) REQUIRE(held.answer(tickets[i], 0, Held::said(i == 2)).status == 204);

    // Of invitations nothing is kept but a hash, a group and a digest of the request; of answers nothing but counts.
    storage::Transaction tx{held.town.database(), storage::Mode::read};
    const auto hidden = tx.first("SELECT key_hidden, key_open FROM survey_group WHERE survey = $1", held.id);
    const survey::TicketKey key{hidden->bytes(0), hidden->bytes(1)};
    CHECK(tx.first("SELECT COUNT(*) FROM survey_count WHERE survey = $1 AND question = 'experienced' AND option = 'yes' AND people = 1", held.id)->integer(0) == 1);
    CHECK(tx.first("SELECT COUNT(*) FROM survey_spent WHERE survey = $1", held.id)->integer(0) == 4);
    // And had everything that was sent been kept, with the key: every request fits every ticket.
    for (const auto& invitation : tickets)
        for (const auto& ticket : tickets) {
            const auto factor = test::factor_between(key, ticket.signature, invitation.hidden.blinded);
            CHECK(test::blind_with(key.open, ticket.signature, factor) == invitation.hidden.blinded);
        }
}

TEST_CASE("results stay closed until the survey is, and when too few answered", "[survey]")
{
    Held held;
    REQUIRE(held.hold(30, 0).status == 201);
    auto answered = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) REQUIRE(held.answer(held.ticket(held.link(0, i)), 0, Held::said(i % 2)).status == 204);
    };
    answered(0, 9);
    const auto path = "/surveys/" + held.id;
    CHECK(held.town.griffier.get(path + "/results").code() == "survey.not_closed");
    CHECK(held.town.councillor.get(path).status == 403);

    SECTION("nine answers show nothing")
    {
        REQUIRE(held.town.griffier.post(path + "/_close", json::object{}, test::if_match(1)).status == 200);
        const auto results = held.town.griffier.get(path + "/results");
        CHECK(results["open"] == false);
        CHECK(results["lines"].as_array().empty());
        CHECK(results["national"].as_array().size() > 20);
    }
    SECTION("twenty show what nobody can be told from, and the clock closes it too")
    {
        answered(9, 20);
        held.town.on("2026-04-10T09:00:00Z");
        held.town.tick();
        const auto results = held.town.griffier.get(path + "/results");
        REQUIRE(results["open"] == true);
        CHECK(results["answers"] == 20);
        const auto experienced = test::items_with(results["lines"], "question", "experienced");
        REQUIRE(experienced.size() == 2);
        CHECK(experienced[0].at("counts").as_array().back().at("people") == 10);
        for (const auto& line : results["lines"].as_array())
            for (const auto& count : line.at("counts").as_array())
                if (const auto* people = count.as_object().if_contains("people"); people && !people->is_null()) CHECK((people->as_int64() == 0 || people->as_int64() >= 5));
        storage::Transaction tx{held.town.database(), storage::Mode::read};
        CHECK(tx.first("SELECT COUNT(*) FROM survey_group WHERE key_hidden IS NOT NULL")->integer(0) == 0);
    }
}

TEST_CASE("a survey of too few people, of a year that has one, or of an impossible period is not held", "[survey]")
{
    Held held;
    CHECK(held.hold(5, 3).code() == "survey.too_few_people");
    CHECK(held.town.griffier.post("/surveys", {{"year", 2020}, {"opensOn", "2026-03-09"}, {"closesOn", "2026-04-09"}, {"people", json::array{}}}).code() ==
          "survey.year_impossible");
    CHECK(held.town.griffier.post("/surveys", {{"year", 2026}, {"opensOn", "2026-03-09"}, {"closesOn", "2026-03-10"}, {"people", json::array{}}}).code() == "survey.too_short");
    REQUIRE(held.hold(12, 0).status == 201);
    CHECK(held.hold(12, 0).code() == "survey.year_taken");
    CHECK(held.town.mayor.post("/surveys", {{"year", 2026}, {"opensOn", "2026-03-09"}, {"closesOn", "2026-04-09"}, {"people", json::array{}}}).status == 403);
    CHECK(held.town.elsewhere("griffier of elsewhere", {"griffier"}).get("/surveys/" + held.id).status == 404);
    CHECK(held.town.elsewhere("griffier of elsewhere", {"griffier"}).get("/surveys")["items"].as_array().empty());
}

TEST_CASE("small roles are asked together, so that nobody is told apart", "[survey]")
{
    using survey::Group;
    const auto groups = survey::groups_of({{"councillor", {"councillor"}, 31}, {"alderman", {"alderman"}, 4}, {"mayor", {"mayor"}, 1}, {"employee", {"employee"}, 300}});
    REQUIRE(groups);
    REQUIRE(groups->size() == 2);
    CHECK((*groups)[0].id == "employee");
    CHECK((*groups)[1].people == 36);
    CHECK(survey::groups_of({{"councillor", {"councillor"}, 9}}).refusal().code() == "survey.too_few_people");
    CHECK(survey::groups_of({{"councillor", {"councillor"}, 15}, {"alderman", {"alderman"}, 11}})->size() == 2);
}

TEST_CASE("the shipped questions follow one another, and each names its source", "[survey]")
{
    const auto& monitor = survey::monitor();
    CHECK(monitor.questions.size() >= 20);
    for (const auto& question : monitor.questions) {
        CAPTURE(question.id);
        CHECK(!question.source.empty());
        CHECK(!question.text.nl.empty());
        CHECK(question.options.size() >= 2);
    }
    int editions_of_2014 = 0;
    for (const auto& figure : survey::national_figures()) {
        CHECK((!figure.source.nl.empty() && !figure.denominator.nl.empty()));
        editions_of_2014 += figure.year == 2014 && figure.measure == "experienced" && figure.role == "all";
    }
    CHECK(editions_of_2014 == 3);  // publications differ, so each is kept
}
