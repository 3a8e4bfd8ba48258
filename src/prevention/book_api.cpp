// The book itself: what the protocol wants, what was planned and held, and who does what by when.
#include <algorithm>
#include <set>

#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"
#include "prevention/book.h"
#include "prevention/book_store.h"
#include "prevention/prevention_api.h"

namespace luwte::prevention {

SHAPE_ENUM(RecordState, planned, held, cancelled)
SHAPE_ENUM(PreventionKind, induction, case_discussion, training, evaluation, agenda_item, alarm_test, starter_package, account)
SHAPE(PreventionRecordInput, item, kind, planned_on, held_on, offered, participants, words)

struct PreventionHoldingInput {
    Day held_on;
    std::optional<std::int64_t> offered, participants;
    std::optional<Secret> words;
};
SHAPE(PreventionHoldingInput, held_on, offered, participants, words)

struct PreventionOutcomeInput {
    std::optional<std::int64_t> offered, participants;
    std::optional<Secret> words;  // what came of it, in full; nothing: there are no words
};
SHAPE(PreventionOutcomeInput, offered, participants, words)

struct PreventionActionInput {
    Secret title;
    AccountId owner;
    Day due_on;
    std::optional<RecordId> record_id;
};
SHAPE(PreventionActionInput, title, owner, due_on, record_id)

struct PreventionText {
    std::string nl, en;
};
SHAPE(PreventionText, nl, en)

struct PreventionItemView {
    std::string id;
    PreventionText text;
    std::optional<std::string> kind;   // nothing: a rule to live by
    std::optional<std::string> every;  // ISO 8601
    std::vector<std::string> owners;
    std::optional<Day> last_held;
    std::optional<Day> next;
    bool late = false;
    std::string source;
};
SHAPE(PreventionItemView, id, text, kind, every, owners, last_held, next, late, source)

/// What is held all the same, and of which the protocol says nothing.
struct PreventionUnnamedView {
    PreventionKind kind{};
    std::optional<Day> last_held;
};
SHAPE(PreventionUnnamedView, kind, last_held)

struct PreventionItemList {
    std::vector<PreventionItemView> items;
    std::vector<PreventionUnnamedView> unnamed;
};
SHAPE(PreventionItemList, items, unnamed)

struct PreventionRecordView {
    RecordId id;
    std::optional<std::string> item;
    std::string kind;
    RecordState state = RecordState::planned;
    std::optional<Day> planned_on, held_on;
    std::optional<std::int64_t> offered, participants;
    std::string recorded_by;
    std::string pack, pack_version;
    std::optional<std::string> answered_pack, answered_version;
    std::optional<Day> answered_on;
    std::optional<Shown> words;
    std::int64_t version = 1;
};
SHAPE(PreventionRecordView, id, item, kind, state, planned_on, held_on, offered, participants, recorded_by, pack, pack_version, answered_pack,
      answered_version, answered_on, words, version)

struct PreventionRecordList {
    std::vector<PreventionRecordView> items;
};
SHAPE(PreventionRecordList, items)

struct PreventionActionView {
    ActionId id;
    Shown title;
    AccountId owner;
    std::string owner_name;
    Day due_on;
    std::optional<Day> done_on;
    bool late = false;
    std::optional<RecordId> record_id;
    std::int64_t version = 1;
};
SHAPE(PreventionActionView, id, title, owner, owner_name, due_on, done_on, late, record_id, version)

struct PreventionActionList {
    std::vector<PreventionActionView> items;
};
SHAPE(PreventionActionList, items)

namespace {

Day today(const http::Call& call) { return day_in_amsterdam(call.now); }
std::string name(http::Call& call, const AccountId& account) { return people::name_of(call.tx, call.actor.organisation, account).value_or(""); }

void note(http::Call& call, Code action, std::string_view subject)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, subject, "", call.now);
}

vault::Place words_of(const Record& record) { return {record.organisation, record.id.text, "prevention_record.words"}; }
vault::Place title_of(const Action& action) { return {action.organisation, action.id.text, "prevention_action.title"}; }
vault::Place owner_title_of(const Action& action) { return {action.organisation, action.id.text, "prevention_action.owner_title"}; }
bool keeps(const http::Call& call) { return call.actor.permissions.contains("prevention.keep"); }

std::optional<vault::Sealed> seal(http::Call& call, const Record& record, const std::optional<Secret>& words)
{
    if (!words || words->empty()) return std::nullopt;
    return call.ring.seal(record.compartment, *words, words_of(record));
}

PreventionRecordView view(http::Call& call, const Record& record)
{
    PreventionRecordView view{record.id, {}, record.kind, record.state, record.planned_on, record.held_on, record.offered, record.participants,
                    name(call, record.account), record.pack, record.pack_version, record.answered_pack, record.answered_version, record.answered_on, {}, record.version};
    if (!record.item.empty()) view.item = record.item;
    if (record.words) view.words = Shown{call.ring.open(record.compartment, *record.words, words_of(record))};
    return view;
}

/// The last day of those that were held, and of which this holds.
template <class Which>
std::optional<Day> last_held(const std::vector<Record>& records, const Which& which)
{
    std::optional<Day> last;
    for (const auto& record : records)
        if (record.state == RecordState::held && record.held_on && which(record)) last = std::max(last.value_or(*record.held_on), *record.held_on);
    return last;
}

PreventionItemList items(http::Call& call, const protocol::Pack& pack)
{
    const auto records = store::records(call.tx, call.actor.organisation);
    PreventionItemList list;
    std::set<std::string> named;
    for (const auto& item : protocol::prevention(pack)) {
        named.insert(item.kind);
        // What was held before the protocol named it counts from the day that it does.
        const auto last = last_held(records, [&](const Record& record) { return record.item.empty() ? record.kind == item.kind : record.item == item.id; });
        PreventionItemView view{item.id, {item.text.nl, item.text.en}, {}, {}, item.owners, last, next(item, last, today(call)), false, item.source};
        if (!item.kind.empty()) view.kind = item.kind;
        if (item.every) view.every = item.every->text;
        view.late = view.next && *view.next < today(call);
        list.items.push_back(std::move(view));
    }
    for (const auto kind : prevention_kinds)
        if (!named.contains(name_of(kind)))
            list.unnamed.push_back({kind, last_held(records, [&](const Record& record) { return record.kind == name_of(kind); })});
    return list;
}

Result<http::Created> add(http::Call& call, const PreventionRecordInput& input, const protocol::Pack& pack)
{
    const auto wanted = protocol::prevention(pack);
    if (auto faults = faults_in(input, wanted, today(call)); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    Record record;
    record.id = fresh<RecordId>();
    record.organisation = call.actor.organisation;
    record.compartment = TRY(people::open_shared(call, pack, book));
    record.account = call.actor.account;
    record.item = input.item.value_or("");
    record.kind = input.kind ? name_of(*input.kind) : std::find_if(wanted.begin(), wanted.end(), [&](const auto& item) { return item.id == input.item; })->kind;
    record.state = input.held_on ? RecordState::held : RecordState::planned;
    record.planned_on = input.planned_on;
    record.held_on = input.held_on;
    record.offered = input.offered;
    record.participants = input.participants;
    record.pack = pack.id();
    record.pack_version = pack.version();
    record.words = seal(call, record, input.words);
    store::add(call.tx, record);
    note(call, "prevention.recorded", record.id.text);
    return http::Created{record.id.text};
}

/// The record in the path, once its words can be opened.
Result<Record> own(http::Call& call, const protocol::Pack& pack)
{
    auto record = store::find_record(call.tx, call.actor.organisation, TRY(call.id<RecordId>("recordId")));
    if (!record) return not_found("request.not_found");
    TRY(people::open_shared(call, pack, book));
    return *record;
}

Result<PreventionRecordView> keep(http::Call& call, Record record, std::int64_t version, Code action)
{
    if (!store::change(call.tx, record, version)) return stale("request.stale");
    note(call, action, record.id.text);
    record.version = version + 1;
    call.etag(record.version);
    return view(call, record);
}

Result<PreventionRecordView> hold(http::Call& call, const PreventionHoldingInput& input, const protocol::Pack& pack)
{
    auto record = TRY(own(call, pack));
    const auto version = TRY(call.expected_version());
    if (auto faults = faults_in_numbers(input.offered, input.participants); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    record.state = TRY(after_holding(record.state, input.held_on, today(call)));
    record.held_on = input.held_on;
    if (input.offered) record.offered = input.offered;
    record.participants = input.participants;
    record.pack = pack.id();
    record.pack_version = pack.version();
    record.words = seal(call, record, input.words);  // what was planned is not what was found
    return keep(call, record, version, "prevention.held");
}

/// Told afterwards, or completed: who counted heads, what was found.
Result<PreventionRecordView> complete_record(http::Call& call, const PreventionOutcomeInput& input, const protocol::Pack& pack)
{
    auto record = TRY(own(call, pack));
    const auto version = TRY(call.expected_version());
    if (auto faults = faults_in_numbers(input.offered, input.participants); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    if (record.state != RecordState::held) return conflict("prevention.not_held");
    if (record.answered_version) return conflict("prevention.has_answer");  // which was to these findings
    record.offered = input.offered;
    record.participants = input.participants;
    record.words = seal(call, record, input.words);
    return keep(call, record, version, "prevention.completed");
}

Result<PreventionRecordView> cancel(http::Call& call, const protocol::Pack& pack)
{
    auto record = TRY(own(call, pack));
    const auto version = TRY(call.expected_version());
    record.state = TRY(after_cancelling(record.state));
    return keep(call, record, version, "prevention.cancelled");
}

/// What was found is answered by the version of the protocol that is in force now.
Result<PreventionRecordView> answer(http::Call& call, const protocol::Pack& pack)
{
    auto record = TRY(own(call, pack));
    const auto version = TRY(call.expected_version());
    TRY(may_answer({record.kind, record.state, {record.pack, record.pack_version}, record.words.has_value(), record.answered_version.has_value()},
                   {pack.id(), pack.version()}));
    record.answered_pack = pack.id();
    record.answered_version = pack.version();
    record.answered_on = today(call);
    return keep(call, record, version, "prevention.answered");
}

Result<PreventionRecordView> take_answer_back(http::Call& call, const protocol::Pack& pack)
{
    auto record = TRY(own(call, pack));
    const auto version = TRY(call.expected_version());
    if (!record.answered_version) return conflict("prevention.no_answer");
    record.answered_pack = {};
    record.answered_version = {};
    record.answered_on = {};
    return keep(call, record, version, "prevention.answer_taken_back");
}

Result<PreventionRecordList> list(http::Call& call, const protocol::Pack& pack)
{
    PreventionRecordList list;
    const auto records = store::records(call.tx, call.actor.organisation);
    if (records.empty()) return list;
    TRY(people::open_shared(call, pack, book));
    for (const auto& record : records) list.items.push_back(view(call, record));
    return list;
}

Result<http::Created> add_action(http::Call& call, const PreventionActionInput& input, const protocol::Pack& pack)
{
    std::vector<Fault> faults;
    if (input.title.empty()) faults.push_back({"prevention.title_missing", "/title"});
    if (name(call, input.owner).empty()) faults.push_back({"prevention.owner_unknown", "/owner"});
    if (input.record_id && !store::find_record(call.tx, call.actor.organisation, *input.record_id)) faults.push_back({"prevention.record_unknown", "/recordId"});
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    const auto compartment = TRY(people::open_shared(call, pack, book));
    Action action{fresh<ActionId>(), call.actor.organisation, compartment, input.record_id, input.owner, input.due_on, {}, 1, {}, {}, {}};
    action.title = call.ring.seal(action.compartment, input.title, title_of(action));
    action.owner_compartment = call.ring.create(vault::Purpose::organisation);
    call.ring.grant(*action.owner_compartment, action.owner, {"owner", "", ""});
    action.owner_title = call.ring.seal(*action.owner_compartment, input.title, owner_title_of(action));
    store::add(call.tx, action);
    if (action.owner != call.actor.account) notify::tell(call.tx, action.organisation, action.owner, notify::Message::something_to_read, call.now);
    note(call, "prevention.action_added", action.id.text);
    return http::Created{action.id.text};
}

/// Of whoever asks, and one that he can open.
bool is_own(http::Call& call, const Action& action)
{
    return action.owner == call.actor.account && action.owner_compartment && call.ring.opens(*action.owner_compartment);
}

Shown title_for(http::Call& call, const Action& action)
{
    if (keeps(call)) return Shown{call.ring.open(action.compartment, action.title, title_of(action))};
    return Shown{call.ring.open(*action.owner_compartment, *action.owner_title, owner_title_of(action))};
}

Result<PreventionActionList> list_actions(http::Call& call, const protocol::Pack& pack)
{
    PreventionActionList list;
    auto actions = store::actions(call.tx, call.actor.organisation);
    if (!keeps(call)) std::erase_if(actions, [&](const Action& one) { return !is_own(call, one); });
    if (actions.empty()) return list;
    if (keeps(call)) TRY(people::open_shared(call, pack, book));
    for (const auto& one : actions)
        list.items.push_back({one.id, title_for(call, one), one.owner, name(call, one.owner), one.due_on, one.done_on, !one.done_on && one.due_on < today(call),
                              one.record, one.version});
    return list;
}

Result<http::Nothing> complete(http::Call& call)
{
    const auto action = store::find_action(call.tx, call.actor.organisation, TRY(call.id<ActionId>("actionId")));
    if (!action || (!keeps(call) && !is_own(call, *action))) return not_found("request.not_found");
    const auto version = TRY(call.expected_version());
    if (action->done_on) return conflict("prevention.done_before");
    if (!store::complete(call.tx, action->id, today(call), version)) return stale("request.stale");
    note(call, "prevention.action_done", action->id.text);
    return http::Nothing{};
}

}  // namespace

int remind(storage::Transaction& tx, Instant now)
{
    const auto due = store::due(tx, day_in_amsterdam(now));
    for (const auto& one : due) {
        store::reminded(tx, one.action, now);
        notify::tell(tx, one.organisation, one.owner, notify::Message::reminder, now);
    }
    return static_cast<int>(due.size());
}

void add_book_routes(http::Router& router, const people::PackOf& pack_of)
{
    const auto pack = [pack_of](http::Call& call) -> const protocol::Pack& { return pack_of(call.tx, call.actor.organisation); };
    router.get<PreventionItemList>("/prevention-items", http::may("prevention.keep"), "What the protocol wants done before anything happens, and when it is due again",
        [pack](http::Call& call) -> Result<PreventionItemList> { return items(call, pack(call)); });
    router.post<PreventionRecordInput, http::Created>("/prevention-records", http::may("prevention.keep"), "Writes down what was planned or held",
        [pack](http::Call& call, const PreventionRecordInput& input) { return add(call, input, pack(call)); });
    router.get<PreventionRecordList>("/prevention-records", http::may("prevention.keep"), "What was planned and held, latest first",
        [pack](http::Call& call) { return list(call, pack(call)); });
    router.post<PreventionHoldingInput, PreventionRecordView>("/prevention-records/{recordId}/holdings", http::may("prevention.keep"), "What was planned was held",
        [pack](http::Call& call, const PreventionHoldingInput& input) { return hold(call, input, pack(call)); });
    router.post<http::Nothing, PreventionRecordView>("/prevention-records/{recordId}/cancellations", http::may("prevention.keep"), "What was planned does not go on",
        [pack](http::Call& call, const http::Nothing&) { return cancel(call, pack(call)); });
    router.post<http::Nothing, PreventionRecordView>("/prevention-records/{recordId}/answers", http::may("prevention.keep"),
        "The protocol in force, another version than it was about, answers what was found", [pack](http::Call& call, const http::Nothing&) { return answer(call, pack(call)); });
    router.post<http::Nothing, PreventionRecordView>("/prevention-records/{recordId}/answer-withdrawals", http::may("prevention.keep"),
        "What was found is not answered after all", [pack](http::Call& call, const http::Nothing&) { return take_answer_back(call, pack(call)); });
    router.put<PreventionOutcomeInput, PreventionRecordView>(
        "/prevention-records/{recordId}/outcome", http::may("prevention.keep"), "What came of something that was held, told or completed afterwards",
        [pack](http::Call& call, const PreventionOutcomeInput& input) { return complete_record(call, input, pack(call)); });
    router.post<PreventionActionInput, http::Created>("/prevention-actions", http::may("prevention.keep"), "Agrees who does what by when",
        [pack](http::Call& call, const PreventionActionInput& input) { return add_action(call, input, pack(call)); });
    router.get<PreventionActionList>("/prevention-actions", http::signed_in(), "What one is to do; for whoever keeps the book, everything that was agreed. Open ones first",
        [pack](http::Call& call) { return list_actions(call, pack(call)); });
    router.post<http::Nothing, http::Nothing>("/prevention-actions/{actionId}/completions", http::signed_in(), "An action is done, says its owner or whoever keeps the book",
        [](http::Call& call, const http::Nothing&) { return complete(call); });
}

}  // namespace luwte::prevention
