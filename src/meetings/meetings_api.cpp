#include "meetings/meetings_api.h"

#include <algorithm>

#include "base/bytes.h"
#include "http/route.h"
#include "journal/journal.h"
#include "meetings/meeting_store.h"
#include "meetings/paper.h"
#include "people/shared.h"
#include "reports/reports.h"

namespace luwte::meetings {

enum class MeetingDecision { yes, no };
SHAPE_ENUM(MeetingDecision, yes, no)

struct MeetingInput {
    Secret name;        // which meeting, in which hall
    Instant opened_at;  // when the sheet was opened on the tablet
};
SHAPE(MeetingInput, name, opened_at)

struct MomentInput {
    MomentId id;
    std::optional<std::string> step;
    std::optional<MomentId> undoes;
    Instant at;
    std::optional<Secret> by;           // who called the police, who was freed …
    std::optional<Secret> agreed_with;  // after whose agreement
    std::optional<MeetingDecision> decision;
    std::optional<Secret> words;
};
SHAPE(MomentInput, id, step, undoes, at, by, agreed_with, decision, words)

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
    std::optional<int> number;  // the second order; nothing when it was undone
    std::optional<MomentId> undoes;
    bool undone = false;
    Instant at;
    Instant received_at;
    std::string recorded_by;
    std::optional<Shown> by, agreed_with, words;
    std::optional<MeetingDecision> decision;
};
SHAPE(MomentView, id, step, number, undoes, undone, at, received_at, recorded_by, by, agreed_with, words, decision)

struct MeetingView {
    MeetingId id;
    Shown name;
    Instant opened_at;
    std::optional<Instant> closed_at;
    std::optional<reports::ReportId> report_id;
    std::string pack, pack_version;
    std::string opened_by;
    std::vector<MomentView> moments;
    std::int64_t version = 1;
};
SHAPE(MeetingView, id, name, opened_at, closed_at, report_id, pack, pack_version, opened_by, moments, version)

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

MeetingView view(http::Call& call, const Meeting& meeting)
{
    MeetingView view{meeting.id, name_of(call, meeting), meeting.opened_at, meeting.closed_at, {}, meeting.pack, meeting.pack_version,
                     person(call, meeting.account), {}, meeting.version};
    if (meeting.report) view.report_id = reports::ReportId{*meeting.report};
    const auto moments = store::moments_of(call.tx, meeting.id);
    const auto all = plain(moments);
    for (const auto& one : moments) {
        const auto number = number_of(all, one.id);
        auto& shown = view.moments.emplace_back();
        shown = {one.id, one.step, number, one.undoes, !number && !one.undoes, one.at, one.received_at, person(call, one.account),
                 show(call, meeting, one.id, one.by, "meeting_moment.by"), show(call, meeting, one.id, one.agreed_with, "meeting_moment.agreed_with"),
                 show(call, meeting, one.id, one.words, "meeting_moment.words"), {}};
        if (one.decision) shown.decision = *one.decision == "yes" ? MeetingDecision::yes : MeetingDecision::no;
    }
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
    if (input.opened_at > call.now + std::chrono::minutes{5}) return invalid("meetings.time_lies_ahead", "/openedAt");
    const auto compartment = TRY(people::open_shared(call, pack, book));
    Meeting meeting{fresh<MeetingId>(), call.actor.organisation, call.actor.account, compartment, pack.id(),
                    pack.version(), input.opened_at, {}, {}, 1, {}};
    meeting.name = call.ring.seal(meeting.compartment, input.name, place(meeting, meeting.id.text, "meeting.name"));
    store::add(call.tx, meeting);
    note(call, meeting.id, "meeting.opened");
    return http::Created{meeting.id.text};
}

Result<MeetingList> list(http::Call& call)
{
    MeetingList list;
    for (const auto& one : store::of_reader(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back({one.id, name_of(call, one), one.opened_at, one.closed_at, static_cast<int>(store::moments_of(call.tx, one.id).size())});
    return list;
}

Result<http::Created> record(http::Call& call, const MomentInput& input, const protocol::Pack& pack)
{
    const auto meeting = TRY(readable(call));
    const auto before = store::moments_of(call.tx, meeting.id);
    // The answer got lost on its way to the tablet: the tap is there already.
    if (std::any_of(before.begin(), before.end(), [&](const Kept& one) { return one.id == input.id; })) return http::Created{input.id.text};
    // Somebody closed the sheet while the tablet had no connection: what was tapped before that still counts.
    if (meeting.closed_at && input.at > *meeting.closed_at) return conflict("meetings.closed");
    if (input.step.has_value() == input.undoes.has_value()) return invalid("meetings.step_or_undoing", "/step");

    Kept moment;
    moment.id = input.id;
    moment.step = input.step.value_or("");
    moment.undoes = input.undoes;
    moment.at = input.at;
    TRY(examine(protocol::meeting_order(pack), plain(before), moment, call.now));
    moment.account = call.actor.account;
    moment.received_at = call.now;
    moment.by = seal(call, meeting, moment.id, input.by, "meeting_moment.by");
    moment.agreed_with = seal(call, meeting, moment.id, input.agreed_with, "meeting_moment.agreed_with");
    moment.words = seal(call, meeting, moment.id, input.words, "meeting_moment.words");
    if (input.decision) moment.decision = *input.decision == MeetingDecision::yes ? "yes" : "no";
    store::add(call.tx, meeting, moment);
    return http::Created{moment.id.text};
}

Paper paper_of(const MeetingView& view, const protocol::Pack& pack)
{
    const auto steps = protocol::meeting_order(pack);
    const auto text = [](const std::optional<Shown>& words) { return words ? words->text() : std::string{}; };
    Paper paper{view.name.text(), view.opened_by, view.pack, view.pack_version, view.opened_at, view.closed_at, {}};
    for (const auto& one : view.moments) {
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const auto& known) { return known.id == one.step; });
        const bool known = step != steps.end();
        paper.lines.push_back({one.at, known ? step->kind : std::string{}, one.number, known && (step->times > 1 || one.number.value_or(1) > 1), text(one.by),
                               text(one.agreed_with), !one.decision ? "" : *one.decision == MeetingDecision::yes ? "yes" : "no", text(one.words),
                               one.recorded_by});
    }
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
    const auto made = document_of(paper_of(view(call, meeting), pack), words);
    note(call, meeting.id, "meeting.document_read");
    http::Response response;
    response.headers = {{"Content-Type", format == "pdf" ? "application/pdf" : format == "docx" ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                                                                                               : "application/vnd.oasis.opendocument.text"},
                        {"Content-Disposition", "attachment; filename=\"" + words("file_name") + "." + format + "\""}};
    response.body = as_text(format == "pdf" ? documents::pdf(made) : format == "docx" ? documents::docx(made) : documents::odt(made));
    return response;
}

Result<http::Nothing> close(http::Call& call)
{
    const auto meeting = TRY(readable(call));
    const auto version = TRY(call.expected_version());
    if (meeting.closed_at) return conflict("meetings.closed");
    if (!store::close(call.tx, meeting.id, call.now, version)) return stale("request.stale");
    note(call, meeting.id, "meeting.closed");
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
    router.post<MeetingInput, http::Created>("/meetings", http::may("meeting.keep"), "Opens the sheet of a meeting that is disturbed",
        [pack](http::Call& call, const MeetingInput& input) { return open(call, input, pack(call)); });
    router.get<MeetingList>("/meetings", http::may("meeting.keep"), "Meetings that were disturbed, newest first",
        [](http::Call& call) { return list(call); });
    router.get<MeetingView>("/meetings/{meetingId}", http::may("meeting.keep"), "One sheet: every step with its time",
        [](http::Call& call) -> Result<MeetingView> {
            const auto meeting = TRY(readable(call));
            note(call, meeting.id, "meeting.read");
            return view(call, meeting);
        });
    router.get_bytes("/meetings/{meetingId}/document", http::may("meeting.keep"), "The sheet on paper", "application/octet-stream",
        [pack](http::Call& call) { return document(call, pack(call)); }, {{"format", "pdf (when absent), docx or odt"}, {"language", "nl (when absent) or en"}});
    router.post<MomentInput, http::Created>("/meetings/{meetingId}/moments", http::may("meeting.keep"),
        "Records a step, or undoes one; the tablet makes the id, and what arrives twice is there once",
        [pack](http::Call& call, const MomentInput& input) { return record(call, input, pack(call)); });
    router.post<http::Nothing, http::Nothing>("/meetings/{meetingId}/closures", http::may("meeting.keep"), "Closes the sheet",
        [](http::Call& call, const http::Nothing&) { return close(call); });
    router.post<MeetingReportInput, http::Nothing>("/meetings/{meetingId}/reports", http::may("meeting.keep"),
        "Says which report was made of it", [](http::Call& call, const MeetingReportInput& input) { return link(call, input); });
}

}  // namespace luwte::meetings
