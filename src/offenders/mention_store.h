// Rows of mentions, and what finds them. No row is given to somebody from whom it is kept.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "linking/linking.h"
#include "offenders/mention.h"
#include "storage/storage.h"

namespace luwte::offenders::store {

/// Harmless when the register has him already. No report when he was added to the case by hand.
void add(storage::Transaction&, const OrganisationId&, const OffenderId&, Instant now, const std::optional<reports::ReportId>& told_in);
/// The report that told of him; other reports of the case told of others.
std::optional<reports::ReportId> told_in(storage::Transaction&, const OffenderId&);
std::optional<Mention> find(storage::Transaction&, const OrganisationId&, const OffenderId&);
/// As the register shows it to one person: its key is sealed to a compartment that he holds, and he is not kept out.
std::optional<Mention> find_for(storage::Transaction&, const OrganisationId&, const OffenderId&, const AccountId&);
std::vector<Mention> of_incident(storage::Transaction&, const IncidentId&);
std::vector<Mention> of_person(storage::Transaction&, const OffenderId& person);
std::vector<Mention> of_person_for(storage::Transaction&, const OffenderId& person, const AccountId&);
/// Everything of the register that he may see, removed mentions left out; the latest incident first.
struct Listed {
    Mention mention;
    std::string position;  // in the list: the higher comes first
};
std::vector<Listed> all_for(storage::Transaction&, const OrganisationId&, const AccountId&);
/// Mentions that cannot be found yet, or not by what is known now, of a compartment.
std::vector<Mention> unfiled(storage::Transaction&, const vault::CompartmentId&, int at_most);

void keep_case_key(storage::Transaction&, const OffenderId&, const vault::Sealed& key);
void put_in(storage::Transaction&, const OffenderId&, const vault::CompartmentId&, const Bytes& key, bool letter);
void take_out(storage::Transaction&, const OffenderId&);
void set_person(storage::Transaction&, const OffenderId&, const OffenderId& person);
void set_restricted(storage::Transaction&, const OffenderId&, std::optional<Instant>);
/// Both copies of the key go, and with them everything that was sealed under it.
void remove(storage::Transaction&, const OffenderId&, Instant now);

void file(storage::Transaction&, const Mention&, const std::vector<linking::Token>&);
void unfile(storage::Transaction&, const OffenderId&);
/// Who shares this token in a compartment: persons, each once; one more than the crowd at most.
std::vector<OffenderId> filed_under(storage::Transaction&, const vault::CompartmentId&, linking::Token);

struct KeptModel {
    std::int64_t learned_from = 0;
    std::optional<Bytes> model;
};
KeptModel model(storage::Transaction&, const vault::CompartmentId&);
void keep_model(storage::Transaction&, const OrganisationId&, const vault::CompartmentId&, std::int64_t learned_from, const vault::Sealed&);
std::int64_t count_filed(storage::Transaction&, const vault::CompartmentId&);

/// It knows names; it is learned anew when it is asked for.
void forget_model(storage::Transaction&, const vault::CompartmentId&);

Event event_of(storage::Transaction&, const IncidentId&);

}  // namespace luwte::offenders::store
