// A disturbed meeting, recorded step by step.
#include "meetings/meeting.h"

#include "meetings/paper.h"
#include "meetings/tablet_clock.h"
#include "town.h"

#include <catch2/catch.hpp>

namespace luwte {
namespace {

namespace json = boost::json;
using Tap = meetings::Moment;
using meetings::MomentId;
using test::Town;

Instant at(int minute) { return *parse_instant("2026-03-09T08:00:00Z") + std::chrono::minutes{minute}; }
Tap tap(const char* id, const char* step, int minute) { return {MomentId{id}, step, {}, {}, at(minute), {}}; }
Tap undoing(const char* id, const char* of, int minute) { return {MomentId{id}, "", MomentId{of}, {}, at(minute), {}}; }
Tap adding(const char* id, const char* to, int minute, std::optional<std::string> decision = {})
{
    return {MomentId{id}, "", {}, MomentId{to}, at(minute), std::move(decision)};
}

const meetings::Steps steps{{"suspend", {}, "suspend"}, {"order", {}, "order", 3}, {"no_force", {}, ""}, {"report", {}, "report", 1, {"decision"}}};

struct Sheet {
    Town& town;
    std::string path;

    explicit Sheet(Town& a_town) : town{a_town}
    {
        const auto made = town.griffier.post("/meetings", test::sheet(town, "Council, the great hall", "2026-03-09T08:00:00Z"));
        INFO(made.bytes);
        REQUIRE(made.status == 201);
        path = "/meetings/" + made.id();
    }
    test::Reply tap(const std::string& step, const char* when, json::object more = {}) const
    {
        if (!more.if_contains("id")) more["id"] = fresh_uuid();
        if (!step.empty()) more["step"] = step;
        more["at"] = when;
        if (!more.if_contains("sentAt")) more["sentAt"] = iso(town.clock().now());
        return town.griffier.post(path + "/moments", more);
    }
};

}  // namespace

TEST_CASE("a moment counts among those of its step, in the order in which they happened", "[meetings]")
{
    const std::vector all{tap("third", "order", 9), tap("first", "order", 1), tap("mistake", "order", 2), undoing("undo", "mistake", 3), tap("second", "order", 4)};
    CHECK(meetings::number_of(steps, all, MomentId{"first"}) == 1);
    CHECK(meetings::number_of(steps, all, MomentId{"second"}) == 2);
    CHECK(meetings::number_of(steps, all, MomentId{"third"}) == 3);
    CHECK_FALSE(meetings::number_of(steps, all, MomentId{"mistake"}));
    CHECK_FALSE(meetings::number_of(steps, all, MomentId{"undo"}));
    CHECK(meetings::in_order(all).size() == 5);
}

TEST_CASE("a decision that nobody took yet is no decision", "[meetings]")
{
    std::vector all{tap("report", "report", 1), adding("with whom", "report", 2)};
    CHECK(meetings::awaits_decision(steps, all, MomentId{"report"}));
    CHECK_FALSE(meetings::number_of(steps, all, MomentId{"report"}));
    all.push_back(adding("decided", "report", 3, "no"));
    CHECK_FALSE(meetings::awaits_decision(steps, all, MomentId{"report"}));
    CHECK(meetings::number_of(steps, all, MomentId{"report"}) == 1);
}

TEST_CASE("a tablet's clock that is wrong is corrected by what it reads when it sends", "[meetings]")
{
    using namespace std::chrono_literals;
    const auto now = at(60);
    const auto time = [&](Instant tapped, Instant sent, std::vector<std::chrono::milliseconds> errors = {}) { return meetings::corrected({tapped, sent}, errors, now); };

    CHECK(time(at(50), at(60)).at == at(50));
    CHECK_FALSE(time(at(50), at(60) - 10s).told);  // a slow network is no wrong clock

    CHECK(time(at(65), at(70)).at == at(55));  // ten minutes fast
    CHECK(time(at(65), at(70)).told == at(65));
    CHECK(time(at(45), at(50)).at == at(55));  // ten minutes slow
    CHECK(time(at(65), at(70) - 4s, {-10min}).at == at(55));  // as the taps before it, however slowly it travelled
    CHECK(time(at(65), at(80), {-10min}).at == at(45));       // another clock
    CHECK(time(at(60), at(60) + 31s, {0min}).at == at(60));   // nor does it overtake one that seemed just right

    CHECK(time(at(90), at(60)).at == now);  // set right between the tap and the sending: no better time than this
    CHECK(time(at(90), at(60)).told == at(90));
    CHECK(time(*parse_instant("1970-01-01T00:00:00Z"), at(60)).at == now);
    CHECK(time(*parse_instant("1900-01-01T00:00:00Z"), *parse_instant("2199-01-01T00:00:00Z")).at == now);
}

TEST_CASE("what was truly tapped is taken in, and nonsense is not", "[meetings]")
{
    const std::vector before{tap("one", "suspend", 1), undoing("undo", "one", 2)};
    const auto code = [&](const Tap& moment) {
        const auto done = meetings::examine(steps, before, moment);
        return done ? std::string{} : std::string{done.refusal().code()};
    };
    CHECK(code(tap("late", "order", 0)).empty());
    CHECK(code(tap("ahead", "order", 70)).empty());
    CHECK(code(adding("details", "one", 3)).empty());
    CHECK(code(adding("to nothing", "two", 3)) == "meetings.nothing_to_add_to");
    CHECK(code(adding("to an undoing", "undo", 3)) == "meetings.nothing_to_add_to");
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
    CHECK(town.mayor.get("/meetings").at("/items/0/moments").as_int64() == 4);  // steps that stand
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
        town.on("2026-03-09T09:12:00Z");
        CHECK(sheet.tap("resume", "2026-03-09T09:09:00Z").status == 201);
        CHECK(sheet.tap("resume", "2026-03-09T09:11:00Z").code() == "meetings.closed");
        CHECK(town.mayor.post(sheet.path + "/closures", json::object{}, test::if_match(2)).code() == "meetings.closed");
    }
    SECTION("what was tapped too late for a closed sheet is taken in when it is opened again, and both turns are kept")
    {
        town.on("2026-03-09T09:10:00Z");
        CHECK(town.mayor.post(sheet.path + "/reopenings", json::object{}, test::if_match(view)).code() == "meetings.open_already");
        CHECK(town.mayor.post(sheet.path + "/closures", json::object{}, test::if_match(view)).status == 204);
        town.on("2026-03-09T09:20:00Z");
        const auto late = fresh_uuid();
        CHECK(sheet.tap("resume", "2026-03-09T09:15:00Z", {{"id", late}}).code() == "meetings.closed");
        CHECK(town.griffier.post(sheet.path + "/reopenings", json::object{}, test::if_match(1)).status == 412);
        CHECK(town.griffier.post(sheet.path + "/reopenings", json::object{}, test::if_match(2)).status == 204);
        CHECK(sheet.tap("resume", "2026-03-09T09:15:00Z", {{"id", late}}).status == 201);
        const auto turned = town.mayor.get(sheet.path);
        CHECK_FALSE(turned.body.as_object().contains("closedAt"));
        CHECK(turned.text("/turns/0/state") == "closed");
        CHECK(turned.text("/turns/1/state") == "reopened");
        CHECK(turned.text("/turns/1/at") == "2026-03-09T09:20:00.000Z");
        CHECK(turned.text("/turns/0/by") != turned.text("/turns/1/by"));
    }
    SECTION("who asks whether there is more learns how much, and leaves no line in the journal")
    {
        const auto lines = [&] { return storage::Transaction{town.database()}.all("SELECT 1 FROM journal_entry").size(); };
        const auto before = lines();
        const auto progress = town.mayor.get(sheet.path + "/progress");
        CHECK(progress.at("/moments").as_int64() == 6);
        CHECK(lines() == before);
        CHECK(town.councillor.get(sheet.path + "/progress").status == 403);
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

TEST_CASE("whatever the tablet's clock says, a sheet opens and a tap is taken in with its true time", "[meetings]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const auto opening = json::object{{"id", fresh_uuid()}, {"name", "Council"}, {"openedAt", "2026-03-09T09:10:00Z"}, {"sentAt", "2026-03-09T09:10:00Z"}};
    town.on("2026-03-09T09:00:00Z");
    const auto made = town.griffier.post("/meetings", opening);
    CHECK(made.id() == opening.at("id").as_string());
    CHECK(town.griffier.post("/meetings", opening).id() == made.id());  // the answer got lost
    CHECK(town.griffier.get("/meetings")["items"].as_array().size() == 1);

    const auto path = "/meetings/" + made.id() + "/moments";
    const auto send = [&](const char* step, const char* when, const char* sent) {
        return town.griffier.post(path, {{"id", fresh_uuid()}, {"step", step}, {"at", when}, {"sentAt", sent}}).status;
    };
    town.on("2026-03-09T09:05:00Z");
    CHECK(send("suspend", "2026-03-09T09:12:00Z", "2026-03-09T09:15:00Z") == 201);  // ten minutes fast
    CHECK(send("order", "2026-03-09T08:53:30Z", "2026-03-09T08:55:00Z") == 201);    // ten minutes slow
    CHECK(send("stream", "2026-03-09T09:04:30Z", "2026-03-09T09:05:00Z") == 201);

    const auto view = town.griffier.get("/meetings/" + made.id());
    CHECK(view.text("/openedAt") == "2026-03-09T09:00:00.000Z");
    CHECK(view.text("/openedTold") == "2026-03-09T09:10:00.000Z");
    CHECK(view.text("/moments/0/at") == "2026-03-09T09:02:00.000Z");
    CHECK(view.text("/moments/0/toldAt") == "2026-03-09T09:12:00.000Z");
    CHECK(view.at("/moments/0/late").as_bool());
    CHECK(view.text("/moments/1/at") == "2026-03-09T09:03:30.000Z");
    CHECK(view.text("/moments/2/step") == "stream");
    CHECK_FALSE(view.at("/moments/2").as_object().contains("toldAt"));
    CHECK_FALSE(view.at("/moments/2/late").as_bool());
}

TEST_CASE("what belongs to a step may follow, with who said it and when, also after the sheet was closed", "[meetings]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const Sheet sheet{town};
    const auto police = fresh_uuid(), report = fresh_uuid();
    CHECK(sheet.tap("police", "2026-03-09T08:01:00Z", {{"id", police}}).status == 201);
    CHECK(sheet.tap("report", "2026-03-09T08:02:00Z", {{"id", report}}).status == 201);
    CHECK(sheet.tap("", "2026-03-09T08:03:00Z", {{"addsTo", police}}).code() == "meetings.addition_empty");
    CHECK(sheet.tap("", "2026-03-09T08:03:00Z", {{"addsTo", fresh_uuid()}, {"by", "Gerda"}}).code() == "meetings.nothing_to_add_to");
    CHECK(sheet.tap("", "2026-03-09T08:03:00Z", {{"addsTo", police}, {"undoes", police}, {"by", "Gerda"}}).code() == "meetings.step_or_undoing");
    CHECK(sheet.tap("", "2026-03-09T08:03:00Z", {{"addsTo", police}, {"by", "unreadablecaller"}}).status == 201);
    auto view = town.griffier.get(sheet.path);
    CHECK(view.at("/moments/1/awaitsDecision").as_bool());
    CHECK_FALSE(view.at("/moments/1").as_object().contains("number"));
    CHECK_FALSE(town.database_contains("unreadablecaller"));

    town.on("2026-03-09T09:00:00Z");
    CHECK(town.griffier.post(sheet.path + "/closures", json::object{}, test::if_match(view)).status == 204);
    town.on("2026-03-10T09:00:00Z");
    CHECK(town.mayor
              .post(sheet.path + "/moments",
                    {{"id", fresh_uuid()}, {"addsTo", report}, {"decision", "yes"}, {"at", "2026-03-10T09:00:00Z"}, {"sentAt", "2026-03-10T09:00:00Z"}})
              .status == 201);
    view = town.griffier.get(sheet.path);
    CHECK_FALSE(view.at("/moments/1/awaitsDecision").as_bool());
    CHECK(view.at("/moments/1/number").as_int64() == 1);
    CHECK(view.text("/moments/2/by") == "unreadablecaller");
    CHECK(view.text("/moments/3/addsTo") == report);
    CHECK(view.text("/moments/3/recordedBy") != view.text("/moments/2/recordedBy"));
    CHECK(town.mayor.get(sheet.path + "/document").status == 200);
}

TEST_CASE("the paper says which order it was, what was undone, what is missing and which clock was wrong", "[meetings]")
{
    meetings::Paper paper{"Council", "Gerda Bos", "westerveld", "1", at(0), {}, {}, {}};
    const auto line = [&](int minute, const char* kind) -> meetings::PaperLine& {
        auto& one = paper.lines.emplace_back();
        one.at = at(minute);
        one.kind = kind;
        one.number = 1;
        one.recorded_by = "Gerda Bos";
        return one;
    };
    line(1, "order").several = true;
    line(2, "order").undone = true;
    line(3, "").undoes = {at(2), "order"};
    line(4, "report").details = {"", "the chair", "yes", ""};
    auto& police = line(5, "police");
    police.asks = {"by", "agreed_with"};
    police.additions = {{at(9), {}, at(12), "Mees Vos", {"Gerda", "", "", ""}}, {at(60 * 24), {}, {}, "Mees Vos", {"Ali", "", "", "at the door"}}};
    auto& late = line(6, "gone_since");
    late.told_at = at(16);
    late.received_at = at(30);
    line(7, "sheet_closed");

    const auto document = meetings::document_of(paper, documents::Words{"meeting", "en"});
    const auto& steps = std::get<documents::Table>(document.blocks.at(1));
    REQUIRE(steps.rows.size() == 7);
    CHECK(steps.rows[0] == std::vector<std::string>{"09:01:00", "Order to leave 1", "Gerda Bos"});
    CHECK(steps.rows[1][1] == "Order to leave (undone)");
    CHECK(steps.rows[2][1] == "Undone: Order to leave of 09:02:00");
    CHECK(steps.rows[3][1] == "Decision on a police report\nagreed with the chair\npolice report");
    CHECK(steps.rows[4][1] ==
          "Police called\n09:09:00, added by Mees Vos: by Gerda; received at 09:12:00\n2026-03-10 09:00:00, added by Mees Vos: by Ali; at the door\nagreed with "
          "whom: not filled in");
    CHECK(steps.rows[5][1] == "gone_since\ntime corrected: the device’s clock read 09:16:00\nreceived at 09:30:00");
    CHECK(steps.rows[6][1] == "Sheet closed");
}

TEST_CASE("without a chapter on meetings there is no sheet, and nobody may keep one", "[meetings]")
{
    Town town{test::sqlite, "default"};
    CHECK(town.griffier.post("/meetings", test::sheet(town, "Council", "2026-03-09T08:00:00Z")).code() == "request.not_permitted");
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
