#include "meetings/meetings_api.h"

#include <algorithm>

#include "base/bytes.h"
#include "http/route.h"
#include "journal/journal.h"
#include "meetings/meeting_store.h"
#include "meetings/paper.h"
#include "meetings/tablet_clock.h"
#include "people/shared.h"
#include "reports/reports.h"

namespace luwte::meetings {

enum class MeetingDecision { yes, no };
SHAPE_ENUM(MeetingDecision, yes, no)

struct MeetingInput {
    MeetingId id;       // made by the tablet: a sheet can be opened without a connection
    Secret name;        // which meeting, in which hall
    Instant opened_at;  // when the sheet was opened on the tablet
    Instant sent_at;    // the tablet's clock as it sends this, by which the other is corrected
};
SHAPE(MeetingInput, id, name, opened_at, sent_at)

struct MomentInput {
    MomentId id;
    std::optional<std::string> step;
    std::optional<MomentId> undoes;
    std::optional<MomentId> adds_to;    // the details below belong to that step
    Instant at;
    Instant sent_at;                    // the tablet's clock as it sends this, by which the other is corrected
    std::optional<Secret> by;           // who called the police, who was freed …
    std::optional<Secret> agreed_with;  // after whose agreement
    std::optional<MeetingDecision> decision;
    std::optional<Secret> words;
};
SHAPE(MomentInput, id, step, undoes, adds_to, at, sent_at, by, agreed_with, decision, words)

struct MeetingReportInput {
    reports::ReportId report_id;
};
SHAPE(MeetingReportInput, report_id)

struct MeetingItem {
    MeetingId id;
    Shown name;
    Instant opened_at;
    std::optional<Instant> closed_at;
    int moments = 0;
};
SHAPE(MeetingItem, id, name, opened_at, closed_at, moments)

struct MeetingList {
    std::vector<MeetingItem> items;
};
SHAPE(MeetingList, items)

struct MomentView {
    MomentId id;
    std::string step;
    std::optional<int> number;  // the second order; nothing when it was undone or awaits a decision
    std::optional<MomentId> undoes;
    std::optional<MomentId> adds_to;
    bool undone = false;
    bool awaits_decision = false;
    Instant at;                        // by the register's clock
    std::optional<Instant> told_at;    // by the tablet's clock, where that was wrong
    Instant received_at;
    bool late = false;                 // it waited for a connection
    std::string recorded_by;
    std::optional<Shown> by, agreed_with, words;
    std::optional<MeetingDecision> decision;
};
SHAPE(MomentView, id, step, number, undoes, adds_to, undone, awaits_decision, at, told_at, received_at, late, recorded_by, by, agreed_with, words, decision)

enum class MeetingTurn { closed, reopened };
SHAPE_ENUM(MeetingTurn, closed, reopened)

struct TurnView {
    MeetingTurn state;
    Instant at;
    std::string by;
};
SHAPE(TurnView, state, at, by)

struct MeetingView {
    MeetingId id;
    Shown name;
    Instant opened_at;
    std::optional<Instant> opened_told;  // by the tablet's clock, where that was wrong
    std::optional<Instant> closed_at;
    std::optional<reports::ReportId> report_id;
    std::string pack, pack_version;
    std::string opened_by;
    std::vector<MomentView> moments;
    std::vector<TurnView> turns;
    std::int64_t version = 1;
};
SHAPE(MeetingView, id, name, opened_at, opened_told, closed_at, report_id, pack, pack_version, opened_by, moments, turns, version)

struct MeetingProgress {
    int moments = 0;
    std::int64_t version = 1;
};
SHAPE(MeetingProgress, moments, version)

namespace {

constexpr people::Shared book{"meetings", "meeting.keep"};

vault::Place place(const Meeting& meeting, std::string_view record, std::string_view field) { return {meeting.organisation, record, field}; }

std::optional<vault::Sealed> seal(http::Call& call, const Meeting& meeting, const MomentId& moment, const std::optional<Secret>& words, std::string_view field)
{
    if (!words || words->empty()) return std::nullopt;
    return call.ring.seal(meeting.compartment, *words, place(meeting, moment.text, field));
}

std::optional<Shown> show(http::Call& call, const Meeting& meeting, const MomentId& moment, const std::optional<vault::Sealed>& sealed, std::string_view field)
{
    if (!sealed) return std::nullopt;
    return Shown{call.ring.open(meeting.compartment, *sealed, place(meeting, moment.text, field))};
}

Shown name_of(http::Call& call, const Meeting& meeting)
{
    return Shown{call.ring.open(meeting.compartment, meeting.name, place(meeting, meeting.id.text, "meeting.name"))};
}

std::string person(http::Call& call, const AccountId& account) { return people::name_of(call.tx, call.actor.organisation, account).value_or(""); }

void note(http::Call& call, const MeetingId& meeting, Code action)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, meeting.text, "", call.now);
}

std::vector<Moment> plain(const std::vector<Kept>& kept) { return {kept.begin(), kept.end()}; }

MomentView moment_view(http::Call& call, const Meeting& meeting, const Steps& steps, const std::vector<Moment>& all, const Kept& one)
{
    MomentView view{one.id, one.step, number_of(steps, all, one.id), one.undoes, one.adds_to, is_undone(all, one.id), awaits_decision(steps, all, one.id),
                    one.at, one.told_at, one.received_at, came_late(one.at, one.received_at), person(call, one.account),
                    show(call, meeting, one.id, one.by, "meeting_moment.by"), show(call, meeting, one.id, one.agreed_with, "meeting_moment.agreed_with"),
                    show(call, meeting, one.id, one.words, "meeting_moment.words"), {}};
    if (one.decision) view.decision = *one.decision == "yes" ? MeetingDecision::yes : MeetingDecision::no;
    return view;
}

MeetingView view(http::Call& call, const Meeting& meeting, const protocol::Pack& pack)
{
    MeetingView view{meeting.id, name_of(call, meeting), meeting.opened_at, meeting.opened_told, meeting.closed_at, {}, meeting.pack,
                     meeting.pack_version, person(call, meeting.account), {}, {}, meeting.version};
    if (meeting.report) view.report_id = reports::ReportId{*meeting.report};
    const auto steps = protocol::meeting_order(pack);
    const auto moments = store::moments_of(call.tx, meeting.id);
    for (const auto& one : moments) view.moments.push_back(moment_view(call, meeting, steps, plain(moments), one));
    for (const auto& turn : store::turns_of(call.tx, meeting.id))
        view.turns.push_back({turn.closed ? MeetingTurn::closed : MeetingTurn::reopened, turn.at, person(call, turn.account)});
    call.etag(meeting.version);
    return view;
}

Result<Meeting> readable(http::Call& call)
{
    auto meeting = store::find(call.tx, call.actor.organisation, call.actor.account, TRY(call.id<MeetingId>("meetingId")));
    if (!meeting) return not_found("request.not_found");
    return *meeting;
}

Result<http::Created> open(http::Call& call, const MeetingInput& input, const protocol::Pack& pack)
{
    if (!protocol::has_meeting_sheet(pack)) return conflict("meetings.protocol_is_silent");
    if (input.name.empty()) return invalid("meetings.name_missing", "/name");
    // The answer got lost on its way to the tablet: the sheet is open already.
    const auto& [organisation, reader] = std::tie(call.actor.organisation, call.actor.account);
    if (store::find(call.tx, organisation, reader, input.id)) return http::Created{input.id.text};
    const auto compartment = TRY(people::open_shared(call, pack, book));
    const auto opened = corrected({input.opened_at, input.sent_at}, {}, call.now);
    Meeting meeting{input.id, organisation, reader, compartment, pack.id(), pack.version(), opened.at, {}, {}, 1, {}, opened.told};
    meeting.name = call.ring.seal(meeting.compartment, input.name, place(meeting, meeting.id.text, "meeting.name"));
    if (!store::add(call.tx, meeting)) return conflict("meetings.id_taken");
    note(call, meeting.id, "meeting.opened");
    return http::Created{meeting.id.text};
}

Result<MeetingList> list(http::Call& call)
{
    MeetingList list;
    for (const auto& one : store::of_reader(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back({one.id, name_of(call, one), one.opened_at, one.closed_at, store::count_of_steps(call.tx, one.id)});
    return list;
}

/// By how much the times of this person's earlier taps on the sheet were corrected, the last first.
std::vector<std::chrono::milliseconds> errors_of(const std::vector<Kept>& moments, const AccountId& account)
{
    std::vector<std::chrono::milliseconds> errors;
    for (const auto& one : moments)
        if (one.account == account) errors.push_back(one.at - one.told_at.value_or(one.at));
    std::reverse(errors.begin(), errors.end());
    return errors;
}

Result<Done> says_one_thing(const MomentInput& input)
{
    if (input.step.has_value() + input.undoes.has_value() + input.adds_to.has_value() != 1) return invalid("meetings.step_or_undoing", "/step");
    const auto some = [](const std::optional<Secret>& words) { return words && !words->empty(); };
    const bool details = input.decision || some(input.by) || some(input.agreed_with) || some(input.words);
    if (input.adds_to && !details) return invalid("meetings.addition_empty", "/words");
    return Done{};
}

Result<http::Created> record(http::Call& call, const MomentInput& input, const protocol::Pack& pack)
{
    const auto meeting = TRY(readable(call));
    const auto before = store::moments_of(call.tx, meeting.id);
    // The answer got lost on its way to the tablet: the tap is there already.
    if (std::any_of(before.begin(), before.end(), [&](const Kept& one) { return one.id == input.id; })) return http::Created{input.id.text};
    TRY(says_one_thing(input));

    Kept moment;
    const auto time = corrected({input.at, input.sent_at}, errors_of(before, call.actor.account), call.now);
    moment.id = input.id;
    moment.step = input.step.value_or("");
    moment.undoes = input.undoes;
    moment.adds_to = input.adds_to;
    moment.at = time.at;
    moment.told_at = time.told;
    if (input.decision) moment.decision = *input.decision == MeetingDecision::yes ? "yes" : "no";
    // Somebody closed the sheet while the tablet had no connection: what was tapped before that still counts. What belongs to
    // a step may follow at any time: a decision is often taken the day after.
    if (meeting.closed_at && moment.at > *meeting.closed_at && !moment.adds_to) return conflict("meetings.closed");
    TRY(examine(protocol::meeting_order(pack), plain(before), moment));
    moment.account = call.actor.account;
    moment.received_at = call.now;
    moment.by = seal(call, meeting, moment.id, input.by, "meeting_moment.by");
    moment.agreed_with = seal(call, meeting, moment.id, input.agreed_with, "meeting_moment.agreed_with");
    moment.words = seal(call, meeting, moment.id, input.words, "meeting_moment.words");
    store::add(call.tx, meeting, moment);
    return http::Created{moment.id.text};
}

PaperDetails details_of(const MomentView& one)
{
    const auto text = [](const std::optional<Shown>& words) { return words ? words->text() : std::string{}; };
    return {text(one.by), text(one.agreed_with), !one.decision ? "" : *one.decision == MeetingDecision::yes ? "yes" : "no", text(one.words)};
}

std::optional<Instant> received_late(const MomentView& one) { return one.late ? std::optional{one.received_at} : std::nullopt; }

PaperLine line_of(const MomentView& one, const MeetingView& view, const Steps& steps)
{
    PaperLine line;
    line.at = one.at;
    line.told_at = one.told_at;
    line.received_at = received_late(one);
    line.recorded_by = one.recorded_by;
    line.details = details_of(one);
    const auto named = [&](const std::string& id) { return std::find_if(steps.begin(), steps.end(), [&](const auto& known) { return known.id == id; }); };
    const auto step = named(one.step);
    line.kind = one.step;
    if (step != steps.end()) {
        line.kind = step->kind;
        line.asks = step->asks;
        line.several = step->times > 1 || one.number.value_or(1) > 1;
    }
    line.number = one.number;
    line.undone = one.undone;
    for (const auto& other : view.moments) {
        if (other.adds_to == one.id) line.additions.push_back({other.at, other.told_at, received_late(other), other.recorded_by, details_of(other)});
        if (one.undoes != other.id) continue;
        const auto undone = named(other.step);
        line.undoes = {other.at, undone == steps.end() ? other.step : undone->kind};
    }
    return line;
}

Paper paper_of(const MeetingView& view, const protocol::Pack& pack)
{
    Paper paper{view.name.text(), view.opened_by, view.pack, view.pack_version, view.opened_at, view.opened_told, view.closed_at, {}};
    for (const auto& one : view.moments)
        if (!one.adds_to) paper.lines.push_back(line_of(one, view, protocol::meeting_order(pack)));
    for (const auto& turn : view.turns) {
        PaperLine line;
        line.at = turn.at;
        line.kind = turn.state == MeetingTurn::closed ? "sheet_closed" : "sheet_reopened";
        line.number = 1;
        line.recorded_by = turn.by;
        paper.lines.push_back(std::move(line));
    }
    std::stable_sort(paper.lines.begin(), paper.lines.end(), [](const PaperLine& one, const PaperLine& other) { return one.at < other.at; });
    return paper;
}

/// On paper, in one of the forms that an office opens.
Result<http::Response> document(http::Call& call, const protocol::Pack& pack)
{
    const auto meeting = TRY(readable(call));
    const auto asked = [&](const char* name, const char* otherwise) {
        const auto found = call.query.find(name);
        return found == call.query.end() ? std::string{otherwise} : found->second;
    };
    const auto format = asked("format", "pdf"), language = asked("language", "nl");
    if (format != "pdf" && format != "docx" && format != "odt") return invalid("meetings.format_unknown", "/format");
    if (language != "nl" && language != "en") return invalid("meetings.language_unknown", "/language");

    const documents::Words words{"meeting", language};
    const auto made = document_of(paper_of(view(call, meeting, pack), pack), words);
    note(call, meeting.id, "meeting.document_read");
    http::Response response;
    response.headers = {{"Content-Type", format == "pdf" ? "application/pdf" : format == "docx" ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                                                                                               : "application/vnd.oasis.opendocument.text"},
                        {"Content-Disposition", "attachment; filename=\"" + words("file_name") + "." + format + "\""}};
    response.body = as_text(format == "pdf" ? documents::pdf(made) : format == "docx" ? documents::docx(made) : documents::odt(made));
    return response;
}

Result<http::Nothing> turn(http::Call& call, bool closed)
{
    const auto meeting = TRY(readable(call));
    const auto version = TRY(call.expected_version());
    if (closed && meeting.closed_at) return conflict("meetings.closed");
    if (!closed && !meeting.closed_at) return conflict("meetings.open_already");
    if (!store::turn(call.tx, meeting, {call.actor.account, call.now, closed}, version)) return stale("request.stale");
    note(call, meeting.id, closed ? Code{"meeting.closed"} : Code{"meeting.reopened"});
    return http::Nothing{};
}

/// The report that was made of it; whoever links it can read both.
Result<http::Nothing> link(http::Call& call, const MeetingReportInput& input)
{
    const auto meeting = TRY(readable(call));
    if (!reports::may_read(call, input.report_id)) return invalid("meetings.report_unknown", "/reportId");
    if (meeting.report) return conflict("meetings.reported_before");
    store::set_report(call.tx, meeting.id, input.report_id.text);
    note(call, meeting.id, "meeting.reported");
    return http::Nothing{};
}

}  // namespace

void add_routes(http::Router& router, const people::PackOf& pack_of)
{
    const auto pack = [pack_of](http::Call& call) -> const protocol::Pack& { return pack_of(call.tx, call.actor.organisation); };
    router.post<MeetingInput, http::Created>("/meetings", http::may("meeting.keep"),
                                             "Opens the sheet of a meeting that is disturbed; the tablet makes the id, and what arrives twice is there once",
                                             [pack](http::Call& call, const MeetingInput& input) { return open(call, input, pack(call)); });
    router.get<MeetingList>("/meetings", http::may("meeting.keep"), "Meetings that were disturbed, newest first",
        [](http::Call& call) { return list(call); });
    router.get<MeetingView>("/meetings/{meetingId}", http::may("meeting.keep"), "One sheet: every step with its time",
        [pack](http::Call& call) -> Result<MeetingView> {
            const auto meeting = TRY(readable(call));
            note(call, meeting.id, "meeting.read");
            return view(call, meeting, pack(call));
        });
    router.get<MeetingProgress>("/meetings/{meetingId}/progress", http::may("meeting.keep"),
        "Whether there is more on the sheet than one has; holds nothing of it, so it may be asked every few seconds",
        [](http::Call& call) -> Result<MeetingProgress> {
            const auto meeting = TRY(readable(call));
            return MeetingProgress{store::count_of_moments(call.tx, meeting.id), meeting.version};
        });
    router.get_bytes("/meetings/{meetingId}/document", http::may("meeting.keep"), "The sheet on paper", "application/octet-stream",
        [pack](http::Call& call) { return document(call, pack(call)); }, {{"format", "pdf (when absent), docx or odt"}, {"language", "nl (when absent) or en"}});
    router.post<MomentInput, http::Created>("/meetings/{meetingId}/moments", http::may("meeting.keep"),
        "Records a step, undoes one, or adds what belongs to one; the tablet makes the id, and what arrives twice is there once",
        [pack](http::Call& call, const MomentInput& input) { return record(call, input, pack(call)); });
    router.post<http::Nothing, http::Nothing>("/meetings/{meetingId}/closures", http::may("meeting.keep"), "Closes the sheet",
        [](http::Call& call, const http::Nothing&) { return turn(call, true); });
    router.post<http::Nothing, http::Nothing>("/meetings/{meetingId}/reopenings", http::may("meeting.keep"), "Opens a closed sheet again",
        [](http::Call& call, const http::Nothing&) { return turn(call, false); });
    router.post<MeetingReportInput, http::Nothing>("/meetings/{meetingId}/reports", http::may("meeting.keep"),
        "Says which report was made of it", [](http::Call& call, const MeetingReportInput& input) { return link(call, input); });
}

}  // namespace luwte::meetings
