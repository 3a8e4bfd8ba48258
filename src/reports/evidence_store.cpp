#include "reports/evidence_store.h"

#define EVIDENCE_COLUMNS                                                                                           \
    "e.id, e.organisation, e.account, e.compartment, e.report, e.incident, e.logbook_entry, e.state, e.size, "    \
    "e.media_type, e.location_inside, e.created_at, e.wrapped_key, e.name, e.sha256"

#define COPY_COLUMNS "c.compartment, c.about, c.wrapped_key"

namespace luwte::reports::evidence {

vault::Place key_place(const File& file) { return {file.organisation, file.id.text, "evidence.key"}; }
vault::Place name_place(const File& file) { return {file.organisation, file.id.text, "evidence.name"}; }
std::string chunk_field(std::int64_t number) { return "evidence.chunk/" + std::to_string(number); }

std::string digest_field(const File& file)
{
    return "evidence.sha256/" + std::to_string(chunks_in(file.size)) + "/" + std::to_string(file.size);
}

vault::ContentKey key_of(vault::Ring& ring, const File& file)
{
    return vault::ContentKey::unwrap(ring, file.compartment, file.wrapped_key, key_place(file));
}

namespace store {
namespace {

File file_in(const storage::Row& row)
{
    File file;
    file.id = row.id<EvidenceId>(0);
    file.organisation = row.id<OrganisationId>(1);
    file.account = row.id<AccountId>(2);
    file.compartment = row.id<vault::CompartmentId>(3);
    file.report = row.maybe_id<ReportId>(4);
    file.incident = row.maybe_id<IncidentId>(5);
    file.logbook_entry = row.maybe_id<LogbookEntryId>(6);
    file.complete = row.text(7) == "complete";
    file.size = row.integer(8);
    file.media_type = row.maybe_text(9).value_or("");
    if (auto location = row.maybe_text(10)) file.location = location_of(*location);
    file.created_at = row.instant(11);
    file.wrapped_key = {row.bytes(12)};
    file.name = {row.bytes(13)};
    if (auto digest = row.maybe_bytes(14)) file.sha256 = vault::Sealed{std::move(*digest)};
    return file;
}

/// A file as it is seen where it is shown too.
File copy_in(const storage::Row& row)
{
    auto file = file_in(row);
    file.compartment = row.id<vault::CompartmentId>(15);
    file.shown_with = row.text(16);
    file.wrapped_key = {row.bytes(17)};
    return file;
}

}  // namespace

void add(storage::Transaction& tx, const File& file)
{
    tx.run(R"(
        INSERT INTO evidence (id, organisation, account, compartment, report, incident, logbook_entry, state, size,
                              created_at, wrapped_key, name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'uploading', $8, $9, $10, $11))",
           file.id, file.organisation, file.account, file.compartment, file.report, file.incident, file.logbook_entry,
           file.size, file.created_at, file.wrapped_key, file.name);
}

std::optional<File> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                         const EvidenceId& id)
{
    auto row = tx.first("SELECT " EVIDENCE_COLUMNS R"(
          FROM evidence e
          JOIN vault_grant g ON g.compartment = e.compartment AND g.account = $3 AND g.state = 'active'
         WHERE e.id = $1 AND e.organisation = $2)", id, organisation, reader);
    const auto copy = tx.first("SELECT " EVIDENCE_COLUMNS ", " COPY_COLUMNS R"(
          FROM evidence e
          JOIN evidence_copy c ON c.evidence = e.id
          JOIN vault_grant g ON g.compartment = c.compartment AND g.account = $3 AND g.state = 'active'
         WHERE e.id = $1 AND e.organisation = $2
         ORDER BY c.compartment
         LIMIT 1)", id, organisation, reader);
    if (row) return file_in(*row);
    if (copy) return copy_in(*copy);
    return std::nullopt;
}

std::int64_t waiting(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    return tx.first(R"(
        SELECT count(*)
          FROM evidence
         WHERE organisation = $1 AND account = $2
           AND (state = 'uploading' OR (report IS NULL AND incident IS NULL AND logbook_entry IS NULL)))",
                    organisation, account)->integer(0);
}

void put_chunk(storage::Transaction& tx, const File& file, std::int64_t number, const vault::Sealed& content)
{
    tx.run(R"(
        INSERT INTO evidence_chunk (evidence, organisation, number, content)
             VALUES ($1, $2, $3, $4)
        ON CONFLICT (evidence, number) DO UPDATE SET content = excluded.content)",
           file.id, file.organisation, number, content);
}

std::optional<vault::Sealed> chunk(storage::Transaction& tx, const OrganisationId& organisation, const EvidenceId& file,
                                   std::int64_t number)
{
    auto row = tx.first("SELECT content FROM evidence_chunk WHERE evidence = $1 AND organisation = $2 AND number = $3",
                        file, organisation, number);
    if (!row) return std::nullopt;
    return vault::Sealed{row->taken_bytes(0)};
}

std::set<std::int64_t> received(storage::Transaction& tx, const EvidenceId& file)
{
    std::set<std::int64_t> numbers;
    for (const auto& row : tx.all("SELECT number FROM evidence_chunk WHERE evidence = $1", file))
        numbers.insert(row.integer(0));
    return numbers;
}

void complete(storage::Transaction& tx, const File& file, const vault::Sealed& sha256, Instant at)
{
    tx.run(R"(
        UPDATE evidence
           SET state = 'complete', media_type = $2, location_inside = $3, sha256 = $4, completed_at = $5
         WHERE id = $1 AND state = 'uploading')",
           file.id, file.media_type, name_of(file.location), sha256, at);
}

void move_to(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment, const ReportId& report,
             const vault::Sealed& wrapped_key)
{
    tx.run(R"(
        UPDATE evidence
           SET compartment = $2, report = $3, wrapped_key = $4
         WHERE id = $1 AND report IS NULL)", file.id, compartment, report, wrapped_key);
}

void move_to(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment,
             const IncidentId& incident, const vault::Sealed& wrapped_key)
{
    tx.run("UPDATE evidence SET compartment = $2, incident = $3, wrapped_key = $4 WHERE id = $1",
           file.id, compartment, incident, wrapped_key);
}

void remove(storage::Transaction& tx, const EvidenceId& file)
{
    tx.run("DELETE FROM evidence_copy WHERE evidence = $1", file);
    tx.run("DELETE FROM evidence_chunk WHERE evidence = $1", file);
    tx.run("DELETE FROM evidence WHERE id = $1", file);
}

void add_copy(storage::Transaction& tx, const File& file, const vault::CompartmentId& compartment, std::string_view about,
              const vault::Sealed& wrapped_key)
{
    tx.run(R"(
        INSERT INTO evidence_copy (evidence, organisation, compartment, about, wrapped_key)
             VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (evidence, compartment) DO NOTHING)", file.id, file.organisation, compartment, about, wrapped_key);
}

bool is_copied(storage::Transaction& tx, const EvidenceId& file)
{
    return tx.first("SELECT 1 FROM evidence_copy WHERE evidence = $1 LIMIT 1", file).has_value();
}

std::vector<File> shown_with(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about)
{
    return tx.all_as(copy_in, "SELECT " EVIDENCE_COLUMNS ", " COPY_COLUMNS R"(
              FROM evidence_copy c
              JOIN evidence e ON e.id = c.evidence
             WHERE c.organisation = $1 AND c.about = $2
             ORDER BY e.created_at, e.id)", organisation, about);
}

void remove_copies(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about)
{
    const auto files = shown_with(tx, organisation, about);
    tx.run("DELETE FROM evidence_copy WHERE organisation = $1 AND about = $2", organisation, about);
    for (const auto& file : files) {
        const bool lies_in_an_entry = file.logbook_entry && tx.first("SELECT 1 FROM logbook_entry WHERE id = $1", *file.logbook_entry);
        if (file.is_waiting() && !lies_in_an_entry && !is_copied(tx, file.id)) remove(tx, file.id);
    }
}

std::int64_t remove_abandoned(storage::Transaction& tx, Instant begun_before)
{
    auto rows = tx.all("SELECT id FROM evidence WHERE state = 'uploading' AND created_at < $1", begun_before);
    for (const auto& row : rows) remove(tx, row.id<EvidenceId>(0));
    return static_cast<std::int64_t>(rows.size());
}

std::vector<File> of_report(storage::Transaction& tx, const ReportId& report)
{
    return tx.all_as(file_in,
        "SELECT " EVIDENCE_COLUMNS " FROM evidence e WHERE e.report = $1 ORDER BY e.created_at, e.id", report);
}

std::vector<File> of_entry(storage::Transaction& tx, const LogbookEntryId& entry)
{
    return tx.all_as(file_in,
        "SELECT " EVIDENCE_COLUMNS " FROM evidence e WHERE e.logbook_entry = $1 ORDER BY e.created_at, e.id", entry);
}

std::vector<File> of_incident(storage::Transaction& tx, const OrganisationId& organisation, const IncidentId& incident)
{
    return tx.all_as(file_in, "SELECT " EVIDENCE_COLUMNS R"(
          FROM evidence e
         WHERE e.organisation = $1 AND e.incident = $2
         ORDER BY e.created_at, e.id)", organisation, incident);
}

}  // namespace store
}  // namespace luwte::reports::evidence
