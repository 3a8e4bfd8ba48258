#include "http/route.h"
#include "reports/evidence_api.h"
#include "reports/logbook_store.h"
#include "reports/logbook_words.h"
#include "reports/routes.h"

namespace luwte::reports::logbook {
SHAPE(OnlineNote, account, url, platform, posted_at)
SHAPE(EntryInput, occurred_at, form, text, message, online)

namespace {

struct OnlineNoteView {
    std::optional<Shown> account, url;
};
SHAPE(OnlineNoteView, account, url)

struct EntryView {
    LogbookEntryId id;
    Moment occurred_at;
    std::string form;
    Shown text;
    std::optional<OnlineNoteView> online;
    std::optional<KeptView> kept;
    std::vector<EvidenceView> evidence;
    Instant updated_at;
    std::int64_t version = 1;
};
SHAPE(EntryView, id, occurred_at, form, text, online, kept, evidence, updated_at, version)

struct SeriesView {
    Shown account;
    std::optional<Shown> site;
    std::vector<LogbookEntryId> entries;  // newest first
};
SHAPE(SeriesView, account, site, entries)

struct EntryList {
    std::vector<EntryView> items;
    std::vector<SeriesView> series;
};
SHAPE(EntryList, items, series)

Told told(http::Call& call, const Entry& entry)
{
    return opened({call, entry.compartment, entry.id.text}, "logbook_entry", entry.written);
}

/// The entry as it will be stored, its words taken from the input.
Entry written(http::Call& call, const LogbookEntryId& id, const EntryInput& input, Kept kept)
{
    Told told{input.occurred_at, input.form, input.text, {}, {}, std::move(kept)};
    if (input.online) {
        told.account = input.online->account;
        told.url = input.online->url;
    }
    const auto space = call.ring.personal();
    return {id, call.actor.organisation, call.actor.account, space, call.now, 1,
            sealed({call, space, id.text}, "logbook_entry", told)};
}

std::optional<Shown> shown_words(const std::optional<Secret>& words)
{
    if (!words) return std::nullopt;
    return Shown{*words};
}

EntryView view(http::Call& call, const Entry& entry, const Told& told)
{
    EntryView view;
    view.id = entry.id;
    view.occurred_at = told.occurred;
    view.form = told.form;
    view.text = Shown{told.words};
    if (told.account || told.url) view.online = OnlineNoteView{shown_words(told.account), shown_words(told.url)};
    view.kept = shown_if_any(told.kept);
    view.evidence = views_of(call, evidence::store::of_entry(call.tx, entry.id));
    view.updated_at = entry.updated_at;
    view.version = entry.version;
    return view;
}

Result<Entry> own(http::Call& call)
{
    auto entry = store::find(call.tx, call.actor.account, TRY(call.id<LogbookEntryId>("entryId")));
    if (!entry) return not_found("request.not_found");
    return *entry;
}

Result<EntryList> list(http::Call& call)
{
    EntryList list;
    std::vector<Named> named;
    for (const auto& entry : store::of_account(call.tx, call.actor.organisation, call.actor.account)) {
        const auto words = told(call, entry);
        named.push_back({entry.id, words.account, words.url, words.kept.platform});
        list.items.push_back(view(call, entry, words));
    }
    for (const auto& series : series_of(named)) {
        SeriesView view{Shown{series.account}, {}, series.entries};
        if (!series.site.empty()) view.site = Shown{Secret{series.site}};
        list.series.push_back(std::move(view));
    }
    return list;
}

Result<http::Created> add(http::Call& call, const EntryInput& input, const protocol::Pack& pack)
{
    if (auto faults = faults_in(input, pack, call.now); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    const auto entry = written(call, fresh<LogbookEntryId>(), input, TRY(after_writing({}, input, call.now)));
    store::add(call.tx, entry);
    return http::Created{entry.id.text};
}

Result<EntryView> keep(http::Call& call, Entry entry, std::int64_t version)
{
    if (!store::change(call.tx, entry, version)) return stale("request.stale");
    entry.version = version + 1;
    call.etag(entry.version);
    return view(call, entry, told(call, entry));
}

Result<EntryView> change(http::Call& call, const EntryInput& input, const protocol::Pack& pack)
{
    const auto before = TRY(own(call));
    const auto version = TRY(call.expected_version());
    auto words = told(call, before);
    auto whole = input;
    if (!whole.message) whole.message = words.kept.message;  // it stays, and an entry needs no more words than that
    if (auto faults = faults_in(whole, pack, call.now); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    auto kept = TRY(after_writing({std::move(words.kept), words.account, words.url, before.updated_at}, whole, call.now));
    return keep(call, written(call, before.id, whole, std::move(kept)), version);
}

Result<EntryView> add_step(http::Call& call, const PlatformStep& step)
{
    auto entry = TRY(own(call));
    const auto version = TRY(call.expected_version());
    auto words = told(call, entry);
    words.kept = TRY(after_step(std::move(words.kept), step, call.now));
    entry.written = sealed({call, entry.compartment, entry.id.text}, "logbook_entry", words);
    entry.updated_at = call.now;
    return keep(call, entry, version);
}

Result<http::Nothing> remove(http::Call& call)
{
    const auto entry = TRY(own(call));
    for (const auto& file : evidence::store::of_entry(call.tx, entry.id))
        if (file.is_waiting() && !evidence::store::is_copied(call.tx, file.id))
            evidence::store::remove(call.tx, file.id);  // the rest is a report's or a share's by now
    store::remove(call.tx, entry.id);
    return http::Nothing{};
}

}  // namespace
}  // namespace luwte::reports::logbook

namespace luwte::reports {

void add_logbook_routes(http::Router& router, const people::PackOf& pack_of)
{
    using namespace logbook;
    router.post<EntryInput, http::Created>("/logbook-entries", http::may("report.write"), "Writes an entry in one's own logbook",
        [pack_of](http::Call& call, const EntryInput& input) {
            return add(call, input, pack_of(call.tx, call.actor.organisation));
        });
    router.get<EntryList>("/logbook-entries", http::may("report.write"),
        "One's own logbook, newest first, and which entries are by the same account", [](http::Call& call) { return list(call); });
    router.get<EntryView>("/logbook-entries/{entryId}", http::may("report.write"), "One entry",
        [](http::Call& call) -> Result<EntryView> {
            const auto entry = TRY(own(call));
            call.etag(entry.version);
            return view(call, entry, told(call, entry));
        });
    router.put<EntryInput, EntryView>(
        "/logbook-entries/{entryId}", http::may("report.write"), "Rewrites an entry; the message in it stays, and so does what was noted with it before",
        [pack_of](http::Call& call, const EntryInput& input) { return change(call, input, pack_of(call.tx, call.actor.organisation)); });
    router.post<PlatformStep, EntryView>("/logbook-entries/{entryId}/platform-steps", http::may("report.write"),
        "Records what the platform was told, or answered", add_step);
    router.remove("/logbook-entries/{entryId}", http::may("report.write"), "Removes an entry and its evidence",
        [](http::Call& call) { return remove(call); });
}

}  // namespace luwte::reports
