#include "http/route.h"
#include "reports/evidence_api.h"
#include "reports/logbook.h"
#include "reports/logbook_store.h"
#include "reports/routes.h"
#include "reports/words.h"

namespace luwte::reports::logbook {
SHAPE(OnlineNote, account, url)
SHAPE(EntryInput, occurred_at, form, text, online)

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
    std::vector<EvidenceView> evidence;
    Instant updated_at;
    std::int64_t version = 1;
};
SHAPE(EntryView, id, occurred_at, form, text, online, evidence, updated_at, version)

struct EntryList {
    std::vector<EntryView> items;
};
SHAPE(EntryList, items)

Entry sealed(http::Call& call, const LogbookEntryId& id, const EntryInput& input)
{
    const Words words{call, call.ring.personal(), id.text};
    Entry entry;
    entry.id = id;
    entry.organisation = call.actor.organisation;
    entry.account = call.actor.account;
    entry.occurred = input.occurred_at;
    entry.form = input.form;
    entry.updated_at = call.now;
    entry.words = words.seal(input.text, "logbook_entry.words");
    if (input.online) {
        entry.online_account = words.seal(input.online->account, "logbook_entry.online_account");
        entry.online_url = words.seal(input.online->url, "logbook_entry.online_url");
    }
    return entry;
}

EntryView view(http::Call& call, const Entry& entry)
{
    const Words words{call, call.ring.personal(), entry.id.text};
    EntryView view;
    view.id = entry.id;
    view.occurred_at = entry.occurred;
    view.form = entry.form;
    view.text = words.show(entry.words, "logbook_entry.words");
    if (entry.online_account || entry.online_url)
        view.online = OnlineNoteView{words.show(entry.online_account, "logbook_entry.online_account"),
                                 words.show(entry.online_url, "logbook_entry.online_url")};
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
    for (const auto& entry : store::of_account(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back(view(call, entry));
    return list;
}

Result<http::Created> add(http::Call& call, const EntryInput& input, const protocol::Pack& pack)
{
    if (auto faults = faults_in(input, pack, call.now); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    const auto entry = sealed(call, fresh<LogbookEntryId>(), input);
    store::add(call.tx, entry);
    return http::Created{entry.id.text};
}

Result<EntryView> change(http::Call& call, const EntryInput& input, const protocol::Pack& pack)
{
    const auto before = TRY(own(call));
    const auto version = TRY(call.expected_version());
    if (auto faults = faults_in(input, pack, call.now); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    auto entry = sealed(call, before.id, input);
    if (!store::change(call.tx, entry, version)) return stale("request.stale");
    entry.version = version + 1;
    call.etag(entry.version);
    return view(call, entry);
}

Result<http::Nothing> remove(http::Call& call)
{
    const auto entry = TRY(own(call));
    for (const auto& file : evidence::store::of_entry(call.tx, entry.id))
        if (file.is_waiting()) evidence::store::remove(call.tx, file.id);  // the rest is a report's by now
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
    router.get<EntryList>("/logbook-entries", http::may("report.write"), "One's own logbook, newest first",
        [](http::Call& call) { return list(call); });
    router.get<EntryView>("/logbook-entries/{entryId}", http::may("report.write"), "One entry",
        [](http::Call& call) -> Result<EntryView> {
            const auto entry = TRY(own(call));
            call.etag(entry.version);
            return view(call, entry);
        });
    router.put<EntryInput, EntryView>("/logbook-entries/{entryId}", http::may("report.write"), "Rewrites an entry",
        [pack_of](http::Call& call, const EntryInput& input) {
            return change(call, input, pack_of(call.tx, call.actor.organisation));
        });
    router.remove("/logbook-entries/{entryId}", http::may("report.write"), "Removes an entry and its evidence",
        [](http::Call& call) { return remove(call); });
}

}  // namespace luwte::reports
