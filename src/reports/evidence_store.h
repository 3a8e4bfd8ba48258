// Remembers files, chunk by sealed chunk. Each file has a content key, wrapped in the compartment the file lies in.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reports/evidence.h"
#include "reports/ids.h"
#include "storage/storage.h"
#include "vault/content_key.h"
#include "vault/vault.h"

namespace luwte::reports::evidence {

struct File {
    EvidenceId id;
    OrganisationId organisation;
    AccountId account;  // who brought it
    vault::CompartmentId compartment;
    std::optional<ReportId> report;
    std::optional<IncidentId> incident;
    std::optional<LogbookEntryId> logbook_entry;
    bool complete = false;
    std::int64_t size = 0;
    std::string media_type;
    Location location = Location::perhaps;
    Instant created_at;
    vault::Sealed wrapped_key;
    vault::Sealed name;
    std::optional<vault::Sealed> sha256;
    std::optional<std::string> shown_with;  // found by a copy of its key: the record it is shown with

    bool is_waiting() const { return !report && !incident; }
};

// What is bound to what: a chunk to its number, the digest to the size and the number of chunks.
vault::Place key_place(const File& file);
vault::Place name_place(const File& file);
std::string chunk_field(std::int64_t number);
std::string digest_field(const File& file);

vault::ContentKey key_of(vault::Ring& ring, const File& file);

namespace store {

void add(storage::Transaction& tx, const File& file);
/// The file, if the account holds an active grant on the compartment it lies in, or on one in which it is shown too.
std::optional<File> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                         const EvidenceId& id);
std::int64_t waiting(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account);

void put_chunk(storage::Transaction& tx, const File& file, std::int64_t number, const vault::Sealed& content);
std::optional<vault::Sealed> chunk(storage::Transaction& tx, const OrganisationId& organisation, const EvidenceId& file,
                                   std::int64_t number);
std::set<std::int64_t> received(storage::Transaction& tx, const EvidenceId& file);
void complete(storage::Transaction& tx, const File& file, const vault::Sealed& sha256, Instant at);

/// Into a report: the key is already wrapped for the report's compartment.
void move_to(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment, const ReportId& report,
             const vault::Sealed& wrapped_key);
/// To another incident, after a merger.
void move_to(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment,
             const IncidentId& incident, const vault::Sealed& wrapped_key);
void remove(storage::Transaction& tx, const EvidenceId& file);

/// Shows a file with another record as well; it stays where it lies.
void add_copy(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment, std::string_view about,
              const vault::Sealed& wrapped_key);
bool is_copied(storage::Transaction& tx, const EvidenceId& file);
/// As seen from there: with that compartment, and the key as it is wrapped in it.
std::vector<File> shown_with(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about);
/// Takes the copies away, and with them files whose logbook entry is gone.
void remove_copies(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about);
/// Uploads that were begun before this and never finished. Returns how many went.
std::int64_t remove_abandoned(storage::Transaction& tx, Instant begun_before);

std::vector<File> of_report(storage::Transaction& tx, const ReportId& report);
std::vector<File> of_entry(storage::Transaction& tx, const LogbookEntryId& entry);
/// Put with the case itself; files of its reports are asked for by report.
std::vector<File> of_incident(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& incident);

}  // namespace store
}  // namespace luwte::reports::evidence
