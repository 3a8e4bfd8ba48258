// Remembers the prevention book: records, actions, lessons and that scans were done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prevention/prevention.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::prevention {

struct Record {
    RecordId id;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    AccountId account;
    std::string item, kind;  // no item: the protocol does not name it
    RecordState state = RecordState::planned;
    std::optional<Day> planned_on, held_on;
    std::optional<std::int64_t> offered, participants;
    std::string pack, pack_version;
    std::optional<std::string> answered_pack, answered_version;
    std::optional<Day> answered_on;
    std::int64_t version = 1;
    std::optional<vault::Sealed> words;
};

struct Action {
    ActionId id;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    std::optional<RecordId> record;
    AccountId owner;
    Day due_on;
    std::optional<Day> done_on;
    std::int64_t version = 1;
    vault::Sealed title;
    std::optional<vault::CompartmentId> owner_compartment;  // the title once more, for its owner alone
    std::optional<vault::Sealed> owner_title;
};

struct Lesson {
    LessonId id;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    std::int64_t year = 0;
    Bytes letter;  // the key, boxed for the holders
    vault::Sealed words;
};

struct Scan {
    ScanId id;
    OrganisationId organisation;
    AccountId account, recorded_by;
    std::string kind;
    Day done_on;
};

namespace store {

void add(storage::Transaction& tx, const Record& record);
/// All but what identifies it. Returns false when the record is not at this version any more.
bool change(storage::Transaction& tx, const Record& record, std::int64_t expected_version);
std::optional<Record> find_record(storage::Transaction& tx, const OrganisationId& organisation, const RecordId& record);
/// Latest day first.
std::vector<Record> records(storage::Transaction& tx, const OrganisationId& organisation);

void add(storage::Transaction& tx, const Action& action);
bool complete(storage::Transaction& tx, const ActionId& action, Day done_on, std::int64_t expected_version);
std::optional<Action> find_action(storage::Transaction& tx, const OrganisationId& organisation, const ActionId& action);
/// What is to be done first.
std::vector<Action> actions(storage::Transaction& tx, const OrganisationId& organisation);

/// What is not done, due on that day or before, and whose owner was not reminded.
struct Due {
    ActionId action;
    OrganisationId organisation;
    AccountId owner;
};
std::vector<Due> due(storage::Transaction& tx, Day today);
void reminded(storage::Transaction& tx, const ActionId& action, Instant now);

void add(storage::Transaction& tx, const Lesson& lesson);
/// False when there was none.
bool remove_lesson(storage::Transaction& tx, const OrganisationId& organisation, const LessonId& lesson);
std::vector<Lesson> lessons(storage::Transaction& tx, const OrganisationId& organisation);

void add(storage::Transaction& tx, const Scan& scan);
/// Of one account, or of everybody; latest first.
std::vector<Scan> scans(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<AccountId>& account);

}  // namespace store
}  // namespace luwte::prevention
