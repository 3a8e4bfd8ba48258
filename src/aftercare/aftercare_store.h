// Rows of aftercare. Lists join the vault's grants on the circle: no key, no row. The board alone does not; it shows
// states and days only, and leaves out whoever may not know of the case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/aftercare.h"
#include "storage/storage.h"

namespace luwte::aftercare::store {

struct Person {
    AffectedId affected;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId circle;
    vault::CompartmentId providers;
    std::optional<AccountId> account;
    protocol::Role role;
    std::optional<Bytes> name;
};
void add(storage::Transaction&, const Person&);
/// The affected persons of a case whose circle this account is in.
std::vector<Person> of_incident(storage::Transaction&, const IncidentId&, const AccountId&);
/// Those this account is himself.
std::vector<Person> of_account(storage::Transaction&, const OrganisationId&, const AccountId&);
std::optional<Person> find_person(storage::Transaction&, const OrganisationId&, const AffectedId&, const AccountId&);
/// For the register itself, whoever asks: every circle of a case.
std::vector<Person> all_of_incident(storage::Transaction&, const IncidentId&);

void add(storage::Transaction&, const Conversation&);
struct ConversationRow {
    Conversation conversation;
    std::optional<Bytes> notes;
};
std::vector<ConversationRow> conversations_of(storage::Transaction&, const AffectedId&);
/// A conversation in whose circle this account is.
std::optional<ConversationRow> find(storage::Transaction&, const OrganisationId&, const ConversationId&, const AccountId&);
bool save(storage::Transaction&, const Conversation&, std::int64_t expected);
void set_notes(storage::Transaction&, const ConversationId&, const vault::Sealed&);

struct Step {
    std::string id;
    Instant at;
    AccountId by;
    Conversation::State state;
    std::optional<Instant> until;
    std::optional<Bytes> reason;
};
void add(storage::Transaction&, const Conversation&, const Step&);
std::vector<Step> steps_of(storage::Transaction&, const ConversationId&);

struct Contentment {
    int score = 0;
    std::optional<Bytes> remark;
    Instant at;
};
void add(storage::Transaction&, const Person&, const Contentment&);
std::optional<Contentment> contentment_of(storage::Transaction&, const AffectedId&);

struct BoardRow {
    std::string incident_reference;
    protocol::Role role;
    Conversation conversation;
};
/// What is still to come, and what was held or declined after `since`.
std::vector<BoardRow> board(storage::Transaction&, const OrganisationId&, const AccountId&, Instant since);

/// For the clock: appointments of the coming day that the person was not reminded of.
struct Reminder {
    ConversationId conversation;
    OrganisationId organisation;
    AccountId account;
};
std::vector<Reminder> to_remind(storage::Transaction&, Instant now, Instant until);
void reminded(storage::Transaction&, const ConversationId&, Instant now);

}  // namespace luwte::aftercare::store
