// The logbook: its owner's alone, until he shares exactly one entry or series.
#include "reports/logbook.h"

#include "base/bytes.h"
#include "reports/desk_test.h"
#include "reports/logbook_share.h"
#include "reports/online_account.h"
#include "town.h"

using namespace luwte;
using reports::logbook::Kept;
using reports::logbook::PlatformStepKind;
using test::Desk;
namespace json = boost::json;

namespace {

const json::object on_line{{"account", "@Wacht_Maar_88"}, {"url", "https://social.example/4711"}, {"platform", "Example"},
                           {"postedAt", "2026-03-01T08:55:00Z"}};

json::object entry(json::object more = {})
{
    json::object entry{{"occurredAt", "2026-03-01T10:00:00+01:00"}, {"form", "social_media"}, {"text", "The fourth this week"}};
    for (auto& member : more) entry[member.key()] = member.value();
    return entry;
}

std::string given_entry(Desk& desk, json::object more = {})
{
    const auto made = desk.anna.post("/logbook-entries", entry(std::move(more)));
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    return made.id();
}

test::Reply share(Desk& desk, const json::array& entries, const char* tier = "receivers", json::object more = {})
{
    more["entries"] = entries;
    more["tier"] = tier;
    return desk.anna.post("/logbook-shares", more);
}

reports::logbook::EntryInput input(const char* message)
{
    return {Moment{}, "email", Secret{"words"}, Secret{message}, {}};
}

}  // namespace

TEST_CASE("a message is kept as it was found, with its digest", "[logbook]")
{
    const Instant now{}, later = now + std::chrono::hours{1};
    const auto kept = reports::logbook::after_writing({}, input("Just wait."), now);
    REQUIRE(kept);
    CHECK(*kept->sha256 == hex(sha256(as_bytes("Just wait."))));
    CHECK(kept->kept_at == now);
    CHECK(reports::logbook::after_writing({*kept}, input("Just wait."), later)->kept_at == now);
    CHECK(reports::logbook::after_writing({*kept}, input(""), later)->sha256 == kept->sha256);
    CHECK(reports::logbook::after_writing({*kept}, input("Be nice."), later).refusal().code() == "logbook.message_stays");
}

TEST_CASE("what belongs to a message is in a digest that anybody can take again, and what was noted before stays beside it", "[logbook]")
{
    using reports::logbook::OnlineNote;
    const Instant first{*parse_instant("2026-03-01T09:00:00Z")}, later = first + std::chrono::hours{1};
    auto found = input("Just \"wait\".\n");
    found.online = OnlineNote{Secret{"@boze_man"}, Secret{"https://x.com/boze_man/status/1"}, Secret{"x.com"}, *parse_instant("2026-03-01T08:55:00Z")};
    const auto digest = [](std::string_view document) { return hex(sha256(as_bytes(document))); };
    const auto kept = reports::logbook::after_writing({}, found, first);
    REQUIRE(kept->findings->size() == 1);
    CHECK(kept->findings->front().sha256 ==
          digest(R"({"account":"@boze_man","message":"Just \"wait\".\n","platform":"x.com","postedAt":"2026-03-01T08:55:00.000Z","url":"https://x.com/boze_man/status/1"})"));
    CHECK(kept->findings->front().noted_at == first);
    CHECK(reports::logbook::after_writing({*kept}, found, later)->findings->size() == 1);  // the same once more says nothing new

    found.online = OnlineNote{Secret{"@somebody_else"}, {}, {}, {}};
    const auto rewritten = reports::logbook::after_writing({*kept}, found, later);
    REQUIRE(rewritten->findings->size() == 2);
    CHECK(rewritten->findings->front().account->reveal() == "@boze_man");
    CHECK(rewritten->findings->back().noted_at == later);
    CHECK(rewritten->findings->back().sha256 == digest(R"({"account":"@somebody_else","message":"Just \"wait\".\n"})"));
    CHECK(rewritten->sha256 == kept->sha256);

    SECTION("an entry from before keeps the digest of its message, and what it said is the first that was noted")
    {
        auto old = *kept;
        old.findings.reset();
        const auto changed = reports::logbook::after_writing({old, Secret{"@boze_man"}, Secret{"https://x.com/boze_man/status/1"}, first}, found, later);
        REQUIRE(changed->findings->size() == 2);
        CHECK(changed->findings->front().sha256 == kept->findings->front().sha256);
        CHECK(changed->findings->front().noted_at == first);
        CHECK(changed->sha256 == old.sha256);
    }
    SECTION("where nothing was found on line, nothing is noted")
    {
        CHECK_FALSE(reports::logbook::after_writing({}, input(""), first)->findings);
    }
}

TEST_CASE("what a platform answered follows what it was told", "[logbook]")
{
    const Instant now{};
    const auto step = [&](PlatformStepKind kind, Instant at) { return reports::logbook::PlatformStep{kind, at, Secret{"x"}}; };
    CHECK(reports::logbook::after_step({}, step(PlatformStepKind::removed, now), now).refusal().code() == "logbook.platform_not_told");
    CHECK(reports::logbook::after_step({}, step(PlatformStepKind::reported, now + std::chrono::hours{1}), now).refusal().code() == "reports.occurred_in_future");
    const auto told = reports::logbook::after_step({}, step(PlatformStepKind::reported, now), now);
    REQUIRE(told);
    CHECK(reports::logbook::after_step(*told, step(PlatformStepKind::refused, now), now)->platform_steps.size() == 2);
}

TEST_CASE("a series is by one account, however it is written", "[logbook]")
{
    using reports::LogbookEntryId;
    using Ids = std::vector<LogbookEntryId>;
    const auto id = [](const char* text) { return LogbookEntryId{text}; };
    const auto series = reports::logbook::series_of({{id("1"), Secret{"@Wacht_Maar"}, {}, {}},
                                                     {id("2"), {}, {}, {}},
                                                     {id("3"), Secret{"someone else"}, {}, {}},
                                                     {id("4"), Secret{" wacht_maar"}, {}, {}},
                                                     {id("5"), Secret{" "}, {}, {}}});
    REQUIRE(series.size() == 1);
    CHECK(series[0].account.reveal() == "@Wacht_Maar");
    CHECK(series[0].entries == Ids{id("1"), id("4")});

    SECTION("a namesake on another site is another account")
    {
        const auto two = reports::logbook::series_of({{id("1"), Secret{"@boze_man"}, Secret{"https://x.com/boze_man/status/1"}, {}},
                                                      {id("2"), Secret{"boze_man"}, Secret{"https://www.facebook.com/posts/2"}, {}},
                                                      {id("3"), Secret{"https://x.com/Boze_Man"}, {}, {}},
                                                      {id("4"), Secret{"facebook.com/boze_man/"}, {}, {}},
                                                      {id("5"), Secret{"Boze_man"}, {}, Secret{"Twitter"}},
                                                      {id("6"), Secret{"boze_man"}, {}, {}}});  // on which of the two?
        REQUIRE(two.size() == 2);
        CHECK(two[0].site == "x.com");
        CHECK(two[0].entries == Ids{id("1"), id("3"), id("5")});
        CHECK(two[1].site == "facebook.com");
        CHECK(two[1].entries == Ids{id("2"), id("4")});
    }
    SECTION("whoever tells no site goes with the one namesake there is")
    {
        const auto one = reports::logbook::series_of({{id("1"), Secret{"boze_man"}, {}, {}}, {id("2"), Secret{"@boze_man@mastodon.example"}, {}, {}},
                                                      {id("3"), Secret{"https://mastodon.example/@boze_man"}, {}, {}}});
        REQUIRE(one.size() == 1);
        CHECK(one[0].site == "mastodon.example");
        CHECK(one[0].entries.size() == 3);
    }
}

TEST_CASE("an account is read from a handle, or from the address of a profile", "[logbook]")
{
    using reports::OnlineAccount;
    const auto read = [](const char* account, const char* url = "", const char* platform = "") { return reports::online_account(Secret{account}, Secret{url}, Secret{platform}); };
    CHECK(read("https://www.tiktok.com/@Boze/video/12") == OnlineAccount{"boze", "tiktok.com"});
    CHECK(read("https://nl.linkedin.com/in/boze-man") == OnlineAccount{"boze-man", "linkedin.com"});
    CHECK(read("https://www.facebook.com/profile.php?id=1000") == OnlineAccount{"1000", "facebook.com"});
    CHECK(read("https://www.facebook.com/people/Boze-Man/1000/") == OnlineAccount{"1000", "facebook.com"});
    CHECK(read("https://youtube.com/c/boze") == OnlineAccount{"boze", "youtube.com"});
    CHECK(read("https://forum.example/leden/boze") == OnlineAccount{"leden/boze", "forum.example"});
    CHECK(read("Jan de Vries", "https://krant.example/artikel/3#reactie") == OnlineAccount{"jandevries", "krant.example"});
    CHECK(read("@boze", "", "X") == OnlineAccount{"boze", "x.com"});
    CHECK(read("@boze", "not an address", "Ons forum") == OnlineAccount{"boze", "onsforum"});
    CHECK(read("https://") == OnlineAccount{"https://", ""});
    CHECK_FALSE(read("@"));
}

TEST_CASE("a share goes up, never down", "[logbook]")
{
    const std::vector<protocol::Tier> tiers{{"adviser"}, {"receivers"}};
    CHECK(reports::logbook::moved_up(tiers, "adviser", "receivers")->id == "receivers");
    CHECK(reports::logbook::moved_up(tiers, "receivers", "adviser").refusal().code() == "logbook.only_up");
    CHECK(reports::logbook::moved_up(tiers, "receivers", "receivers").refusal().code() == "logbook.only_up");
    CHECK(reports::logbook::moved_up(tiers, "receivers", "mayor").refusal().code() == "logbook.tier_unknown");
    CHECK(reports::logbook::moved_up(tiers, "a tier of an older pack", "adviser")->id == "adviser");
}

TEST_CASE("a message, its moment and what the platform did are with the entry, and go with the report", "[logbook]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = given_entry(desk, {{"message", "Just wait."}, {"online", on_line}});
    given_entry(desk, {{"online", {{"account", "wacht_maar_88"}}}});
    const auto path = "/logbook-entries/" + id;
    const auto step = [&](const char* kind, const char* version, const char* words) {
        return desk.anna.post(path + "/platform-steps", {{"kind", kind}, {"at", "2026-03-02T09:00:00Z"}, {"words", words}}, {{"If-Match", version}});
    };

    CHECK(step("removed", "\"1\"", "gone").code() == "logbook.platform_not_told");
    CHECK(step("reported", "\"1\"", "case 12").status == 201);
    CHECK(step("removed", "\"1\"", "gone").code() == "request.stale");
    CHECK(step("removed", "\"2\"", "It was taken down.").status == 201);
    const auto view = desk.anna.get(path);
    CHECK(view.text("/kept/message") == "Just wait.");
    CHECK(view.text("/kept/platform") == "Example");
    CHECK(view.text("/kept/sha256") == hex(sha256(as_bytes("Just wait."))));
    CHECK(view.text("/kept/platformSteps/1/words") == "It was taken down.");
    CHECK(desk.anna.put(path, entry({{"message", "Be nice."}}), {{"If-Match", "\"3\""}}).code() == "logbook.message_stays");
    const auto first = view.text("/kept/findings/0/sha256");
    CHECK(view.at("/kept/findings").as_array().size() == 1);
    json::object told_better = on_line;
    told_better["account"] = "https://social.example/Wacht_Maar_88";
    const auto rewritten = desk.anna.put(path, entry({{"text", ""}, {"online", told_better}}), {{"If-Match", "\"3\""}});
    INFO(rewritten.bytes);
    CHECK(rewritten.text("/kept/sha256") == view.text("/kept/sha256"));
    CHECK(rewritten.text("/kept/findings/0/sha256") == first);
    CHECK(rewritten.text("/kept/findings/0/account") == "@Wacht_Maar_88");
    CHECK(rewritten.text("/kept/findings/1/account") == "https://social.example/Wacht_Maar_88");
    CHECK(rewritten.text("/kept/findings/1/sha256") != first);

    const auto list = desk.anna.get("/logbook-entries");
    REQUIRE(list["series"].as_array().size() == 1);
    CHECK(list.at("/series/0/entries").as_array().size() == 2);

    const auto report = desk.given_report(desk.anna, {{"logbookEntries", list.at("/series/0/entries")}});
    const auto read = desk.griffier.get("/reports/" + report);
    REQUIRE(read["log"].as_array().size() == 2);
    std::string all = json::serialize(read["log"]);
    for (const char* word : {"Just wait.", "Example", "case 12", "It was taken down.", "keptAt", "\"@Wacht_Maar_88\"", first.c_str()}) CHECK(all.find(word) != std::string::npos);
}

TEST_CASE("sharing gives exactly what was shared, to exactly the tier", "[logbook]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto shared = given_entry(desk, {{"text", "the one that is shared"}, {"message", "Just wait."}});
    const auto hidden = given_entry(desk, {{"text", "what stays with her"}});
    const auto file = desk.given_file(desk.anna, "screen.txt", "the screen", {{"logbookEntryId", shared}});
    const auto other_file = desk.given_file(desk.anna, "other.txt", "the other", {{"logbookEntryId", hidden}});

    const auto tiers = desk.anna.post("/logbook-shares/_tiers", json::object{});
    CHECK(tiers.text("/items/0/id") == "receivers");
    CHECK(tiers.text("/items/0/readers/0/name") == "Gerda Bos");
    CHECK(share(desk, {shared}, "adviser").code() == "logbook.tier_unknown");
    CHECK(share(desk, {}).code() == "logbook.nothing_to_share");
    CHECK(share(desk, {shared, fresh_uuid()}).code() == "reports.logbook_entry_unknown");
    CHECK(desk.bram.post("/logbook-shares", {{"entries", json::array{shared}}, {"tier", "receivers"}}).code() == "reports.logbook_entry_unknown");
    const auto made = share(desk, {shared}, "receivers", {{"note", "What do you think?"}});
    REQUIRE(made.status == 201);
    const auto path = "/logbook-shares/" + made.id();

    const auto read = desk.griffier.get(path);
    CHECK(read.text("/entries/0/text") == "the one that is shared");
    CHECK(read.text("/entries/0/kept/message") == "Just wait.");
    CHECK(read.text("/note") == "What do you think?");
    CHECK(read["entries"].as_array().size() == 1);
    CHECK(read.bytes.find(shared) == std::string::npos);  // not even the id of the entry
    CHECK(desk.griffier.get("/evidence/" + file + "/content").bytes == "the screen");
    for (const auto& hidden_path : {"/evidence/" + other_file, "/evidence/" + other_file + "/content", "/logbook-entries/" + shared, "/logbook-entries/" + hidden})
        CHECK(desk.griffier.get(hidden_path).status >= 400);
    for (auto* nobody : {&desk.bram, &desk.mayor, &desk.secretary, &desk.officer}) {
        CHECK(nobody->get(path).code() == "request.not_found");
        CHECK(nobody->get("/logbook-shares")["items"].as_array().empty());
        CHECK(nobody->get("/evidence/" + file).code() == "request.not_found");
    }

    SECTION("rewriting the entry changes nothing of what was shared")
    {
        CHECK(desk.anna.put("/logbook-entries/" + shared, entry({{"text", "rewritten"}}), {{"If-Match", "\"1\""}}).status == 200);
        CHECK(desk.griffier.get(path).text("/entries/0/text") == "the one that is shared");
    }
    SECTION("removing the entry leaves what was shared, with its evidence")
    {
        CHECK(desk.anna.remove("/logbook-entries/" + shared).status == 204);
        CHECK(desk.griffier.get("/evidence/" + file + "/content").bytes == "the screen");
        CHECK(desk.anna.post(path + "/withdrawals", json::object{}, {{"If-Match", "\"1\""}}).status == 204);
        CHECK(desk.anna.get("/evidence/" + file).status == 404);
    }
    SECTION("only the owner takes it back, and then its key is gone")
    {
        CHECK(desk.griffier.post(path + "/withdrawals", json::object{}, {{"If-Match", "\"1\""}}).code() == "logbook.not_yours");
        CHECK(desk.griffier.post(path + "/moves", {{"tier", "receivers"}}, {{"If-Match", "\"1\""}}).code() == "logbook.not_yours");
        CHECK(desk.anna.post(path + "/moves", {{"tier", "receivers"}}, {{"If-Match", "\"1\""}}).code() == "logbook.only_up");
        CHECK(desk.anna.post(path + "/withdrawals", json::object{}, {{"If-Match", "\"1\""}}).status == 204);
        for (auto* person : {&desk.griffier, &desk.anna}) CHECK(person->get(path).code() == "request.not_found");
        CHECK(desk.griffier.get("/evidence/" + file).status == 404);
        CHECK(desk.anna.get("/evidence/" + file + "/content").bytes == "the screen");
        CHECK(desk.anna.get("/logbook-entries/" + shared).status == 200);
    }
    SECTION("a report that takes the evidence leaves the reader what he has")
    {
        desk.given_report(desk.anna, {{"logbookEntries", json::array{shared}}});
        CHECK(desk.griffier.get("/evidence/" + file + "/content").bytes == "the screen");
        CHECK(desk.griffier.get(path).status == 200);
    }
}

TEST_CASE("a step up adds readers, and whom it is about is passed over at each step", "[logbook]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres), "default"};
    auto& adviser = town.given("adviser", {"confidential_adviser"});
    const auto entry_id = town.councillor.post("/logbook-entries", entry()).id();
    const auto made = town.councillor.post("/logbook-shares", {{"entries", json::array{entry_id}}, {"tier", "adviser"},
                                                               {"involved", json::array{town.griffier.account.text}}});
    REQUIRE(made.status == 201);
    const auto path = "/logbook-shares/" + made.id();
    CHECK(adviser.get(path).status == 200);
    CHECK(town.officer.get(path).status == 404);
    const auto mails = town.mails_to(town.griffier);

    const auto moved = town.councillor.post(path + "/moves", {{"tier", "receivers"}}, {{"If-Match", "\"1\""}});
    INFO(moved.bytes);
    CHECK(moved.status == 201);
    CHECK(adviser.get(path).status == 200);
    CHECK(town.officer.get(path).status == 200);  // stands in for the griffier
    CHECK(town.griffier.get(path).code() == "request.not_found");
    CHECK(town.griffier.get("/logbook-shares")["items"].as_array().empty());
    CHECK(town.mails_to(town.griffier) == mails);
}

TEST_CASE("nobody else opens a logbook: not the administrator, not a holder of recovery shares by himself", "[logbook]")
{
    test::Town town{GENERATE(test::sqlite, test::postgres)};
    auto& owner = town.councillor;
    const auto id = owner.post("/logbook-entries", entry({{"text", "unreadablewords"}, {"message", "unreadablemessage"}, {"online", on_line}})).id();
    const auto path = "/logbook-entries/" + id;
    auto& everything = town.given("somebody with every role", {"griffier", "mayor", "secretary", "designated_officer", "councillor", "privacy_officer"});

    for (auto* other : {&everything, &town.administrator(), &town.griffier, &town.mayor}) {
        CHECK(other->get(path).status >= 400);
        CHECK(other->get("/journal").bytes.find(id) == std::string::npos);
        CHECK(other->get("/logbook-entries").bytes.find(id) == std::string::npos);
    }
    for (const char* word : {"unreadablewords", "unreadablemessage", "Wacht_Maar", "social.example"}) CHECK_FALSE(town.database_contains(word));

    SECTION("too few shares say nothing")
    {
        const auto token = people::recover(town.database(), owner.login, {town.recovery_shares().front()}, town.clock().now());
        CHECK_FALSE(token);
    }
    SECTION("an administrator who takes over the account finds it empty, and the owner's next word is safe again")
    {
        const auto draft = "/drafts/" + fresh_uuid();
        CHECK(owner.put(draft, {{"content", "half a sentence"}}).status == 204);
        town.reset(owner);
        CHECK(owner.get("/drafts")["items"].as_array().empty());
        CHECK(owner.get(draft).status == 404);
        CHECK(owner.get("/logbook-entries")["items"].as_array().empty());
        CHECK(owner.get(path).status == 404);
        const auto again = owner.post("/logbook-entries", entry({{"text", "after the reset"}}));
        INFO(again.bytes);
        CHECK(again.status == 201);
        CHECK(owner.get("/logbook-entries/" + again.id()).text("/text") == "after the reset");
    }
}
