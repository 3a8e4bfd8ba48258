#include "reports/logbook_share.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"
#include "protocol/confidence.h"
#include "reports/casting.h"
#include "reports/evidence_api.h"
#include "reports/logbook_share_store.h"
#include "reports/logbook_store.h"
#include "reports/logbook_words.h"
#include "reports/report_view.h"
#include "reports/routes.h"

namespace luwte::reports::logbook {
namespace {

struct ShareInput {
    std::vector<LogbookEntryId> entries;
    std::string tier;
    std::optional<Secret> note;
    std::optional<std::vector<AccountId>> involved;  // colleagues it is about: they never hold the key
};
SHAPE(ShareInput, entries, tier, note, involved)

struct ShareMoveInput {
    std::string tier;
};
SHAPE(ShareMoveInput, tier)

struct TiersInput {
    std::optional<std::vector<AccountId>> involved;
};
SHAPE(TiersInput, involved)

struct TierView {
    std::string id, nl, en, source;
    std::vector<ReaderView> readers;  // who would read it
};
SHAPE(TierView, id, nl, en, source, readers)

struct TierList {
    std::vector<TierView> items;
};
SHAPE(TierList, items)

struct ShareItem {
    LogbookShareId id;
    std::string tier;
    std::string shared_by;
    bool mine = false;
    int entries = 0;
    Instant shared_at;
    Instant changed_at;
};
SHAPE(ShareItem, id, tier, shared_by, mine, entries, shared_at, changed_at)

struct ShareList {
    std::vector<ShareItem> items;
};
SHAPE(ShareList, items)

struct SharedEntryView {
    std::optional<LogbookEntryId> entry;  // for the owner
    Moment occurred_at;
    std::string form;
    Shown text;
    std::optional<Shown> account, url;
    std::optional<KeptView> kept;
};
SHAPE(SharedEntryView, entry, occurred_at, form, text, account, url, kept)

struct ShareView {
    LogbookShareId id;
    std::string tier;
    std::string shared_by;
    bool mine = false;
    Instant shared_at;
    Instant changed_at;
    std::int64_t version = 1;
    std::optional<Shown> note;
    std::vector<SharedEntryView> entries;
    std::vector<EvidenceView> evidence;
    std::vector<ReaderView> readers;
};
SHAPE(ShareView, id, tier, shared_by, mine, shared_at, changed_at, version, note, entries, evidence, readers)

Stage stage_of(http::Call& call, const std::optional<std::vector<AccountId>>& involved)
{
    Stage stage{call.tx, call.actor.organisation, day_in_amsterdam(call.now), {}};
    if (involved) stage.excluded = {involved->begin(), involved->end()};
    return stage;
}

/// Everybody of a tier, the owner left out. Receivers are found as for a report in his first reporting role.
std::vector<Person> people_of(http::Call& call, const Stage& stage, const protocol::Pack& pack, const protocol::Tier& tier)
{
    auto named = tier.roles;
    if (tier.receivers) {
        protocol::Situation situation;
        for (const auto& role : people::roles_of(call.tx, call.actor.account, stage.today))
            if (const auto* info = pack.role(role); info && info->reports && situation.reporter.empty()) situation.reporter = role;
        situation.affected = {situation.reporter};
        const auto routing = route(stage, pack, situation);
        if (routing) named = routing->receives;
    }
    auto people = cast(stage, named);
    std::erase_if(people, [&](const Person& person) { return person.account == call.actor.account; });
    return people;
}

TierList tiers(http::Call& call, const TiersInput& input, const protocol::Pack& pack)
{
    const auto stage = stage_of(call, input.involved);
    TierList list;
    for (const auto& tier : protocol::confidence(pack)) {
        TierView view{tier.id, tier.name.nl, tier.name.en, tier.source, {}};
        for (const auto& person : people_of(call, stage, pack, tier))
            view.readers.push_back({person.name, person.ground.role, person.ground.rule, person.ground.source, person.standby});
        list.items.push_back(std::move(view));
    }
    return list;
}

void note(http::Call& call, const Share& share, Code action)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, share.id.text, share.id.text, call.now);
}

void hand_out_keys(http::Call& call, const Share& share, const std::vector<Person>& people)
{
    for (const auto& person : people) {
        if (vault::holds(call.tx, share.compartment, person.account)) continue;
        call.ring.grant(share.compartment, person.account, person.ground);
        if (!vault::holds(call.tx, share.compartment, person.account)) continue;
        notify::tell(call.tx, share.organisation, person.account, notify::Message::something_to_read, call.now);
    }
}

void copy(http::Call& call, const Share& share, const Entry& entry)
{
    const Words from{call, entry.compartment, entry.id.text};
    SharedEntry shared{fresh_uuid(), entry.id, {}};
    const Words into{call, share.compartment, shared.id};
    shared.written = sealed(into, "logbook_share_entry", opened(from, "logbook_entry", entry.written));
    store::add_entry(call.tx, share, shared);
    for (const auto& file : evidence::store::of_entry(call.tx, entry.id))
        if (file.complete) evidence::show_with(call.tx, call.ring, file, share.compartment, share.id.text);
}

Result<std::vector<Entry>> own_entries(http::Call& call, const ShareInput& input)
{
    std::vector<Fault> faults;
    std::vector<Entry> entries;
    std::set<LogbookEntryId> seen;
    if (input.entries.empty()) faults.push_back({"logbook.nothing_to_share", "/entries"});
    for (std::size_t i = 0; i < input.entries.size(); ++i) {
        auto entry = store::find(call.tx, call.actor.account, input.entries[i]);
        if (!entry) faults.push_back({"reports.logbook_entry_unknown", "/entries/" + std::to_string(i)});
        else if (seen.insert(entry->id).second) entries.push_back(std::move(*entry));
    }
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    return entries;
}

// Whom it is about is remembered, so that a later step up passes them over too.
Secret as_words(const std::vector<AccountId>& accounts)
{
    std::string text;
    for (const auto& account : accounts) text += (text.empty() ? "" : " ") + account.text;
    return Secret{text};
}

std::vector<AccountId> involved_in(http::Call& call, const Share& share)
{
    std::vector<AccountId> accounts;
    const auto words = Words{call, share.compartment, share.id.text}.open(share.involved, "logbook_share.involved");
    if (!words) return accounts;
    std::istringstream text{std::string{words->reveal()}};
    for (std::string id; text >> id;) accounts.push_back({id});
    return accounts;
}

Result<http::Created> share(http::Call& call, const ShareInput& input, const protocol::Pack& pack)
{
    const auto entries = TRY(own_entries(call, input));
    const auto stage = stage_of(call, input.involved);
    if (stage.excluded.contains(call.actor.account)) return invalid("reports.involved_is_reporter", "/involved");
    const auto tier = TRY(tier_of(protocol::confidence(pack), input.tier));
    const auto people = people_of(call, stage, pack, tier);
    if (people.empty()) return conflict("logbook.nobody_in_tier");

    Share share{fresh<LogbookShareId>(), call.actor.organisation, call.actor.account, call.ring.create(vault::Purpose::consultation),
                tier.id, call.now, call.now, 1, {}, {}};
    for (const auto& account : stage.excluded) {
        vault::exclude(call.tx, share.organisation, share.compartment, account);
        journal::exclude(call.tx, share.organisation, share.id.text, account);
    }
    call.ring.grant(share.compartment, share.account, {"own", "", ""});
    const Words words{call, share.compartment, share.id.text};
    share.note = words.seal(input.note, "logbook_share.note");
    share.involved = words.seal(as_words({stage.excluded.begin(), stage.excluded.end()}), "logbook_share.involved");
    store::add(call.tx, share);
    for (const auto& entry : entries) copy(call, share, entry);
    hand_out_keys(call, share, people);
    note(call, share, "logbook.shared");
    return http::Created{share.id.text};
}

Result<Share> readable(http::Call& call)
{
    auto found = store::find_share(call.tx, call.actor.organisation, call.actor.account, TRY(call.id<LogbookShareId>("shareId")));
    if (!found) return not_found("request.not_found");
    return *found;
}

/// Only the owner moves a share, or takes it back.
Result<Share> own(http::Call& call)
{
    auto found = TRY(readable(call));
    if (found.account != call.actor.account) return forbidden("logbook.not_yours");
    return found;
}

std::string owner_of(http::Call& call, const Share& share)
{
    return people::name_of(call.tx, share.organisation, share.account).value_or("");
}

ShareList list(http::Call& call)
{
    ShareList list;
    for (const auto& one : store::shares_of_reader(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back({one.id, one.tier, owner_of(call, one), one.account == call.actor.account,
                              static_cast<int>(store::entries_of(call.tx, one.id).size()), one.shared_at, one.changed_at});
    return list;
}

std::optional<Shown> shown_words(const std::optional<Secret>& words)
{
    if (!words) return std::nullopt;
    return Shown{*words};
}

ShareView view(http::Call& call, const Share& share)
{
    const bool mine = share.account == call.actor.account;
    ShareView view{share.id, share.tier, owner_of(call, share), mine, share.shared_at, share.changed_at, share.version,
                   Words{call, share.compartment, share.id.text}.show(share.note, "logbook_share.note"), {}, {}, {}};
    for (const auto& entry : store::entries_of(call.tx, share.id)) {
        const auto told = opened({call, share.compartment, entry.id}, "logbook_share_entry", entry.written);
        view.entries.push_back({mine ? std::optional{entry.entry} : std::nullopt, told.occurred, told.form, Shown{told.words},
                                shown_words(told.account), shown_words(told.url), shown_if_any(told.kept)});
    }
    view.evidence = views_of(call, evidence::store::shown_with(call.tx, share.organisation, share.id.text));
    view.readers = readers_of(call, share.compartment);
    call.etag(share.version);
    return view;
}

Result<ShareView> read(http::Call& call)
{
    const auto share = TRY(readable(call));
    note(call, share, "logbook.share_read");
    return view(call, share);
}

Result<ShareView> move_up(http::Call& call, const ShareMoveInput& input, const protocol::Pack& pack)
{
    auto share = TRY(own(call));
    const auto version = TRY(call.expected_version());
    const auto tier = TRY(moved_up(protocol::confidence(pack), share.tier, input.tier));
    // Whoever was kept out when it was shared stays out, and somebody else receives in his place.
    const auto people = people_of(call, stage_of(call, involved_in(call, share)), pack, tier);
    if (people.empty()) return conflict("logbook.nobody_in_tier");
    if (!store::move(call.tx, share.id, tier.id, call.now, version)) return stale("request.stale");
    hand_out_keys(call, share, people);
    note(call, share, "logbook.share_moved");
    share.tier = tier.id;
    share.changed_at = call.now;
    share.version = version + 1;
    return view(call, share);
}

Result<http::Nothing> withdraw(http::Call& call)
{
    const auto share = TRY(own(call));
    const auto version = TRY(call.expected_version());
    if (!store::withdraw(call.tx, share.id, call.now, version)) return stale("request.stale");
    evidence::store::remove_copies(call.tx, share.organisation, share.id.text);
    note(call, share, "logbook.share_withdrawn");
    vault::destroy(call.tx, share.compartment);
    return http::Nothing{};
}

}  // namespace
}  // namespace luwte::reports::logbook

namespace luwte::reports {

void add_logbook_share_routes(http::Router& router, const people::PackOf& pack_of)
{
    using namespace logbook;
    const auto pack = [pack_of](http::Call& call) -> const protocol::Pack& { return pack_of(call.tx, call.actor.organisation); };
    router.post<TiersInput, TierList>("/logbook-shares/_tiers", http::may("report.write"),
        "With whom the protocol lets one share the logbook, from few to many, and who would read it",
        [pack](http::Call& call, const TiersInput& input) -> Result<TierList> { return tiers(call, input, pack(call)); });
    router.post<ShareInput, http::Created>("/logbook-shares", http::may("report.write"),
        "Shares exactly these entries, as copies, with one tier of confidence",
        [pack](http::Call& call, const ShareInput& input) { return share(call, input, pack(call)); });
    router.get<ShareList>("/logbook-shares", http::signed_in(), "What one shared, and what was shared with one",
        [](http::Call& call) -> Result<ShareList> { return list(call); });
    router.get<ShareView>("/logbook-shares/{shareId}", http::signed_in(), "What was shared, word for word",
        [](http::Call& call) { return read(call); });
    router.post<ShareMoveInput, ShareView>("/logbook-shares/{shareId}/moves", http::signed_in(), "Moves a share up a tier",
        [pack](http::Call& call, const ShareMoveInput& input) { return move_up(call, input, pack(call)); });
    router.post<http::Nothing, http::Nothing>("/logbook-shares/{shareId}/withdrawals", http::signed_in(),
        "Takes a share back: its key is destroyed", [](http::Call& call, const http::Nothing&) { return withdraw(call); });
}

}  // namespace luwte::reports
