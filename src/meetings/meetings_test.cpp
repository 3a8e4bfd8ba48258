// A disturbed meeting, recorded step by step.
#include "meetings/meeting.h"

#include "meetings/paper.h"
#include "town.h"

#include <catch2/catch.hpp>

namespace luwte {
namespace {

namespace json = boost::json;
using Tap = meetings::Moment;
using meetings::MomentId;
using test::Town;

Instant at(int minute) { return *parse_instant("2026-03-09T08:00:00Z") + std::chrono::minutes{minute}; }
Tap tap(const char* id, const char* step, int minute) { return {MomentId{id}, step, {}, at(minute)}; }
Tap undoing(const char* id, const char* of, int minute) { return {MomentId{id}, "", MomentId{of}, at(minute)}; }

const std::vector<protocol::MeetingStep> steps{{"suspend", {}, "suspend"}, {"order", {}, "order", 3}, {"no_force", {}, ""}};

struct Sheet {
    Town& town;
    std::string path;

    explicit Sheet(Town& a_town) : town{a_town}
    {
        const auto made = town.griffier.post("/meetings", {{"name", "Council, the great hall"}, {"openedAt", "2026-03-09T08:00:00Z"}});
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        path = "/meetings/" + made.id();
    }
    test::Reply tap(const std::string& step, const char* when, json::object more = {}) const
    {
        if (!more.if_contains("id")) more["id"] = fresh_uuid();
        if (!more.if_contains("undoes")) more["step"] = step;
        more["at"] = when;
        return town.griffier.post(path + "/moments", more);
    }
};

}  // namespace

TEST_CASE("a moment counts among those of its step, in the order in which they happened", "[meetings]")
{
    const std::vector all{tap("third", "order", 9), tap("first", "order", 1), tap("mistake", "order", 2), undoing("undo", "mistake", 3), tap("second", "order", 4)};
    CHECK(meetings::number_of(all, MomentId{"first"}) == 1);
    CHECK(meetings::number_of(all, MomentId{"second"}) == 2);
    CHECK(meetings::number_of(all, MomentId{"third"}) == 3);
    CHECK_FALSE(meetings::number_of(all, MomentId{"mistake"}));
    CHECK_FALSE(meetings::number_of(all, MomentId{"undo"}));
    CHECK(meetings::in_order(all).size() == 5);
}

TEST_CASE("what was truly tapped is taken in; nonsense is not", "[meetings]")
{
    const std::vector before{tap("one", "suspend", 1), undoing("undo", "one", 2)};
    const auto code = [&](const Tap& moment) {
        const auto done = meetings::examine(steps, before, moment, at(60));
        return done ? std::string{} : std::string{done.refusal().code()};
    };
    CHECK(code(tap("late", "order", 0)).empty());
    CHECK(code(tap("ahead", "order", 70)) == "meetings.time_lies_ahead");
    CHECK(code(tap("reminder", "no_force", 3)) == "meetings.step_unknown");
    CHECK(code(tap("strange", "sing", 3)) == "meetings.step_unknown");
    CHECK(code(undoing("again", "one", 3)) == "meetings.undone_before");
    CHECK(code(undoing("of nothing", "two", 3)) == "meetings.nothing_to_undo");
    CHECK(code(undoing("of an undoing", "undo", 3)) == "meetings.nothing_to_undo");
}

TEST_CASE("a sheet keeps every step with its true time, also one that arrives late or twice", "[meetings]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const Sheet sheet{town};
    CHECK(sheet.tap("suspend", "2026-03-09T08:01:00Z").status == 201);
    CHECK(sheet.tap("order", "2026-03-09T08:02:00Z").status == 201);
    CHECK(sheet.tap("order", "2026-03-09T08:06:00Z").status == 201);
    const auto id = fresh_uuid();
    CHECK(sheet.tap("order", "2026-03-09T08:04:00Z", {{"id", id}}).status == 201);  // had no connection
    CHECK(sheet.tap("order", "2026-03-09T08:04:00Z", {{"id", id}}).id() == id);
    CHECK(sheet.tap("police", "2026-03-09T08:07:00Z", {{"by", "Gerda"}, {"agreedWith", "unreadablechair"}}).status == 201);
    CHECK(sheet.tap("sing", "2026-03-09T08:07:00Z").code() == "meetings.step_unknown");
    CHECK(sheet.tap("", "2026-03-09T08:08:00Z", {{"undoes", id}}).status == 201);

    const auto view = town.mayor.get(sheet.path);  // who keeps the sheet with her
    REQUIRE(view["moments"].as_array().size() == 6);
    CHECK(view.text("/moments/2/id") == id);
    CHECK(view.at("/moments/2/undone").as_bool());
    CHECK(view.at("/moments/3/number").as_int64() == 2);
    CHECK(view.text("/moments/4/agreedWith") == "unreadablechair");
    CHECK(view.text("/moments/5/undoes") == id);
    for (const char* word : {"great hall", "unreadablechair"}) CHECK_FALSE(town.database_contains(word));

    SECTION("whoever may not keep it cannot tell that it is there")
    {
        for (auto* other : {&town.councillor, &town.secretary, &town.officer, &town.administrator()}) {
            CHECK(other->get(sheet.path).status == 403);
            CHECK(other->get("/meetings/" + fresh_uuid()).status == 403);
            CHECK(other->get("/meetings").status == 403);
        }
    }
    SECTION("closed by a colleague, it still takes in what was tapped before, and nothing after")
    {
        town.on("2026-03-09T09:10:00Z");
        CHECK(town.mayor.post(sheet.path + "/closures", json::object{}, test::if_match(view)).status == 204);
        CHECK(sheet.tap("resume", "2026-03-09T09:09:00Z").status == 201);
        CHECK(sheet.tap("resume", "2026-03-09T09:11:00Z").code() == "meetings.closed");
        CHECK(town.mayor.post(sheet.path + "/closures", json::object{}, test::if_match(2)).code() == "meetings.closed");
    }
    SECTION("on paper everything stands in its order, also what was undone")
    {
        const auto pdf = town.mayor.get(sheet.path + "/document");
        CHECK(pdf.status == 200);
        CHECK(pdf.bytes.starts_with("%PDF"));
        CHECK(town.mayor.get(sheet.path + "/document?format=docx&language=en").bytes.starts_with("PK"));
        CHECK(town.mayor.get(sheet.path + "/document?format=gif").code() == "meetings.format_unknown");
    }
    SECTION("it is reported once, by whoever can read the report")
    {
        const auto report = town.report(town.councillor).id();
        const auto of_another = town.report(town.mayor, {{"reporterRole", "mayor"}}).id();
        CHECK(town.griffier.post(sheet.path + "/reports", {{"reportId", fresh_uuid()}}).code() == "meetings.report_unknown");
        CHECK(town.griffier.post(sheet.path + "/reports", {{"reportId", report}}).status == 204);
        CHECK(town.griffier.post(sheet.path + "/reports", {{"reportId", of_another}}).status >= 400);
        CHECK(town.griffier.get(sheet.path).text("/reportId") == report);
    }
}

TEST_CASE("the paper says which order it was, and what was undone", "[meetings]")
{
    meetings::Paper paper{"Council", "Gerda Bos", "westerveld", "1", at(0), {}, {}};
    paper.lines = {{at(1), "order", 1, true, "", "", "", "", "Gerda Bos"}, {at(2), "order", {}, true, "", "", "", "", "Gerda Bos"}, {at(3), "", {}, false, "", "", "", "", "Gerda Bos"},
                   {at(4), "report", 1, false, "", "the chair", "yes", "", "Mees Vos"}};
    const auto document = meetings::document_of(paper, documents::Words{"meeting", "en"});
    const auto& steps = std::get<documents::Table>(document.blocks.at(1));
    REQUIRE(steps.rows.size() == 4);
    CHECK(steps.rows[0] == std::vector<std::string>{"09:01:00", "Order to leave 1", "Gerda Bos"});
    CHECK(steps.rows[1][1] == "Order to leave (undone)");
    CHECK(steps.rows[2][1] == "A mistake undone");
    CHECK(steps.rows[3][1] == "Decision on a police report\nagreed with the chair\npolice report");
}

TEST_CASE("without a chapter on meetings there is no sheet, and nobody may keep one", "[meetings]")
{
    Town town{test::sqlite, "default"};
    CHECK(town.griffier.post("/meetings", {{"name", "Council"}, {"openedAt", "2026-03-09T08:00:00Z"}}).code() == "request.not_permitted");
    CHECK(town.griffier.get("/protocol")["meetingOrder"].as_array().empty());
    const auto profile = town.griffier.get("/profile");
    for (const auto& permission : profile["permissions"].as_array()) CHECK(permission.as_string() != "meeting.keep");
}

TEST_CASE("a pack that takes the meeting out takes the permission with it", "[meetings]")
{
    const auto loaded = protocol::load_text("own.yaml", R"(
id: own
version: "1"
name: {nl: "Eigen", en: "Own"}
organisation: municipality
extends: westerveld
silent: [meeting_order]
document: {title: {nl: "Eigen", en: "Own"}, tag: X}
)");
    REQUIRE(loaded.pack);
    CHECK_FALSE(protocol::has_meeting_sheet(*loaded.pack));
    CHECK_FALSE(loaded.pack->role("griffier")->permissions.contains("meeting.keep"));
    for (const char* pack : {"westerveld", "assen", "leudal"}) CHECK(protocol::has_meeting_sheet(*protocol::load_shipped(pack).pack));
}

}  // namespace luwte
