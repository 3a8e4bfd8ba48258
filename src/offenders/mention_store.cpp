#include "offenders/mention_store.h"

#include "base/require.h"

namespace luwte::offenders::store {
namespace {
// The columns of the view offender_mention_whole, in its order.
Mention mention_from(const storage::Row& row)
{
    return {row.id<OffenderId>(0),
            row.id<OrganisationId>(1),
            row.id<IncidentId>(2),
            row.text(3),
            reports::known_of(row.text(4)),
            row.id<vault::CompartmentId>(5),
            row.maybe_bytes(6),
            row.maybe_id<vault::CompartmentId>(7),
            row.maybe_bytes(8),
            row.flag(9),
            row.flag(10),
            row.id<OffenderId>(11),
            row.maybe_instant(12),
            row.maybe_instant(13),
            row.instant(14)};
}

std::optional<Mention> maybe_mention(const std::optional<storage::Row>& row)
{
    if (!row) return std::nullopt;
    return mention_from(*row);
}
}  // namespace

void add(storage::Transaction& tx, const OrganisationId& organisation, const OffenderId& id, Instant now,
         const std::optional<reports::ReportId>& told_in)
{
    tx.run(R"(
        INSERT INTO offender_mention (offender, organisation, letter, filed, person, created_at, report)
        VALUES ($1, $2, 0, 0, $1, $3, $4)
        ON CONFLICT (offender) DO NOTHING)",
           id, organisation, now, told_in);
}

std::optional<reports::ReportId> told_in(storage::Transaction& tx, const OffenderId& id)
{
    const auto row = tx.first("SELECT report FROM offender_mention WHERE offender = $1", id);
    return row ? row->maybe_id<reports::ReportId>(0) : std::nullopt;
}

std::optional<Mention> find(storage::Transaction& tx, const OrganisationId& organisation, const OffenderId& id)
{
    return maybe_mention(tx.first(R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE offender = $1 AND organisation = $2)",
                                  id, organisation));
}

std::optional<Mention> find_for(storage::Transaction& tx, const OrganisationId& organisation, const OffenderId& id, const AccountId& reader)
{
    return maybe_mention(tx.first(R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE offender = $1 AND organisation = $2
           AND EXISTS (SELECT 1 FROM offender_reader r WHERE r.offender = m.offender AND r.account = $3))",
                                  id, organisation, reader));
}

std::vector<Mention> of_incident(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(mention_from, R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE incident = $1
         ORDER BY created_at, offender)", incident);
}

std::vector<Mention> of_person(storage::Transaction& tx, const OffenderId& person)
{
    return tx.all_as(mention_from, R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE person = $1
         ORDER BY created_at, offender)", person);
}

std::vector<Mention> of_person_for(storage::Transaction& tx, const OffenderId& person, const AccountId& reader)
{
    return tx.all_as(mention_from, R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE person = $1 AND EXISTS (SELECT 1 FROM offender_reader r WHERE r.offender = m.offender AND r.account = $2)
         ORDER BY created_at, offender)", person, reader);
}

std::vector<Listed> all_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    const auto listed = [](const storage::Row& row) {
        auto mention = mention_from(row);
        auto position = row.text(15) + " " + iso(mention.made) + " " + mention.id.text;
        return Listed{std::move(mention), std::move(position)};
    };
    return tx.all_as(listed, R"(
        SELECT m.*, i.occurred_at
          FROM offender_mention_whole m
          JOIN incident i ON i.id = m.incident
         WHERE m.organisation = $1 AND m.removed_at IS NULL
           AND EXISTS (SELECT 1 FROM offender_reader r WHERE r.offender = m.offender AND r.account = $2)
         ORDER BY i.occurred_at DESC, m.created_at DESC, m.offender DESC)", organisation, reader);
}

std::vector<Mention> unfiled(storage::Transaction& tx, const vault::CompartmentId& compartment, int at_most)
{
    return tx.all_as(mention_from, R"(
        SELECT m.*
          FROM offender_mention_whole m
         WHERE compartment = $1 AND filed = 0
         ORDER BY created_at, offender
         LIMIT $2)", compartment, at_most);
}

void keep_case_key(storage::Transaction& tx, const OffenderId& id, const vault::Sealed& key)
{
    tx.run("UPDATE offender_mention SET case_key = $2 WHERE offender = $1", id, key);
}

void put_in(storage::Transaction& tx, const OffenderId& id, const vault::CompartmentId& compartment, const Bytes& key, bool letter)
{
    tx.run("UPDATE offender_mention SET compartment = $2, register_key = $3, letter = $4 WHERE offender = $1", id, compartment, key,
           letter);
}

void take_out(storage::Transaction& tx, const OffenderId& id)
{
    unfile(tx, id);
    tx.run("UPDATE offender_mention SET compartment = NULL, register_key = NULL, letter = 0 WHERE offender = $1", id);
}

void set_person(storage::Transaction& tx, const OffenderId& id, const OffenderId& person)
{
    tx.run("UPDATE offender_mention SET person = $2 WHERE offender = $1", id, person);
}

void set_restricted(storage::Transaction& tx, const OffenderId& id, std::optional<Instant> since)
{
    tx.run("UPDATE offender_mention SET restricted_at = $2 WHERE offender = $1", id, since);
}

void remove(storage::Transaction& tx, const OffenderId& id, Instant now)
{
    unfile(tx, id);
    tx.run(R"(
        UPDATE offender_mention
           SET case_key = NULL, register_key = NULL, letter = 0, filed = 1, removed_at = $2
         WHERE offender = $1)",
           id, now);
}

void file(storage::Transaction& tx, const Mention& mention, const std::vector<linking::Token>& tokens)
{
    unfile(tx, mention.id);
    for (const auto token : tokens)
        tx.run(R"(
            INSERT INTO offender_token (compartment, token, offender, organisation) VALUES ($1, $2, $3, $4)
            ON CONFLICT (compartment, token, offender) DO NOTHING)",
               mention.compartment, token, mention.id, mention.organisation);
    tx.run("UPDATE offender_mention SET filed = 1 WHERE offender = $1", mention.id);
}

void unfile(storage::Transaction& tx, const OffenderId& id)
{
    tx.run("DELETE FROM offender_token WHERE offender = $1", id);
    tx.run("UPDATE offender_mention SET filed = 0 WHERE offender = $1", id);
}

std::vector<OffenderId> filed_under(storage::Transaction& tx, const vault::CompartmentId& compartment, linking::Token token)
{
    std::vector<OffenderId> persons;
    for (const auto& row : tx.all(R"(
             SELECT DISTINCT m.person
               FROM offender_token t
               JOIN offender_mention m ON m.offender = t.offender
              WHERE t.compartment = $1 AND t.token = $2
              LIMIT $3)",
                                  compartment, token, static_cast<std::int64_t>(linking::crowd) + 1))
        persons.push_back(row.id<OffenderId>(0));
    return persons;
}

KeptModel model(storage::Transaction& tx, const vault::CompartmentId& compartment)
{
    const auto row = tx.first("SELECT learned_from, model FROM offender_model WHERE compartment = $1", compartment);
    if (!row) return {};
    return {row->integer(0), row->bytes(1)};
}

void keep_model(storage::Transaction& tx, const OrganisationId& organisation, const vault::CompartmentId& compartment,
                std::int64_t learned_from, const vault::Sealed& model)
{
    tx.run(R"(
        INSERT INTO offender_model (compartment, organisation, learned_from, model) VALUES ($1, $2, $3, $4)
        ON CONFLICT (compartment) DO UPDATE SET learned_from = excluded.learned_from, model = excluded.model)",
           compartment, organisation, learned_from, model);
}

void forget_model(storage::Transaction& tx, const vault::CompartmentId& compartment)
{
    tx.run("DELETE FROM offender_model WHERE compartment = $1", compartment);
}

std::int64_t count_filed(storage::Transaction& tx, const vault::CompartmentId& compartment)
{
    return tx.first("SELECT COUNT(*) FROM offender_mention WHERE compartment = $1 AND filed = 1 AND removed_at IS NULL", compartment)
        ->integer(0);
}

Event event_of(storage::Transaction& tx, const IncidentId& id)
{
    const auto row = tx.first("SELECT reference, occurred_at, behaviour, form FROM incident WHERE id = $1", id);
    REQUIRE_THAT_HOLDS(row.has_value());
    Event event{id, row->text(0), row->instant(1), row->maybe_text(2), row->text(3), {}};
    for (const auto& affected : tx.all("SELECT DISTINCT role FROM incident_affected WHERE incident = $1 ORDER BY role", id))
        event.affected.push_back(affected.text(0));
    return event;
}

}  // namespace luwte::offenders::store
