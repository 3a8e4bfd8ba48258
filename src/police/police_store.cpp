#include "police/police_store.h"

namespace luwte::police::store {
namespace {

template <class Enum>
std::optional<Enum> maybe(const std::optional<std::string>& name)
{
    if (!name) return std::nullopt;
    return from_name<Enum>(*name);
}
std::optional<std::string> maybe_name(const std::optional<Outcome>& outcome)
{
    if (!outcome) return std::nullopt;
    return std::string{name_of(*outcome)};
}

File file_from(const storage::Row& row)
{
    File file;
    file.id = row.id<FileId>(0);
    file.organisation = row.id<OrganisationId>(1);
    file.incident = row.id<IncidentId>(2);
    file.compartment = row.id<vault::CompartmentId>(3);
    file.kind = from_name<Kind>(row.text(4));
    file.state = from_name<State>(row.text(5));
    file.quality = row.maybe_text(6);
    file.joinder = row.flag(7);
    file.informed = row.flag(8);
    file.filed = row.maybe_day(9);
    file.outcome = maybe<Outcome>(row.maybe_text(10));
    file.started = row.instant(11);
    file.by = row.id<AccountId>(12);
    file.version = row.integer(13);
    file.texts = row.maybe_id<vault::CompartmentId>(14);
    return file;
}

void forget(storage::Transaction& tx, const FileId& id)
{
    tx.run("DELETE FROM police_person WHERE file = $1", id);
    tx.run("DELETE FROM police_offence WHERE file = $1", id);
    tx.run("DELETE FROM police_evidence WHERE file = $1", id);
    tx.run("DELETE FROM police_words WHERE file = $1", id);
}

}  // namespace

void add(storage::Transaction& tx, const OrganisationId& organisation, const AffectedId& affected, const Answered& one, Instant at)
{
    tx.run(R"(
        INSERT INTO police_consent (id, organisation, affected, position, compartment, state, happened_on, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM police_consent WHERE affected = $3), $4, $5, $6, $7, $8, $9))",
           one.id, organisation, affected, one.compartment, name_of(one.answer), one.on, one.words, at, one.by);
}

std::vector<Answered> answers_of(storage::Transaction& tx, const AffectedId& affected)
{
    std::vector<Answered> answers;
    for (const auto& row : tx.all(R"(
             SELECT id, compartment, state, happened_on, words, made_by
               FROM police_consent
              WHERE affected = $1
              ORDER BY position)",
                                  affected))
        answers.push_back({row.text(0), row.id<vault::CompartmentId>(1), from_name<ConsentAnswer>(row.text(2)), row.day(3), row.maybe_bytes(4),
                           row.id<AccountId>(5)});
    return answers;
}

std::optional<Wish> wish_of(storage::Transaction& tx, const AffectedId& affected)
{
    const auto row = tx.first("SELECT learned_on, wants, said_on, version FROM police_wish WHERE affected = $1", affected);
    if (!row) return std::nullopt;
    return Wish{row->day(0), from_name<Wants>(row->text(1)), row->maybe_day(2), row->integer(3)};
}

bool save(storage::Transaction& tx, const OrganisationId& organisation, const AffectedId& affected, const Wish& wish)
{
    if (wish.version == 0)
        return tx.run(R"(
            INSERT INTO police_wish (affected, organisation, learned_on, wants, said_on, version)
            VALUES ($1, $2, $3, $4, $5, 1)
            ON CONFLICT (affected) DO NOTHING)",
                      affected, organisation, wish.learned, name_of(wish.wants), wish.said) == 1;
    return tx.run(R"(
        UPDATE police_wish
           SET learned_on = $3, wants = $4, said_on = $5, version = version + 1
         WHERE affected = $1 AND version = $2)",
                  affected, wish.version, wish.learned, name_of(wish.wants), wish.said) == 1;
}

void add(storage::Transaction& tx, const File& file)
{
    tx.run(R"(
        INSERT INTO police_file (id, organisation, incident, position, compartment, kind, state, quality, joinder, informed, filed_on,
                                 outcome, started_at, started_by, version, texts)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM police_file WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                $15))",
           file.id, file.organisation, file.incident, file.compartment, name_of(file.kind), name_of(file.state), file.quality, file.joinder,
           file.informed, file.filed, maybe_name(file.outcome), file.started, file.by, file.version, file.texts);
}

std::optional<File> find(storage::Transaction& tx, const OrganisationId& organisation, const FileId& id)
{
    return tx.first_as(file_from, R"(
        SELECT id, organisation, incident, compartment, kind, state, quality, joinder, informed, filed_on, outcome, started_at,
               started_by, version, texts
          FROM police_file
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<File> files_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(file_from, R"(
             SELECT id, organisation, incident, compartment, kind, state, quality, joinder, informed, filed_on, outcome, started_at,
                    started_by, version, texts
               FROM police_file
              WHERE incident = $1
              ORDER BY started_at, position, id)", incident);
}

bool save(storage::Transaction& tx, const File& file, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE police_file
           SET state = $3, quality = $4, joinder = $5, informed = $6, filed_on = $7, outcome = $8, texts = $9, version = version + 1
         WHERE id = $1 AND version = $2)",
                  file.id, expected, name_of(file.state), file.quality, file.joinder, file.informed, file.filed,
                  maybe_name(file.outcome), file.texts) == 1;
}

Content content_of(storage::Transaction& tx, const FileId& id)
{
    Content content;
    for (const auto& row : tx.all("SELECT affected, by_number, known FROM police_person WHERE file = $1 ORDER BY affected", id))
        content.persons.push_back({row.id<AffectedId>(0), row.flag(1), from_name<OffenderKnows>(row.text(2))});
    for (const auto& row : tx.all("SELECT offence FROM police_offence WHERE file = $1 ORDER BY offence", id)) content.offences.push_back(row.text(0));
    for (const auto& row : tx.all("SELECT evidence, holder FROM police_evidence WHERE file = $1 ORDER BY evidence", id))
        content.evidence.push_back({row.text(0), row.maybe_bytes(1)});
    for (const auto& row : tx.all(R"(
             SELECT id, field, position, happened_on, words
               FROM police_words
              WHERE file = $1
              ORDER BY field, position)",
                                  id))
        content.words.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.maybe_day(3), row.bytes(4)});
    return content;
}

void replace(storage::Transaction& tx, const File& file, const Content& content)
{
    forget(tx, file.id);
    for (const auto& one : content.persons)
        tx.run("INSERT INTO police_person (file, affected, organisation, by_number, known) VALUES ($1, $2, $3, $4, $5)", file.id, one.affected,
               file.organisation, one.by_number, name_of(one.known));
    for (const auto& one : content.offences)
        tx.run("INSERT INTO police_offence (file, organisation, offence) VALUES ($1, $2, $3)", file.id, file.organisation, one);
    for (const auto& one : content.evidence)
        tx.run("INSERT INTO police_evidence (file, evidence, organisation, holder) VALUES ($1, $2, $3, $4)", file.id, one.id,
               file.organisation, one.holder);
    for (const auto& one : content.words)
        tx.run(R"(
            INSERT INTO police_words (id, organisation, file, field, position, happened_on, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7))",
               one.id, file.organisation, file.id, one.field, one.position, one.on, one.words);
}

void add(storage::Transaction& tx, const File& file, const Step& step)
{
    tx.run(R"(
        INSERT INTO police_step (id, organisation, file, position, kind, happens_on, outcome, words, at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM police_step WHERE file = $3), $4, $5, $6, $7, $8, $9))",
           step.id, file.organisation, file.id, name_of(step.kind), step.on, maybe_name(step.outcome), step.words, step.at, step.by);
}

std::vector<Step> steps_of(storage::Transaction& tx, const FileId& id)
{
    std::vector<Step> steps;
    for (const auto& row : tx.all(R"(
             SELECT id, kind, happens_on, outcome, words, at, made_by
               FROM police_step
              WHERE file = $1
              ORDER BY position)",
                                  id))
        steps.push_back({row.text(0), from_name<StepKind>(row.text(1)), row.day(2), maybe<Outcome>(row.maybe_text(3)), row.maybe_bytes(4),
                         row.instant(5), row.id<AccountId>(6)});
    return steps;
}

void add_package(storage::Transaction& tx, const File& file, const std::string& evidence, const AccountId& by, Instant at)
{
    tx.run("INSERT INTO police_package (evidence, organisation, file, at, made_by) VALUES ($1, $2, $3, $4, $5)", evidence, file.organisation,
           file.id, at, by);
}

std::set<std::string> packages_of(storage::Transaction& tx, const IncidentId& incident)
{
    std::set<std::string> packages;
    for (const auto& row : tx.all(R"(
             SELECT p.evidence
               FROM police_package p
               JOIN police_file f ON f.id = p.file
              WHERE f.incident = $1)",
                                  incident))
        packages.insert(row.text(0));
    return packages;
}

std::optional<std::string> address_of(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT address FROM police_address WHERE organisation = $1", organisation);
    if (!row) return std::nullopt;
    return row->text(0);
}

void keep_address(storage::Transaction& tx, const OrganisationId& organisation, const std::string& address)
{
    tx.run(R"(
        INSERT INTO police_address (organisation, address)
        VALUES ($1, $2)
        ON CONFLICT (organisation) DO UPDATE SET address = $2)", organisation, address);
}

void forget_offender(storage::Transaction& tx, const IncidentId& incident)
{
    tx.run(R"(
        DELETE FROM police_words
         WHERE field IN ('who', 'where')
           AND file IN (SELECT id FROM police_file WHERE incident = $1 AND state = 'draft'))",
           incident);
    outdate_drafts(tx, incident);
}

void outdate_drafts(storage::Transaction& tx, const IncidentId& incident)
{
    tx.run("UPDATE police_file SET version = version + 1 WHERE incident = $1 AND state = 'draft'", incident);
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE police_file SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::police::store
