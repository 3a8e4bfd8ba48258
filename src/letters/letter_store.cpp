#include "letters/letter_store.h"

namespace luwte::letters::store {
namespace {

Letter letter_from(const storage::Row& row)
{
    return {row.id<LetterId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3), *kind_of(row.text(4)),
            row.instant(5), row.id<AccountId>(6), row.maybe_day(7), row.maybe_text(8), row.integer(9)};
}

}  // namespace

std::optional<Template> newest(storage::Transaction& tx, const OrganisationId& organisation, Kind kind, documents::Format format)
{
    const auto row = tx.first(R"(
        SELECT version, content, at, made_by
          FROM letter_template
         WHERE organisation = $1 AND kind = $2 AND format = $3
         ORDER BY version DESC
         LIMIT 1)",
                              organisation, name_of(kind), name_of(format));
    if (!row) return std::nullopt;
    return Template{kind, format, row->integer(0), row->maybe_bytes(1), row->instant(2), row->id<AccountId>(3)};
}

void add(storage::Transaction& tx, const OrganisationId& organisation, const Template& one)
{
    tx.run("INSERT INTO letter_template (id, organisation, kind, format, version, content, at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
           fresh_uuid(), organisation, name_of(one.kind), name_of(one.format), one.version, one.content, one.at, one.by);
}

void add(storage::Transaction& tx, const Letter& letter, const std::map<std::string, Bytes>& fields)
{
    tx.run(R"(
        INSERT INTO letter (id, organisation, incident, position, compartment, kind, drafted_at, drafted_by, sent_on, signed, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM letter WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10))",
           letter.id, letter.organisation, letter.incident, letter.compartment, name_of(letter.kind), letter.drafted, letter.by, letter.sent,
           letter.signed_file, letter.version);
    for (const auto& [field, words] : fields)
        tx.run("INSERT INTO letter_field (letter, organisation, field, words) VALUES ($1, $2, $3, $4)", letter.id, letter.organisation, field, words);
}

std::optional<Letter> find(storage::Transaction& tx, const OrganisationId& organisation, const LetterId& id)
{
    return tx.first_as(letter_from, R"(
        SELECT id, organisation, incident, compartment, kind, drafted_at, drafted_by, sent_on, signed, version
          FROM letter
         WHERE id = $1 AND organisation = $2)", id, organisation);
}

std::vector<Letter> letters_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(letter_from, R"(
             SELECT id, organisation, incident, compartment, kind, drafted_at, drafted_by, sent_on, signed, version
               FROM letter
              WHERE incident = $1
              ORDER BY drafted_at, position, id)", incident);
}

std::map<std::string, Bytes> fields_of(storage::Transaction& tx, const LetterId& id)
{
    std::map<std::string, Bytes> fields;
    for (const auto& row : tx.all("SELECT field, words FROM letter_field WHERE letter = $1", id)) fields[row.text(0)] = row.bytes(1);
    return fields;
}

bool save(storage::Transaction& tx, const Letter& letter, std::int64_t expected)
{
    return tx.run("UPDATE letter SET sent_on = $3, signed = $4, version = version + 1 WHERE id = $1 AND version = $2", letter.id, expected,
                  letter.sent, letter.signed_file) == 1;
}

void move_all(storage::Transaction& tx, const IncidentId& from, const IncidentId& into)
{
    tx.run("UPDATE letter SET incident = $2 WHERE incident = $1", from, into);
}

}  // namespace luwte::letters::store
