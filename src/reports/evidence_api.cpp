#include "reports/evidence_api.h"

#include <limits>

#include "http/route.h"
#include "journal/journal.h"
#include "people/people.h"
#include "reports/logbook_store.h"
#include "reports/report_store.h"
#include "reports/report_words.h"

namespace luwte::reports {
namespace {

using evidence::File;

struct EvidenceInput {
    Secret name;
    std::int64_t size = 0;
    std::optional<std::string> media_type;  // what the sender believes; the file itself is asked
    std::optional<ReportId> report_id;
    std::optional<IncidentId> incident_id;
    std::optional<LogbookEntryId> logbook_entry_id;
};
SHAPE(EvidenceInput, name, size, media_type, report_id, incident_id, logbook_entry_id)

struct CompletionInput {
    std::optional<std::string> sha256;
};
SHAPE(CompletionInput, sha256)

struct CompletionView {
    Shown sha256;
    std::string media_type;
    LocationInside location_inside = LocationInside::perhaps;
};
SHAPE(CompletionView, sha256, media_type, location_inside)

constexpr std::size_t longest_name = 255;

LocationInside wire(evidence::Location location)
{
    switch (location) {
    case evidence::Location::yes: return LocationInside::yes;
    case evidence::Location::no: return LocationInside::no;
    case evidence::Location::perhaps: break;
    }
    return LocationInside::perhaps;
}

Result<Done> examine(const EvidenceInput& input)
{
    std::vector<Fault> faults;
    if (input.name.empty()) faults.push_back({"evidence.name_missing", "/name"});
    if (input.name.size() > longest_name) faults.push_back({"evidence.name_too_long", "/name"});
    if (input.size <= 0) faults.push_back({"evidence.empty", "/size"});
    if (input.size > evidence::largest) return too_large("evidence.too_large", "/size");
    if (input.report_id.has_value() + input.incident_id.has_value() + input.logbook_entry_id.has_value() > 1)
        faults.push_back({"evidence.one_place_only", ""});
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    return Done{};
}

/// The compartment the file will lie in: that of what it is put with, else the sender's own.
Result<vault::CompartmentId> compartment_for(http::Call& call, const EvidenceInput& input, const PlaceInCase& place_in_case)
{
    if (input.report_id) {
        auto report = store::find(call.tx, call.actor.organisation, call.actor.account, *input.report_id);
        if (!report) return not_found("request.not_found");
        // Those who handle it put their own findings with the case; the report stays the reporter's.
        if (report->reporter != call.actor.account && report->entered_by != call.actor.account)
            return forbidden("evidence.not_your_report");
        return report->compartment;
    }
    if (input.incident_id) return place_in_case(call, *input.incident_id);
    if (input.logbook_entry_id && !logbook::store::find(call.tx, call.actor.account, *input.logbook_entry_id))
        return not_found("request.not_found");
    return call.ring.personal();
}

std::string incident_of(http::Call& call, const File& file)
{
    if (file.shown_with) return *file.shown_with;
    if (file.incident) return file.incident->text;
    if (!file.report) return {};
    auto incident = store::incident_of(call.tx, *file.report);
    return incident ? incident->text : std::string{};
}

/// The personal space leaves no lines: that somebody gathers something is his own business until he sends it.
void note(http::Call& call, const File& file, Code action)
{
    if (file.is_waiting() && !file.shown_with) return;
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, file.id.text, incident_of(call, file),
                    call.now);
}

Result<http::Created> begin(http::Call& call, const EvidenceInput& input, const PlaceInCase& place_in_case)
{
    TRY(examine(input));
    File file;
    file.id = fresh<EvidenceId>();
    file.organisation = call.actor.organisation;
    file.account = call.actor.account;
    file.compartment = TRY(compartment_for(call, input, place_in_case));
    file.report = input.report_id;
    file.incident = input.incident_id;
    file.logbook_entry = input.logbook_entry_id;
    file.size = input.size;
    file.created_at = call.now;
    if (evidence::store::waiting(call.tx, file.organisation, file.account) >= evidence::most_waiting)
        return too_many("evidence.too_many_waiting");

    const auto key = vault::ContentKey::fresh();
    file.wrapped_key = key.wrap(call.ring, file.compartment, key_place(file));
    file.name = key.seal(as_bytes(input.name.reveal()), name_place(file));
    evidence::store::add(call.tx, file);
    return http::Created{file.id.text};
}

Result<File> readable(http::Call& call)
{
    const auto id = TRY(call.id<EvidenceId>("evidenceId"));
    auto file = evidence::store::find(call.tx, call.actor.organisation, call.actor.account, id);
    if (!file) return not_found("request.not_found");
    return *file;
}

/// Uploads are their sender's alone, also in a compartment that others hold.
Result<File> own(http::Call& call)
{
    auto file = TRY(readable(call));
    if (file.account != call.actor.account) return not_found("request.not_found");
    return file;
}

Result<http::Nothing> put_chunk(http::Call& call, BytesView bytes)
{
    const auto file = TRY(own(call));
    if (file.complete) return conflict("evidence.complete_before");
    const auto number = evidence::chunk_number(call.path.find("number")->second);
    const auto length = number ? evidence::chunk_length(file.size, *number) : std::nullopt;
    if (!length) return not_found("request.not_found");
    if (*length != static_cast<std::int64_t>(bytes.size())) return invalid("evidence.chunk_length_wrong");

    const auto field = evidence::chunk_field(*number);
    const auto key = key_of(call.ring, file);
    evidence::store::put_chunk(call.tx, file, *number, key.seal(bytes, {file.organisation, file.id.text, field}));
    return http::Nothing{};
}

Result<CompletionView> complete(http::Call& call, const CompletionInput& input, const Reactions& reactions,
                                const PlaceInCase& place_in_case)
{
    auto file = TRY(own(call));
    const auto key = key_of(call.ring, file);
    // The answer got lost on its way to a phone: here it is again.
    if (file.complete)
        return CompletionView{Shown{evidence::digest(file, key)}, file.media_type, wire(file.location)};
    const auto received = evidence::store::received(call.tx, file.id);
    if (static_cast<std::int64_t>(received.size()) != evidence::chunks_in(file.size)) return conflict("evidence.incomplete");
    // The case may have been closed, or have got another handler, while it was sent.
    if (file.incident) TRY(place_in_case(call, *file.incident));

    const auto found = evidence::examine(call.tx, file, key);
    if (input.sha256 && *input.sha256 != found.sha256) return conflict("evidence.digest_differs");
    file.media_type = found.media_type;
    file.location = found.location;
    const auto field = evidence::digest_field(file);
    evidence::store::complete(call.tx, file, key.seal(as_bytes(found.sha256), {file.organisation, file.id.text, field}),
                              call.now);
    note(call, file, "evidence.added");
    if (file.report && reactions.on_changed) {
        auto report = store::find(call.tx, call.actor.organisation, call.actor.account, *file.report);
        if (report) TRY(reactions.on_changed(call, changed(call, *report, Changed::What::evidence_added)));
    }
    return CompletionView{Shown{Secret{found.sha256}}, file.media_type, wire(file.location)};
}

http::Response as_attachment(const File& file, const vault::ContentKey& key)
{
    http::Response response;
    const Secret name{as_text(key.open(file.name, name_place(file)))};
    response.headers = {
        {"Content-Type", file.media_type},
        {"Content-Disposition", evidence::attachment(name.reveal())},
    };
    return response;
}

Result<http::Response> content(http::Call& call, storage::Database& database)
{
    const auto file = TRY(readable(call));
    if (!file.complete) return conflict("evidence.incomplete");
    const auto asked = call.query.find("original");
    if (asked != call.query.end() && asked->second != "true" && asked->second != "false")
        return invalid("request.type_wrong");
    const bool original = asked != call.query.end() && asked->second == "true";
    if (!original && file.location == evidence::Location::perhaps) return conflict("evidence.may_hold_location");

    auto key = std::make_shared<const vault::ContentKey>(key_of(call.ring, file));
    evidence::digest(file, *key);  // a file that was cut or stretched is not served at all
    auto response = as_attachment(file, *key);
    if (!original && file.location == evidence::Location::yes) {
        auto cleaned = evidence::without_location(evidence::whole(call.tx, file, *key));
        if (!cleaned) return conflict("evidence.may_hold_location");
        response.body = as_text(*cleaned);
        response.headers.push_back({"Luwte-Location", "removed"});
    } else {
        response.more = evidence::stream(database, file, key);
        response.headers.push_back({"Content-Length", std::to_string(file.size)});
        response.headers.push_back({"Luwte-Location", original ? "as-sent" : "none"});
    }
    note(call, file, original ? Code{"evidence.original_read"} : Code{"evidence.read"});
    return response;
}

Result<http::Nothing> remove(http::Call& call)
{
    const auto file = TRY(own(call));
    if (file.complete && !file.is_waiting()) return conflict("evidence.belongs_to_report");
    evidence::store::remove(call.tx, file.id);
    return http::Nothing{};
}

}  // namespace

EvidenceView view_of(http::Call& call, const File& file)
{
    const auto key = key_of(call.ring, file);
    EvidenceView view;
    view.id = file.id;
    view.name = Shown{Secret{as_text(key.open(file.name, name_place(file)))}};
    view.size = file.size;
    view.state = file.complete ? EvidenceState::complete : EvidenceState::uploading;
    view.chunks = evidence::chunks_in(file.size);
    view.added_at = file.created_at;
    view.added_by = people::name_of(call.tx, file.organisation, file.account).value_or("");
    if (file.complete) {
        view.received = view.chunks;
        view.media_type = file.media_type;
        view.sha256 = Shown{evidence::digest(file, key)};
        view.location_inside = wire(file.location);
        return view;
    }
    const auto received = evidence::store::received(call.tx, file.id);
    view.received = static_cast<std::int64_t>(received.size());
    for (std::int64_t number = 0; number < view.chunks; ++number)
        if (!received.contains(number)) view.missing.push_back(number);
    return view;
}

std::vector<EvidenceView> views_of(http::Call& call, const std::vector<File>& files)
{
    std::vector<EvidenceView> views;
    for (const auto& file : files)
        if (file.complete) views.push_back(view_of(call, file));
    return views;
}

void add_evidence_routes(http::Router& router, storage::Database& database, const Reactions& reactions, const PlaceInCase& place_in_case)
{
    router.post<EvidenceInput, http::Created>("/evidence", http::signed_in(), "Announces a file; its chunks follow",
        [place_in_case](http::Call& call, const EvidenceInput& input) { return begin(call, input, place_in_case); });
    router.put_bytes("/evidence/{evidenceId}/chunks/{number}", http::signed_in(),
        "Sends one chunk of 1 MiB, the last one shorter; sending it again replaces it", evidence::chunk_size, put_chunk);
    router.post<CompletionInput, CompletionView>("/evidence/{evidenceId}/completions", http::signed_in(),
        "Closes a file whose chunks are all there",
        [reactions, place_in_case](http::Call& call, const CompletionInput& input) { return complete(call, input, reactions, place_in_case); });
    router.get<EvidenceView>("/evidence/{evidenceId}", http::signed_in(), "What is known of a file",
        [](http::Call& call) -> Result<EvidenceView> { return view_of(call, TRY(readable(call))); });
    router.get_bytes("/evidence/{evidenceId}/content", http::signed_in(),
        "The file, without the place where it was made unless the original is asked for", "application/octet-stream",
        [&database](http::Call& call) { return content(call, database); },
        {{"original", "true: as it was sent, a location inside included; a line in the journal says so"}});
    router.remove("/evidence/{evidenceId}", http::signed_in(), "Removes a file of one's own that no report holds",
        [](http::Call& call) { return remove(call); });
}

}  // namespace luwte::reports
