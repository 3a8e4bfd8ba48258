// Rows of the police file. What was filed does not change any more; what comes after is added.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "police/police.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::police::store {

struct Answered {  // to the question for consent
    std::string id;
    vault::CompartmentId compartment;
    ConsentAnswer answer = ConsentAnswer::asked;
    Day on;
    std::optional<Bytes> words;
    AccountId by;
};
void add(storage::Transaction&, const OrganisationId&, const AffectedId&, const Answered&, Instant at);
std::vector<Answered> answers_of(storage::Transaction&, const AffectedId&);

struct Wish {
    Day learned;
    Wants wants = Wants::unknown;
    std::optional<Day> said;
    std::int64_t version = 0;  // 0: nothing was written down yet
};
std::optional<Wish> wish_of(storage::Transaction&, const AffectedId&);
/// False when somebody else wrote after `wish.version`.
bool save(storage::Transaction&, const OrganisationId&, const AffectedId&, const Wish&);

void add(storage::Transaction&, const File&);
std::optional<File> find(storage::Transaction&, const OrganisationId&, const FileId&);
std::vector<File> files_of(storage::Transaction&, const IncidentId&);
bool save(storage::Transaction&, const File&, std::int64_t expected);

/// What a file says, beside its row; written as a whole.
struct Person {
    AffectedId affected;
    bool by_number = false;
    OffenderKnows known = OffenderKnows::unknown;
};
struct Evidence {
    std::string id;
    std::optional<Bytes> holder;
};
struct Said {
    std::string id;
    std::string field;
    int position = 0;
    std::optional<Day> on;
    Bytes words;
};
struct Content {
    std::vector<Person> persons;
    std::vector<std::string> offences;
    std::vector<Evidence> evidence;
    std::vector<Said> words;
};
Content content_of(storage::Transaction&, const FileId&);
void replace(storage::Transaction&, const File&, const Content&);

struct Step {
    std::string id;
    StepKind kind = StepKind::contact;
    Day on;
    std::optional<Outcome> outcome;
    std::optional<Bytes> words;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const File&, const Step&);
std::vector<Step> steps_of(storage::Transaction&, const FileId&);

void add_package(storage::Transaction&, const File&, const std::string& evidence, const AccountId& by, Instant at);
/// The files of evidence that are packages of this case's police files.
std::set<std::string> packages_of(storage::Transaction&, const IncidentId&);

std::optional<std::string> address_of(storage::Transaction&, const OrganisationId&);
void keep_address(storage::Transaction&, const OrganisationId&, const std::string& address);

/// What drafts say of who did it, and by which account or address: the fields that the register filled in from there.
void forget_offender(storage::Transaction&, const IncidentId&);
/// Whoever has a draft open must read it again before saving.
void outdate_drafts(storage::Transaction&, const IncidentId&);

void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::police::store
