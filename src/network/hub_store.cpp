#include "network/hub_store.h"

#include <boost/json.hpp>

#include "base/require.h"
#include "http/shape_codec.h"

namespace luwte::network::store {
namespace {
namespace json = boost::json;

// Columns: id, organisation, name, kind, inhabitants, open_key, enrolled_at, left_at, last_serial, version
Participant participant_from(const storage::Row& row)
{
    return {row.id<ParticipantId>(0), row.id<OrganisationId>(1), row.text(2), kind_named(row.text(3)), row.integer(4), OpenKey{row.bytes(5)},
            row.instant(6), row.maybe_instant(7), row.integer(8), row.integer(9)};
}

template <class Shape>
Shape from_text(const std::string& text)
{
    auto value = http::from_json<Shape>(text);  // we wrote it
    REQUIRE_THAT_HOLDS(value);
    return *value;
}

// Columns from `first`: year, made_at, upkeep, totals
Told told_from(const storage::Row& row, std::size_t first)
{
    Told told{static_cast<int>(row.integer(first)), row.instant(first + 1), from_text<Upkeep>(row.text(first + 2)), {}};
    if (const auto totals = row.maybe_text(first + 3)) told.totals = from_text<Totals>(*totals);
    return told;
}

std::string text_of(const Behind& behind)
{
    json::object serials;
    for (const auto& [participant, serial] : behind) serials[participant] = serial;
    return json::serialize(serials);
}

Behind behind_from(const std::string& text)
{
    Behind serials;
    const auto value = json::parse(text);
    for (const auto& [participant, serial] : value.get_object()) serials[std::string{participant}] = serial.as_int64();
    return serials;
}

// Columns: kind, inhabitants
Group group_from(const storage::Row& row)
{
    const auto kind = kind_named(row.text(0));
    return {kind, size_of(kind, row.integer(1))};
}

// Columns: year, kind, size, made_at, behind, shown, figures
Kept kept_from(const storage::Row& row)
{
    return {static_cast<int>(row.integer(0)), {kind_named(row.text(1)), size_named(row.text(2))}, row.instant(3), behind_from(row.text(4)), row.flag(5), row.text(6)};
}
}  // namespace

void add(storage::Transaction& tx, const Participant& one)
{
    tx.run(R"(
        INSERT INTO network_participant (id, organisation, name, kind, inhabitants, open_key, fingerprint, enrolled_at, left_at, last_serial, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, 0, 1))",
           one.id, one.organisation, one.name, name_of(one.kind), one.inhabitants, one.key.bytes(), one.key.fingerprint(), one.enrolled_at);
}

bool change(storage::Transaction& tx, const Participant& one, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE network_participant
           SET name = $3, inhabitants = $4, open_key = $5, fingerprint = $6, left_at = $7, version = version + 1
         WHERE id = $1 AND version = $2)",
                  one.id, expected, one.name, one.inhabitants, one.key.bytes(), one.key.fingerprint(), one.left_at) == 1;
}

std::optional<Participant> find(storage::Transaction& tx, const OrganisationId& organisation, const ParticipantId& id)
{
    return tx.first_as(participant_from, R"(
        SELECT id, organisation, name, kind, inhabitants, open_key, enrolled_at, left_at, last_serial, version
          FROM network_participant
         WHERE organisation = $1 AND id = $2)", organisation, id);
}

std::optional<Participant> with_key(storage::Transaction& tx, std::string_view fingerprint)
{
    return tx.first_as(participant_from, R"(
        SELECT id, organisation, name, kind, inhabitants, open_key, enrolled_at, left_at, last_serial, version
          FROM network_participant
         WHERE fingerprint = $1)", fingerprint);
}

std::vector<Participant> participants(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(participant_from, R"(
             SELECT id, organisation, name, kind, inhabitants, open_key, enrolled_at, left_at, last_serial, version
               FROM network_participant
              WHERE organisation = $1
              ORDER BY name, id)", organisation);
}

bool seen(storage::Transaction& tx, const ParticipantId& participant, const Bytes& digest)
{
    return tx.first("SELECT 1 FROM network_message WHERE participant = $1 AND digest = $2", participant, digest).has_value();
}

void receive(storage::Transaction& tx, const Received& message)
{
    tx.run(R"(
        INSERT INTO network_message (participant, serial, digest, kind, year, received_at)
        VALUES ($1, $2, $3, $4, $5, $6))",
           message.participant, message.serial, message.digest, message.kind, message.year, message.at);
    tx.run("UPDATE network_participant SET last_serial = $2 WHERE id = $1", message.participant, message.serial);
}

void put(storage::Transaction& tx, const Participant& participant, const Publication& told)
{
    std::optional<std::int64_t> edition;
    if (told.totals) edition = told.totals->edition;
    const auto totals = told.totals ? std::optional{http::to_json(*told.totals)} : std::nullopt;
    tx.run(R"(
        INSERT INTO network_publication (organisation, participant, year, serial, made_at, edition, upkeep, totals)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (participant, year) DO UPDATE
           SET serial = excluded.serial, made_at = excluded.made_at, edition = excluded.edition, upkeep = excluded.upkeep, totals = excluded.totals)",
           participant.organisation, participant.id, told.year, told.serial, told.made_at, edition, http::to_json(told.upkeep), totals);
}

std::optional<std::int64_t> edition_of(storage::Transaction& tx, const ParticipantId& participant, int year)
{
    const auto row = tx.first("SELECT edition FROM network_publication WHERE participant = $1 AND year = $2", participant, year);
    return row ? row->maybe_integer(0) : std::nullopt;
}

bool remove(storage::Transaction& tx, const ParticipantId& participant, int year)
{
    return tx.run("DELETE FROM network_publication WHERE participant = $1 AND year = $2", participant, year) == 1;
}

std::map<std::string, std::vector<Told>> told(storage::Transaction& tx, const OrganisationId& organisation)
{
    std::map<std::string, std::vector<Told>> all;
    for (const auto& row :
         tx.all("SELECT participant, year, made_at, upkeep, totals FROM network_publication WHERE organisation = $1 ORDER BY participant, year DESC", organisation))
        all[row.text(0)].push_back(told_from(row, 1));
    return all;
}

std::vector<Told> told_by(storage::Transaction& tx, const ParticipantId& participant)
{
    std::vector<Told> all;
    for (const auto& row : tx.all("SELECT year, made_at, upkeep, totals FROM network_publication WHERE participant = $1 ORDER BY year DESC", participant))
        all.push_back(told_from(row, 0));
    return all;
}

std::map<Group, Behind> tellers(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    std::map<Group, Behind> all;
    for (const auto& row : tx.all(R"(
             SELECT p.kind, p.inhabitants, b.participant, b.serial
               FROM network_publication b
               JOIN network_participant p ON p.id = b.participant
              WHERE b.organisation = $1 AND b.year = $2 AND b.totals IS NOT NULL)", organisation, year))
        all[group_from(row)][row.text(2)] = row.integer(3);
    return all;
}

std::map<Group, std::vector<Contribution>> contributions(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    std::map<Group, std::vector<Contribution>> all;
    for (const auto& row : tx.all(R"(
             SELECT p.kind, p.inhabitants, b.participant, b.serial, b.totals
               FROM network_publication b
               JOIN network_participant p ON p.id = b.participant
              WHERE b.organisation = $1 AND b.year = $2 AND b.totals IS NOT NULL
              ORDER BY b.participant)", organisation, year))
        all[group_from(row)].push_back({row.id<ParticipantId>(2), row.integer(3), from_text<Totals>(row.text(4))});
    return all;
}

std::vector<Kept> benchmarks(storage::Transaction& tx, const std::optional<OrganisationId>& organisation, int year)
{
    return tx.all_as(kept_from, R"(
             SELECT year, kind, size, made_at, behind, shown, figures
               FROM network_benchmark
              WHERE (CAST($1 AS TEXT) IS NULL OR organisation = $1) AND year = $2
              ORDER BY kind, size)", organisation, year);
}

void keep(storage::Transaction& tx, const OrganisationId& organisation, const Kept& made)
{
    tx.run(R"(
        INSERT INTO network_benchmark (organisation, year, kind, size, made_at, behind, shown, figures)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (organisation, year, kind, size) DO UPDATE
           SET made_at = excluded.made_at, behind = excluded.behind, shown = excluded.shown, figures = excluded.figures)",
           organisation, made.year, name_of(made.group.kind), name_of(made.group.size), made.made_at, text_of(made.behind), made.shown, made.figures);
}

void hide_with(storage::Transaction& tx, const OrganisationId& organisation, int year, const ParticipantId& participant)
{
    for (const auto& one : benchmarks(tx, organisation, year))
        if (one.behind.contains(participant.text))
            tx.run("UPDATE network_benchmark SET shown = 0 WHERE organisation = $1 AND year = $2 AND kind = $3 AND size = $4", organisation, year,
                   name_of(one.group.kind), name_of(one.group.size));
}

}  // namespace luwte::network::store
