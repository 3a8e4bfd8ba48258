// Aftercare: what the protocol owes, and what each side of the conversation sees.
#include <catch2/catch.hpp>

#include "aftercare/aftercare.h"
#include "town.h"

namespace luwte {
namespace json = boost::json;
using aftercare::Conversation;
using test::Town;

namespace {

Instant at(const char* text) { return *parse_instant(text); }

}  // namespace

TEST_CASE("a conversation that was held is not held again, and none is held tomorrow", "[aftercare]")
{
    Conversation planned;
    auto now = at("2026-03-10T12:00:00Z");
    auto leader = fresh<AccountId>();
    CHECK(aftercare::hold(planned, {at("2026-03-11T12:00:00Z")}, leader, now).refusal().code() == "aftercare.day_lies_ahead");
    auto held = *aftercare::hold(planned, {now, true, false}, leader, now);
    CHECK(held.injury_shown);
    CHECK(aftercare::hold(held, {now}, leader, now).refusal().code() == "aftercare.held_before");
    CHECK(aftercare::offer(held, {}, now).refusal().code() == "aftercare.held_before");
    CHECK(aftercare::decline(held).refusal().code() == "aftercare.is_over");
}

TEST_CASE("whoever said no may be asked again, and whoever moves it says why", "[aftercare]")
{
    Conversation planned;
    auto now = at("2026-03-10T12:00:00Z");
    auto declined = *aftercare::decline(planned);
    CHECK(aftercare::offer(declined, {}, now)->state == Conversation::State::offered);
    CHECK(aftercare::postpone(planned, at("2026-03-12T12:00:00Z"), false, now).refusal().code() == "aftercare.reason_missing");
    CHECK(aftercare::postpone(planned, now, true, now).refusal().code() == "aftercare.day_has_passed");
}

TEST_CASE("a conversation is late by the day it was moved to, and an aim is never late", "[aftercare]")
{
    Conversation one;
    one.deadline = protocol::DeadlineType::hard;
    one.due = at("2026-03-10T12:00:00Z");
    CHECK_FALSE(aftercare::overdue(one, at("2026-03-10T12:00:00Z")));
    CHECK(aftercare::overdue(one, at("2026-03-10T12:00:01Z")));
    one.moved_until = at("2026-03-12T12:00:00Z");
    CHECK_FALSE(aftercare::overdue(one, at("2026-03-11T12:00:00Z")));
    one.deadline = protocol::DeadlineType::soft;
    CHECK_FALSE(aftercare::overdue(one, at("2027-01-01T12:00:00Z")));
}

TEST_CASE("three conversations are planned at once in Westerveld, and the circle sees them", "[aftercare]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto path = "/incidents/" + incident + "/aftercare";
    auto seen = town.griffier.get(path);
    INFO(seen.bytes);
    REQUIRE(seen.status == 200);
    CHECK(seen.at("/items/0/conversations").as_array().size() == 3);
    CHECK(seen.text("/items/0/conversations/0/deadline/due") == "2026-03-10T07:30:00.000Z");
    CHECK(seen.text("/items/0/conversations/2/deadline/type") == "window");
    CHECK(seen.text("/items/0/conversations/0/source") == "W 5.3 (C2)");
    CHECK(seen.at("/items/0/conversations/0/mayLead").as_bool());
    CHECK(town.officer.get(path)["items"].as_array().empty());
    CHECK(town.secretary.get(path).status == 404);

    auto mine = town.councillor.get("/my-aftercare");
    CHECK(mine["items"].as_array().size() == 3);
    CHECK(mine.at("/support").as_array().size() == 5);
    CHECK_FALSE(mine.at("/items/0/mayLead").as_bool());
    CHECK(town.secretary.get("/my-aftercare")["items"].as_array().empty());
}

TEST_CASE("a conversation is offered, moved and held, and the notes are the carers' and the reasons the circle's", "[aftercare]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto list = "/incidents/" + incident + "/aftercare";
    auto id = town.griffier.get(list).text("/items/0/conversations/0/id");
    auto path = "/aftercare-conversations/" + id;
    auto version = [&] { return test::if_match(town.griffier.get(list).at("/items/0/conversations/0/version").as_int64()); };

    CHECK(town.griffier.post(path + "/offers").code() == "request.if_match_missing");
    CHECK(town.officer.post(path + "/offers", json::object{}, version()).status >= 403);
    CHECK(town.griffier.post(path + "/offers", {{"plannedFor", "2026-03-09T15:00:00Z"}}, version()).status == 200);
    CHECK(town.griffier.post(path + "/offers", json::object{}, test::if_match(1)).code() == "request.stale");
    auto calendar = town.councillor.get(path + "/calendar");
    CHECK(calendar.status == 200);
    CHECK(calendar.bytes.find("BEGIN:VCALENDAR") != std::string::npos);
    CHECK(calendar.bytes.find("gesprek") == std::string::npos);

    CHECK(town.councillor.post(path + "/postponements", {{"until", "2026-03-11T15:00:00Z"}, {"reason", "I sleep badly."}}, version()).status == 200);
    CHECK(town.griffier.get(list).text("/items/0/conversations/0/history/1/reason") == "I sleep badly.");
    town.on("2026-03-11T16:00:00Z");
    auto held = town.griffier.post(path + "/holdings", {{"heldAt", "2026-03-11T15:00:00Z"}, {"notes", "He is afraid at home."}}, version());
    INFO(held.bytes);
    CHECK(held.status == 200);
    CHECK(town.mayor.get(list).text("/items/0/conversations/0/notes") == "He is afraid at home.");
    auto mine = town.councillor.get("/my-aftercare");
    CHECK(mine.text("/items/0/state") == "held");
    CHECK(mine.at("/items/0").as_object().if_contains("notes") == nullptr);
    CHECK(mine.bytes.find("afraid") == std::string::npos);
    CHECK(test::items_with(town.griffier.get("/tasks")["items"], "kind", "aftercare").size() +
              test::items_with(town.mayor.get("/tasks")["items"], "kind", "aftercare").size() == 2);
    CHECK_FALSE(town.database_contains("afraid at home"));
    CHECK_FALSE(town.database_contains("sleep badly"));
}

TEST_CASE("an injury that shows in a conversation raises the Labour Inspectorate duty", "[aftercare]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto duties = [&] {
        int found = 0;
        auto page = town.griffier.get("/incidents/" + incident);
        for (const auto& task : page["tasks"].as_array())
            if (task.at("kind") == "duty" && task.at("duty").at("id") == "labour_inspectorate") ++found;
        return found;
    };
    CHECK(duties() == 0);
    town.pass(std::chrono::hours{5});
    auto list = town.griffier.get("/incidents/" + incident + "/aftercare");
    auto hold = [&](int which) {
        auto at = "/items/0/conversations/" + std::to_string(which);
        return town.griffier.post("/aftercare-conversations/" + list.text(at + "/id") + "/holdings",
                                  {{"heldAt", "2026-03-09T13:00:00Z"}, {"injuryShown", true}}, test::if_match(1));
    };
    REQUIRE(hold(0).status == 200);
    CHECK(duties() == 1);
    REQUIRE(hold(1).status == 200);
    CHECK(duties() == 1);
}

TEST_CASE("the board shows held and not held, and no words or names", "[aftercare]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto board = town.secretary.get("/aftercare-board");
    REQUIRE(board.status == 200);
    CHECK(board["items"].as_array().size() == 3);
    CHECK(board.bytes.find("councillor\",\"name\"") != std::string::npos);
    CHECK(board.bytes.find(town.councillor.account.text) == std::string::npos);
    CHECK_FALSE(board.at("/items/0/overdue").as_bool());
    town.on("2026-03-14T09:00:00Z");
    CHECK(town.secretary.get("/aftercare-board").at("/items/0/overdue").as_bool());
    CHECK(town.councillor.get("/aftercare-board").status == 403);
}

TEST_CASE("whoever was cared for says how content he is, once, at the end", "[aftercare]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    auto incident = town.given_incident(town.councillor, {{"behaviour", "threat"}});
    auto mine = town.councillor.get("/my-aftercare");
    auto path = "/affected-persons/" + mine.text("/cases/0/affectedId") + "/contentments";
    CHECK(town.councillor.post(path, {{"score", 4}}).code() == "aftercare.not_over_yet");
    for (const auto& conversation : mine["items"].as_array())
        CHECK(town.councillor.post("/aftercare-conversations/" + std::string{conversation.at("id").as_string()} + "/declinations",
                                   {{"reason", "No need."}}, test::if_match(1)).status == 200);
    CHECK(town.councillor.post(path, {{"score", 6}}).code() == "aftercare.score_out_of_range");
    CHECK(town.griffier.post(path, {{"score", 4}}).status == 404);
    CHECK(town.councillor.post(path, {{"score", 4}, {"remark", "Quick and kind."}}).status == 204);
    CHECK(town.councillor.post(path, {{"score", 5}}).code() == "aftercare.rated_before");
    auto seen = town.griffier.get("/incidents/" + incident + "/aftercare");
    CHECK(seen.at("/items/0/contentment/score").as_int64() == 4);
    CHECK(seen.text("/items/0/contentment/remark") == "Quick and kind.");
    CHECK_FALSE(town.database_contains("Quick and kind"));
}

}  // namespace luwte
